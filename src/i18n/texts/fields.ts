import type { Locale, Localised } from '../locale';

/** Names of table columns and of the fields a file's columns are taken for; `table.column` where the table changes the meaning. */
const FIELDS: Localised<Readonly<Record<string, string>>> = {
  'zh-CN': {
    order_id: '订单号', parent_order_id: '主订单号', payment_id: '支付单号', payment_no: '支付序号', customer_id: '客户编号', account_id: '账号编号',
    buyer_nick: '买家昵称', buyer_phone: '买家手机', receiver_phone: '收货手机', receiver_name: '收货人', customer_name: '姓名', phone: '手机', email: '邮箱',
    ordered_at: '下单时间', paid_at: '付款时间', shipped_at: '发货时间', completed_at: '完成时间', cancelled_at: '取消时间', promised_at: '承诺送达',
    delivered_at: '实际送达', amount: '计入金额', paid_amount: '实付金额', order_amount: '应付金额', gross_amount: '商品总额',
    merchant_receivable_amount: '商家应收', refund_amount: '退款金额', discount_amount: '优惠', shipping_amount: '运费', order_status: '订单状态',
    status: '状态', status_raw: '原始状态', refund_status: '退款状态', exclusion: '不计入的原因', channel: '渠道', sales_channel: '渠道', source_platform: '平台',
    store_name: '店铺', province: '省份', city: '城市', district: '区县', address: '地址', country: '国家', payment_method: '支付方式',
    seller_note: '卖家备注', buyer_message: '买家留言', item_count: '件数', source_file: '来自文件', source_row: '文件行号', line_no: '行号',
    order_item_id: '子订单号', product_id: '商品编号', sku: 'SKU', product_name: '商品', variant: '规格', category: '品类', brand: '品牌',
    quantity: '数量', unit_price: '单价', list_price: '标价', item_amount: '行金额', item_refund_amount: '行退款', is_gift: '赠品',
    registered_at: '注册时间', gender: '性别', age: '年龄', age_band: '年龄段', birth_date: '生日', member_level: '会员等级', is_member: '是否会员',
    customer_type: '客户类型', customer_source: '客户来源', survey: '问卷', response_id: '答卷号', submitted_at: '提交时间', started_at: '开始时间',
    duration_seconds: '用时（秒）', source_channel: '答题来源', score: '总评分', comment: '文字意见', question: '题目', value: '分值', answer: '回答',
    position: '题序', wording: '题面', kind: '题型', theme: '主题', scale_min: '最低分', scale_max: '最高分', is_main: '主题目',
    nps_score: '推荐意愿（0–10）', csat_score: '满意度', ces_score: '费力度', total_score: '总分', is_complete: '是否答完', respondent_name: '答题人',
    ignored: '不使用', 'payments.amount': '付款金额', 'order_items.amount': '行金额', 'surveys.question': '一道题目', 'questions.question': '题号',
    'answers.question': '题号',
  },
  en: {
    order_id: 'Order id', parent_order_id: 'Parent order id', payment_id: 'Payment id', payment_no: 'Payment no.', customer_id: 'Customer id',
    account_id: 'Account id', buyer_nick: 'Buyer nickname', buyer_phone: 'Buyer phone', receiver_phone: 'Receiver phone', receiver_name: 'Receiver',
    customer_name: 'Name', phone: 'Phone', email: 'Email', ordered_at: 'Ordered at', paid_at: 'Paid at', shipped_at: 'Shipped at',
    completed_at: 'Completed at', cancelled_at: 'Cancelled at', promised_at: 'Promised for', delivered_at: 'Delivered at', amount: 'Amount counted',
    paid_amount: 'Amount paid', order_amount: 'Amount due', gross_amount: 'Gross amount', merchant_receivable_amount: 'Receivable',
    refund_amount: 'Refund', discount_amount: 'Discount', shipping_amount: 'Shipping', order_status: 'Order status', status: 'Status',
    status_raw: 'Status as written', refund_status: 'Refund status', exclusion: 'Left out because', channel: 'Channel', sales_channel: 'Channel',
    source_platform: 'Platform', store_name: 'Store', province: 'Province', city: 'City', district: 'District', address: 'Address',
    country: 'Country', payment_method: 'Payment method', seller_note: 'Seller note', buyer_message: 'Buyer message', item_count: 'Items',
    source_file: 'From file', source_row: 'File row', line_no: 'Line', order_item_id: 'Line id', product_id: 'Product id', sku: 'SKU',
    product_name: 'Product', variant: 'Variant', category: 'Category', brand: 'Brand', quantity: 'Quantity', unit_price: 'Unit price',
    list_price: 'List price', item_amount: 'Line amount', item_refund_amount: 'Line refund', is_gift: 'Gift', registered_at: 'Registered at',
    gender: 'Gender', age: 'Age', age_band: 'Age band', birth_date: 'Born', member_level: 'Member level', is_member: 'Member',
    customer_type: 'Customer type', customer_source: 'Source', survey: 'Survey', response_id: 'Response id', submitted_at: 'Submitted at',
    started_at: 'Started at', duration_seconds: 'Seconds taken', source_channel: 'Collected by', score: 'Main score', comment: 'Comment',
    question: 'Question', value: 'Value', answer: 'Answer', position: 'Position', wording: 'Wording', kind: 'Kind', theme: 'Theme',
    scale_min: 'Lowest', scale_max: 'Highest', is_main: 'Main question', nps_score: 'Would recommend (0–10)', csat_score: 'Satisfaction',
    ces_score: 'Effort', total_score: 'Total score', is_complete: 'Finished', respondent_name: 'Respondent', ignored: 'Not used',
    'payments.amount': 'Amount paid', 'order_items.amount': 'Line amount', 'surveys.question': 'A question',
  },
}; // prettier-ignore

/** What `table.column` is called; a name of its own where there is none. */
export function fieldName(locale: Locale, field: string): string {
  const names = FIELDS[locale];
  const column = field.slice(field.indexOf('.') + 1);
  return names[field] ?? names[column] ?? column;
}
