import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Locale } from '../../i18n/locale';
import type { ViewContext } from '../analysis';
import type { columns } from './columns';
import type { params } from './params';

export type Row = RowOf<typeof columns>;
export type Context = ViewContext<ValuesOf<typeof params>>;

/** The name of a period: 首月, 第3月 / Month 3, or of 30 days. */
export function ageName(age: number, window: Context['params']['window'], locale: Locale): string {
  const calendar = window === 'calendar';
  if (locale === 'zh-CN') return age === 0 ? (calendar ? '首月' : '首期') : `第${age}${calendar ? '月' : '期'}`;
  return age === 0 ? 'First' : String(age);
}

/** Below one per cent a digit more, so that «nearly nobody» does not read as nobody. */
export function shareText(share: number, { format }: Pick<Context, 'format'>): string {
  return format.percent(share, share > 0 && share < 0.01 ? 2 : share < 0.1 ? 1 : 0);
}
