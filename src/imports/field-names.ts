type FieldNames = Readonly<Record<string, string>>;

const names = (table: string, columns: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(columns).map(([column, name]) => [`${table}.${column}`, name]));

/** What the mapping panel calls the fields, by `table.column`. */
export const ZH_FIELDS: FieldNames = {
  ...names('orders', {
    order_id: '订单号', customer_id: '客户编号', buyer_nick: '买家昵称', buyer_phone: '买家手机', receiver_phone: '收货手机', email: '邮箱', ordered_at: '下单时间', paid_at: '付款时间',
    paid_amount: '实付金额', merchant_receivable_amount: '商家应收', order_amount: '订单金额', gross_amount: '商品总价', payout_amount: '打款金额', shipping_amount: '运费', refund_amount: '退款金额', order_status: '订单状态', refund_status: '售后状态',
    sales_channel: '渠道', province: '省份', city: '城市', address: '地址', payment_method: '支付方式', promised_at: '承诺送达时间', delivered_at: '签收时间', store_id: '门店编号', store_name: '门店名称', buyer_message: '买家留言', seller_note: '商家备注',
  }),
  ...names('order_items', {
    product_id: '商品编号', sku: '商家编码', product_name: '商品名称', category: '类目', quantity: '数量', unit_price: '单价', item_amount: '行金额', is_gift: '是否赠品',
  }),
  ...names('customers', {
    customer_id: '客户编号', account_id: '订单里的客户编号', nickname: '昵称', phone: '手机', email: '邮箱', registered_at: '注册时间', gender: '性别', age: '年龄', age_band: '年龄段', birth_date: '生日',
    member_level: '会员等级', customer_type: '客户类型', customer_source: '客户来源', province: '省份', city: '城市', address: '地址',
  }),
  ...names('payments', { order_id: '订单号', amount: '支付金额', payment_method: '支付方式', refund_amount: '退款金额' }),
  ...names('products', { product_id: '商品编号', product_name: '商品名称', category: '类目' }),
  ...names('surveys', {
    response_id: '答卷编号', customer_id: '客户编号', order_id: '订单号', submitted_at: '提交时间', channel: '购买渠道', province: '省份', is_complete: '是否完成', question: '题目',
  }),
  ...names('complaints', {
    ticket_id: '工单编号', created_at: '创建时间', first_response_at: '首次响应时间', resolved_at: '解决时间', closed_at: '关闭时间', first_response_seconds: '首次响应时长', resolution_seconds: '处理时长', status: '状态', priority: '优先级', category: '问题类型', subcategory: '问题小类', channel: '渠道', subject: '标题', customer_id: '客户编号', order_id: '订单号', product_name: '商品名称', store_name: '店铺', agent: '客服', agent_group: '客服组', satisfaction_score: '满意度评分', reopen_count: '重开次数', reply_count: '回复次数', refund_amount: '赔付金额',
  }),
  ...names('campaigns', {
    campaign_id: '活动编号', campaign_name: '活动名称', channel: '渠道', date: '日期', started_at: '开始时间', ended_at: '结束时间', budget_amount: '预算', spend_amount: '花费', impressions: '曝光量', clicks: '点击量', visitors: '访客数', orders: '成交订单数', revenue_amount: '成交金额',
  }),
  ...names('coupons', {
    coupon_id: '优惠券编号', coupon_name: '优惠券名称', coupon_type: '优惠券类型', face_value: '面额', threshold_amount: '使用门槛', issued_at: '领取时间', used_at: '使用时间', expires_at: '到期时间', status: '使用状态', customer_id: '客户编号', order_id: '订单号',
  }),
  ...names('points', {
    customer_id: '客户编号', occurred_at: '变动时间', points_change: '积分变动', points_balance: '积分余额', reason: '变动原因', order_id: '订单号',
  }),
  ...names('events', {
    event_id: '事件编号', customer_id: '客户编号', session_id: '会话编号', event_name: '事件', event_time: '事件时间', product_id: '商品编号', category: '类目', page_url: '页面', referrer: '来源页面', utm_source: '广告来源', utm_medium: '广告媒介', utm_campaign: '广告活动', device: '设备', duration_seconds: '停留时长', value: '金额',
  }),
}; // prettier-ignore

