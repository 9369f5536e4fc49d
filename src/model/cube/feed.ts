import type { Database } from '../../db/database';
import { QueryError } from '../../db/errors';
import type { RfmRule } from '../rfm';
import type { Workspace } from '../workspace';
import type { CubeFacts } from './coding';
import type { FirstLook } from './first-look';
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
      const told = sums(look);
      const { rows } = await this.db.query(lookedSql);
      return rows.every((row) => isNear(Number(row['sum']), told[String(row['of'])] ?? NaN));
    } catch (cause) {
      if (cause instanceof QueryError) return false;
      throw cause;
    }
  }
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** What `looked.sql` adds up. */
function sums(look: FirstLook): Readonly<Record<string, number>> {
  const { keys, customers, days, amounts } = look;
  const lines = look.lines();
  let [marks, paid] = [0, 0];
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    marks += (key * 7919 + (customers[at] ?? 0) * 104_729 + (days[at] ?? 0) * 1_299_709) % 1_000_000_007;
    paid += (amounts[at] ?? 0) * (key % 97);
  }
  const placed = (name: 'province' | 'channel') => {
    const known = look.attribute(name);
    return keys.reduce((sum, key, at) => sum + (key % 97) * (known?.values[known.codes[at] ?? 0] ?? '').length, 0);
  };
  const sold = lines?.keys.reduce(
    (sum, key, at) => sum + (lines.amounts[at] ?? 0) * (key % 97) * (lines.values[lines.codes[at] ?? 0] ?? '').length,
    0,
  );
  return { marks, paid, province: placed('province'), channel: placed('channel'), category: sold ?? 0 };
}
