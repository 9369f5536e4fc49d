import type { Locale } from '../i18n/locale';

/** How numbers of a chart are held and printed in a file: value × `factor`, with a spreadsheet's format code. */
export interface NumberLook {
  readonly factor: number;
  readonly code: string;
  /** 万, K, M, %: said in the heading of the data; empty for plain numbers. */
  readonly unit: string;
}

const digitsOf = (texts: readonly string[]) =>
  Math.min(2, Math.max(0, ...texts.map((text) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0)));
const zeros = (digits: number) => (digits === 0 ? '0' : `0.${'0'.repeat(digits)}`);
const numeral = (text: string) => Number(text.replace(/−/g, '-').replace(/[^\d.-]/g, ''));

/**
 * Reads how a chart writes its values, and finds the same for a spreadsheet: percentages stay percentages, large amounts are held in 万
 * or in thousands and millions.
 */
export function numberLook(pairs: readonly (readonly [value: number, text: string])[], locale: Locale): NumberLook {
  const known = pairs.filter(([value]) => Number.isFinite(value) && value !== 0);
  const texts = known.map(([, text]) => text);
  const [value, text] = known.reduce(
    (most, pair) => (Math.abs(pair[0]) > Math.abs(most[0]) ? pair : most),
    known[0] ?? [0, ''],
  );
  if (text.includes('%')) {
    const isShare = Math.abs(numeral(text)) > 10 * Math.abs(value);
    return { factor: 1, code: isShare ? `${zeros(digitsOf(texts))}%` : `${zeros(digitsOf(texts))}"%"`, unit: '%' };
  }
  const mark = /^[−-]?([^\d\s.,−-]{1,4})/.exec(text)?.[1] ?? '';
  const currency = mark === '' ? '' : `"${mark.replaceAll('"', '')}"`;
  const largest = Math.abs(value);
  const scaled = (by: number, unit: string): NumberLook => {
    const digits = largest / by >= 100 ? 0 : largest / by >= 10 ? 1 : 2;
    const code = `${currency}${digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`}"${unit}"`;
    return { factor: 1 / by, code, unit };
  };
  if (locale === 'zh-CN') {
    if (largest >= 1e8) return scaled(1e8, '亿');
    if (largest >= 1e4) return scaled(1e4, '万');
  } else {
    if (largest >= 1e6) return scaled(1e6, 'M');
    if (largest >= 1e4) return scaled(1e3, 'K');
  }
  const digits = digitsOf(texts);
  return { factor: 1, code: `${currency}${digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`}`, unit: '' };
}

/** The same for an axis over such a span, in the units of the sheet: without decimals where its ticks are whole numbers. */
export function axisCode({ code }: NumberLook, span: number): string {
  const step = /0%$/.test(code) ? 0.01 : 1;
  return span >= 5 * step ? code.replace(/\.0+/, '') : code;
}
