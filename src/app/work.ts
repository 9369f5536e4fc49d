import { ImportError, type LoadedFile, type StagedFile } from '../imports/api';
import { saidCurrency } from '../imports/currency';
import type { ImportWork } from '../pages/services';

export const IDLE: ImportWork = { progress: null, pending: [], report: null, refused: [], failure: null };

/** What a set of files is called in the data chip: the first name, and how many more. */
function nameOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} +${others.length}`;
}

/** What the loaded files are called, what is to be kept in mind of them and what their amounts are in. */
export function inventoryOf(files: readonly LoadedFile[]) {
  const said = saidCurrency(files);
  return {
    name: nameOf(files.map(({ name }) => name)),
    notes: files.reduce(
      (sum, { warnings, mapping }) => sum + warnings.length + mapping.filter(({ warning }) => warning).length,
      0,
    ),
    ...(said.kind === 'one' && { currency: said.currency }),
  };
}

/** Why reading or loading `file` failed, for the page to say. */
export function failureOf(cause: unknown, file: string): NonNullable<ImportWork['failure']> {
  if (cause instanceof ImportError) return { file: cause.file, ...cause.problem };
  return { file, code: 'unexpected', values: { message: cause instanceof Error ? cause.message : String(cause) } };
}

/** The waiting and refused files but for those that wait no longer. */
export function withoutFiles(work: ImportWork, gone: readonly StagedFile[]): Pick<ImportWork, 'pending' | 'refused'> {
  const ids = new Set(gone.map(({ id }) => id));
  const waits = ({ id }: StagedFile) => !ids.has(id);
  return { pending: work.pending.filter(waits), refused: work.refused.filter(waits) };
}
