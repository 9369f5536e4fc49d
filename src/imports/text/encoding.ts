export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedAs {
  readonly encoding: Encoding;
  /** Set where the bytes contradict themselves: a UTF-8 mark over text in another encoding. */
  readonly warning?: 'mixed-encoding';
}

/** What one pass over the whole file has found out about it. */
export interface ByteEvidence {
  readonly head: Uint8Array;
  readonly isUtf8: boolean;
  readonly decodesAs: (encoding: 'gb18030' | 'big5') => Promise<boolean>;
}

const HAN = /[\u4e00-\u9fff]/g;

/** Shares of the double bytes that hold everyday letters of each encoding. */
interface Everyday {
  readonly pairs: number;
  readonly gb: number;
  readonly big5: number;
}

const isHigh = (byte: number) => byte >= 0xa1 && byte <= 0xfe;

/**
 * Everyday simplified letters lie in rows B0–D7 with both halves above A0, everyday traditional ones in rows A4–C6, and
 * each half of the latter may be ASCII. Text of the one falls into the other's rows only by half.
 */
function everyday(bytes: Uint8Array): Everyday {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    at++;
    const isMark = lead >= 0xa1 && lead <= 0xa3;
    pairs++;
    if (isHigh(trail) && (isMark || (lead >= 0xb0 && lead <= 0xd7))) gb++;
    if ((isHigh(trail) || (trail >= 0x40 && trail <= 0x7e)) && (isMark || (lead >= 0xa4 && lead <= 0xc6))) big5++;
  }
  return { pairs, gb, big5 };
}

/** Double bytes of everyday Chinese have both halves above A0; letters with accents followed by ASCII do not. */
function looksLikeGb(bytes: Uint8Array): boolean {
  let pairs = 0;
  let high = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) high++;
    at++;
  }
  return pairs > 0 && high / pairs >= 0.6;
}

/** Traditional text: clearly more everyday letters of Big5 than of GBK. */
function looksLikeBig5(bytes: Uint8Array): boolean {
  const { pairs, gb, big5 } = everyday(bytes);
  return pairs >= 2 && big5 >= pairs * 0.85 && big5 > gb * 1.15;
}

/** UTF-16 without a mark: every other byte is zero wherever the text is ASCII. */
function utf16Parity(head: Uint8Array): Encoding | undefined {
  const size = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < size; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  if (odd > size * 0.15 && even < odd / 4) return 'utf-16le';
  return even > size * 0.15 && odd < even / 4 ? 'utf-16be' : undefined;
}

/** 食品 in GBK is valid UTF-8 by accident: letters of U+0080–07FF, no Chinese at all, while GB18030 reads Chinese. */
function isAccidentalUtf8(head: Uint8Array): boolean {
  const utf8 = new TextDecoder('utf-8').decode(head);
  if (!/[\u0080-\u07ff]/.test(utf8) || /[\u3000-\u9fff\uff00-\uffef]/.test(utf8)) return false;
  const gb = new TextDecoder('gb18030').decode(head);
  const foreign = utf8.match(/[\u0080-\u07ff]/g)?.length ?? 0;
  return !gb.includes('\ufffd') && (gb.match(HAN)?.length ?? 0) * 2 >= foreign && looksLikeGb(head) && !isLatin(utf8);
}

/** Accented Latin text: its letters are é, ã, ü … within words, as GBK bytes never are. */
function isLatin(text: string): boolean {
  const words = text.match(/[A-Za-z]*[\u00c0-\u017f][A-Za-z\u00c0-\u017f]*/g) ?? [];
  return words.length > 0 && words.filter((word) => /[A-Za-z]/.test(word)).length * 2 >= words.length;
}

/** By mark, then strict UTF-8 over the whole file, then zero bytes, then Big5 or GB18030, else windows-1252. */
export async function encodingOf({ head, isUtf8, decodesAs }: ByteEvidence): Promise<DecodedAs> {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be' };
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  const parity = utf16Parity(head);
  if (parity) return { encoding: parity };
  if (isUtf8) return !marked && isAccidentalUtf8(head) ? { encoding: 'gb18030' } : { encoding: 'utf-8' };
  if (!marked && looksLikeBig5(head) && (await decodesAs('big5'))) return { encoding: 'big5' };
  const isGb = looksLikeGb(marked ? head.subarray(3) : head) && (marked || (await decodesAs('gb18030')));
  return { encoding: isGb ? 'gb18030' : 'windows-1252', ...(marked ? { warning: 'mixed-encoding' as const } : {}) };
}
