import { EngineSource } from '../../analyses/engine-source';
import type { Database } from '../../db/database';
import { createImporter } from '../../imports/importer';
import { localCube } from '../../model/cube/local';
import { generateSample } from '../../model/sample/generate';
import { Workspace } from '../../model/workspace';
import { inventoryOf } from '../work';
import { packAhead } from './file';
import { overviewQuestions } from './questions';
import { type AheadResults, aheadResults } from './results';

/** The sample files as they are fetched. */
export function sampleAsFiles(): readonly File[] {
  return Object.values(generateSample()).map(({ name, text }) => new File([text], name, { type: 'text/csv' }));
}

/** The sample in an empty database. */
export async function loadedSample(db: Database) {
  const workspace = await Workspace.create(db);
  const importer = createImporter(workspace);
  const { extents } = await importer.load(await importer.stage([...sampleAsFiles()]));
  return { workspace, extents, ...inventoryOf(importer.loaded()) };
}

/** Asks what the overview asks. For the build and its test: never run by the page. */
export function sampleResults(sample: Awaited<ReturnType<typeof loadedSample>>): Promise<AheadResults> {
  const { workspace, extents, notes, currency } = sample;
  const head = { name: '', at: '2000-01-01 00:00', isSample: true, notes, ...(currency && { currency }), extents };
  return aheadResults(new EngineSource(workspace, localCube(workspace)), overviewQuestions(extents), head);
}

/** The same as the file that the page fetches. */
export const packedSample = async (db: Database) => packAhead(await sampleResults(await loadedSample(db)));
