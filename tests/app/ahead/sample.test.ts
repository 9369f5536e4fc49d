import { beforeAll, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../../src/analyses/analysis.ts';
import { EngineSource } from '../../../src/analyses/engine-source.ts';
import { loadedSample, sampleResults } from '../../../src/app/ahead/compute.ts';
import { packAhead, unpackAhead } from '../../../src/app/ahead/file.ts';
import { overviewQuestions } from '../../../src/app/ahead/questions.ts';
import type { AheadResults } from '../../../src/app/ahead/results.ts';
import { localCube } from '../../../src/model/cube/local.ts';
import { FrozenSource } from '../../../src/share/frozen-source.ts';
import { SnapshotError } from '../../../src/share/snapshot.ts';
import { openEngine } from '../../support/engine.ts';

let sample: Awaited<ReturnType<typeof loadedSample>>;
let bytes: Uint8Array;
let results: AheadResults;
beforeAll(async () => {
  sample = await loadedSample(await openEngine());
  bytes = await packAhead(await sampleResults(sample));
  results = await unpackAhead(bytes);
});

it('what is shown of the sample ahead of its data is what its data say, number for number', async () => {
  const { workspace, extents, notes } = sample;
  expect({ ...results.snapshot.extents, ordersWithoutCustomer: extents.ordersWithoutCustomer }).toEqual(extents);
  expect(results.notes).toBe(notes);

  const [ahead, live] = [new FrozenSource(results.snapshot), new EngineSource(workspace, localCube(workspace))];
  const questions = overviewQuestions(extents);
  expect(questions.length).toBeGreaterThanOrEqual(13);
  for (const { analysis, params, scope } of questions) {
    // Each number from its own statement, not from the arrays of the cube that the file was made with.
    const bySql: AnyAnalysis = { ...analysis, quick: async () => undefined };
    const [shown, found] = [
      await ahead.get({ analysis, params, scope }),
      await live.get({ analysis: bySql, params, scope }),
    ];
    expect(shown.kind, analysis.id).toBe(found.kind);
    if (shown.kind !== 'rows' || found.kind !== 'rows') continue;
    expect(shown.scope, analysis.id).toEqual(found.scope);
    expect(shown.rows.length, analysis.id).toBe(found.rows.length);
    for (const [i, row] of found.rows.entries())
      for (const [column, value] of Object.entries(row)) {
        const got = shown.rows[i]?.[column];
        const where = `${analysis.id} row ${i} ${column}`;
        if (typeof value === 'number') expect(got, where).toBeCloseTo(value, 6);
        else expect(got, where).toBe(value);
      }
  }
});

it('is a small file', () => {
  expect(bytes.length).toBeLessThan(40_000);
});

it('a file that is cut or of another kind is refused', async () => {
  await expect(unpackAhead(bytes.slice(0, 4000))).rejects.toThrow(SnapshotError);
  const { deflateSync } = await import('fflate');
  const other = deflateSync(new TextEncoder().encode('{"format":"other","snapshot":"{}"}'));
  await expect(unpackAhead(other)).rejects.toThrow('not-ours');
});
