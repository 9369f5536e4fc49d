import type { ColumnMapping, FileKind, ReadingRules, Remapping, StagedFile } from './api';

/** What a file and its columns are to be taken for. */
export interface Wanted {
  readonly kind: FileKind;
  readonly hasHeader: boolean;
  readonly rules: ReadingRules;
  readonly mapping: readonly (Pick<ColumnMapping, 'column' | 'field'> & Partial<Pick<ColumnMapping, 'confidence'>>)[];
}

/** Columns whose field is another than the one wanted, or less sure than it was; a column nobody spoke of is none of them. */
function differing(file: StagedFile, { mapping }: Wanted): ReadonlyMap<string, string | null> {
  const wanted = new Map(mapping.map((each) => [each.column, each]));
  return new Map(
    file.mapping.flatMap(({ column, field, confidence }) => {
      const known = wanted.get(column);
      const isAsWanted = known?.field === field && (field === null || known.confidence !== 1 || confidence === 1);
      return known === undefined || isAsWanted ? [] : [[column, known.field] as const];
    }),
  );
}

/** The file taken for what is wanted, with as few changes as that takes: what is guessed alike stays a guess with its doubts. */
export async function takenAs<T extends StagedFile>(
  file: T,
  wanted: Wanted,
  remap: (file: T, change: Remapping) => Promise<T>,
): Promise<T> {
  const { kind, hasHeader, rules } = wanted;
  const isOther = kind !== file.kind || hasHeader !== file.hasHeader;
  const next = isOther ? await remap(file, { kind, hasHeader }) : file;
  const fields = differing(next, wanted);
  const isSaid = Object.keys(rules).length > 0;
  if (fields.size === 0 && !isSaid) return next;
  return remap(next, { fields: Object.fromEntries(fields), ...(isSaid ? { rules } : {}) });
}