/** The same in English. */
export const EN_FIELDS: FieldNames = {
  ...names('orders', {
    order_id: 'Order id', customer_id: 'Customer id', buyer_nick: 'Buyer name', buyer_phone: 'Buyer phone', receiver_phone: 'Recipient phone', email: 'Email', ordered_at: 'Ordered at', paid_at: 'Paid at',
    paid_amount: 'Paid amount', merchant_receivable_amount: 'Merchant receivable', order_amount: 'Order amount', gross_amount: 'Goods value', payout_amount: 'Payout', shipping_amount: 'Freight', refund_amount: 'Refunded amount', order_status: 'Order status', refund_status: 'Refund status',
    sales_channel: 'Channel', province: 'Province', city: 'City', address: 'Address', payment_method: 'Payment method', promised_at: 'Promised delivery', delivered_at: 'Delivered at', store_id: 'Store id', store_name: 'Store', buyer_message: 'Buyer message', seller_note: 'Seller note',
  }),
  ...names('order_items', {
    product_id: 'Product id', sku: 'SKU', product_name: 'Product name', category: 'Category', quantity: 'Quantity', unit_price: 'Unit price', item_amount: 'Line amount', is_gift: 'Gift',
  }),
  ...names('customers', {
    customer_id: 'Customer id', account_id: 'Customer id in orders', nickname: 'Nickname', phone: 'Phone', email: 'Email', registered_at: 'Registered at', gender: 'Gender', age: 'Age', age_band: 'Age band', birth_date: 'Date of birth',
    member_level: 'Member level', customer_type: 'Customer type', customer_source: 'Customer source', province: 'Province', city: 'City', address: 'Address',
  }),
  ...names('payments', { order_id: 'Order id', amount: 'Payment amount', payment_method: 'Payment method', refund_amount: 'Refunded amount' }),
  ...names('products', { product_id: 'Product id', product_name: 'Product name', category: 'Category' }),
  ...names('surveys', {
    response_id: 'Response id', customer_id: 'Customer id', order_id: 'Order id', submitted_at: 'Submitted at', channel: 'Purchase channel', province: 'Province', is_complete: 'Complete', question: 'Question',
  }),
  ...names('complaints', {
    ticket_id: 'Ticket id', created_at: 'Created at', first_response_at: 'First response at', resolved_at: 'Resolved at', closed_at: 'Closed at', first_response_seconds: 'Time to first response', resolution_seconds: 'Time to resolution', status: 'Status', priority: 'Priority', category: 'Category', subcategory: 'Subcategory', channel: 'Channel', subject: 'Subject', customer_id: 'Customer id', order_id: 'Order id', product_name: 'Product name', store_name: 'Store', agent: 'Agent', agent_group: 'Agent group', satisfaction_score: 'Satisfaction score', reopen_count: 'Times reopened', reply_count: 'Replies', refund_amount: 'Compensation',
  }),
  ...names('campaigns', {
    campaign_id: 'Campaign id', campaign_name: 'Campaign name', channel: 'Channel', date: 'Date', started_at: 'Started at', ended_at: 'Ended at', budget_amount: 'Budget', spend_amount: 'Spend', impressions: 'Impressions', clicks: 'Clicks', visitors: 'Visitors', orders: 'Orders credited', revenue_amount: 'Revenue credited',
  }),
  ...names('coupons', {
    coupon_id: 'Coupon id', coupon_name: 'Coupon name', coupon_type: 'Coupon type', face_value: 'Face value', threshold_amount: 'Minimum spend', issued_at: 'Issued at', used_at: 'Used at', expires_at: 'Expires at', status: 'Status', customer_id: 'Customer id', order_id: 'Order id',
  }),
  ...names('points', {
    customer_id: 'Customer id', occurred_at: 'Occurred at', points_change: 'Change of points', points_balance: 'Balance of points', reason: 'Reason', order_id: 'Order id',
  }),
  ...names('events', {
    event_id: 'Event id', customer_id: 'Customer id', session_id: 'Session id', event_name: 'Event', event_time: 'Event time', product_id: 'Product id', category: 'Category', page_url: 'Page', referrer: 'Referrer', utm_source: 'UTM source', utm_medium: 'UTM medium', utm_campaign: 'UTM campaign', device: 'Device', duration_seconds: 'Time spent', value: 'Value',
  }),
}; // prettier-ignore
