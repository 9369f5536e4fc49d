import { literal } from '../../db/bind';
import type { Database } from '../../db/database';
import { QueryError } from '../../db/errors';
import { addMonths, dayNumber } from '../../util/day';
import { type Attribute, ATTRIBUTES } from '../attributes';
import { type ListedCell, listedCells } from '../listed-cells';
import type { RfmRule } from '../rfm';
import type { Filters, ResolvedScope } from '../scope';
import { type FirstLook, lookedAt } from './first-look';
import type { CubeHost, Selection, SplitCall } from './host';
import type { JudgeRule } from './judge';
import { selectionOf } from './selection';

/** What the cube reads: the facts, and who is in which segment at a scope's end. */
export interface CubeFacts {
  readonly db: Database;
  readonly version: number;
  /** What an import tells before the facts stand: then nothing is asked of the engine. */
  readonly look?: FirstLook | undefined;
  customerAttributes(asOf: string, rule: RfmRule): Promise<string>;
}

/** An attribute that stands beside the orders under `name`. */
export interface Coded {
  readonly name: string;
  /** By code; '' first for who the attribute does not reach. */
  readonly values: readonly string[];
}

/** Attributes whose values the cube of cells holds already, far fewer rows than orders. */
const IN_CUBE: ReadonlySet<Attribute> = new Set(['province', 'channel', 'category']);
const KEYS = {
  order: 'o.order_key',
  item: 'i.order_key',
  customer: 'c.customer_key',
  segment: 'a.customer_key',
} as const;
const isArrayScoring = (scoring: RfmRule['scoring']): scoring is JudgeRule['scoring'] =>
  scoring === 'auto' || scoring === 'percentile' || scoring === 'fixed';

/** Scores that rest on ids or on interpolated cuts, and classes cut at a mean, are left to SQL. */
export const isJudgedByArrays = ({ scoring, segments }: RfmRule): boolean =>
  isArrayScoring(scoring) && segments !== 'cn8';

export const integers = (column: Int32Array | Float64Array | undefined) => new Int32Array(column ?? []);
export const dayOf = (day: string) => dayNumber(day) ?? 0;
export const doubles = (column: Int32Array | Float64Array | undefined) => new Float64Array(column ?? []);
/** 1 at each code, but for 0, of a value that is wanted. */
export const isWanted = (values: readonly string[], wanted: readonly string[]) =>
  Uint8Array.from(values, (value, code) => (code > 0 && wanted.includes(value) ? 1 : 0));

/** Each value once, and where its codes belong. */
export function bucketsOf(values: readonly string[]) {
  const names = [...new Set(values)];
  return { names, bucketOf: Int32Array.from(values, (value) => names.indexOf(value)), buckets: names.length };
}

/** Judgements that are kept ready; the arrays keep some more, so that what is known here is there. */
const KEPT_JUDGEMENTS = 8;

/** Puts attributes as codes beside the orders of a cube, each once, and knows what the codes mean. */
export class Coding {
  readonly #facts: CubeFacts;
  readonly #host: CubeHost;
  readonly #coded = new Map<string, Promise<Coded>>();
  readonly #judged = new Set<string>();
  readonly #cells = new Map<string, Promise<SegmentCells>>();

  constructor(facts: CubeFacts, host: CubeHost) {
    this.#facts = facts;
    this.#host = host;
  }

  /** What was put is gone, or the data are others. */
  clear(): void {
    this.#coded.clear();
    this.#judged.clear();
  }

