import type { FileKind, ImportPhase } from './api';

type Values = Readonly<Record<string, string | number>>;

/** Everything an import can have to say. `field` and `kind` arrive as ids; `fieldNames` and `kindNames` turn them into words. */
export const PROBLEMS = [
  'empty-file', 'header-only', 'image-file', 'pdf-file', 'binary-file', 'zip-file', 'gzip-file', 'parquet-file', 'json-file', 'html-file', 'xls-file',
  'password-protected', 'damaged-workbook', 'unknown-format', 'mixed-encoding', 'totals-left-out', 'other-sheets', 'ids-lost-digits', 'no-header', 'not-recognised',
  'tickets-not-yet', 'missing-field', 'please-check', 'date-order-assumed', 'already-loaded', 'not-staged',
] as const; // prettier-ignore
export type ProblemCode = (typeof PROBLEMS)[number];

/** Why a row is left out: keys of `LoadedFile.leftOut` and `RejectedRow.reason`. */
export const REASONS = [
  'unpaid', 'cancelled', 'refunded', 'test', 'no_date', 'no_amount', 'no_id', 'too_many_columns', 'preview', 'already_loaded',
] as const; // prettier-ignore
export type Reason = (typeof REASONS)[number];

export interface ImportMessages {
  readonly problems: Readonly<Record<ProblemCode, (values: Values) => string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly kinds: Readonly<Record<FileKind, string>>;
  readonly phases: Readonly<Record<ImportPhase, string>>;
  readonly encodings: Readonly<Record<string, string>>;
  readonly delimiters: Readonly<Record<string, string>>;
  /** Names of the fields of the mapping panel, by `table.column`. */
  readonly fields: Readonly<Record<string, string>>;
}

const names = (table: string, columns: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(columns).map(([column, name]) => [`${table}.${column}`, name]));
const named = (fields: Readonly<Record<string, string>>, value: string | number | undefined) =>
  fields[String(value)] ?? String(value ?? '');

