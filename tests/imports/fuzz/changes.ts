import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { BOM, encoded, joined } from '../bytes.ts';

/** Something done to the bytes of a file. `at`, `from`, `to`: shares of its length. */
export type Change =
  | { readonly do: 'byte'; readonly at: number; readonly byte: number }
  | { readonly do: 'cut'; readonly at: number }
  | { readonly do: 'repeat'; readonly at: number; readonly times: number }
  | { readonly do: 'insert'; readonly at: number; readonly what: Inserted }
  | { readonly do: 'number'; readonly at: number; readonly value: number }
  | { readonly do: 'move'; readonly from: number; readonly to: number }
  | { readonly do: 'encode'; readonly at: number; readonly as: 'gb18030' | 'utf-16le' | 'utf-16be' | 'utf-8' }
  | { readonly do: 'mark'; readonly mark: keyof typeof BOM }
  | { readonly do: 'pack'; readonly as: 'zip' | 'gzip' };

const INSERTED = {
  'a huge cell': 'y'.repeat(700_000),
  'a huge quoted cell': `"${'长'.repeat(200_000)}"`,
  'a quote that stays open': ',"',
  'many cells': ','.repeat(5000),
  'many lines': '\n'.repeat(5000),
  'a line end of its own': '\r',
  'deep lists': '['.repeat(20_000),
  'deep records': '{"a":'.repeat(20_000),
  'deep elements': '<table><tr><td>'.repeat(2000),
  'spans without end': '<td colspan=99999999 rowspan=99999999>',
  'a formula': ',=HYPERLINK("http://x","y"),@SUM(1+1),-2+3|cmd',
  'a damaged id': ',1.23E+17,',
  'a number without end': '9'.repeat(400),
  'an impossible day': ',2026-02-30 25:61:61,',
  nothing: '\0\0\0\0',
} as const;
type Inserted = keyof typeof INSERTED;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('byte'), at: share, byte: fc.nat(255) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut'), at: share }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat'), at: share, times: fc.integer({ min: 1, max: 50 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert'), at: share, what: fc.constantFrom(...(Object.keys(INSERTED) as Inserted[])) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('number'), at: share, value: fc.constantFrom(...EDGES) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move'), from: share, to: share }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('encode'), at: share, as: fc.constantFrom('gb18030', 'utf-16le', 'utf-16be', 'utf-8') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mark'), mark: fc.constantFrom('utf8', 'utf16le', 'utf16be') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pack'), as: fc.constantFrom('zip', 'gzip') }) },
); // prettier-ignore

/** One to six changes, few of them as a rule. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(change, { minLength: 1, maxLength: 6 });

/** What was said in UTF-8 from some place on, said in another encoding: two halves that contradict each other. */
function reencoded(bytes: Uint8Array, at: number, as: 'gb18030' | 'utf-16le' | 'utf-16be' | 'utf-8'): Uint8Array {
  const text = new TextDecoder().decode(bytes.slice(at)).replaceAll('\ufffd', '?');
  const known = as === 'gb18030' ? text.replace(/[^\x20-\x7e\r\n\t\u4e00-\u9fa5]/g, '?') : text;
  return joined(bytes.slice(0, at), encoded(known, as));
}

function applied(bytes: Uint8Array, change: Change): Uint8Array {
  const place = (share: number) => Math.floor(share * bytes.length);
  if (change.do === 'cut') return bytes.slice(0, place(change.at));
  if (change.do === 'mark') return joined(BOM[change.mark], bytes);
  if (change.do === 'pack') return change.as === 'gzip' ? gzipSync(bytes) : zipSync({ 'a.csv': bytes });
  if (change.do === 'encode') return reencoded(bytes, place(change.at), change.as);
  if (change.do === 'repeat') {
    const tail = bytes.slice(place(change.at));
    return joined(bytes, ...Array.from({ length: change.times }, () => tail));
  }
  if (change.do === 'insert') {
    const at = place(change.at);
    return joined(bytes.slice(0, at), new TextEncoder().encode(INSERTED[change.what]), bytes.slice(at));
  }
  const next = bytes.slice();
  if (change.do === 'byte') next[Math.min(place(change.at), bytes.length - 1)] = change.byte;
  else if (change.do === 'move') next.copyWithin(place(change.to), place(change.from), place(change.from) + 64);
  else if (bytes.length >= 4) new DataView(next.buffer).setUint32(Math.min(place(change.at), bytes.length - 4), change.value, true); // prettier-ignore
  return next;
}

/** The largest file that is made of a seed. */
const LARGEST = 8 << 20;

/** A file after all changes, as long as it does not grow without end. */
export function changed(seed: Uint8Array, list: readonly Change[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    list.reduce<Uint8Array>((now, each) => {
      const next = applied(now, each);
      return next.length > LARGEST || next.length === 0 ? now : next;
    }, new Uint8Array(seed)),
  );
}
