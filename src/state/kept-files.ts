/** A file kept on the device, and what was said of it as text. */
export interface KeptFile {
  readonly file: File;
  readonly said: string;
}

/** What is kept, without reading it. */
export interface KeptList {
  readonly names: readonly string[];
  readonly bytes: number;
}

interface Entry {
  /** Name within the folder; never the user's. */
  readonly at: string;
  readonly name: string;
  readonly bytes: number;
  readonly said: string;
}

/** What the store needs of the browser, so that it can be tested without one. */
export interface KeptPlace {
  /** The folder of this page, made where there is none. */
  folder(): Promise<FileSystemDirectoryHandle>;
  /** Removes the folder and all that is in it. */
  remove(): Promise<void>;
  /** Runs work while no other tab does. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Tells the other tabs that something else is kept now. */
  changed(): void;
}

const MANIFEST = 'files.json';
const RESULTS = 'results.bin';
const FORMAT = 'kequn-files';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function entryOf(value: unknown): Entry | undefined {
  if (!isRecord(value)) return undefined;
  const { at, name, bytes, said } = value;
  if (typeof at !== 'string' || !/^[\w-]+$/.test(at) || typeof name !== 'string') return undefined;
  return typeof bytes === 'number' && typeof said === 'string' ? { at, name, bytes, said } : undefined;
}

/** The entries of a manifest; none where it is not one of ours. */
function entriesOf(text: string): readonly Entry[] {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value['format'] !== FORMAT || !Array.isArray(value['files'])) return [];
    return value['files'].flatMap((each: unknown) => entryOf(each) ?? []);
  } catch (cause) {
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
}

const ownPath = () => new URL('.', document.baseURI).pathname;
const channelOf = (path: string) => new BroadcastChannel(`kequn:${path}:files`);
/** Tells the messages of this tab from those of others. */
const TAB = crypto.randomUUID();

/** Calls back whenever another tab keeps or erases files. Returns how to stop. */
export function onKeptElsewhere(tell: () => void, path = ownPath()): () => void {
  if (typeof BroadcastChannel !== 'function') return () => undefined;
  const channel = channelOf(path);
  channel.onmessage = ({ data }) => {
    if (data !== TAB) tell();
  };
  return () => channel.close();
}

/** The private folder of this origin, under the path that the page is served from. */
export function browserPlace(path = ownPath()): KeptPlace {
  const name = `kequn ${encodeURIComponent(path)}`;
  const root = () => navigator.storage.getDirectory();
  return {
    folder: async () => (await root()).getDirectoryHandle(name, { create: true }),
    remove: async () => {
      await (await root()).removeEntry(name, { recursive: true }).catch(unlessMissing);
    },
    alone: (work) => navigator.locks.request(`kequn:${path}:files`, work),
    changed: () => {
      if (typeof BroadcastChannel !== 'function') return;
      const channel = channelOf(path);
      channel.postMessage(TAB);
      channel.close();
    },
  };
}

/** True where the browser can keep files at all. */
export const canKeepFiles = () =>
  typeof navigator.storage?.getDirectory === 'function' &&
  typeof navigator.locks?.request === 'function' &&
  typeof FileSystemFileHandle === 'function' &&
  'createWritable' in FileSystemFileHandle.prototype;

/** Hosts on which every account's pages share one origin, and so what is kept. */
export const isSharedHost = (host: string) =>
  /(?:^|\.)(?:github\.io|gitlab\.io|gitee\.io|codeberg\.page|neocities\.org)$/i.test(host);

/** Names the files that results are of. */
const headOf = (entries: readonly Entry[]) => `${entries.map(({ at }) => at).join(' ')}\n`;

function unlessMissing(cause: unknown): void {
  if (!(cause instanceof DOMException && cause.name === 'NotFoundError')) throw cause;
}

/**
 * Files kept in the origin's private file system. The manifest is written last and all at once, so a tab that is closed half-way
 * leaves what was kept before; tabs wait for each other.
 */
export class KeptStore {
  readonly #place: KeptPlace;

  constructor(place: KeptPlace) {
    this.#place = place;
  }

  /** What is kept; null: nothing. */
  list(): Promise<KeptList | null> {
    return this.#place.alone(async () => {
      const entries = await this.#entries(await this.#place.folder());
      if (entries.length === 0) return null;
      return { names: entries.map(({ name }) => name), bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
    });
  }

  /** Keeps these files instead of those that were kept before. Rejects, and keeps what there was, where they do not fit. */
  keep(files: readonly KeptFile[]): Promise<void> {
    return this.#place.alone(async () => {
      const folder = await this.#place.folder();
      const before = await this.#entries(folder);
      const entries: Entry[] = [];
      try {
        for (const { file, said } of files) {
          const at = crypto.randomUUID();
          entries.push({ at, name: file.name, bytes: file.size, said });
          await written(folder, at, file);
        }
        await written(folder, MANIFEST, new Blob([JSON.stringify({ format: FORMAT, version: 1, files: entries })]));
      } catch (cause) {
        await removed(folder, entries);
        throw cause;
      }
      await removed(folder, [...before, { at: RESULTS }]);
      this.#place.changed();
    });
  }

  /** The kept files, in their order; one that the browser has thrown away is left out. */
  read(): Promise<readonly KeptFile[]> {
    return this.#place.alone(async () => {
      const folder = await this.#place.folder();
      const files: KeptFile[] = [];
      for (const { at, name, said } of await this.#entries(folder)) {
        const handle = await folder.getFileHandle(at).catch(unlessMissing);
        if (handle) files.push({ file: new File([await handle.getFile()], name), said });
      }
      return files;
    });
  }

  /** Keeps what was computed of the kept files beside them; nothing where none are kept. */
  keepResults(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#place.alone(async () => {
      const folder = await this.#place.folder();
      const entries = await this.#entries(folder);
      if (entries.length > 0) await written(folder, RESULTS, new Blob([headOf(entries), bytes]));
    });
  }

  /** What was computed of the files that are kept now; null: nothing, or of others. */
  results(): Promise<Uint8Array | null> {
    return this.#place.alone(async () => {
      const folder = await this.#place.folder();
      const entries = await this.#entries(folder);
      const handle = await folder.getFileHandle(RESULTS).catch(unlessMissing);
      if (!handle || entries.length === 0) return null;
      const [file, head] = [await handle.getFile(), headOf(entries)];
      if ((await file.slice(0, head.length).text()) !== head) return null;
      return new Uint8Array(await file.slice(head.length).arrayBuffer());
    });
  }

  erase(): Promise<void> {
    return this.#place.alone(async () => {
      await this.#place.remove();
      this.#place.changed();
    });
  }

  async #entries(folder: FileSystemDirectoryHandle): Promise<readonly Entry[]> {
    const handle = await folder.getFileHandle(MANIFEST).catch(unlessMissing);
    return handle ? entriesOf(await (await handle.getFile()).text()) : [];
  }
}

async function written(folder: FileSystemDirectoryHandle, name: string, content: Blob): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await content.stream().pipeTo(writable);
}

async function removed(folder: FileSystemDirectoryHandle, entries: readonly Pick<Entry, 'at'>[]): Promise<void> {
  for (const { at } of entries) await folder.removeEntry(at).catch(unlessMissing);
}
