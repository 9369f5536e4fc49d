import type { Database, QueryOptions } from '../db/database';
import { type FileKind, ImportError, type Problem, type StagedFile } from './api';
import type { FirstLook } from '../model/cube/first-look';
import type { FileReading, ReadTable } from './format';
import type { Loading } from './load/context';
import { type Staged, TextWanted } from './load/relation';
import { firstLook } from './look/first-look';
import type { Recognised } from './recognise/recognise';
import { Sources } from './sources';
import { describe } from './staging';

/** A file that was read: its text, registered with the engine, and what it is taken for. */
export interface Held extends Staged {
  readonly kind: FileKind;
  readonly content: string;
  readonly file: File;
  readonly sheet: string | undefined;
  readonly release: () => Promise<void>;
}

/** Sheets of one workbook are contents of their own. */
const contentOf = (file: string, sheet: string | undefined) => (sheet === undefined ? file : `${file}#${sheet}`);
const fileIn = (content: string) => content.replace(/#.*$/s, '');

/** Of orders whose buyers are masked but for a few, those few would stand for all of them. */
const isNobody = (kind: FileKind, warning: Problem | undefined) =>
  kind === 'orders' && (warning?.code === 'mostly-masked' || warning?.code === 'masked-beside');

/** The files that wait to be loaded, and what staged and loaded files were read from. */
export class Shelf {
  readonly #db: Database;
  readonly #read: FileReading;
  readonly #held = new Map<string, Held>();
  readonly #sources = new Sources();
  readonly #named = new Map<string, string>();

  constructor(db: Database, read: FileReading) {
    this.#db = db;
    this.#read = read;
  }

  /** Does work on files of the shelf; where it wants text of one that was read typed only, reads that and does the work again. */
  async withText<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (cause) {
        if (!(cause instanceof TextWanted)) throw cause;
        await this.#readText(cause.path, signal);
      }
    }
  }

  async #readText(path: string, signal: AbortSignal | undefined): Promise<void> {
    const [id, held] = [...this.#held].find(([, each]) => each.path === path) ?? [];
    if (id === undefined || !held) throw new ImportError(path, { code: 'not-staged' });
    const { file, sheet } = held;
    const how = { isText: true, ...(signal && { signal }), ...(sheet !== undefined && { sheet }) };
    const table = await this.#read(file, how);
    if ('refused' in table) throw new ImportError(file.name, table.refused);
    if ('parts' in table) throw new ImportError(file.name, { code: 'not-staged' });
    await held.release();
    this.#held.set(id, { ...held, table, release: this.#register(path, file, table) });
  }

  /** Nobody waits for it: the engine takes its calls in turn, and says so itself where a file is not there. Returns what forgets it. */
  #register(path: string, file: File, { csv }: ReadTable): () => Promise<void> {
    const registered = this.#db.registerFile(path, csv ? new File([csv], path) : file);
    registered.catch(() => undefined);
    return async () => (await registered)();
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  /** Throws an ImportError where the file waits no longer. */
  get({ id, name }: Pick<StagedFile, 'id' | 'name'>): Held {
    const held = this.#held.get(id);
    if (!held) throw new ImportError(name, { code: 'not-staged' });
    return held;
  }

  tableOf(id: string): ReadTable | undefined {
    return this.#held.get(id)?.table;
  }

  get ids(): readonly string[] {
    return [...this.#held.keys()];
  }

  kindOf(id: string): FileKind {
    return this.#held.get(id)?.kind ?? 'refused';
  }

  /** Registers a file that was read under its id; its columns are described later. */
  async hold(
    id: string,
    file: File,
    table: ReadTable,
    { kind, hasHeader, sheet }: Pick<Held, 'kind' | 'hasHeader'> & { readonly sheet: string | undefined },
  ): Promise<Held> {
    const path = `import_${id}.csv`;
    const release = this.#register(path, file, table);
    const content = contentOf(await this.#sources.contentOf(id, file), sheet);
    const open = { fields: [], timeStyles: [], joined: undefined, reversed: [] };
    const held: Held = { path, table, kind, content, file, sheet, hasHeader, ...open, release };
    this.#held.set(id, held);
    return held;
  }

  /** What the files on the shelf are called. */
  get named(): readonly Pick<StagedFile, 'name' | 'content'>[] {
    return [...this.#named].flatMap(([id, name]) => {
      const held = this.#held.get(id);
      return held ? [{ name, content: held.content }] : [];
    });
  }

  /** Says what a file on the shelf is taken for, and how its columns are to be read. */
  async describe(file: StagedFile, held: Held, known: Recognised, kept: StagedFile['warnings']): Promise<StagedFile> {
    const described = await this.withText(() => {
      const { table = held.table, release = held.release } = this.#held.get(file.id) ?? {};
      return describe(this.#db, file, { ...held, table, release }, known, kept);
    });
    this.#held.set(file.id, described.held);
    this.#named.set(file.id, file.name);
    return described.file;
  }

  /** What loading wants to know of a file. Its typed columns are handed over once: afterwards the engine has them, or they are read again. */
  loading(file: StagedFile, options: QueryOptions): Loading {
    const {
      table: { typed, ...table },
      ...held
    } = this.get(file);
    const given = [typed];
    return this.#loadingOf(file, options, () => {
      this.#held.set(file.id, { ...held, table });
      return given.pop();
    });
  }

  #loadingOf(file: StagedFile, options: QueryOptions, takeTyped: Loading['takeTyped']): Loading {
    const { name, layout, kind, mapping, rules } = file;
    const {
      table: { typed: _, ...table },
      ...held
    } = this.get(file);
    const fields = mapping.map(({ field, warning }) => (isNobody(kind, warning) ? null : field));
    return { ...held, table, takeTyped, fields, db: this.#db, name, layout, kind, rules, options };
  }

  /** The facts of a waiting file, where they can be told without the engine. */
  look(file: StagedFile): FirstLook | undefined {
    const { table } = this.get(file);
    const loading = this.#loadingOf(file, {}, () => undefined);
    return table.typed && firstLook(loading, table.typed);
  }

  source({ content, name }: StagedFile): File | undefined {
    const file = this.#sources.fileOf(fileIn(content));
    return file && file.name !== name ? new File([file], name) : file;
  }

  /** Lets go of files, and of all contents but those still on the shelf or among `loaded`. */
  async drop(files: readonly StagedFile[], loaded: readonly StagedFile[]): Promise<void> {
    for (const { id } of files) {
      const held = this.#held.get(id);
      this.#held.delete(id);
      this.#named.delete(id);
      await held?.release();
    }
    this.#sources.keepOnly(new Set([...this.#held.values(), ...loaded].map(({ content }) => fileIn(content))));
  }
}
