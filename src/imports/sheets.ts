import type { LoadedFile, SheetInfo, StagedFile } from './api';

/** The other sheets of a workbook that could be used as well. */
export const usableSheets = ({ sheets = [] }: StagedFile): readonly SheetInfo[] =>
  sheets.filter(({ kind }) => kind !== 'refused');

/** True for a workbook of several sheets that can be used, as long as nobody said which of them to load. */
export const asksSheets = (file: StagedFile): boolean =>
  file.sheet === undefined && file.rules.sheets === undefined && usableSheets(file).length > 0;

const rest = (names: unknown, loaded: ReadonlySet<string>): string =>
  String(names ?? '')
    .split('\n')
    .filter((name) => !loaded.has(name))
    .join('\n');

/** Files that no longer speak of sheets that were loaded since, or that somebody decided on. */
export function withSheets(files: readonly LoadedFile[]): readonly LoadedFile[] {
  return files.map((file) => {
    const others = files.filter(({ content }) => content.startsWith(`${file.content}#`));
    const loaded = new Set(others.flatMap(({ sheet }) => sheet ?? []));
    const warnings = file.warnings.flatMap((warning) => {
      if (warning.code !== 'other-sheets') return [warning];
      const { hidden, sheets, ...values } = warning.values ?? {};
      const left = file.rules.sheets === undefined ? rest(sheets, loaded) : '';
      const unseen = rest(hidden, loaded);
      return left === ''
        ? []
        : [{ ...warning, values: { ...values, sheets: left, ...(unseen === '' ? {} : { hidden: unseen }) } }];
    });
    return { ...file, warnings };
  });
}
