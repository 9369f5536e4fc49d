import type { Locale } from '../../i18n/locale';
import type { TableColumn } from '../../ui/table';
import type { AnswerTable } from '../services';

export interface CellStyle {
  readonly locale: Locale;
  readonly labelOf: (column: string) => string;
  readonly yes: string;
  readonly no: string;
  /** Digits after the point at most; all numbers of a column get as many, so that they line up: amounts none or all of them. */
  readonly decimals: number;
  /** 12,345 instead of 12345: wrong for years and codes, right for money. */
  readonly grouped: boolean;
  /** Texts as they may stand on screen. */
  readonly text?: (column: string, text: string) => string;
}

const SAMPLED = 500;

/** How the columns of an answer are written: numbers at the end of the cell with equal decimals, the rest at the start. */
export function columnsOf({ columns, rows }: AnswerTable, style: CellStyle): readonly TableColumn[] {
  const sample = rows.slice(0, SAMPLED);
  return columns.map((key) => {
    const numbers = sample.map((row) => row[key]).filter((value) => typeof value === 'number');
    const isNumeric = numbers.length > 0 && sample.every((row) => row[key] === null || typeof row[key] === 'number');
    const most = Math.max(0, ...numbers.map((value) => decimalsOf(value, style.decimals)));
    const decimals = style.grouped && most > 0 ? style.decimals : most;
    return { key, label: style.labelOf(key), align: isNumeric ? 'end' : 'start', write: writer(style, decimals, key) };
  });
}

function writer(
  { locale, yes, no, grouped, text }: CellStyle,
  decimals: number,
  key: string,
): (value: unknown) => string {
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: grouped,
  });
  return (value) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'object' || typeof value === 'string') {
      const written = typeof value === 'string' ? value : JSON.stringify(value);
      return text ? text(key, written) : written;
    }
    if (typeof value !== 'number') return String(value);
    const isTiny = value !== 0 && Math.abs(value) < 10 ** -decimals / 2;
    return (isTiny || !Number.isFinite(value) ? String(value) : format.format(value)).replace('-', '\u2212');
  };
}

/** Digits after the point that a number needs, `most` at the most. */
function decimalsOf(value: number, most: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return 0;
  return (
    value
      .toFixed(most)
      .replace(/\.?0+$/, '')
      .split('.')[1]?.length ?? 0
  );
}
