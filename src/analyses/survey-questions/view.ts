import type { BarsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Locale, Localised } from '../../i18n/locale';
import type { Headline, ViewContext } from '../analysis';
import type { surveyParam } from '../survey-params';
import { ENOUGH } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<ValuesOf<typeof surveyParam>>;

const KINDS: Localised<Readonly<Record<string, string>>> = {
  'zh-CN': { nps: '推荐题', rating: '打分', choice: '选择', text: '文字' },
  en: { nps: 'Recommend', rating: 'Rating', choice: 'Choice', text: 'Text' },
};

function scaleText({ kind, scale_min, scale_max }: Row, locale: Locale): string {
  const name = KINDS[locale][kind] ?? kind;
  return scale_min === null || scale_max === null ? name : `${name} ${scale_min}–${scale_max}`;
}

export function questionBars(rows: readonly Row[], { format, locale }: Context): BarsSpec {
  const zh = locale === 'zh-CN';
  const several = new Set(rows.map(({ survey }) => survey)).size > 1;
  return {
    kind: 'bars',
    headings: zh
      ? { label: '题目', bar: '答卷', cells: ['题型'] }
      : { label: 'Question', bar: 'Answers', cells: ['Kind'] },
    bars: rows.map((row) => ({
      key: `${row.survey}:${row.question}`,
      label: row.wording || row.question,
      value: row.n,
      text: format.count(row.n),
      cells: [scaleText(row, locale)],
      ...(several && { note: row.survey }),
      ...(row.n < ENOUGH && { small: `n ${format.count(row.n)}` }),
    })),
  };
}

/** How large the largest survey is. */
export function questionHeadline(rows: readonly Row[], { format, locale }: Context): Headline | null {
  const [first] = rows;
  if (!first || first.survey_n === 0) return null;
  const [n, questions] = [format.count(first.survey_n), format.count(first.survey_questions)];
  return {
    text:
      locale === 'zh-CN'
        ? `「${first.survey}」收到${n}份答卷，问了${questions}题`
        : `${first.survey}: ${n} responses, ${questions} questions`,
  };
}
