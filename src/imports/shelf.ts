import type { Database, QueryOptions } from '../db/database';
import { type FileKind, ImportError, type StagedFile } from './api';
import type { ReadTable } from './format';
import type { Loading } from './load/context';
import type { Staged } from './load/relation';
import type { Recognised } from './recognise/recognise';
import { Sources } from './sources';
import { describe } from './staging';

/** A file that was read: its text, registered with the engine, and what it is taken for. */
export interface Held extends Staged {
  readonly kind: FileKind;
  readonly content: string;
  readonly release: () => Promise<void>;
}

/** Sheets of one workbook are contents of their own. */
const contentOf = (file: string, sheet: string | undefined) => (sheet === undefined ? file : `${file}#${sheet}`);
const fileIn = (content: string) => content.replace(/#.*$/s, '');

/** The files that wait to be loaded, and what staged and loaded files were read from. */
export class Shelf {
  readonly #db: Database;
  readonly #held = new Map<string, Held>();
  readonly #sources = new Sources();

  constructor(db: Database) {
    this.#db = db;
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
    const release = await this.#db.registerFile(path, table.csv ? new File([table.csv], path) : file);
    const content = contentOf(await this.#sources.contentOf(id, file), sheet);
    const open = { fields: [], timeStyles: [], joined: undefined, reversed: [] };
    const held: Held = { path, table, kind, content, hasHeader, ...open, release };
    this.#held.set(id, held);
    return held;
  }

  /** Says what a file on the shelf is taken for, and how its columns are to be read. */
  async describe(file: StagedFile, held: Held, known: Recognised, kept: StagedFile['warnings']): Promise<StagedFile> {
    const described = await describe(this.#db, file, held, known, kept);
    this.#held.set(file.id, described.held);
    return described.file;
  }

  loading(file: StagedFile, options: QueryOptions): Loading {
    const { name, layout, kind, mapping, rules } = file;
    const fields = mapping.map(({ field }) => field);
    return { ...this.get(file), fields, db: this.#db, name, layout, kind, rules, options };
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
      await held?.release();
    }
    this.#sources.keepOnly(new Set([...this.#held.values(), ...loaded].map(({ content }) => fileIn(content))));
  }
}
