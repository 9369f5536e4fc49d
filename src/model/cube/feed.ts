import type { Database } from '../../db/database';
import { QueryError } from '../../db/errors';
import type { RfmRule } from '../rfm';
import type { Workspace } from '../workspace';
import type { CubeFacts } from './coding';
import { type FirstLook, sumsOf } from './first-look';
import lookedSql from './looked.sql?raw';

/** The facts that a cube reads: those of the workspace, or what an import tells of them before they stand. */
export class CubeFeed implements CubeFacts {
  readonly #workspace: Workspace;
  #look: FirstLook | undefined;
  #looks = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get db(): Database {
    return this.#workspace.db;
  }

  /** Below 0 while it is a look. */
  get version(): number {
    return this.#look ? -this.#looks : this.#workspace.version;
  }

  get look(): FirstLook | undefined {
    return this.#look;
  }

  async customerAttributes(asOf: string, rule: RfmRule): Promise<string> {
    if (this.#look) throw new QueryError('invalid', 'customers are judged by the engine only', '');
    return this.#workspace.customerAttributes(asOf, rule);
  }

  begin(look: FirstLook): void {
    this.#look = look;
    this.#looks += 1;
  }

  /** From here on the facts are read. */
  end(): void {
    this.#look = undefined;
  }

  /** Whether the facts came to what the look told: then what was made of it may stay. Facts that cannot be asked did not. */
  async holds(): Promise<boolean> {
    const look = this.#look;
    if (!look) return false;
    try {
      const extents = await this.#workspace.extents();
      if (JSON.stringify(extents) !== JSON.stringify(look.extents)) return false;
      const told = sumsOf(look);
      const { rows } = await this.db.query(lookedSql);
      return rows.every((row) => isNear(Number(row['sum']), told[String(row['of'])] ?? NaN));
    } catch (cause) {
      if (cause instanceof QueryError) return false;
      throw cause;
    }
  }
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
