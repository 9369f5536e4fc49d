import type { Locale } from '../../i18n/locale';
import { nameTexts } from '../../i18n/texts/names';
import { type Attribute, ATTRIBUTES } from '../../model/attributes';

/** What belongs to the customer and not to the order: such a customer buys, and buys again wherever the next order is. */
export const isOfPeople = (by: Attribute): boolean => ['customer', 'segment'].includes(ATTRIBUTES[by].level);

const isOfTime = (by: Attribute) => by === 'weekday' || by === 'daypart';

/** The attribute inside a sentence: 省份 / province. */
const inSentence = (by: Attribute, locale: Locale) =>
  locale === 'zh-CN' ? nameTexts[locale].attributes[by] : nameTexts[locale].attributes[by].toLowerCase();

/** That customers of one value come back less than those of another, both rates written. */
export function comesBackLess(
  by: Attribute,
  locale: Locale,
  low: { readonly name: string; readonly rate: string },
  high: { readonly name: string; readonly rate: string },
): string {
  if (locale === 'zh-CN') {
    if (by === 'channel') return `在${low.name}买过的客户只有${low.rate}在那里再买，${high.name}是${high.rate}`;
    if (by === 'category') return `买过${low.name}的客户只有${low.rate}再买，${high.name}是${high.rate}`;
    if (by === 'payment_method') return `用${low.name}付过款的客户只有${low.rate}再用它买，${high.name}是${high.rate}`;
    if (isOfTime(by)) return `${low.name}买过的客户只有${low.rate}又在${low.name}买，${high.name}是${high.rate}`;
    return `${low.name}的客户只有${low.rate}再买，${high.name}是${high.rate}`;
  }
  if (by === 'channel')
    return `${low.rate} of ${low.name} customers buy there again, against ${high.rate} of ${high.name}`;
  if (by === 'category') return `${low.rate} of ${low.name} buyers buy it again, against ${high.rate} for ${high.name}`;
  if (by === 'payment_method')
    return `${low.rate} of those who paid by ${low.name} buy with it again, against ${high.rate} for ${high.name}`;
  if (isOfTime(by))
    return `${low.rate} of ${low.name} buyers buy at that time again, against ${high.rate} for ${high.name}`;
  return `${low.rate} of ${low.name} customers buy again, against ${high.rate} for ${high.name}`;
}

/** That the rates lie within chance of each other. */
export function comesBackAlike(by: Attribute, locale: Locale): string {
  const name = inSentence(by, locale);
  if (locale === 'en') return `Repeat rates cannot be told apart by ${name}`;
  return by === 'weekday' ? '从周一到周日，复购率分不出高低' : `各${name}的复购率分不出高低`;
}

/** How the repeat rate of one value is defined. */
export function repeatDefinition(by: Attribute, locale: Locale): string {
  const name = inSentence(by, locale);
  if (locale === 'zh-CN') {
    if (isOfPeople(by)) return '复购率 = 两天及以上买过的客户 ÷ 买过的客户';
    if (by === 'weekday') return '复购率 = 有两个及以上这样的日子（比如两个周一）都买过的客户 ÷ 在这天买过的客户';
    return `复购率 = 两天及以上在同一${name}买过的客户 ÷ 在这个${name}买过的客户`;
  }
  if (isOfPeople(by)) return 'Repeat rate = buyers on 2+ days ÷ buyers';
  if (by === 'weekday')
    return 'Repeat rate = buyers on 2+ such days (two Mondays, say) ÷ buyers on that day of the week';
  return `Repeat rate = buyers on 2+ days within the same ${name} ÷ its buyers`;
}

/** So many values that are not drawn, with their money. */
export function moreOf(by: Attribute, locale: Locale, n: number, money: string): string {
  return locale === 'zh-CN' ? `另有${n}个${inSentence(by, locale)}，合计${money}` : `${n} more, ${money} together`;
}
