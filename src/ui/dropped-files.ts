/** The files of a drop, folders opened. Names only; nothing is read yet. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...transfer.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}

function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry || entry.isFile) {
    return new Promise((resolve, reject) => (entry as FileSystemFileEntry).file((file) => resolve([file]), reject));
  }
  return allEntries((entry as FileSystemDirectoryEntry).createReader()).then(async (children) =>
    (await Promise.all(children.filter(({ name }) => !name.startsWith('.')).map(filesOf))).flat(),
  );
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

/** Files of a paste, or pasted rows of a spreadsheet as a tab-separated file. */
export function pastedFiles(clipboard: DataTransfer): File[] {
  if (clipboard.files.length > 0) return [...clipboard.files];
  const text = clipboard.getData('text/plain');
  return text.includes('\t') && text.includes('\n')
    ? [new File([text], 'clipboard.tsv', { type: 'text/tab-separated-values' })]
    : [];
}
