import type { FileFormat, FileKind, ImportPhase } from './api';
import { EN_FIELDS, ZH_FIELDS } from './field-names';

type Values = Readonly<Record<string, string | number>>;

/** Everything an import can have to say. `field` and `kind` arrive as ids; `fieldNames` and `kindNames` turn them into words. */
export const PROBLEMS = [
  'empty-file', 'header-only', 'image-file', 'pdf-file', 'binary-file', 'endless-line', 'damaged-archive', 'empty-archive', 'archive-too-large', 'archive-too-many', 'archive-password', 'foreign-archive',
  'nested-archive', 'damaged-json', 'json-too-deep', 'json-too-large', 'no-records', 'lists-left-out', 'no-table', 'too-many-cells', 'markup-too-deep', 'too-many-columns', 'damaged-parquet',
  'password-protected', 'damaged-workbook', 'workbook-too-large', 'unknown-format', 'mixed-encoding', 'totals-left-out', 'other-sheets', 'hidden-sheet', 'ids-lost-digits', 'no-header', 'not-recognised',
  'customers-by-name', 'settlement-file', 'aftersales-file', 'logistics-file', 'report-file', 'scores-file', 'missing-field', 'needs-orders', 'please-check', 'unreadable-column', 'partly-unreadable', 'estimated-amounts', 'date-order', 'totals-differ', 'rows-differ', 'nps-from-one', 'mostly-masked', 'masked-beside', 'names-no-ids', 'ids-are-names', 'maybe-reversed', 'joined-goods', 'returns-taken-off', 'returns-left-out', 'already-loaded', 'not-staged', 'reader-missing', 'reader-stopped',
] as const; // prettier-ignore
export type ProblemCode = (typeof PROBLEMS)[number];

/** Why a row is left out: keys of `LoadedFile.leftOut` and `RejectedRow.reason`. */
export const REASONS = [
  'unpaid', 'cancelled', 'refunded', 'returned', 'sent_back', 'test', 'gift', 'no_date', 'no_amount', 'no_id', 'too_many_columns', 'row_too_long', 'preview', 'already_loaded',
] as const; // prettier-ignore
export type Reason = (typeof REASONS)[number];

export interface ImportMessages {
  readonly problems: Readonly<Record<ProblemCode, (values: Values) => string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly kinds: Readonly<Record<FileKind, string>>;
  readonly phases: Readonly<Record<ImportPhase, string>>;
  readonly encodings: Readonly<Record<string, string>>;
  readonly formats: Readonly<Record<FileFormat, string>>;
  readonly delimiters: Readonly<Record<string, string>>;
  /** Names of the fields of the mapping panel, by `table.column`. */
  readonly fields: Readonly<Record<string, string>>;
}

const named = (fields: Readonly<Record<string, string>>, value: string | number | undefined) =>
  fields[String(value)] ?? String(value ?? '');

/** Names that arrive one a line, in quotation marks. */
const quotedList = (lines: string | number | undefined, open: string, close: string, comma: string) =>
  String(lines ?? '').split('\n').map((name) => `${open}${name}${close}`).join(comma); // prettier-ignore

const money = (locale: string, amount: string | number | undefined) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(amount ?? 0));

/** Kinds that arrive as ids between blanks, as a choice in words. */
function kindList(kinds: Readonly<Record<string, string>>, ids: string | number, comma: string, or: string): string {
  const names = String(ids).split(' ').map((id) => kinds[id] ?? id); // prettier-ignore
  return [names.slice(0, -1).join(comma), ...names.slice(-1)].filter((part) => part !== '').join(or);
}

const ZH_KINDS: Readonly<Record<FileKind, string>> = {
  orders: '订单', order_items: '订单明细', customers: '客户', survey: '问卷', payments: '支付记录', products: '商品', complaints: '投诉与工单', campaigns: '营销活动', coupons: '优惠券', points: '积分', events: '浏览行为', refused: '无法使用',
}; // prettier-ignore
const EN_KINDS: Readonly<Record<FileKind, string>> = {
  orders: 'Orders', order_items: 'Order lines', customers: 'Customers', survey: 'Survey', payments: 'Payments', products: 'Products', complaints: 'Complaints and tickets', campaigns: 'Campaigns', coupons: 'Coupons', points: 'Points', events: 'Browsing events', refused: 'Not usable',
}; // prettier-ignore

const FORMATS: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV', xlsx: 'XLSX', xls: 'XLS', html: 'HTML', json: 'JSON', parquet: 'Parquet',
}; // prettier-ignore

