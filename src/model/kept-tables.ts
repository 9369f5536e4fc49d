import { quoted } from '../db/bind';
import type { Database } from '../db/database';

/** Tables computed on first use and kept while they are among the last few wanted; a failed one is forgotten. */
export class KeptTables {
  readonly #db: Database;
  readonly #prefix: string;
  readonly #limit: number;
  readonly #tables = new Map<string, Promise<string>>();
  #next = 0;

  constructor(db: Database, prefix: string, limit: number) {
    this.#db = db;
    this.#prefix = prefix;
    this.#limit = limit;
  }

  /** The name of the table for `key`; `fill` creates it under the name it is given. */
  get(key: string, fill: (name: string) => Promise<unknown>): Promise<string> {
    const known = this.#tables.get(key);
    if (known) {
      this.#tables.delete(key);
      this.#tables.set(key, known);
      return known;
    }
    const name = `${this.#prefix}_${this.#next++}`;
    const built = fill(name).then(async () => {
      await this.#dropOldest();
      return name;
    });
    this.#tables.set(key, built);
    built.catch(() => this.#tables.delete(key));
    return built;
  }

  async #dropOldest(): Promise<void> {
    const [oldest] = this.#tables;
    if (this.#tables.size <= this.#limit || oldest === undefined) return;
    this.#tables.delete(oldest[0]);
    await this.#drop(oldest[1]);
  }

  /** Forgets all of them: what they rest on has changed. */
  async clear(): Promise<void> {
    const all = [...this.#tables.values()];
    this.#tables.clear();
    for (const table of all) await this.#drop(table);
  }

  async #drop(table: Promise<string>): Promise<void> {
    const [settled] = await Promise.allSettled([table]);
    if (settled?.status === 'fulfilled') await this.#db.script(`DROP TABLE IF EXISTS ${quoted(settled.value)}`);
  }
}
