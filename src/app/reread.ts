import {
  ImportError,
  type Importer,
  type ImportOptions,
  type LoadedFile,
  type ReadingRules,
  type StagedFile,
} from '../imports/api';
import { takenAs } from '../imports/as-before';
import { withRules } from '../imports/retaken';

/** A loaded file, read once more and taken for what it was, with something else said of it; to be loaded in its own place. */
export async function reread(
  importer: Importer,
  file: LoadedFile,
  rules: ReadingRules,
  options: ImportOptions,
): Promise<StagedFile> {
  const source = importer.source(file);
  const { sheet } = file;
  const [read] = source
    ? await importer.stage([source], { ...options, ...(sheet === undefined ? {} : { sheet }) })
    : [];
  if (!read) throw new ImportError(file.name, { code: 'not-staged' });
  return takenAs(read, { ...file, rules: withRules(file.rules, rules) }, (each, change) =>
    importer.remap(each, change),
  );
}