const EN_CHOICES: Readonly<Record<string, string>> = {
  orders: 'orders',
  order_items: 'order lines',
  customers: 'customers',
  survey: 'a survey',
};

/** Texts of the import panel, by locale: each says what, where and what to do. */
export const importMessages: Readonly<Record<'zh-CN' | 'en', ImportMessages>> = {
  'zh-CN': {
    problems: {
      'empty-file': () => '文件是空的。请重新导出后再拖入。',
      'header-only': () => '文件只有表头，没有数据行。请确认导出的时间范围内有数据。',
      'image-file': () => '这是一张图片，读不出表格。请导出为 CSV 或 XLSX。',
      'pdf-file': () => '这是 PDF，读不出表格。请导出为 CSV 或 XLSX。',
      'binary-file': () => '文件内容不是文本表格。请导出为 CSV 或 XLSX。',
      'endless-line': ({ megabytes }) => `连续 ${megabytes} MB 没有换行，不像一张表。请重新导出为 CSV 或 XLSX。`,
      'damaged-archive': () => '压缩包打不开：文件不完整，或用了不常见的压缩方式。请重新下载，或解压后再拖入。',
      'empty-archive': () => '压缩包里没有文件。请确认导出成功后再拖入。',
      'archive-too-large': ({ name, megabytes }) => `压缩包里的“${name}”解压后太大（整包上限 ${megabytes} MB）。请解压后分批拖入，或按月分开导出。`,
      'archive-too-many': ({ files, limit }) => `压缩包里有 ${files} 个文件，最多 ${limit} 个。请解压后只拖入需要的文件。`,
      'archive-password': () => '压缩包有密码。请先用密码解压，再拖入里面的文件。',
      'foreign-archive': () => '这种压缩包（RAR、7z、TAR 等）打不开。请先解压，再拖入里面的文件；或改用 ZIP。',
      'nested-archive': () => '压缩包里套了太多层压缩包。请先解压，再拖入里面的文件。',
      'damaged-json': ({ line }) => `JSON 在第 ${line} 行读不下去：文件不完整，或格式有误。请重新导出。`,
      'json-too-deep': ({ line }) => `JSON 在第 ${line} 行嵌套太深，不像一张表。请导出为每行一条记录的 JSON 或 CSV。`,
      'json-too-large': ({ megabytes, limit }) => `JSON 有 ${megabytes} MB，整体读取最多 ${limit} MB。请改为每行一条记录（NDJSON）或 CSV，大小不限。`,
      'no-records': () => 'JSON 里没有找到记录列表。请导出为“[{…}, {…}]”的形式，或改用 CSV。',
      'lists-left-out': ({ lists }) => `记录里的这些列表没有读：${quotedList(lists, '“', '”', '、')}。一份文件只展开商品明细一种列表。`,
      'no-table': () => '网页里没有表格。请在原系统里导出为 CSV 或 XLSX。',
      'too-many-cells': ({ limit }) => `网页表格超过 ${limit} 个单元格。请在原系统里导出为 CSV。`,
      'markup-too-deep': ({ limit }) => `网页里的标签套了${limit}多层，正常的表格不会这样。请在原系统里导出 CSV 或 XLSX。`,
      'too-many-columns': () => '列数超过 2000，不像一张表。请只导出需要的列。',
      'damaged-parquet': ({ detail }) => `Parquet 读不出来（${detail}）。请重新导出，或改用 CSV。`,
      'password-protected': () => '工作簿有密码。请在 Excel 里去掉密码后保存，再拖入。',
      'damaged-workbook': ({ detail }) => `工作簿打不开（${detail}）。请用 Excel 打开并另存为 XLSX。`,
      'workbook-too-large': ({ megabytes, limit }) => `工作簿太大（${megabytes} MB，上限 ${limit} MB）。请导出为 CSV，或按月分开导出。`,
      'unknown-format': () => '认不出文件格式。请导出为 CSV 或 XLSX。',
      'mixed-encoding': () => '文件标着 UTF-8，内容却是 GBK，已按 GBK 读取。请看看预览里的中文是否正常。',
      'totals-left-out': ({ rows }) => `表尾的合计或说明 ${rows} 行没有算作数据。`,
      'other-sheets': ({ sheet, sheets, hidden }) => `只读了工作表“${sheet}”。这几张也有数据，没有读：${quotedList(sheets, '“', '”', '、')}${hidden ? `（其中${quotedList(hidden, '“', '”', '、')}是隐藏的）` : ''}。需要哪张，可以在这份文件旁边点选，再导入。`,
      'hidden-sheet': ({ sheet }) => `“${sheet}”在工作簿里是隐藏的工作表；别处没有能用的数据，所以读了它。请确认里面是最新的数据。`,
      'ids-lost-digits': ({ rows, column, of }) => (rows ? `${rows} 行里有超过 15 位的数字编号，末尾几位已经被 Excel 抹成 0。请把编号列设为文本格式，从原系统重新导出。` : `“${column}”里的编号变成了 1.23E+17 这样的数字，末尾几位找不回来了${of === 'order' ? '：认不出哪几行是同一单，只好每行算一单，订单数会偏多；客户不受影响' : of === 'customer' ? '：认不出是谁，这些客户算作未知' : ''}。请把这一列设为文本格式，从原系统重新导出。`),
      'no-header': () => '文件没有表头。请核对每一列是什么。',
      'not-recognised': ({ kinds }) => kinds ? `看不出这份文件装的是什么，可能是${kindList(ZH_KINDS, kinds, '、', '或')}。请选定类型，再指明各列是什么。` : '看不出这份文件装的是什么：没有一列像订单、客户或问卷。如果确实是，请选定类型，再指明各列是什么。',
      'customers-by-name': ({ column }) => `像是客户名单，但只有“${column}”，没有客户编号、手机或邮箱。同名的人会并成一个，所以没有直接用。请带上客户编号重新导出；如果“${column}”在你们这里每人唯一（比如平台昵称），就把类型选为“客户”，再把这一列指为“昵称”。`,
      'settlement-file': () => '这是结算账单：一行是一笔资金变动，不是一张订单，算进去销售额会重复。请导出订单报表。',
      'aftersales-file': () => '这是售后（退款）单，不是订单。请导出订单报表，并勾选“售后状态”和“退款金额”，退款就会从销售额里扣除。',
      'logistics-file': () => '这是发货或物流清单，里面没有付款金额。请导出订单报表；签收时间可以在订单报表里一起勾选。',
      'report-file': () => '这是汇总报表，看不到单个订单和客户。请导出订单明细。',
      'scores-file': () => '这是算好的 RFM 打分表，不是订单。请导出订单明细再拖进来：R、F、M 和客群会自动算出来，每个数都能查到怎么来的。',
      'missing-field': ({ kind, field }) => `作为“${ZH_KINDS[kind as FileKind] ?? kind}”还缺“${named(ZH_FIELDS, field)}”。请指明是哪一列；文件里没有的话，请重新导出并带上它。`,
      'needs-orders': ({ kind }) => `“${ZH_KINDS[kind as FileKind] ?? kind}”要和订单文件对上订单号才看得到数字。请把订单文件也拖进来，先后都可以。`,
      'please-check': ({ column }) => `不太确定“${column}”是什么，请核对。`,
      'unreadable-column': ({ column, field, sample }) => `列名像“${named(ZH_FIELDS, field)}”，内容却读不出来（例如“${sample}”），所以没有用“${column}”。请检查这一列。`,
      'partly-unreadable': ({ column, sample }) => `“${column}”里有读不出的内容，例如“${sample}”。读不出的行不会算进去，导入后可以下载清单。`,
      'estimated-amounts': ({ column, sample }) => `“${column}”里有带说明的金额（例如“${sample}”），只取了数字，可能不是最终金额。`,
      'date-order': ({ column, sample, proposed }) => `“${column}”里的日和月分不清：${sample} 是${proposed === 'dmy' ? '日在前' : '月在前'}吗？请在这一列选一下；选过一次，下个月同样的表就不再问。`,
      'totals-differ': ({ column, stated, read }) => `文件自己的合计里“${column}”是 ${money('zh-CN', stated)}，各行加起来是 ${money('zh-CN', read)}。请核对导出是否完整，有没有行被删改。`,
      'rows-differ': ({ stated, read }) => `文件末尾写着共 ${stated} 行，实际读到 ${read} 行。请核对导出是否完整。`,
      'masked-beside': ({ column, percent, other }) => `“${column}”里 ${percent}% 打了星号，没有用它认人；客户按“${other}”来认。`,
      'ids-are-names': ({ column }) => `“${column}”叫编号，里面却是人名：先按一个名字一个客户来算，同名的人会并成一个。有会员编号或手机号的话，请带上重新导出。名字在页面上打码，不进分享。`,
      'names-no-ids': ({ column }) => `“${column}”里是人名。同名的人会并成一个，所以没有当作客户编号：这些订单算进销售额，不算进客户数和复购。请带上会员编号、买家昵称或手机号重新导出；如果每个名字确实只对应一个客户，可以在这一列选“客户编号”。`,
      'mostly-masked': ({ column, percent }) => `“${column}”里 ${percent}% 打了星号，认不出是谁：这些订单只算销售额，复购、留存、客户价值算不了。请在后台用“含明文”的权限重新导出，或者带上买家昵称、会员编号这样不打码的列。`,
      'nps-from-one': ({ column }) => `“${column}”的分数从 1 到 10，不是标准的 0 到 10，NPS 会略偏高。和别家比较前请留意。`,
      'maybe-reversed': ({ column }) => `“${column}”的分数和推荐意愿正好相反，可能 1 才是最好的答案。请在这一列选定哪头是好，再导入。`,
      'joined-goods': ({ column }) => `“${column}”一格里写了多个商品，已拆成一个商品一行；订单金额没有拆开，各商品的数量分不出来。`,
      'returns-taken-off': ({ orders, amount }) => `${orders} 张退货单有自己的单号，共 ${money('zh-CN', amount)} 已从同一客户此前的订单里扣除：先扣同样的商品，再扣最近的订单。`,
      'returns-left-out': ({ orders, amount }) => `${orders} 张退货单里有 ${money('zh-CN', amount)} 的金额找不到可扣的原订单（客户不详，或此前没有买过）：没有算作订单，也没有从销售额里扣除。要扣除的话，请让退货行沿用原订单号。`,
      'already-loaded': () => '这个文件已经导入过，会跳过。',
      'not-staged': () => '文件已不在待导入列表里。请重新拖入。',
      'reader-missing': () => '读文件的程序没有加载出来。请检查网络，再重新选择文件；还不行，就刷新页面再试（没有留在这台设备上的数据要重新导入）。',
      'reader-stopped': () => '读到一半，浏览器把读文件的程序停掉了，多半是内存不够。之前导入的数据没有变。请先关掉其他标签页，再重新选择文件；还不行，就把文件按时间拆小。',
    },
    reasons: {
      unpaid: '未付款', cancelled: '已取消', refunded: '已全额退款', returned: '退货单', sent_back: '已整单退回', test: '测试单或刷单', gift: '只有赠品', no_date: '日期读不出', no_amount: '金额读不出', no_id: '没有编号', too_many_columns: '列数多于表头', row_too_long: '一行超过 50 万字',
      preview: '预览或测试答卷', already_loaded: '已导入过',
    },
    kinds: ZH_KINDS,
    phases: { reading: '读取', recognising: '识别', loading: '载入', facts: '汇总' },
    formats: FORMATS,
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GBK / GB18030', big5: 'Big5', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Windows-1252' },
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
      'endless-line': ({ megabytes }) => `${megabytes} MB without a line end are no table. Export the data again as CSV or XLSX.`,
      'damaged-archive': () => 'The archive cannot be opened: it is incomplete or packed in an unusual way. Download it again, or unpack it and drop what is inside.',
      'empty-archive': () => 'The archive holds no files. Check that the export worked, then drop it again.',
      'archive-too-large': ({ name, megabytes }) => `“${name}” in the archive becomes too large when unpacked (limit for the archive: ${megabytes} MB). Unpack it and drop the files in parts, or export month by month.`,
      'archive-too-many': ({ files, limit }) => `The archive holds ${files} files; ${limit} is the most. Unpack it and drop only the files you need.`,
      'archive-password': () => 'The archive has a password. Unpack it with the password and drop the files inside.',
      'foreign-archive': () => 'This kind of archive (RAR, 7z, TAR …) cannot be opened. Unpack it and drop the files inside, or use ZIP.',
      'nested-archive': () => 'The archive holds archives within archives. Unpack it and drop the files inside.',
      'damaged-json': ({ line }) => `The JSON cannot be read from line ${line} on: it is incomplete or malformed. Export it again.`,
      'json-too-deep': ({ line }) => `The JSON nests too deeply at line ${line} to be a table. Export one record a line, or CSV.`,
      'json-too-large': ({ megabytes, limit }) => `The JSON has ${megabytes} MB; read as a whole, ${limit} MB is the most. Export one record a line (NDJSON) or CSV, of any size.`,
      'no-records': () => 'The JSON holds no list of records. Export it as “[{…}, {…}]”, or use CSV.',
      'lists-left-out': ({ lists }) => `These lists within the records were not read: ${quotedList(lists, '“', '”', ', ')}. Of one file, only the order lines become rows.`,
      'no-table': () => 'The web page holds no table. Export the data as CSV or XLSX where it came from.',
      'too-many-cells': ({ limit }) => `The table of the web page has more than ${limit} cells. Export it as CSV where it came from.`,
      'markup-too-deep': ({ limit }) => `The web page nests tags more than ${limit} deep, as no table does. Export the data as CSV or XLSX where it came from.`,
      'too-many-columns': () => 'More than 2,000 columns are no table we can use. Export only the columns you need.',
      'damaged-parquet': ({ detail }) => `The Parquet file cannot be read (${detail}). Export it again, or use CSV.`,
      'password-protected': () => 'The workbook has a password. Remove it in Excel, save, and drop the file again.',
      'damaged-workbook': ({ detail }) => `The workbook cannot be opened (${detail}). Open it in Excel and save it as XLSX.`,
      'workbook-too-large': ({ megabytes, limit }) => `The workbook is too large (${megabytes} MB; ${limit} MB is the most). Export it as CSV, or month by month.`,
      'unknown-format': () => 'The file format is unknown. Export the data as CSV or XLSX.',
      'mixed-encoding': () => 'The file is marked as UTF-8 but holds GBK; it was read as GBK. Check the Chinese in the preview.',
      'totals-left-out': ({ rows }) => `${rows === 1 ? 'One row of totals or notes at the end was' : `${rows} rows of totals or notes at the end were`} not taken as data.`,
      'hidden-sheet': ({ sheet }) => `“${sheet}” is a hidden sheet of the workbook; it was read because no other holds data that can be used. Check that it is up to date.`,
      'other-sheets': ({ sheet, sheets, hidden }) => `Only the sheet “${sheet}” was read. These hold data too and were not: ${quotedList(sheets, '“', '”', ', ')}${hidden ? ` (hidden: ${quotedList(hidden, '“', '”', ', ')})` : ''}. Those you need can be chosen beside this file and imported as well.`,
      'ids-lost-digits': ({ rows, column, of }) => (rows ? `${rows === 1 ? 'One row has a number id' : `${rows} rows have number ids`} of more than 15 digits, and Excel has turned the last ones into zeros. Format the id column as text and export it again from where it came.` : `Ids in “${column}” have become numbers like 1.23E+17, and their last digits are gone${of === 'order' ? ': which rows are one order cannot be told, so each row counts as one and there are too many; customers are not affected' : of === 'customer' ? ': who these customers are cannot be told, so they count as unknown' : ''}. Format the column as text and export it again from where it came.`),
      'no-header': () => 'The file has no header. Check what each column is.',
      'not-recognised': ({ kinds }) => kinds ? `We cannot tell what this file holds. It could be ${kindList(EN_CHOICES, kinds, ', ', ' or ')}. Choose what it is and say what the columns are.` : 'We cannot tell what this file holds: no column looks like orders, customers or a survey. If it is one of these, choose it and say what the columns are.',
      'customers-by-name': ({ column }) => `This looks like a list of customers, but “${column}” is all that tells them apart: no id, phone or email. People of one name would become one, so it is not used as it is. Export it with the customer id; if “${column}” is unique for everybody, as a nickname on a platform is, choose “Customers” and take this column for “Nickname”.`,
      'settlement-file': () => 'This is a settlement statement: its rows are movements of money, not orders, and would count sales twice. Export the orders instead.',
      'aftersales-file': () => 'This lists returns and refunds, not orders. Export the orders with their refund status and amount; refunds then come off revenue.',
      'logistics-file': () => 'This is a list of shipments without amounts paid. Export the orders instead; the delivery time can be one of their columns.',
      'report-file': () => 'This is a summary report: it shows no single orders or customers. Export the orders themselves.',
      'scores-file': () => 'This is a table of finished RFM scores, not of orders. Export the orders and drop them: R, F, M and the segments are worked out from them, and every number tells how.',
      'missing-field': ({ kind, field }) => `As “${EN_KINDS[kind as FileKind] ?? kind}” the file still needs “${named(EN_FIELDS, field)}”. Say which column it is; if there is none, export the file again with it.`,
      'needs-orders': ({ kind }) => `${EN_KINDS[kind as FileKind] ?? kind} show up only once their order ids meet an order file. Drop the order file as well, now or later.`,
      'please-check': ({ column }) => `Not sure what “${column}” is: please check.`,
      'unreadable-column': ({ column, field, sample }) => `The name says “${named(EN_FIELDS, field)}”, but the values cannot be read as that (for example “${sample}”), so “${column}” is not used. Please check the column.`,
      'partly-unreadable': ({ column, sample }) => `Some values in “${column}” cannot be read, for example “${sample}”. Those rows will not count; they are listed after the import.`,
      'estimated-amounts': ({ column, sample }) => `Some amounts in “${column}” carry a remark (for example “${sample}”). Only the number was taken; it may not be final.`,
      'date-order': ({ column, sample, proposed }) => `Day and month cannot be told apart in “${column}”: is it the ${proposed === 'dmy' ? 'day' : 'month'} that comes first in ${sample}? Choose in that column; the next file like this is then not asked about.`,
      'totals-differ': ({ column, stated, read }) => `The file’s own total of “${column}” is ${money('en', stated)}, but its rows add up to ${money('en', read)}. Check that the export is complete and no rows were changed.`,
      'rows-differ': ({ stated, read }) => `The file says that it has ${stated === 1 ? 'one row' : `${stated} rows`}, but ${read} ${read === 1 ? 'was' : 'were'} read. Check that the export is complete.`,
      'masked-beside': ({ column, percent, other }) => `${percent}% of “${column}” is masked, so it names nobody; customers are known by “${other}” instead.`,
      'ids-are-names': ({ column }) => `“${column}” is called an id but holds names of persons: one name counts as one customer, so two of one name become one. Export with a member id or phone if there is one. The names are masked on screen and in no share.`,
      'names-no-ids': ({ column }) => `“${column}” holds names of persons. Two of one name would become one, so it is not taken for the customer id: these orders count in revenue, but not among customers and repeat purchase. Export with a member id, nickname or phone; if every name stands for one customer only, choose “Customer id” for this column.`,
      'mostly-masked': ({ column, percent }) => `${percent}% of “${column}” is masked and names nobody: those orders count in revenue only, not in repeat purchase, retention or customer value. Export with permission to see plain data, or with a column that is not masked, such as a nickname or member id.`,
      'nps-from-one': ({ column }) => `“${column}” runs from 1 to 10, not from 0 as NPS does, so the score comes out a little high. Keep that in mind when comparing it with others.`,
      'maybe-reversed': ({ column }) => `“${column}” falls while the willingness to recommend rises: 1 may be the best answer. Choose in that column which end is best, then import.`,
      'joined-goods': ({ column }) => `Some cells of “${column}” hold several goods; each became a line of its own. The order’s money is not split, and the quantity of each is unknown.`,
      'returns-taken-off': ({ orders, amount }) => `${orders === 1 ? 'One return has an id' : `${orders} returns have ids`} of their own; ${money('en', amount)} came off earlier orders of the same customers: first off the same goods, then off the latest order.`,
      'returns-left-out': ({ orders, amount }) => `${orders === 1 ? 'One return' : `${orders} returns`} could not be taken off in full: ${money('en', amount)} found no order to come off (nobody is named, or nothing was bought before). That is not counted as orders and not taken off revenue. To take it off, let each return carry the id of its order.`,
      'already-loaded': () => 'This file has been imported before and will be skipped.',
      'not-staged': () => 'The file is no longer waiting to be imported. Drop it again.',
      'reader-missing': () => 'The part of the page that reads files could not be fetched. Check the connection and choose the file again; if that does not help, reload the page (data that are not kept on this device must then be imported again).',
      'reader-stopped': () => 'The browser stopped the reader half-way, most likely because memory ran short. What was imported before has not changed. Close other tabs and choose the file again, or split it by period.',
    },
    reasons: {
      unpaid: 'Not paid', cancelled: 'Cancelled', refunded: 'Refunded in full', returned: 'Return', sent_back: 'Sent back whole', test: 'Test or fake order', gift: 'Gifts only', no_date: 'Date cannot be read', no_amount: 'Amount cannot be read', no_id: 'No id', too_many_columns: 'More cells than columns', row_too_long: 'Row of over 500,000 characters',
      preview: 'Preview or test answers', already_loaded: 'Imported before',
    },
    kinds: EN_KINDS,
    phases: { reading: 'Reading', recognising: 'Recognising', loading: 'Loading', facts: 'Summing up' },
    formats: FORMATS,
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GBK / GB18030', big5: 'Big5', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Windows-1252' },
    delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', '，': 'full-width comma', ' ': 'aligned by blanks', '': 'sheet' },
    fields: EN_FIELDS,
  },
}; // prettier-ignore
