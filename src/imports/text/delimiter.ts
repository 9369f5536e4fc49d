import { type Delimiter, parseRecords } from './records';

export interface DelimiterFound {
  readonly delimiter: Delimiter;
  readonly quotes: boolean;
  /** 1 where the first line is Excel's `sep=;` hint, else 0. */
  readonly hintLines: 0 | 1;
}

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';', '|', '，'];

function mode(widths: readonly number[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { width, share: widths.length === 0 ? 0 : count / widths.length };
}

/** The mark that splits the sample into the widest and most regular table; a comma wins a tie. */
export function delimiterOf(sample: string, isCut: boolean): DelimiterFound {
  const hint = /^\ufeff?sep=(.)\r?\n/i.exec(sample)?.[1];
  if (hint && (CANDIDATES as readonly string[]).includes(hint)) {
    return { delimiter: hint as Delimiter, quotes: true, hintLines: 1 };
  }
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const records = parseRecords(sample, delimiter, true, isCut).filter((record) => record.some((cell) => cell !== ''));
    const { width, share } = mode(records.map((record) => record.length));
    const score = width < 2 ? 0 : share * share * Math.log2(width + 1);
    if (score > best.score * 1.05) best = { delimiter, score };
  }
  if (best.score > 0.3) return { delimiter: best.delimiter, quotes: quotesClose(sample, best.delimiter), hintLines: 0 };
  const aligned = parseRecords(sample, ' ', false, isCut).map((record) => record.length);
  const { width, share } = mode(aligned);
  return width >= 3 && share >= 0.95
    ? { delimiter: ' ', quotes: false, hintLines: 0 }
    : { delimiter: best.score > 0 ? best.delimiter : ',', quotes: true, hintLines: 0 };
}

/** Quotes are quotes unless one record swallows the rest of the sample: then they are inch marks and the like. */
function quotesClose(sample: string, delimiter: Delimiter): boolean {
  return !parseRecords(sample, delimiter).some((record) => record.some((cell) => cell.length > 32_000));
}
