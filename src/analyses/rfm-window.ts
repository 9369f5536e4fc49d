import { nameTexts } from '../i18n/texts/names';
import { type Attribute, ATTRIBUTES } from '../model/attributes';
import type { RfmRule } from '../model/rfm';
import type { ResolvedScope } from '../model/scope';
import { addDays, addMonths } from '../util/day';
import type { ViewContext } from './analysis';

type Context = Pick<ViewContext<{ readonly window: RfmRule['window'] }>, 'locale' | 'format' | 'params' | 'scope'>;

/** Whether a filter keeps all orders of whom it keeps. */
const isOfCustomers = (attribute: string) => ['customer', 'segment'].includes(ATTRIBUTES[attribute as Attribute].level);

/** Whether what customers spent in the RFM window is what they spent in the scope: the same days, and no filter on their orders. */
function isWindow({ from, to, open, filters }: ResolvedScope, window: RfmRule['window']): boolean {
  const told = Object.entries(filters).filter(([, values]) => values.length > 0);
  if (!told.every(([attribute]) => isOfCustomers(attribute))) return false;
  const start = addMonths(to, -12);
  return window === 'all' ? (open?.from ?? false) : from === start || ((open?.from ?? false) && from >= start);
}

/** How money of the RFM window is called beside the money of the scope. */
export interface WindowWords {
  /** It is not the money of the scope: every sentence and heading has to say so. */
  readonly isOutside: boolean;
  /** 近12个月 / the 12 months to 2024-06-30; empty inside. */
  readonly name: string;
}

export function windowWords({ locale, format, params, scope }: Context): WindowWords {
  if (isWindow(scope, params.window)) return { isOutside: false, name: '' };
  const zh = locale === 'zh-CN';
  if (params.window === 'all') return { isOutside: true, name: zh ? '历来' : 'all time' };
  const words = nameTexts[locale].ruleWords['12m'];
  return { isOutside: true, name: zh ? words : `the ${words} to ${format.day(addDays(scope.to, -1))}` };
}
