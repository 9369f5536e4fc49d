import type { Localised } from '../locale';

type NeedName =
  'orders' | 'customer_ids' | 'items' | 'province' | 'responses' | 'response_dates' | 'response_customers' | 'history';

/** Words of a panel that has nothing to show: fetched when one has. */
export interface RefusalTexts {
  readonly missing: {
    /** Customer analyses are off because the buyers are masked. */
    readonly maskedTitle: string;
    readonly masked: (column: string, percent: number) => string;
    readonly badge: Readonly<Record<NeedName, string>>;
    readonly title: Readonly<Record<NeedName, string>>;
    readonly text: Readonly<Record<NeedName, string>>;
    readonly columns: Readonly<Record<NeedName, readonly string[]>>;
    readonly add: string;
    readonly sample: string;
  };
  readonly small: { readonly badge: string; readonly title: string; readonly text: string };
  /** Reasons other than few data: title and what can be done. */
  readonly why: Readonly<
    Record<
      'one-question' | 'no-rating' | 'one-month' | 'range' | 'nothing',
      { readonly title: string; readonly text: string }
    >
  >;
  readonly whyOf: Readonly<
    Record<'unknown' | 'alike', (attribute: string) => { readonly title: string; readonly text: string }>
  >;
  readonly whyBadge: string;
  readonly failed: { readonly badge: string; readonly title: string; readonly memory: string; readonly text: string };
}

