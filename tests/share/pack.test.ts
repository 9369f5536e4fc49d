import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import { packPlain } from '../../src/share/deflate.ts';
import { fromText, inflated, packKind, plainBody, toText } from '../../src/share/pack.ts';
import { readSnapshot } from '../../src/share/read.ts';
import { seal, unseal } from '../../src/share/seal.ts';
import { LIMITS, type Snapshot, SnapshotError } from '../../src/share/snapshot.ts';

const scope = { from: '2024-01-01', to: '2024-12-21', filters: { province: ['广东'] }, rule: DEFAULT_RULE };
export const SNAPSHOT: Snapshot = {
  kequn: 'snapshot',
  version: 1,
  name: '<img src=x onerror=alert(1)>',
  frozenAt: '2024-12-21 09:30',
  fragment: '#/overview',
  pages: ['overview'],
  isSample: true,
  currency: 'USD',
  extents: {
    orders: 100, customers: 50, firstDay: '2023-01-01', asOf: '2024-12-21', hasItems: true, hasProvince: true, hasChannel: true,
    responses: 0, responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
  },
  scopes: [scope],
  results: [
    { kind: 'rows', key: 'k1', id: 'lorenz', scope: 0, columns: { point: ['all'], customers: [50] }, hidden: 2 },
    { kind: 'missing', key: 'k2', id: 'nps', needs: ['responses'] },
    { kind: 'empty', key: 'k3', id: 'breakdown', scope: 0 },
  ],
}; // prettier-ignore

const said = (cause: unknown) => (cause instanceof SnapshotError ? cause.problem : `unexpected: ${String(cause)}`);
function problem(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (cause) {
    return said(cause);
  }
}
const failure = (work: Promise<unknown>) => work.then(() => 'none', said);
const opened = async (bytes: Uint8Array) => readSnapshot(await inflated(plainBody(bytes)));
const changed = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

describe('a packed snapshot', () => {
  it('is the same after a trip through an address', async () => {
    const text = toText(packPlain(SNAPSHOT));
    expect(text).toMatch(/^[\w-]+$/);
    const bytes = fromText(text);
    expect(packKind(bytes)).toBe('plain');
    expect(await opened(bytes)).toEqual(SNAPSHOT);
  });

  it('carries any bytes through an address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        expect([...fromText(toText(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it('is refused with a reason when it is cut, changed, newer, or something else', async () => {
    const bytes = packPlain(SNAPSHOT);
    expect(await failure(opened(bytes.subarray(0, bytes.length - 7)))).toBe('damaged');
    for (let at = 5; at < bytes.length; at += 11) expect(await failure(opened(changed(bytes, at)))).toBe('damaged');
    expect(problem(() => packKind(changed(bytes, 0)))).toBe('not-ours');
    expect(problem(() => packKind(Uint8Array.of(0x4b, 0x51, 0x4e, 9, 0, 1)))).toBe('newer');
    expect(problem(() => packKind(Uint8Array.of(0x4b, 0x51, 0x4e, 1, 7, 1)))).toBe('damaged');
    expect(problem(() => packKind(new Uint8Array()))).toBe('not-ours');
    expect(problem(() => packKind(new Uint8Array(LIMITS.packed + 1)))).toBe('too-big');
    expect(problem(() => fromText('not base64!'))).toBe('damaged');
    expect(problem(() => fromText('A'))).toBe('damaged');
  });

  it('is not inflated beyond what a snapshot can be', async () => {
    const bomb = deflateSync(new Uint8Array(LIMITS.inflated + 1), { level: 9 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await failure(inflated(bomb))).toBe('too-big');
    expect(await inflated(deflateSync(new TextEncoder().encode('群'.repeat(9000))))).toBe('群'.repeat(9000));
  });

  it('never fails but in words, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await failure(inflated(bytes))).not.toMatch(/^unexpected/);
        expect(problem(() => packKind(bytes))).not.toMatch(/^unexpected/);
      }),
    );
  });
});

