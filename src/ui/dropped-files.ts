import { isOfSystem } from '../util/of-system';

const { compare } = new Intl.Collator('en', { numeric: true });
const byName = (a: { readonly name: string }, b: { readonly name: string }) => compare(a.name, b.name);

/** The files of a drop, folders opened: in the order of their names, without what systems put there. Nothing is read yet. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...transfer.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** What cannot be had (it was moved away, or may not be read) stands as an empty file: it is turned down by its name, the others come in. */
async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  try {
    return await allOf(entry);
  } catch (cause) {
    console.warn(`${entry.fullPath} cannot be read`, cause);
    return [new File([], entry.name)];
  }
}

async function allOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const children = (await allEntries(entry.createReader())).filter(({ name }) => !isOfSystem(name));
  return (await Promise.all(children.sort(byName).map(filesOf))).flat();
}

/** A directory hands over at most 100 entries a call. */
async function allEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** The files of a folder that was picked, as those of one that was dropped. */
export function pickedFiles(files: Iterable<File>): File[] {
  const path = ({ webkitRelativePath, name }: File) => webkitRelativePath || name;
  return [...files].filter((file) => !isOfSystem(path(file))).sort((a, b) => compare(path(a), path(b)));
}

/** Files of a paste, or pasted rows of a spreadsheet as a tab-separated file. */
export function pastedFiles(clipboard: DataTransfer): File[] {
  if (clipboard.files.length > 0) return [...clipboard.files];
  const text = clipboard.getData('text/plain');
  return text.includes('\t') && text.includes('\n')
    ? [new File([text], 'clipboard.tsv', { type: 'text/tab-separated-values' })]
    : [];
}