const ZH_FIELDS: Readonly<Record<string, string>> = {
  ...names('orders', {
    order_id: '订单号', customer_id: '客户编号', buyer_nick: '买家昵称', buyer_phone: '买家手机', receiver_phone: '收货手机', email: '邮箱', ordered_at: '下单时间', paid_at: '付款时间',
    paid_amount: '实付金额', merchant_receivable_amount: '商家应收', order_amount: '订单金额', gross_amount: '商品总价', refund_amount: '退款金额', order_status: '订单状态', refund_status: '售后状态',
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
}; // prettier-ignore

const EN_FIELDS: Readonly<Record<string, string>> = {
  ...names('orders', {
    order_id: 'Order id', customer_id: 'Customer id', buyer_nick: 'Buyer name', buyer_phone: 'Buyer phone', receiver_phone: 'Recipient phone', email: 'Email', ordered_at: 'Ordered at', paid_at: 'Paid at',
    paid_amount: 'Paid amount', merchant_receivable_amount: 'Merchant receivable', order_amount: 'Order amount', gross_amount: 'Goods value', refund_amount: 'Refunded amount', order_status: 'Order status', refund_status: 'Refund status',
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
}; // prettier-ignore

const ZH_KINDS: Readonly<Record<FileKind, string>> = {
  orders: '订单', order_items: '订单明细', customers: '客户', survey: '问卷', payments: '支付记录', products: '商品', refused: '无法使用',
}; // prettier-ignore
const EN_KINDS: Readonly<Record<FileKind, string>> = {
  orders: 'Orders', order_items: 'Order lines', customers: 'Customers', survey: 'Survey', payments: 'Payments', products: 'Products', refused: 'Not usable',
}; // prettier-ignore

/** Texts of the import panel, by locale: each says what, where and what to do. */
export const importMessages: Readonly<Record<'zh-CN' | 'en', ImportMessages>> = {
  'zh-CN': {
    problems: {
      'empty-file': () => '文件是空的。请重新导出后再拖入。',
      'header-only': () => '文件只有表头，没有数据行。请确认导出的时间范围内有数据。',
      'image-file': () => '这是一张图片，读不出表格。请导出为 CSV 或 XLSX。',
      'pdf-file': () => '这是 PDF，读不出表格。请导出为 CSV 或 XLSX。',
      'binary-file': () => '文件内容不是文本表格。请导出为 CSV 或 XLSX。',
      'zip-file': () => '暂不支持压缩包。请先解压，再拖入里面的 CSV 或 XLSX。',
      'gzip-file': () => '暂不支持压缩文件。请先解压，再拖入里面的 CSV 或 XLSX。',
      'parquet-file': () => '暂不支持 Parquet。请另存为 CSV 或 XLSX。',
      'json-file': () => '暂不支持 JSON。请另存为 CSV 或 XLSX。',
      'html-file': () => '这是网页格式的“假 Excel”。请用 Excel 打开，另存为 XLSX 后再拖入。',
      'xls-file': () => '暂不支持旧版 XLS。请用 Excel 打开，另存为 XLSX 后再拖入。',
      'password-protected': () => '工作簿有密码。请在 Excel 里去掉密码后保存，再拖入。',
      'damaged-workbook': ({ detail }) => `工作簿打不开（${detail}）。请用 Excel 打开并另存为 XLSX。`,
      'unknown-format': () => '认不出文件格式。请导出为 CSV 或 XLSX。',
      'mixed-encoding': () => '文件标着 UTF-8，内容却是 GBK，已按 GBK 读取。请看看预览里的中文是否正常。',
      'totals-left-out': ({ rows }) => `表尾的合计或说明 ${rows} 行没有算作数据。`,
      'other-sheets': ({ sheet, sheets }) => `读取了行数最多的工作表“${sheet}”，另外 ${sheets} 张没有读。需要时请分别另存。`,
      'ids-lost-digits': ({ rows, column }) => (rows ? `${rows} 行里有超过 15 位的数字编号，Excel 已丢失末尾几位。请把编号列设为文本格式后重新导出。` : `“${column}”列的编号成了科学计数法，末尾几位已丢失。请用文本格式重新导出。`),
      'no-header': () => '文件没有表头。请核对每一列是什么。',
      'not-recognised': () => '认不出这是订单、客户还是问卷。请选择类型，并指明各列是什么。',
      'tickets-not-yet': () => '这是工单或客服会话，暂不支持。请拖入订单、客户或问卷文件。',
      'missing-field': ({ kind, field }) => `作为“${ZH_KINDS[kind as FileKind] ?? kind}”还缺“${named(ZH_FIELDS, field)}”。请在下面指明是哪一列。`,
      'please-check': ({ column }) => `不太确定“${column}”是什么，请核对。`,
      'date-order-assumed': ({ column }) => `“${column}”里日和月分不清，先按“月/日/年”读。如果不对，请改为年-月-日后重新导出。`,
      'already-loaded': () => '这个文件已经导入过，会跳过。',
      'not-staged': () => '文件已不在待导入列表里。请重新拖入。',
    },
    reasons: {
      unpaid: '未付款', cancelled: '已取消', refunded: '已全额退款', test: '测试单', no_date: '日期读不出', no_amount: '金额读不出', no_id: '没有编号', too_many_columns: '列数多于表头',
      preview: '预览或测试答卷', already_loaded: '已导入过',
    },
    kinds: ZH_KINDS,
    phases: { reading: '读取', recognising: '识别', loading: '载入', facts: '汇总' },
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GBK / GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Windows-1252' },
    delimiters: { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线', '，': '全角逗号', ' ': '空格对齐', '': '工作表' },
    fields: ZH_FIELDS,
  },
  en: {
    problems: {
      'empty-file': () => 'The file is empty. Export it again and drop it here.',
      'header-only': () => 'The file has a header but no rows. Check that the exported period has data.',
      'image-file': () => 'This is a picture; no table can be read from it. Export the data as CSV or XLSX.',
      'pdf-file': () => 'This is a PDF; no table can be read from it. Export the data as CSV or XLSX.',
      'binary-file': () => 'The file does not hold a table of text. Export the data as CSV or XLSX.',
      'zip-file': () => 'Archives are not supported yet. Unpack it and drop the CSV or XLSX inside.',
      'gzip-file': () => 'Compressed files are not supported yet. Unpack it and drop the CSV or XLSX inside.',
      'parquet-file': () => 'Parquet is not supported yet. Save the data as CSV or XLSX.',
      'json-file': () => 'JSON is not supported yet. Save the data as CSV or XLSX.',
      'html-file': () => 'This is a web page named like a workbook. Open it in Excel, save it as XLSX and drop that.',
      'xls-file': () => 'Old XLS workbooks are not supported yet. Open it in Excel, save it as XLSX and drop that.',
      'password-protected': () => 'The workbook has a password. Remove it in Excel, save, and drop the file again.',
      'damaged-workbook': ({ detail }) => `The workbook cannot be opened (${detail}). Open it in Excel and save it as XLSX.`,
      'unknown-format': () => 'The file format is unknown. Export the data as CSV or XLSX.',
      'mixed-encoding': () => 'The file is marked as UTF-8 but holds GBK; it was read as GBK. Check the Chinese in the preview.',
      'totals-left-out': ({ rows }) => `${rows} rows of totals or notes at the end were not taken as data.`,
      'other-sheets': ({ sheet, sheets }) => `The longest sheet, “${sheet}”, was read; ${sheets} others were not. Save them as files of their own if you need them.`,
      'ids-lost-digits': ({ rows, column }) => (rows ? `${rows} rows have number ids of more than 15 digits: Excel has lost the last ones. Format the id column as text and export again.` : `Ids in “${column}” were turned into scientific notation and lost their last digits. Export them as text.`),
      'no-header': () => 'The file has no header. Check what each column is.',
      'not-recognised': () => 'It is not clear whether these are orders, customers or a survey. Choose the kind and say what the columns are.',
      'tickets-not-yet': () => 'These are tickets or chat sessions, which are not supported yet. Drop orders, customers or a survey.',
      'missing-field': ({ kind, field }) => `As “${EN_KINDS[kind as FileKind] ?? kind}” the file still needs “${named(EN_FIELDS, field)}”. Say below which column it is.`,
      'please-check': ({ column }) => `Not sure what “${column}” is: please check.`,
      'date-order-assumed': ({ column }) => `Day and month cannot be told apart in “${column}”; it is read as month/day/year. If that is wrong, export the dates as year-month-day.`,
      'already-loaded': () => 'This file has been imported before and will be skipped.',
      'not-staged': () => 'The file is no longer waiting to be imported. Drop it again.',
    },
    reasons: {
      unpaid: 'Not paid', cancelled: 'Cancelled', refunded: 'Refunded in full', test: 'Test order', no_date: 'Date cannot be read', no_amount: 'Amount cannot be read', no_id: 'No id', too_many_columns: 'More cells than columns',
      preview: 'Preview or test answers', already_loaded: 'Imported before',
    },
    kinds: EN_KINDS,
    phases: { reading: 'Reading', recognising: 'Recognising', loading: 'Loading', facts: 'Summing up' },
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GBK / GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Windows-1252' },
    delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', '，': 'full-width comma', ' ': 'aligned by blanks', '': 'sheet' },
    fields: EN_FIELDS,
  },
}; // prettier-ignore
