import type { Locale, Localised } from '../locale';

/** Codes of columns that the tables hold, by `table.column`: what the reader sees for them. Words of a file stay as they are. */
const CODES: Localised<Readonly<Record<string, Readonly<Record<string, string>>>>> = {
  'zh-CN': {
    'orders.status': {
      sale: '销售', pending: '待付款', cancelled: '已取消', refunded: '已退款', partial_refund: '部分退款', aftersale_open: '售后中',
      unknown: '没认出来',
    },
    'customers.gender': { female: '女', male: '男', other: '其他', unknown: '未知' },
    'questions.kind': { nps: 'NPS', rating: '打分', choice: '选择', text: '文字' },
    'questions.theme': { overall: '总体', product: '产品', service: '服务', price: '价格', logistics: '物流', brand: '品牌' },
    'complaints.status': { new: '新建', open: '处理中', pending: '待回复', resolved: '已解决', closed: '已关闭' },
    'coupons.status': { issued: '未使用', used: '已使用', expired: '已过期' },
  },
  en: {
    'orders.status': {
      sale: 'Sale', pending: 'Awaiting payment', cancelled: 'Cancelled', refunded: 'Refunded', partial_refund: 'Partly refunded',
      aftersale_open: 'Return under way', unknown: 'Not recognised',
    },
    'customers.gender': { female: 'Female', male: 'Male', other: 'Other', unknown: 'Unknown' },
    'questions.kind': { nps: 'NPS', rating: 'Rating', choice: 'Choice', text: 'Text' },
    'questions.theme': { overall: 'Overall', product: 'Product', service: 'Service', price: 'Price', logistics: 'Logistics', brand: 'Brand' },
    'complaints.status': { new: 'New', open: 'Open', pending: 'Pending', resolved: 'Resolved', closed: 'Closed' },
    'coupons.status': { issued: 'Not used', used: 'Used', expired: 'Expired' },
  },
}; // prettier-ignore

/** The word for a code of a column; undefined where the column holds no codes, or this is none of them. */
export function codeName(locale: Locale, table: string, column: string, code: string): string | undefined {
  return CODES[locale][`${table}.${column}`]?.[code];
}
