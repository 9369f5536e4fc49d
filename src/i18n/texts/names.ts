import type { Locale, Localised } from '../locale';

/** English names of the 34 regions, in the order of GB/T 2260. */
const REGIONS_EN: Readonly<Record<string, string>> = {
  北京: 'Beijing', 天津: 'Tianjin', 河北: 'Hebei', 山西: 'Shanxi', 内蒙古: 'Inner Mongolia', 辽宁: 'Liaoning', 吉林: 'Jilin',
  黑龙江: 'Heilongjiang', 上海: 'Shanghai', 江苏: 'Jiangsu', 浙江: 'Zhejiang', 安徽: 'Anhui', 福建: 'Fujian', 江西: 'Jiangxi',
  山东: 'Shandong', 河南: 'Henan', 湖北: 'Hubei', 湖南: 'Hunan', 广东: 'Guangdong', 广西: 'Guangxi', 海南: 'Hainan',
  重庆: 'Chongqing', 四川: 'Sichuan', 贵州: 'Guizhou', 云南: 'Yunnan', 西藏: 'Tibet', 陕西: 'Shaanxi', 甘肃: 'Gansu',
  青海: 'Qinghai', 宁夏: 'Ningxia', 新疆: 'Xinjiang', 台湾: 'Taiwan', 香港: 'Hong Kong', 澳门: 'Macao',
}; // prettier-ignore

/** The words of an RFM rule, as they stand in links and rows. */
export type RuleWord =
  | 'auto' | 'percentile' | 'fixed' | 'quantile' | 'ntile' | 'days' | 'orders' | '12m' | 'all' | 'median' | 'mean'; // prettier-ignore

export interface NameTexts {
  readonly ruleWords: Readonly<Record<RuleWord, string>>;
  readonly attributes: Readonly<
    Record<
      | 'province' | 'city' | 'channel' | 'payment_method' | 'daypart' | 'weekday' | 'category' | 'gender' | 'age_band'
      | 'member_level' | 'customer_type' | 'customer_source' | 'segment',
      string
    >
  >; // prettier-ignore
  /** "by province", after a metric. */
  readonly by: (attribute: keyof NameTexts['attributes']) => string;
  readonly segments: Readonly<Record<string, string>>;
  readonly genders: Readonly<Record<string, string>>;
  readonly dayparts: Readonly<Record<string, string>>;
  readonly weekdays: readonly string[];
  readonly unknown: string;
  readonly unscored: string;
}

export const nameTexts: Localised<NameTexts> = {
  'zh-CN': {
    ruleWords: {
      auto: '自动', percentile: '百分位', fixed: '固定断点', quantile: '分位点', ntile: '等分', days: '按天', orders: '按单',
      '12m': '近12个月', all: '全部时间', median: '中位数', mean: '均值',
    },
    attributes: {
      province: '省份', city: '城市', channel: '渠道', payment_method: '支付方式', daypart: '下单时段', weekday: '星期几',
      category: '品类', gender: '性别', age_band: '年龄段', member_level: '会员等级', customer_type: '客户类型',
      customer_source: '客户来源', segment: '客群',
    },
    by: (attribute) => `按${nameTexts['zh-CN'].attributes[attribute]}`,
    segments: {
      champions: '冠军客户', loyal: '忠诚客户', potential_loyalist: '潜力忠诚', new_customers: '新客户', promising: '有希望',
      need_attention: '需关注', about_to_sleep: '即将沉睡', at_risk: '有流失风险', cannot_lose: '不可失去', hibernating: '休眠',
      lost: '已流失', important_value: '重要价值客户', important_develop: '重要发展客户', important_keep: '重要保持客户',
      important_retain: '重要挽留客户', general_value: '一般价值客户', general_develop: '一般发展客户',
      general_keep: '一般保持客户', general_retain: '一般挽留客户',
    },
    genders: { female: '女', male: '男', other: '其他', unknown: '未知' },
    dayparts: { '00-06': '0–6点', '06-12': '6–12点', '12-18': '12–18点', '18-24': '18–24点' },
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    unknown: '未填写',
    unscored: '窗口内未购买',
  },
  en: {
    ruleWords: {
      auto: 'Auto', percentile: 'Percentile', fixed: 'Fixed', quantile: 'Quantile', ntile: 'NTILE', days: 'Days', orders: 'Orders',
      '12m': '12 months', all: 'All time', median: 'Median', mean: 'Mean',
    },
    attributes: {
      province: 'Province', city: 'City', channel: 'Channel', payment_method: 'Payment', daypart: 'Time of day', weekday: 'Weekday',
      category: 'Category', gender: 'Gender', age_band: 'Age band', member_level: 'Member level', customer_type: 'Customer type',
      customer_source: 'Source', segment: 'Segment',
    },
    by: (attribute) => `by ${nameTexts.en.attributes[attribute].toLowerCase()}`,
    segments: {
      champions: 'Champions', loyal: 'Loyal', potential_loyalist: 'Potential loyalists', new_customers: 'New customers',
      promising: 'Promising', need_attention: 'Need attention', about_to_sleep: 'About to sleep', at_risk: 'At risk',
      cannot_lose: 'Cannot lose them', hibernating: 'Hibernating', lost: 'Lost', important_value: 'Important: value',
      important_develop: 'Important: develop', important_keep: 'Important: keep', important_retain: 'Important: win back',
      general_value: 'General: value', general_develop: 'General: develop', general_keep: 'General: keep',
      general_retain: 'General: win back',
    },
    genders: { female: 'Women', male: 'Men', other: 'Other', unknown: 'Unknown' },
    dayparts: { '00-06': '0–6 h', '06-12': '6–12 h', '12-18': '12–18 h', '18-24': '18–24 h' },
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    unknown: 'Not given',
    unscored: 'No purchase in window',
  },
}; // prettier-ignore

const isRuleWord = (texts: NameTexts, word: string): word is RuleWord => Object.hasOwn(texts.ruleWords, word);

/** The name of an attribute's value for people. Values of the shop itself (channels, cities) stay as they are. */
export function valueName(locale: Locale, attribute: string, value: string): string {
  const texts = nameTexts[locale];
  if (value === '') return attribute === 'segment' ? texts.unscored : texts.unknown;
  switch (attribute) {
    case 'segment':
      return texts.segments[value] ?? value;
    case 'gender':
      return texts.genders[value] ?? value;
    case 'daypart':
      return texts.dayparts[value] ?? value;
    case 'age_band':
      return locale === 'zh-CN' && /^[\d–\-+<>≥≤]+$/.test(value)
        ? value.replace(/\+$/, '以上').replace(/^(\d+[–-]?\d*)/, '$1岁')
        : value;
    case 'weekday':
      return texts.weekdays[Number(value) - 1] ?? value;
    case 'scoring_used':
    case 'f_scoring_used':
      return isRuleWord(texts, value) ? texts.ruleWords[value] : value;
    case 'province':
      return locale === 'en' ? (REGIONS_EN[value] ?? value) : value;
    default:
      return value;
  }
}
