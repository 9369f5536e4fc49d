import type { ColumnMapping, FileKind, Remapping, StagedFile } from './api';

/** What a file and its columns are to be taken for. */
export interface Wanted {
  readonly kind: FileKind;
  readonly hasHeader: boolean;
  readonly mapping: readonly Pick<ColumnMapping, 'column' | 'field'>[];
}

/** Columns whose field is another than the one wanted; a column nobody spoke of is none of them. */
function differing(file: StagedFile, { mapping }: Wanted): ReadonlyMap<string, string | null> {
  const fields = new Map(mapping.map(({ column, field }) => [column, field]));
  return new Map(
    file.mapping.flatMap(({ column, field }) => {
      const wanted = fields.get(column);
      return wanted === undefined || wanted === field ? [] : [[column, wanted] as const];
    }),
  );
}

/** The file taken for what is wanted, with as few changes as that takes: what is guessed alike stays a guess with its doubts. */
export async function takenAs<T extends StagedFile>(
  file: T,
  wanted: Wanted,
  remap: (file: T, change: Remapping) => Promise<T>,
): Promise<T> {
  const { kind, hasHeader } = wanted;
  const isOther = kind !== file.kind || hasHeader !== file.hasHeader;
  const next = isOther ? await remap(file, { kind, hasHeader }) : file;
  const fields = differing(next, wanted);
  return fields.size === 0 ? next : remap(next, { fields: Object.fromEntries(fields) });
}