describe('an encrypted snapshot', () => {
  it('opens with its passphrase only, and not once it was changed', { timeout: 60_000 }, async () => {
    const bytes = await seal(SNAPSHOT, '客群口令 2024');
    expect(packKind(bytes)).toBe('encrypted');
    expect(readSnapshot(await inflated(await unseal(bytes, '客群口令 2024')))).toEqual(SNAPSHOT);
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).not.toContain('overview');
    await expect(unseal(bytes, '客群口令 2025')).rejects.toMatchObject({ problem: 'passphrase' });
    for (const at of [12, 30, bytes.length - 1]) {
      await expect(unseal(changed(bytes, at), '客群口令 2024')).rejects.toMatchObject({ problem: 'passphrase' });
    }
    await expect(unseal(bytes.subarray(0, 30), '客群口令 2024')).rejects.toMatchObject({ problem: 'damaged' });
  });

  it('is refused when it asks for too few rounds, or for so many that the page would hang', async () => {
    const head = (rounds: number) =>
      Uint8Array.of(
        0x4b,
        0x51,
        0x4e,
        1,
        1,
        rounds >>> 24,
        rounds >>> 16,
        rounds >>> 8,
        rounds,
        ...new Array<number>(60).fill(0),
      );
    for (const rounds of [0, 1000, 599_999, 4_000_000_000]) {
      await expect(unseal(head(rounds), 'x')).rejects.toMatchObject({ problem: 'damaged' });
    }
  });
});

describe('a column that is one column by another', () => {
  it('is written as such and comes back exactly', async () => {
    const columns = { active: [1, 3, 0], size: [3, 7, 9], retention: [1 / 3, 3 / 7, 0], share: [0.1, 0.2, 0.7] };
    const ratios = {
      ...SNAPSHOT,
      results: [{ kind: 'rows' as const, key: 'k', id: 'x', scope: 0, columns, hidden: 0 }],
    };
    const json = await inflated(plainBody(packPlain(ratios)));
    expect(json).toContain('"retention":"active/size"');
    expect(readSnapshot(json)).toEqual(ratios);
  });
});

describe('what a snapshot says', () => {
  const reading = (change: unknown) =>
    problem(() => readSnapshot(JSON.stringify({ ...SNAPSHOT, ...(change as object) })));
  const rows = (columns: unknown) => [{ kind: 'rows', key: 'k', id: 'lorenz', scope: 0, hidden: 0, columns }];

  it('is checked part by part', () => {
    expect(reading({})).toBe('none');
    expect(problem(() => readSnapshot('{'))).toBe('damaged');
    expect(problem(() => readSnapshot('null'))).toBe('damaged');
    expect(reading({ kequn: 'dashboards' })).toBe('not-ours');
    expect(reading({ version: 2 })).toBe('newer');
    expect(reading({ version: '1' })).toBe('damaged');
    expect(reading({ frozenAt: '<b>' })).toBe('damaged');
    expect(reading({ name: 'x'.repeat(5000) })).toBe('damaged');
    expect(reading({ results: 'x' })).toBe('damaged');
    expect(reading({ results: rows({ point: ['a'], customers: [1, 2] }) })).toBe('damaged');
    expect(reading({ results: rows({ point: [{ toString: 1 }] }) })).toBe('damaged');
    expect(reading({ results: rows({ point: ['x'.repeat(601)] }) })).toBe('damaged');
    expect(reading({ results: rows({}) })).toBe('damaged');
    expect(reading({ results: rows({ a: [1], b: 'a/c' }) })).toBe('damaged');
    expect(reading({ results: rows({ a: [1], z: [0], b: 'a/z' }) })).toBe('damaged');
    expect(reading({ results: rows({ b: 'b/b' }) })).toBe('damaged');
    expect(reading({ results: [{ kind: 'rows', key: 'k', id: 'x', scope: 5, hidden: 0, columns: { a: [] } }] })).toBe(
      'damaged',
    );
    expect(reading({ results: [{ kind: 'script' }] })).toBe('damaged');
    expect(reading({ extents: { ...SNAPSHOT.extents, orders: -1 } })).toBe('damaged');
    expect(reading({ scopes: [{ ...scope, from: '2024-13-01' }], results: [] })).toBe('damaged');
  });

  it('is bounded in results, rows and cells', () => {
    expect(reading({ results: Array.from({ length: LIMITS.results + 1 }, () => SNAPSHOT.results[1]) })).toBe('too-big');
    expect(reading({ results: rows({ customers: new Array(LIMITS.rows + 1).fill(1) }) })).toBe('too-big');
    const full = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`c${i}`, new Array(LIMITS.rows).fill(1)]));
    expect(reading({ results: Array.from({ length: 6 }, () => rows(full)[0]) })).toBe('too-big');
  });

  it('holds no filter on something that is no attribute', () => {
    const read = readSnapshot(
      JSON.stringify({ ...SNAPSHOT, scopes: [{ ...scope, filters: { ...scope.filters, customer_id: ['x'] } }] }),
    );
    expect(read.scopes[0]?.filters).toEqual({ province: ['广东'] });
  });
});
