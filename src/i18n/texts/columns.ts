import type { Locale, Localised } from '../locale';

/** What the columns of the tables are called; `table.column` where the table changes the meaning. */
const COLUMNS: Localised<Readonly<Record<string, string>>> = {
  'zh-CN': {
    order_id: '订单号', customer_id: '客户编号', ordered_at: '下单时间', amount: '计入金额', paid_amount: '实付金额', refund_amount: '退款金额',
    status: '状态', status_raw: '原始状态', exclusion: '不计入的原因', channel: '渠道', province: '省份', city: '城市', payment_method: '支付方式',
    promised_at: '承诺送达', delivered_at: '签收时间', source_file: '来自文件', source_row: '文件行号', line_no: '行号', product_id: '商品编号',
    product_name: '商品名称', category: '类目', quantity: '数量', unit_price: '单价', is_gift: '赠品', registered_at: '注册时间', gender: '性别',
    age: '年龄', age_band: '年龄段', member_level: '会员等级', customer_type: '客户类型', customer_source: '客户来源', survey: '问卷',
    response_id: '答卷编号', submitted_at: '提交时间', score: '总评分', comment: '文字意见', question: '题号', value: '分值', answer: '回答',
    position: '题序', wording: '题面', kind: '题型', theme: '主题', scale_min: '最低分', scale_max: '最高分', is_main: '主题目',
    'order_items.amount': '行金额',
  },
  en: {
    order_id: 'Order id', customer_id: 'Customer id', ordered_at: 'Ordered at', amount: 'Amount counted', paid_amount: 'Amount paid',
    refund_amount: 'Refund', status: 'Status', status_raw: 'Status as written', exclusion: 'Left out because', channel: 'Channel',
    province: 'Province', city: 'City', payment_method: 'Payment method', promised_at: 'Promised for', delivered_at: 'Delivered at',
    source_file: 'From file', source_row: 'File row', line_no: 'Line', product_id: 'Product id', product_name: 'Product name',
    category: 'Category', quantity: 'Quantity', unit_price: 'Unit price', is_gift: 'Gift', registered_at: 'Registered at', gender: 'Gender',
    age: 'Age', age_band: 'Age band', member_level: 'Member level', customer_type: 'Customer type', customer_source: 'Source',
    survey: 'Survey', response_id: 'Response id', submitted_at: 'Submitted at', score: 'Main score', comment: 'Comment',
    question: 'Question', value: 'Value', answer: 'Answer', position: 'Position', wording: 'Wording', kind: 'Kind', theme: 'Theme',
    scale_min: 'Lowest', scale_max: 'Highest', is_main: 'Main question', 'order_items.amount': 'Line amount',
  },
}; // prettier-ignore

/** What a column of a table is called for people; its own name where nobody gave it one. */
export function columnName(locale: Locale, table: string, column: string): string {
  const names = COLUMNS[locale];
  return names[`${table}.${column}`] ?? names[column] ?? column;
}
