import type { FirstLook } from '../model/cube/first-look';
import type { Workspace } from '../model/workspace';
import {
  type FileKind,
  ImportError,
  type Importer,
  type ImportOptions,
  type ImportReport,
  type LoadedFile,
  type LoadOptions,
  type Problem,
  type StagedFile,
  type StageOptions,
} from './api';
import { takenAs } from './as-before';
import { loadBatch } from './batch';
import type { FileReading, ReadTable } from './format';
import { clearTables, prepare } from './load/load';
import { withMerged } from './merged';
import { previewOf } from './preview';
import { FIELDS } from './recognise/fields';
import { recognise } from './recognise/recognise';
import { asKnown, isSameFile, judged, REFUSED, report, withoutWaiting, withReturns } from './report';
import { retaken } from './retaken';
import { withSheets } from './sheets';
import { Shelf } from './shelf';
import { columnsOf } from './staging';

/** What a sheet that was asked for is called, once. */
function sheetName(file: string, sheet: string | undefined): string {
  const suffix = sheet === undefined ? '' : ` [${sheet}]`;
  return file.endsWith(suffix) ? file : `${file}${suffix}`;
}

/** An archive may lie in an archive, but no deeper. */
const NESTED = 2;

/** A loaded file that is read once more. */
interface Again {
  readonly file: StagedFile;
  readonly was: LoadedFile;
  readonly before: boolean;
}

const readHere: FileReading = async (file, options) => (await import('./reader')).readFile(file, options);

/** The same where there is no worker: files are read on the spot. The page does not ask for it, so that readers are fetched by its worker only. */
export function createImporter(workspace: Workspace, read: FileReading = readHere): Importer {
  return new WorkspaceImporter(workspace, read);
}

/** The importer of a workspace, which reads files as it is told to. */
export class WorkspaceImporter implements Importer {
  readonly #workspace: Workspace;
  readonly #read: FileReading;
  readonly #shelf: Shelf;
  #loaded: readonly LoadedFile[] = [];
  #next = 1;
  #ready: Promise<void> | undefined;

  constructor(workspace: Workspace, read: FileReading) {
    this.#workspace = workspace;
    this.#shelf = new Shelf(workspace.db, read);
    this.#read = read;
  }

