/** What systems put beside the files of a person, by its path: folders, hidden files, lock files of an open workbook. */
export function isOfSystem(path: string): boolean {
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  if (last === '' || parts.includes('__MACOSX')) return true;
  return parts.some((part) => part.startsWith('.')) || /^(?:~\$|thumbs\.db$|desktop\.ini$)/i.test(last);
}
