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
    ticket_id: '工单编号', created_at: '创建时间', first_response_at: '首次响应时间', resolved_at: '解决时间', closed_at: '关闭时间',
    first_response_seconds: '首次响应时长', resolution_seconds: '处理时长', priority: '优先级', 'complaints.category': '问题类型',
    subcategory: '问题小类', subject: '标题', store_name: '店铺', agent: '客服', agent_group: '客服组', satisfaction_score: '满意度评分',
    reopen_count: '重开次数', reply_count: '回复次数', 'complaints.refund_amount': '赔付金额', campaign_id: '活动编号', campaign_name: '活动名称',
    date: '日期', started_at: '开始时间', ended_at: '结束时间', budget_amount: '预算', spend_amount: '花费', impressions: '曝光量', clicks: '点击量',
    visitors: '访客数', orders: '成交订单数', revenue_amount: '成交金额', coupon_id: '优惠券编号', coupon_name: '优惠券名称', coupon_type: '优惠券类型',
    face_value: '面额', threshold_amount: '使用门槛', issued_at: '领取时间', used_at: '使用时间', expires_at: '到期时间', 'coupons.status': '使用状态',
    occurred_at: '变动时间', points_change: '积分变动', points_balance: '积分余额', reason: '变动原因', event_id: '事件编号', session_id: '会话编号',
    event_name: '事件', event_time: '事件时间', page_url: '页面', referrer: '来源页面', utm_source: '广告来源', utm_medium: '广告媒介',
    utm_campaign: '广告活动', device: '设备', duration_seconds: '停留时长', 'events.value': '金额', satisfaction_raw: '原始满意度',
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
    ticket_id: 'Ticket id', created_at: 'Created at', first_response_at: 'First response at', resolved_at: 'Resolved at',
    closed_at: 'Closed at', first_response_seconds: 'Time to first response', resolution_seconds: 'Time to resolution',
    priority: 'Priority', subcategory: 'Subcategory', subject: 'Subject', store_name: 'Store', agent: 'Agent',
    agent_group: 'Agent group', satisfaction_score: 'Satisfaction score', reopen_count: 'Times reopened', reply_count: 'Replies',
    'complaints.refund_amount': 'Compensation', campaign_id: 'Campaign id', campaign_name: 'Campaign name', date: 'Date',
    started_at: 'Started at', ended_at: 'Ended at', budget_amount: 'Budget', spend_amount: 'Spend', impressions: 'Impressions',
    clicks: 'Clicks', visitors: 'Visitors', orders: 'Orders credited', revenue_amount: 'Revenue credited', coupon_id: 'Coupon id',
    coupon_name: 'Coupon name', coupon_type: 'Coupon type', face_value: 'Face value', threshold_amount: 'Minimum spend',
    issued_at: 'Issued at', used_at: 'Used at', expires_at: 'Expires at', occurred_at: 'Occurred at',
    points_change: 'Change of points', points_balance: 'Balance of points', reason: 'Reason', event_id: 'Event id',
    session_id: 'Session id', event_name: 'Event', event_time: 'Event time', page_url: 'Page', referrer: 'Referrer',
    utm_source: 'UTM source', utm_medium: 'UTM medium', utm_campaign: 'UTM campaign', device: 'Device',
    duration_seconds: 'Time spent', satisfaction_raw: 'Satisfaction as written',
  },
}; // prettier-ignore

/** What a column of a table is called for people; its own name where nobody gave it one. */
export function columnName(locale: Locale, table: string, column: string): string {
  const names = COLUMNS[locale];
  return names[`${table}.${column}`] ?? names[column] ?? column;
}
