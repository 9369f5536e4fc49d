import { QueryError } from '../db/errors';
import type { Workspace } from '../model/workspace';
import {
  type FileKind,
  ImportError,
  type Importer,
  type ImportOptions,
  type ImportReport,
  type LoadedFile,
  type Problem,
  type StagedFile,
} from './api';
import { onlyOrders } from './only-orders';
import type { FileReading, ReadTable } from './format';
import type { Loaded, Loading } from './load/context';
import { clearTables, link, LOAD_ORDER, loadFile, prepare, settleFile, sweep } from './load/load';
import type { Staged } from './load/relation';
import { FIELDS } from './recognise/fields';
import { recognise, recogniseAs, type Recognised } from './recognise/recognise';
import { isSameFile, judged, REFUSED, report, withoutWaiting } from './report';
import { Sources } from './sources';
import { chosen, columnsOf, describe } from './staging';

/** An archive may lie in an archive, but no deeper. */
const NESTED = 2;

interface Held extends Staged {
  readonly kind: FileKind;
  readonly release: () => Promise<void>;
}

const readHere: FileReading = async (file, options) => (await import('./reader')).readFile(file, options);

/** Imports files into the workspace's tables. `read` is given by the page (a worker); tests read directly. */
export function createImporter(workspace: Workspace, read: FileReading = readHere): Importer {
  return new WorkspaceImporter(workspace, read);
}

class WorkspaceImporter implements Importer {
  readonly #workspace: Workspace;
  readonly #read: FileReading;
  readonly #held = new Map<string, Held>();
  readonly #sources = new Sources();
  #loaded: readonly LoadedFile[] = [];
  #next = 1;
  #ready: Promise<void> | undefined;

  constructor(workspace: Workspace, read: FileReading) {
    this.#workspace = workspace;
    this.#read = read;
  }

