import { literal, quoted } from '../../db/bind';
import type { FileKind } from '../api';
import type { ReadTable, RowShift } from '../format';
import type { JoinedGoods } from '../recognise/joined';
import { isDamagedId, type TimeStyle } from '../recognise/values';
import { NULL_TOKENS } from '../text/cells';
import type { TypedColumn } from '../typed/read';

/** A file as the engine sees it: registered under `path`, all columns text. */
export interface Staged {
  readonly path: string;
  readonly table: ReadTable;
  readonly hasHeader: boolean;
  /** Field by column. */
  readonly fields: readonly (string | null)[];
  readonly timeStyles: readonly TimeStyle[];
  /** How cells of goods hold several, where they do. */
  readonly joined: JoinedGoods | undefined;
  /** Questions whose best answer is 1. */
  readonly reversed: readonly number[];
}

const SURVEY_NULLS = ['', '(跳过)', '（跳过）', '(空)', '（空）', 'N/A', 'null', 'NULL', 'NaN', 'nan'];

const USUAL_NULLS = new Set(['-', '--', '—', '\\N', 'null', 'NULL', 'N/A', '1970-01-01 00:00:00']);

/** What stands for nothing in this file: the usual marks, and the rarer ones its sample shows. Each costs time on every cell. */
export function nullTokens({ sample }: Pick<ReadTable, 'sample'>): readonly string[] {
  const seen = new Set(sample.flat());
  return ['', ...NULL_TOKENS.filter((token) => USUAL_NULLS.has(token) || seen.has(token))];
}

/** Lines above the first row of data. */
export function skipOf({ table, hasHeader }: Pick<Staged, 'table' | 'hasHeader'>): number {
  return table.titleRows + (hasHeader ? Math.max(1, table.headerRows) : 0);
}

/** A file of which only typed columns are at hand was asked for text. */
export class TextWanted extends Error {
  override readonly name = 'TextWanted';
  readonly path: string;
  constructor(path: string) {
    super(`${path} was read typed only`);
    this.path = path;
  }
}

/**
 * Rows of a staged file as text: `row` is the line in the file, then `c0`, `c1` … — only the columns asked for. Throws a TextWanted
 * where there is no text yet: the shelf then reads the file once more and starts the work over.
 */
export function relation(staged: Staged, columns: readonly number[], kind: FileKind): string {
  const { table, path } = staged;
  if (table.isTypedOnly) throw new TextWanted(path);
  const types = table.names.map((_, index) => `${literal(`c${index}`)}: 'VARCHAR'`).join(', ');
  const skip = skipOf(staged);
  const nulls = (kind === 'survey' ? SURVEY_NULLS : nullTokens(table)).map(literal).join(', ');
  const wanted = columns.map((index) => quoted(`c${index}`));
  const source = `read_csv(${literal(path)}, columns = {${types}}, auto_detect = false, header = false, skip = ${skip}, delim = ${literal(table.engineDelimiter)}, quote = '"', escape = '"', nullstr = [${nulls}])`;
  const names = wanted.map((name) => `, ${name}`).join('');
  const numbered = `(SELECT (row_number() OVER () + ${skip})::INTEGER AS row${names} FROM ${source})`;
  const { shifts = [] } = table;
  return shifts.length === 0 ? numbered : `(SELECT ${rowInFile(shifts)} AS row${names} FROM ${numbered})`;
}

/** The row of the file, as a spreadsheet counts, of a row of normalised CSV. */
function rowInFile(shifts: readonly RowShift[]): string {
  const cases = shifts.toReversed().map(({ from, by }) => `WHEN row >= ${from} THEN row + ${by}`);
  return `CASE ${cases.join(' ')} ELSE row END`;
}

/** SQL expressions for the fields of a staged file: typed, NULL where the file has no such column. */
export class Typed {
  readonly #staged: Staged;
  readonly #read: readonly (TypedColumn | null)[];
  readonly #used = new Set<number>();
  #isMisfit = false;

  /** `read`: the columns are those that were read typed, not text. */
  constructor(staged: Staged, read: readonly (TypedColumn | null)[] = []) {
    this.#staged = staged;
    this.#read = read;
  }

  has(field: string): boolean {
    return this.#staged.fields.includes(field);
  }

  /** The columns that the expressions so far have read. */
  get used(): readonly number[] {
    return [...this.#used].sort((a, b) => a - b);
  }

  /** True when an expression wants text of a column that was read as numbers. */
  get isMisfit(): boolean {
    return this.#isMisfit;
  }

  column(index: number): string {
    this.#used.add(index);
    const name = quoted(`c${index}`);
    const kind = this.#read[index]?.kind;
    if (kind === 'number' || kind === 'moment') this.#isMisfit = true;
    return this.#staged.table.isPadded && kind === undefined ? `nullif(trim(${name}, ' \t'), '')` : name;
  }

  text(field: string): string {
    const index = this.#staged.fields.indexOf(field);
    return index < 0 ? 'NULL::VARCHAR' : this.column(index);
  }

  /** An identity, NULL where masked; the first of several that is told. */
  identity(...fields: readonly string[]): string {
    const told = fields.filter((field) => this.has(field)).map((field) => this.#told(field));
    return told.length === 0 ? 'NULL::VARCHAR' : told.length === 1 ? (told[0] ?? '') : `coalesce(${told.join(', ')})`;
  }

  /** An identity that a spreadsheet turned into 1.38E+10 names nobody. */
  #told(field: string): string {
    const index = this.#staged.fields.indexOf(field);
    const isDamaged = this.#staged.table.sample.some((row) => isDamagedId(row[index] ?? ''));
    const text = this.text(field);
    const read = this.#read[index];
    if (read?.kind === 'word' && !read.isMasked && !isDamaged) return text;
    return isDamaged
      ? `CASE WHEN NOT regexp_full_match(${text}, '(?i)\\d(\\.\\d+)?e\\+\\d+') THEN unmasked(${text}) END`
      : `unmasked(${text})`;
  }

  money(field: string): string {
    const index = this.#staged.fields.indexOf(field);
    if (this.#read[index]?.kind === 'number') return this.#typed(index);
    return index < 0 ? 'NULL::DOUBLE' : `parse_money(${this.column(index)})`;
  }

  #typed(index: number): string {
    this.#used.add(index);
    return quoted(`c${index}`);
  }

  /** A moment; `isChecked` leaves the check for sane years to the caller, who has fewer rows. */
  time(field: string, isChecked = true): string {
    const index = this.#staged.fields.indexOf(field);
    if (index < 0) return 'NULL::TIMESTAMP';
    const style = this.#staged.timeStyles[index] ?? 'plain';
    if (this.#read[index]?.kind === 'moment' && style === 'plain')
      return isChecked ? `sane_time(${this.#typed(index)})` : this.#typed(index);
    const macro = {
      plain: isChecked ? 'parse_time' : 'fast_time',
      offset: 'offset_time',
      utc: 'utc_time',
      mdy: 'month_first',
      ambiguous: 'month_first',
      dmy: 'day_first',
    }[style];
    return `${macro}(${this.column(index)})`;
  }
}

/** The start of an address: long enough for the name of a province, short enough to be one of few. */
export function addressStart(sql: string): string {
  return `left(regexp_replace(${sql}, '^\\s*(中国)?\\s*', ''), 5)`;
}
