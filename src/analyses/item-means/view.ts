import type { DotsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Locale, Localised } from '../../i18n/locale';
import type { Headline, ViewContext } from '../analysis';
import type { surveyParam } from '../survey-params';
import { ENOUGH } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<ValuesOf<typeof surveyParam>>;

const THEMES: Localised<Readonly<Record<string, string>>> = {
  'zh-CN': { overall: '总体', product: '产品', service: '服务', price: '价格', logistics: '物流', brand: '品牌', '': '其他' },
  en: { overall: 'Overall', product: 'Product', service: 'Service', price: 'Price', logistics: 'Logistics', brand: 'Brand', '': 'Other' },
}; // prettier-ignore

const isLower = ({ high, overall_low, n }: Row) => n >= ENOUGH && high < overall_low;
const isHigher = ({ low, overall_high, n }: Row) => n >= ENOUGH && low > overall_high;

/** An item without the theme it stands under: 「价格：促销公平」 is 促销公平. */
const shortName = (wording: string) => /^[^：:]{1,8}[：:]\s*(\S.*)$/.exec(wording)?.[1] ?? wording;

function rowName({ level, theme, wording, question }: Row, locale: Locale): string {
  if (level === 0) return locale === 'zh-CN' ? '总体满意度' : 'Overall satisfaction';
  if (level === 1) return THEMES[locale][theme] ?? theme;
  return shortName(wording) || question;
}

/** What a row is of: the whole, a theme, or an item. */
export const rowKey = ({ level, theme, question }: Row): string => `${level}:${theme}:${question}`;

/** The tree: the whole, its themes, their items; the whole is also the dotted line. */
export function itemDots(rows: readonly Row[], { format, locale }: Context): DotsSpec | null {
  const [first] = rows;
  if (!first || rows.length < 2) return null;
  const hasThemes = rows.some(({ level }) => level === 1);
  const write = (score: number) => format.fixed(score, 1);
  return {
    kind: 'dots',
    headings: ['n'],
    x: { write: (score) => format.number(score, 0), exact: write, unit: locale === 'zh-CN' ? '分' : 'points' },
    reference: {
      value: first.overall_score100,
      text: `${locale === 'zh-CN' ? '总体' : 'Overall'} ${write(first.overall_score100)}`,
    },
    dots: rows.map((row) => ({
      key: rowKey(row),
      label: rowName(row, locale),
      value: row.score100,
      text: write(row.score100),
      low: row.low,
      high: row.high,
      cells: [format.count(row.n)],
      level: row.level === 2 && !hasThemes ? 1 : row.level,
      small: row.n < ENOUGH,
      ...(row.level === 2 && { note: row.wording }),
    })),
  };
}

/** The lowest item that is below the whole beyond chance, and its theme where that is below as well; else the highest one above. */
export function itemHeadline(rows: readonly Row[], { format, locale }: Context): Headline | null {
  const zh = locale === 'zh-CN';
  const items = rows.filter(({ level, theme, n }) => level === 2 && theme !== 'overall' && n >= ENOUGH);
  const [first] = items;
  if (!first || items.length < 2 || first.overall_n < ENOUGH) return null;
  const write = (score: number) => format.number(score, 1);
  const all = write(first.overall_score100);
  const named = (row: Row) => (zh ? `「${rowName(row, locale)}」` : `“${rowName(row, locale)}”`);
  const byScore = [...items].sort((a, b) => a.score100 - b.score100);
  const worst = byScore.find(isLower);
  if (worst) {
    const theme = rows.find((row) => row.level === 1 && row.theme === worst.theme && row.theme !== '' && isLower(row));
    const stake = { customers: worst.n };
    if (!theme) {
      return {
        text: zh
          ? `${named(worst)}只有${write(worst.score100)}分，低于总体的${all}分`
          : `${named(worst)} scores only ${write(worst.score100)}, below ${all} overall`,
        stake,
      };
    }
    const name = rowName(theme, locale);
    return {
      text: zh
        ? `${name}这一支拖了后腿，${named(worst)}只有${write(worst.score100)}分，总体${all}分`
        : `${name} drags the score down: ${named(worst)} gets only ${write(worst.score100)}, against ${all} overall`,
      stake,
    };
  }
  const best = byScore.reverse().find(isHigher);
  if (best) {
    return {
      text: zh
        ? `${named(best)}有${write(best.score100)}分，高于总体的${all}分`
        : `${named(best)} scores ${write(best.score100)}, above ${all} overall`,
    };
  }
  return { text: zh ? `各项分不出谁更差，总体${all}分` : `No item stands apart from the ${all} overall` };
}

/** Whether the runner-up could be as bad as the lowest item. */
export function itemReading(rows: readonly Row[], { format, locale }: Context): string | null {
  const zh = locale === 'zh-CN';
  const [worst, next] = rows
    .filter((row) => row.level === 2 && row.theme !== 'overall' && isLower(row))
    .sort((a, b) => a.score100 - b.score100);
  if (!worst || !next) return null;
  const [name, score] = [rowName(next, locale), format.number(next.score100, 1)];
  if (next.low <= worst.high) {
    return zh
      ? `其次是${name}（${score}分），两项的区间重叠，分不出谁更差。`
      : `Next is ${name} (${score}); the two intervals overlap, so which is worse cannot be said.`;
  }
  return zh ? `其次是${name}，${score}分。` : `Next is ${name} with ${score}.`;
}

export function itemFootnote(rows: readonly Row[], { locale }: Context): string | null {
  const zh = locale === 'zh-CN';
  const few = rows.filter(({ n }) => n < ENOUGH).length;
  const whole = rows.find(({ level }) => level === 0);
  const notes = [
    ...(whole && whole.question === '' && !rows.some(({ theme }) => theme === 'overall')
      ? [
          zh
            ? '没有总体满意度题，总体是全部打分题的平均'
            : 'No question about the whole: overall is the mean of all rating questions',
        ]
      : []),
    ...(few > 0
      ? [
          zh
            ? `${few}行不足${ENOUGH}份，画成虚线，不下结论`
            : `${few} rows with fewer than ${ENOUGH} answers: dashed, no claim`,
        ]
      : []),
  ];
  return notes.length === 0 ? null : notes.join(zh ? '；' : '; ');
}