  async stage(files: readonly File[], options: ImportOptions = {}): Promise<readonly StagedFile[]> {
    await this.#prepared();
    const staged: StagedFile[] = [];
    try {
      for (const file of files) staged.push(...(await this.#stageOne(file, options)));
    } catch (cause) {
      await this.drop(staged);
      throw cause;
    }
    const batch = staged.map(({ id }) => id);
    return staged.map((file) => this.#judged(file, batch));
  }

  async remap(file: StagedFile, change: Parameters<Importer['remap']>[1]): Promise<StagedFile> {
    const held = this.#held.get(file.id);
    if (!held) throw new ImportError(file.name, { code: 'not-staged' });
    const hasHeader = change.hasHeader ?? held.hasHeader;
    const isNew = hasHeader !== held.hasHeader;
    const columns = columnsOf(held.table, hasHeader);
    const kind = change.kind ?? file.kind;
    const known: Recognised =
      isNew && change.kind === undefined
        ? recognise(columns, file.name, hasHeader)
        : recogniseAs(columns, file.name, kind, hasHeader);
    const base = isNew || change.kind !== undefined ? known.guesses : file.mapping;
    const guesses = chosen(columns, base, change.fields ?? {});
    const layout = change.kind !== undefined || isNew ? known.layout : file.layout;
    const kept = file.warnings.filter(({ code }) => !RECOGNITION_WARNINGS.has(code));
    const next = await this.#describe(
      file,
      { ...held, hasHeader },
      { ...known, kind: isNew && change.kind === undefined ? known.kind : kind, layout, guesses },
      kept,
    );
    return this.#judged(next, [...this.#held.keys()]);
  }

  async load(files: readonly StagedFile[], options: ImportOptions = {}): Promise<ImportReport> {
    const { db } = this.#workspace;
    const signal = options.signal;
    const sql = signal ? { signal } : {};
    await this.#prepared();
    const isRepeat = (file: StagedFile) => this.#loaded.some((other) => isSameFile(file, other));
    const fresh = files.filter(
      (file, index) => !isRepeat(file) && !files.slice(0, index).some((other) => isSameFile(file, other)),
    );
    for (const file of fresh) {
      const { blocked } = this.#judged(
        file,
        fresh.map(({ id }) => id),
      );
      if (blocked) throw new ImportError(file.name, blocked);
      if (!this.#held.has(file.id)) throw new ImportError(file.name, { code: 'not-staged' });
    }
    const ordered = [...fresh].sort((a, b) => LOAD_ORDER.indexOf(a.kind) - LOAD_ORDER.indexOf(b.kind));
    const results = new Map<string, Loaded>();
    signal?.throwIfAborted();
    await db.script('BEGIN TRANSACTION');
    try {
      for (const file of ordered) {
        options.onProgress?.({
          file: file.name,
          phase: 'loading',
          share: results.size / ordered.length,
          rows: file.rows,
        });
        results.set(file.id, await loadFile(this.#loading(file, sql)));
        signal?.throwIfAborted();
      }
      const known = await link(db, onlyOrders(ordered, results), sql);
      for (const file of ordered) {
        const loaded = results.get(file.id);
        if (loaded) results.set(file.id, await settleFile(this.#loading(file, sql), loaded));
      }
      options.onProgress?.({ file: ordered.at(-1)?.name ?? '', phase: 'facts', share: null });
      signal?.throwIfAborted();
      const extents = await this.#workspace.rebuildFacts(sql, known);
      await sweep(db, sql);
      await db.script('COMMIT');
      const loaded = files.map((file) => report(file, results.get(file.id), this.#held.get(file.id)?.table));
      this.#loaded = withoutWaiting([...this.#loaded, ...loaded.filter((file) => results.has(file.id))]);
      await this.drop(files);
      options.onProgress?.({ file: ordered.at(-1)?.name ?? '', phase: 'facts', share: 1 });
      return { files: loaded, extents };
    } catch (cause) {
      await db.script('ROLLBACK').catch(unlessEngineFailed);
      throw cause;
    }
  }

  async drop(files: readonly StagedFile[]): Promise<void> {
    for (const { id } of files) {
      const held = this.#held.get(id);
      this.#held.delete(id);
      await held?.release();
    }
    this.#sources.keepOnly(new Set([...this.#held.keys(), ...this.#loaded.map(({ content }) => content)]));
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

  choices(kind: FileKind) {
    return FIELDS[kind];
  }

  #prepared(): Promise<void> {
    this.#ready ??= prepare(this.#workspace.db);
    return this.#ready;
  }

  /** One file, or all files of an archive. */
  async #stageOne(file: File, options: ImportOptions, depth = 0): Promise<readonly StagedFile[]> {
    const { signal, onProgress } = options;
    const result = await this.#read(file, {
      ...(signal ? { signal } : {}),
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

  #refused(name: string, bytes: number, blocked: Problem): StagedFile {
    const id = `file-${this.#next++}`;
    return { id, name, bytes, content: id, ...REFUSED, blocked };
  }

  async #hold(file: File, table: ReadTable, { onProgress }: ImportOptions): Promise<StagedFile> {
    const id = `file-${this.#next++}`;
    onProgress?.({ file: file.name, phase: 'recognising', share: null, rows: table.rows });
    const path = `import_${id}.csv`;
    const release = await this.#workspace.db.registerFile(path, table.csv ? new File([table.csv], path) : file);
    const { hasHeader, format, encoding, delimiter } = table;
    const known = recognise(columnsOf(table, hasHeader), file.name, hasHeader);
    const held: Held = { path, table, kind: known.kind, hasHeader, fields: [], timeStyles: [], release };
    this.#held.set(id, held);
    const content = await this.#sources.contentOf(id, file);
    const base = { id, name: file.name, bytes: file.size, content, ...REFUSED, format, encoding, delimiter };
    return this.#describe(base, held, known, table.warnings);
  }

  async #describe(file: StagedFile, held: Held, known: Recognised, kept: readonly Problem[]): Promise<StagedFile> {
    const described = await describe(this.#workspace.db, file, held, known, kept);
    this.#held.set(file.id, described.held);
    return described.file;
  }

  #judged(file: StagedFile, batch: readonly string[]): StagedFile {
    const others = batch.flatMap((id) => (id === file.id ? [] : [this.#held.get(id)?.kind ?? 'refused']));
    return judged(file, others, this.#loaded);
  }

  #loading(file: StagedFile, options: { readonly signal?: AbortSignal }): Loading {
    const held = this.#held.get(file.id);
    if (!held) throw new ImportError(file.name, { code: 'not-staged' });
    const { name, layout, kind } = file;
    return {
      ...held,
      fields: file.mapping.map(({ field }) => field),
      db: this.#workspace.db,
      name,
      layout,
      kind,
      options,
    };
  }
}

/** An engine that is gone has nothing left to roll back; why it went is the failure that is reported. */
function unlessEngineFailed(failure: unknown): void {
  if (!(failure instanceof QueryError)) throw failure;
}

const RECOGNITION_WARNINGS = new Set(['no-header', 'already-loaded']);