  async stage(files: readonly File[], options: StageOptions = {}): Promise<readonly StagedFile[]> {
    this.#prepared().catch(() => undefined);
    const staged: StagedFile[] = [];
    try {
      for (const file of files) staged.push(...(await this.#stageOne(file, options)));
      options.signal?.throwIfAborted();
    } catch (cause) {
      await this.drop(staged);
      throw cause;
    }
    const batch = staged.map(({ id }) => id);
    return staged.map((file) => this.#judged(file, batch));
  }

  async remap(file: StagedFile, change: Parameters<Importer['remap']>[1]): Promise<StagedFile> {
    const held = this.#shelf.get(file);
    const { hasHeader, rules, known, kept } = retaken(file, held, change);
    const next = await this.#shelf.describe({ ...file, rules }, { ...held, hasHeader }, known, kept);
    return this.#judged(next, this.#shelf.ids);
  }

  async load(files: readonly StagedFile[], options: LoadOptions = {}): Promise<ImportReport> {
    await this.#prepared();
    const leaving = new Set(options.without);
    const afresh = leaving.size > 0;
    const base = afresh ? [] : this.#loaded;
    const again = afresh ? await this.#again(leaving, options) : [];
    try {
      const place = again.filter(({ before }) => before).length;
      const stays = again.map(({ file }) => file);
      const all = [...stays.slice(0, place), ...files, ...stays.slice(place)];
      const ids = all.map(({ id }) => id);
      const wanted = all.map((file) => this.#judged(file, ids, base));
      const fresh = wanted.filter(
        (file, index) => ![...base, ...wanted.slice(0, index)].some((other) => isSameFile(file, other)),
      );
      for (const { id, name, blocked } of fresh) {
        if (blocked) throw new ImportError(name, blocked);
        this.#shelf.get({ id, name });
      }
      const sql = options.signal ? { signal: options.signal } : {};
      const loadingOf = (file: StagedFile) => this.#shelf.loading(file, sql);
      const isFirst = this.#loaded.length === 0;
      const batch = { files: fresh, loadingOf, isFirst, afresh };
      const load = () => loadBatch(this.#workspace, batch, options);
      const { results, extents, returns, merged } = await this.#shelf.withText(load, options.signal);
      const known = new Map(again.map(({ file, was }) => [file.id, was]));
      const reported = wanted.map((file) => {
        const loaded = report(file, results.get(file.id), this.#shelf.tableOf(file.id));
        return { isLoaded: results.has(file.id), was: known.get(file.id), loaded };
      });
      const loaded = reported.flatMap((each) => (each.isLoaded ? asKnown(each.loaded, each.was) : []));
      this.#loaded = withSheets(withMerged(withReturns(withoutWaiting([...base, ...loaded]), returns), merged));
      await this.drop(files);
      const told = reported.flatMap((each) => (each.was ? [] : each.loaded));
      return { files: withMerged(withReturns(told, returns), merged), extents };
    } finally {
      await this.drop(again.map(({ file }) => file));
    }
  }

  look(files: readonly StagedFile[]): FirstLook | undefined {
    const [file, ...others] = files;
    const isAlone = file?.kind === 'orders' && others.length === 0 && this.#loaded.length === 0;
    return isAlone && !file.blocked ? this.#shelf.look(file) : undefined;
  }

  async drop(files: readonly StagedFile[]): Promise<void> {
    await this.#shelf.drop(files, this.#loaded);
  }

  async clear(): Promise<void> {
    await this.#prepared();
    await clearTables(this.#workspace.db);
    await this.#workspace.rebuildFacts();
    this.#loaded = [];
    await this.drop([]);
  }

  loaded(): readonly LoadedFile[] {
    return this.#loaded;
  }

  source(file: StagedFile): File | undefined {
    return this.#shelf.source(file);
  }

  async preview(file: StagedFile) {
    return this.#shelf.withText(() => previewOf(this.#workspace.db, this.#shelf.get(file), file.kind));
  }

  choices(kind: FileKind) {
    return FIELDS[kind];
  }

  #prepared(): Promise<void> {
    this.#ready ??= prepare(this.#workspace.db);
    return this.#ready;
  }

  /** One file, or all files of an archive. */
  async #stageOne(file: File, options: StageOptions, depth = 0): Promise<readonly StagedFile[]> {
    const { signal, sheet, onProgress } = options;
    const result = await this.#read(file, {
      ...(signal ? { signal } : {}),
      ...(sheet === undefined ? {} : { sheet }),
      onShare: (share) => onProgress?.({ file: file.name, phase: 'reading', share }),
    });
    signal?.throwIfAborted();
    if ('refused' in result) return [this.#refused(file.name, file.size, result.refused)];
    if (!('parts' in result)) return [await this.#hold(file, result, options)];
    if (depth >= NESTED) return [this.#refused(file.name, file.size, { code: 'nested-archive' })];
    const staged: StagedFile[] = [];
    try {
      for (const part of result.parts) {
        if (part instanceof File) staged.push(...(await this.#stageOne(part, options, depth + 1)));
        else staged.push(this.#refused(part.name, part.bytes, part.refused));
      }
    } catch (cause) {
      await this.drop(staged);
      throw cause;
    }
    return staged;
  }

  /** The loaded files that stay, read and taken for what they were once more. `before`: ahead of what leaves. */
  async #again(leaving: ReadonlySet<string>, options: ImportOptions): Promise<readonly Again[]> {
    const again: Again[] = [];
    const first = this.#loaded.findIndex(({ id }) => leaving.has(id));
    try {
      for (const [index, was] of this.#loaded.entries()) {
        if (leaving.has(was.id)) continue;
        const source = this.source(was);
        const [file] = source
          ? await this.#stageOne(source, { ...options, ...(was.sheet === undefined ? {} : { sheet: was.sheet }) })
          : [];
        if (!file || !this.#shelf.has(file.id))
          throw new ImportError(was.name, file?.blocked ?? { code: 'not-staged' });
        again.push({ file: await takenAs(file, was, this.remap.bind(this)), was, before: index < first });
      }
    } catch (cause) {
      await this.drop(again.map(({ file }) => file));
      throw cause;
    }
    return again;
  }

  #refused(name: string, bytes: number, blocked: Problem): StagedFile {
    const id = `file-${this.#next++}`;
    return { id, name, bytes, content: id, ...REFUSED, blocked };
  }

  async #hold(file: File, table: ReadTable, { sheet, onProgress }: StageOptions): Promise<StagedFile> {
    const id = `file-${this.#next++}`;
    onProgress?.({ file: file.name, phase: 'recognising', share: null, rows: table.rows });
    const { hasHeader, format, encoding, delimiter } = table;
    const known = recognise(columnsOf(table, hasHeader), file.name, hasHeader);
    const held = await this.#shelf.hold(id, file, table, { kind: known.kind, hasHeader, sheet });
    const { content } = held;
    const name = this.#ownName(sheetName(file.name, sheet), content);
    const sheets = {
      ...(sheet === undefined ? {} : { sheet }),
      ...(table.sheets ? { sheets: table.sheets } : {}),
      ...(table.sheetName === undefined ? {} : { sheetName: table.sheetName }),
    };
    const base = { id, name, bytes: file.size, content, ...REFUSED, ...sheets, format, encoding, delimiter };
    return this.#shelf.describe(base, held, known, table.warnings);
  }

  /** Files of one name and other contents get a number: monthly exports often share their name. */
  #ownName(name: string, content: string): string {
    const isTaken = (wanted: string) =>
      [...this.#loaded, ...this.#shelf.named].some((other) => other.name === wanted && other.content !== content);
    let wanted = name;
    for (let number = 2; isTaken(wanted); number++) wanted = name.replace(/(\.\w{1,7})?$/, ` (${number})$1`);
    return wanted;
  }

  #judged(file: StagedFile, batch: readonly string[], loaded = this.#loaded): StagedFile {
    const others = batch.flatMap((id) => (id === file.id ? [] : [this.#shelf.kindOf(id)]));
    return judged(file, others, loaded);
  }
}
