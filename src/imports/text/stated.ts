import { normaliseHeader } from '../dictionary/dictionary';

/** What a file says of itself below its table. */
export interface Stated {
  /** Rows of data. */
  readonly rows?: number;
  /** Totals by column, where they have names of their own: 总应结订单金额 above 72.01. */
  readonly totals?: readonly string[];
}

const COUNTS: readonly RegExp[] = [
  /^(\d[\d,]*)[\s,]*record\(s\) downloaded/i,
  /^共\s*(\d[\d,]*)\s*[笔条]/,
  /^total (?:records|rows)\s*[:：]?\s*(\d[\d,]*)/i,
];
const COUNT_LABEL = /(?:单数|笔数|条数|records?)$/i;
const NUMBER = /^[¥￥]?-?\d[\d,]*(?:\.\d+)?$/;
const MARK = /总|合计|total/gi;

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '');
const countOf = (text: string) => Number(text.replace(/[^\d]/g, ''));

function countIn(footer: readonly string[]): number | undefined {
  const text = filled(footer).join(' ');
  const found = COUNTS.map((pattern) => pattern.exec(text)?.[1]).find((count) => count !== undefined);
  return found === undefined ? undefined : countOf(found);
}

/** A row of names such as 总交易单数, 总应结订单金额（元）, with a row of as many numbers below it. */
function labelled(labels: readonly string[], values: readonly string[], names: readonly string[]): Stated | undefined {
  const isSummary =
    labels.length > 0 &&
    labels.length === values.length &&
    labels.every((label) => label.search(MARK) >= 0 && !NUMBER.test(label)) &&
    values.every((value) => NUMBER.test(value));
  if (!isSummary) return undefined;
  const totals = names.map(() => '');
  let rows: number | undefined;
  labels.forEach((label, index) => {
    const value = values[index] ?? '';
    if (COUNT_LABEL.test(label)) rows = countOf(value);
    const key = normaliseHeader(label.replace(MARK, ''));
    const column = names.findIndex((name) => normaliseHeader(name) === key);
    if (column >= 0) totals[column] = value;
  });
  return { ...(rows === undefined ? {} : { rows }), ...(totals.some((total) => total !== '') ? { totals } : {}) };
}

/** What the rows below a table, from top to bottom, say of it. */
export function statedIn(footers: readonly (readonly string[])[], names: readonly string[]): Stated {
  const counted = footers.map(countIn).find((count) => count !== undefined);
  const summary = footers
    .map((footer, index) => labelled(filled(footer), filled(footers[index + 1] ?? []), names))
    .find((stated) => stated !== undefined);
  return { ...(counted === undefined ? {} : { rows: counted }), ...summary };
}