// prettier-ignore
export const refusalTexts: Localised<RefusalTexts> = {
  'zh-CN': {
    missing: {
      maskedTitle: '买家打了码，认不出谁是回头客',
      masked: (column, percent) => `「${column}」有 ${percent}% 打了星号。剩下的几个代表不了全部客户，所以复购、留存、客户价值都不算；订单数、销售额、品类和地区照常。在后台用“含明文”的权限重新导出，或带上下列任一没有打码的列：`,
      badge: { orders: '需要订单文件', customer_ids: '需要客户编号', items: '需要商品明细', province: '需要省份', responses: '需要问卷文件', response_dates: '需要答题时间', response_customers: '问卷没有对上客户', history: '订单历史太短' },
      title: { orders: '还没有订单数据', customer_ids: '这份订单里认不出客户', items: '订单里没有品类', province: '订单里没有省份', responses: '还没有满意度数据', response_dates: '问卷里没有答题时间', response_customers: '问卷和订单还对不上', history: '历史太短，还分不出谁要流失' },
      text: {
        orders: '导入店铺后台导出的订单，就能看到这里。至少要有：',
        customer_ids: '没有买家编号，或已全部打码，算不出复购与留存；订单数与销售额不受影响。换一份含下列任一列的文件即可：',
        items: '导入商品明细，就能按品类看。至少要有：',
        province: '带收货省份或地址的订单才能按地区看：',
        responses: '导入一份问卷导出文件，就能看到满意度与 NPS。至少要有：',
        response_dates: '没有时间，就排不出先后：',
        response_customers: '问卷里带上客户编号或订单号，就能知道谁在给分：',
        history: '客群看的是多久没来、买得勤不勤。到所选时间为止，至少要有12周（84天）的订单和30位认得出的客户；更短的话，「流失」只是导出得短。',
      },
      columns: {
        orders: ['订单号', '下单时间', '实付金额', '客户编号'], customer_ids: ['会员编号', '买家会员名', '手机号'], items: ['订单号', '商品名称', '类目', '数量'], province: ['省份', '收货地址'],
        responses: ['答卷时间', '0–10 分推荐意愿', '一道以上评分题', '手机号或会员号（可选）'], response_dates: ['提交答卷时间'], response_customers: ['会员编号', '订单号'], history: [],
      },
      add: '选择文件', sample: '用示例看看',
    },
    small: { badge: '太少', title: '数据太少，给不出可靠的图', text: '放宽时间或筛选再看。' },
    whyBadge: '画不出来',
    why: {
      'one-question': { title: '这份问卷只有一道评分题，没有能拆的分项', text: '要知道是哪一项拖了后腿，问卷里要分项打分：产品、服务、价格、物流……' },
      'no-rating': { title: '这份问卷没有满意度评分题，拆不出分项', text: '推荐题（0–10分）不算在内，它的结果在NPS里。' },
      'one-month': { title: '这里只有一个月，画不出走势', text: '至少要两个月才连得成线。' },
      range: { title: '所选时间里没有数据', text: '别的时间里有。' },
      nothing: { title: '文件里没有这一块要用的内容', text: '不是筛选造成的：换任何时间、任何条件都一样。' },
    },
    whyOf: {
      unknown: (attribute) => ({ title: `订单里没有${attribute}这一列`, text: '换一个属性来分，或导入带这一列的文件。' }),
      alike: (attribute) => ({ title: `这些订单的${attribute}都一样，分不出什么`, text: '换一个属性来分。' }),
    },
    failed: { badge: '没有算完', title: '这一块没有算出来', memory: '内存不够用了。请缩小时间范围，或移除不需要的文件；其余面板不受影响。', text: '其余面板不受影响。下面是引擎的原话：' },
  },
  en: {
    missing: {
      maskedTitle: 'The buyers are masked, so nobody can be seen coming back',
      masked: (column, percent) => `${percent}% of “${column}” is masked. The few that are not cannot stand for all customers, so repurchase, retention and customer value are off; orders, revenue, categories and regions work as usual. Export again with permission to see plain data, or with any of these columns unmasked:`,
      badge: { orders: 'Needs an order file', customer_ids: 'Needs customer ids', items: 'Needs order lines', province: 'Needs provinces', responses: 'Needs a survey file', response_dates: 'Needs answer times', response_customers: 'Survey not linked', history: 'Needs a longer history' },
      title: { orders: 'No orders yet', customer_ids: 'These orders do not say who bought', items: 'These orders have no categories', province: 'These orders have no provinces', responses: 'No satisfaction data yet', response_dates: 'The survey has no answer times', response_customers: 'Survey and orders are not linked yet', history: 'Too short a history to tell who is slipping away' },
      text: {
        orders: 'Import the orders your shop exports to see this. At least:',
        customer_ids: 'Without buyer ids, or with all of them masked, repurchase and retention cannot be computed; orders and revenue are not affected. A file with any of these will do:',
        items: 'Import order lines to see categories. At least:',
        province: 'Orders with a province or an address can be shown by region:',
        responses: 'Import a survey export to see satisfaction and NPS. At least:',
        response_dates: 'Without a time there is no order of events:',
        response_customers: 'With a customer or order id in the survey we know who answered:',
        history: 'Segments rest on how long customers have been away and how often they buy. That takes 12 weeks (84 days) of orders and 30 known customers by the end of the chosen range; with less, “lost” would only mean that the export is short.',
      },
      columns: {
        orders: ['order id', 'order time', 'amount paid', 'customer id'], customer_ids: ['customer id', 'buyer name', 'phone'], items: ['order id', 'product', 'category', 'quantity'], province: ['province', 'address'],
        responses: ['answer time', '0–10 recommendation', 'one rating question or more', 'phone or customer id (optional)'], response_dates: ['submitted at'], response_customers: ['customer id', 'order id'], history: [],
      },
      add: 'Choose files', sample: 'Try the sample',
    },
    small: { badge: 'Too few', title: 'Too little data for a reliable chart', text: 'Widen the time or the filters.' },
    whyBadge: 'Not drawn',
    why: {
      'one-question': { title: 'This survey has one rating question: there are no items to take it apart by', text: 'To see which item drags the score down, a survey has to rate them one by one: product, service, price, delivery.' },
      'no-rating': { title: 'This survey has no satisfaction rating to take apart', text: 'The recommend question (0–10) does not count here; its result is the NPS.' },
      'one-month': { title: 'There is only one month here, and no trend in it', text: 'A line takes two months or more.' },
      range: { title: 'Nothing in the chosen dates', text: 'There is some at other times.' },
      nothing: { title: 'The files do not hold what this panel needs', text: 'No filter or date range is the cause.' },
    },
    whyOf: {
      unknown: (attribute) => ({ title: `These orders have no column for ${attribute.toLowerCase()}`, text: 'Split by something else, or import a file with that column.' }),
      alike: (attribute) => ({ title: `These orders do not differ in ${attribute.toLowerCase()}`, text: 'Split by something else.' }),
    },
    failed: { badge: 'Not computed', title: 'This panel could not be computed', memory: 'Memory ran out. Choose a shorter range or remove files; the other panels are not affected.', text: 'The other panels are not affected. In the engine’s own words:' },
  },
};
