import type { ColumnsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Locale, Localised } from '../../i18n/locale';
import type { Headline, ViewContext } from '../analysis';
import type { csatCut, npsCuts, questionParam, surveyParam } from '../survey-params';
import { ENOUGH } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Params = typeof questionParam & typeof npsCuts & typeof csatCut & typeof surveyParam;
type Context = ViewContext<ValuesOf<Params>>;

const PARTS: Localised<Readonly<Record<string, string>>> = {
  'zh-CN': { detractor: '贬损者', passive: '中立者', promoter: '推荐者', dissatisfied: '不满意', neutral: '一般', satisfied: '满意' },
  en: { detractor: 'Detractors', passive: 'Passives', promoter: 'Promoters', dissatisfied: 'Dissatisfied', neutral: 'Neutral', satisfied: 'Satisfied' },
}; // prettier-ignore

const tone = (part: string) =>
  part === 'promoter' || part === 'satisfied'
    ? 'good'
    : part === 'detractor' || part === 'dissatisfied'
      ? 'bad'
      : 'neutral';

/** Runs of columns of the same part, as indices into the rows. */
function runs(rows: readonly Row[], locale: Locale): { from: number; to: number; name: string }[] {
  return rows.flatMap(({ part }, from) => {
    if (rows[from - 1]?.part === part) return [];
    const next = rows.findIndex((row, index) => index > from && row.part !== part);
    return [{ from, to: next < 0 ? rows.length - 1 : next - 1, name: PARTS[locale][part] ?? part }];
  });
}

/** A column may stand for several points: up to the one before the next column. */
const spanOf = (first: number, last: number) => (last > first ? `${first}–${last}` : String(first));

export function distributionColumns(rows: readonly Row[], { format, locale }: Context): ColumnsSpec | null {
  if (rows.length < 2) return null;
  return {
    kind: 'columns',
    y: { write: (share) => format.percent(share, 0) },
    groups: runs(rows, locale).map(({ from, to, name }) => {
      const share = rows[from]?.part_share ?? 0;
      return { from, to, name: `${name} ${format.percent(share, 0)}` };
    }),
    columns: rows.map(({ value, n, share, part, scale_max }, index) => ({
      key: String(value),
      label: spanOf(value, (rows[index + 1]?.value ?? scale_max + 1) - 1),
      value: share,
      text: format.percent(share, 0),
      tone: tone(part),
      note: `n ${format.count(n)}`,
    })),
  };
}

/** How large the good part is against the bad one. */
export function distributionHeadline(rows: readonly Row[], { format, locale }: Context): Headline | null {
  const [first] = rows;
  if (!first || first.total < ENOUGH) return null;
  const zh = locale === 'zh-CN';
  const good = rows.find(({ part }) => tone(part) === 'good');
  const bad = rows.find(({ part }) => tone(part) === 'bad');
  if (!good || !bad || good.part_n + bad.part_n === 0) return null;
  const [p, d] = [format.percent(good.part_share, 0), format.percent(bad.part_share, 0)];
  const [from, upTo] = [format.number(good.good_min), format.number(bad.bad_max)];
  const stake = { customers: bad.part_n };
  if (first.kind === 'nps') {
    return { text: zh ? `推荐者占${p}，贬损者占${d}` : `${p} are promoters, ${d} detractors`, stake };
  }
  if (bad.part_share < 0.005) {
    const isNone = bad.part_n === 0;
    return {
      text: zh
        ? `${p}打${from}分及以上，${isNone ? '没有人' : '几乎没有人'}只打${upTo}分及以下`
        : `${p} score ${from} or more, ${isNone ? 'nobody' : 'almost nobody'} ${upTo} or less`,
    };
  }
  return {
    text: zh
      ? `${p}打${from}分及以上，${d}只打${upTo}分及以下`
      : `${p} score ${from} or more, ${d} only ${upTo} or less`,
    stake,
  };
}

export function distributionFootnote(rows: readonly Row[], { format, locale }: Context): string | null {
  const [first] = rows;
  if (!first) return null;
  const zh = locale === 'zh-CN';
  const n = format.count(first.total);
  const few = first.total < ENOUGH ? (zh ? '；份数太少，不下结论' : '; too few for a claim') : '';
  return (zh ? `「${first.wording}」，${n}份答卷` : `“${first.wording}”, ${n} answers`) + few;
}