  attribute(scope: ResolvedScope, attribute: Attribute): Promise<Coded> {
    const { level } = ATTRIBUTES[attribute];
    if (level !== 'segment') {
      const rows = { order: 'order_facts o', item: 'item_facts i', customer: 'customer_facts c' };
      return this.#once(attribute, () => this.#fetch(attribute, attribute, rows[level]));
    }
    const name = `${attribute} ${JSON.stringify([scope.to, scope.rule])}`;
    this.#judged.delete(name);
    this.#judged.add(name);
    const [oldest] = this.#judged;
    if (this.#judged.size > KEPT_JUDGEMENTS && oldest !== undefined) {
      this.#judged.delete(oldest);
      this.#coded.delete(oldest);
    }
    return this.#once(name, async () =>
      isJudgedByArrays(scope.rule)
        ? this.#judge(name, scope)
        : this.#fetch(name, attribute, `${await this.#facts.customerAttributes(scope.to, scope.rule)} a`),
    );
  }

  async selection(scope: ResolvedScope, filters: Filters): Promise<Selection> {
    const told = Object.entries(filters).filter(([, values]) => values.length > 0) as [Attribute, readonly string[]][];
    const attributes = [];
    let categories: Uint8Array | null = null;
    for (const [attribute, values] of told) {
      const coded = await this.attribute(scope, attribute);
      if (ATTRIBUTES[attribute].level === 'item') categories = isWanted(coded.values, values);
      else attributes.push({ name: coded.name, isWanted: isWanted(coded.values, values) });
    }
    return selectionOf({ attributes, categories });
  }

  async split(
    scope: ResolvedScope,
    by: Attribute | 'none',
  ): Promise<{ readonly names: readonly string[]; readonly split: SplitCall }> {
    if (by === 'none') return { names: [''], split: { by } };
    const { name, values } = await this.attribute(scope, by);
    const { names, ...buckets } = bucketsOf(values);
    const isOfLines = ATTRIBUTES[by].level === 'item';
    return { names, split: isOfLines ? { by: 'lines', ...buckets } : { by: 'attribute', name, ...buckets } };
  }

  #once(name: string, make: () => Promise<Coded>): Promise<Coded> {
    const known = this.#coded.get(name);
    if (known) return known;
    const made = make();
    this.#coded.set(name, made);
    made.catch(() => this.#coded.delete(name));
    return made;
  }

  async #fetch(name: string, attribute: Attribute, rows: string): Promise<Coded> {
    const { sql, level } = ATTRIBUTES[attribute];
    const { db, look } = this.#facts;
    if (look) {
      const { values, part } = lookedAt(look, attribute);
      this.#host.call('put', part).catch(() => this.#coded.delete(name));
      return { name, values };
    }
    const source = IN_CUBE.has(attribute)
      ? `SELECT DISTINCT ${attribute} AS value FROM cube ORDER BY value`
      : `SELECT DISTINCT coalesce(${sql}, '') AS value FROM ${rows} ORDER BY value`;
    const found = await db.query(source);
    const values = found.rows.map(({ value }) => String(value));
    const type = values.length === 0 ? "ENUM('')" : `ENUM(${values.map(literal).join(', ')})`;
    const amount = level === 'item' ? ', i.amount' : '';
    const columns = await db.numbers(
      `SELECT ${KEYS[level]} AS key, enum_code(coalesce(${sql}, '')::${type})::INTEGER + 1 AS code${amount} FROM ${rows}`,
    );
    const [keys, codes] = [integers(columns['key']), integers(columns['code'])];
    await this.#host.call(
      'put',
      level === 'item'
        ? { kind: 'lines', keys, codes, amounts: doubles(columns['amount']) }
        : { kind: 'attribute', name, of: level === 'order' ? 'order' : 'customer', keys, codes },
    );
    return { name, values: ['', ...values] };
  }

  async #judge(name: string, { to, rule }: ResolvedScope): Promise<Coded> {
    const known = this.#cells.get(rule.segments) ?? this.#segmentCells(rule.segments);
    this.#cells.set(rule.segments, known);
    known.catch(() => this.#cells.delete(rule.segments));
    const { values, cells } = await known;
    await this.#host.call('put', { kind: 'judgement', name, rule: judgeRule(to, rule, cells.slice()) });
    return { name, values };
  }

  /** Which cell of the scores is which segment: the same for all data. */
  async #segmentCells(scheme: string): Promise<SegmentCells> {
    const listed = listedCells(scheme);
    if (listed) return codedCells(listed);
    if (this.#facts.look) throw new QueryError('invalid', `the cells of ${scheme} are told by the engine only`, '');
    const { rows } = await this.#facts.db.query(
      'SELECT r_score, f_score, m_score, segment FROM rfm_cells WHERE scheme = $scheme',
      { scheme },
    );
    return codedCells(
      rows.map(({ r_score, f_score, m_score, segment }) => ({
        scores: [Number(r_score), Number(f_score), Number(m_score)],
        segment: String(segment),
      })),
    );
  }
}

interface SegmentCells {
  readonly values: readonly string[];
  readonly cells: Int32Array;
}

function codedCells(listed: readonly ListedCell[]): SegmentCells {
  const values = ['', ...[...new Set(listed.map(({ segment }) => segment))].sort()];
  const cells = new Int32Array(125);
  for (const {
    scores: [r, f, m],
    segment,
  } of listed)
    cells[25 * r + 5 * f + m - 31] = values.indexOf(segment);
  return { values, cells };
}

function judgeRule(to: string, rule: RfmRule, cells: Int32Array): JudgeRule {
  const bounds = (text: string) => text.split(',').map(Number);
  return {
    from: rule.window === '12m' ? dayOf(addMonths(to, -12)) : -(2 ** 31),
    asOf: dayOf(to),
    counts: rule.frequency,
    scoring: isArrayScoring(rule.scoring) ? rule.scoring : 'auto',
    breaks: { r: bounds(rule.r_breaks), f: bounds(rule.f_breaks), m: bounds(rule.m_breaks) },
    cells,
  };
}
