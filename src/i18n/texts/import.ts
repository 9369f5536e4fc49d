import type { Localised } from '../locale';

/** Words of the import panels: progress, what a file was taken for, what is missing. */
export interface ImportTexts {
  readonly phases: Readonly<Record<'reading' | 'recognising' | 'loading' | 'facts', string>>;
  readonly rowsRead: (n: string) => string;
  /** Whole seconds until the file is read. */
  readonly left: (seconds: number) => string;
  /** Whole seconds since a phase of unknown length began. */
  readonly taken: (seconds: number) => string;
  /** In the place of the phase of work that was cancelled, until it is over. */
  readonly stopping: string;
  readonly cancel: string;
  readonly refused: (n: number) => string;
  readonly failed: string;
  readonly failedPlain: string;
  /** Makers of the files that are recognised, by the first word of the layout's id. */
  readonly makers: Readonly<Record<string, string>>;
  readonly recognised: (maker: string, kind: string) => string;
  readonly unsure: (kind: string) => string;
  readonly unknown: string;
  readonly kind: string;
  /** Stands in the choice of kinds while none is chosen. */
  readonly choose: string;
  readonly header: string;
  readonly headerYes: string;
  readonly headerNo: string;
  readonly columns: Readonly<Record<'column' | 'samples' | 'field' | 'confidence' | 'note', string>>;
  readonly columnsOf: (file: string) => string;
  readonly takenFor: (column: string) => string;
  readonly ignored: string;
  readonly required: (field: string) => string;
  readonly unsureNote: string;
  readonly byHand: string;
  readonly dismiss: string;
  readonly check: string;
  readonly facts: Readonly<Record<'rows' | 'used' | 'ignored' | 'format' | 'encoding' | 'delimiter', string>>;
  readonly missing: string;
  readonly look: string;
  readonly preview: (n: number) => string;
  readonly load: (n: string) => string;
  readonly loadAll: (n: number) => string;
  readonly discard: string;
  /** Files that hold what is loaded already: the names of some, and how many there are. */
  readonly skipped: (shown: string, n: number) => string;
  readonly again: string;
  /** A file that was taken for what was said of one like it. Names of columns come as a list. */
  readonly recipe: {
    readonly used: string;
    readonly added: (columns: string) => string;
    readonly gone: (columns: string) => string;
    readonly more: (shown: string, n: number) => string;
    readonly undo: string;
  };
}

export const importTexts: Localised<ImportTexts> = {
  'zh-CN': {
    phases: { reading: '正在读取', recognising: '正在辨认', loading: '正在导入', facts: '正在汇总' },
    rowsRead: (n) => `${n}行`,
    left: (seconds) => (seconds < 60 ? `大约还要${seconds}秒` : `大约还要${Math.round(seconds / 60)}分钟`),
    taken: (seconds) => (seconds < 60 ? `已用${seconds}秒` : `已用${Math.floor(seconds / 60)}分${seconds % 60}秒`),
    stopping: '正在停止',
    cancel: '取消',
    refused: (n) => `${n}个文件用不上，其余的不受影响`,
    failed: '没有读完',
    skipped: (shown, n) =>
      n > 3
        ? `${shown}等${n}个文件和读进来的内容一样，跳过了；没有重复计算。`
        : `${shown}和读进来的内容一样，跳过了；没有重复计算。`,
    failedPlain: '读到一半停下了，之前导入的数据没有变。请重新选择文件，或在表格软件里另存为 CSV 后再试。',
    makers: {
      taobao: '淘宝／天猫', jd: '京东', pdd: '拼多多', douyin: '抖店', kuaishou: '快手小店', xiaohongshu: '小红书', wechat: '微信',
      youzan: '有赞', alibaba1688: '1688', jushuitan: '聚水潭', wangdiantong: '旺店通', alipay: '支付宝', wjx: '问卷星', tencent: '腾讯问卷',
      jinshuju: '金数据', credamo: '见数', fxiaoke: '纷享销客', guanjiapo: '管家婆', yonyou: '用友', kingdee: '金蝶', shopify: 'Shopify',
      woocommerce: 'WooCommerce', amazon: 'Amazon', magento: 'Magento', stripe: 'Stripe', square: 'Square', tiktok: 'TikTok Shop',
      ebay: 'eBay', surveymonkey: 'SurveyMonkey', qualtrics: 'Qualtrics', google: 'Google 表单', typeform: 'Typeform',
      delighted: 'Delighted', zendesk: 'Zendesk', zoho: 'Zoho', hubspot: 'HubSpot', salesforce: 'Salesforce', pos: '收银系统',
    },
    recognised: (maker, kind) => `认出来了：${maker}的${kind}`,
    unsure: (kind) => `看着像${kind}，请核对各列`,
    unknown: '这份文件要您认一认',
    kind: '这是一份',
    choose: '请选择',
    header: '第一行',
    headerYes: '是列名',
    headerNo: '就是数据',
    columns: { column: '您文件里的列', samples: '样例', field: '当作', confidence: '把握', note: '说明' },
    columnsOf: (file) => `${file}的各列`,
    takenFor: (column) => `「${column}」当作`,
    ignored: '不导入',
    required: (field) => `${field}（必需）`,
    unsureNote: '请确认',
    byHand: '由我来认',
    dismiss: '知道了',
    check: '核对',
    facts: { rows: '文件行数', used: '用到的列', ignored: '不导入的列', format: '格式', encoding: '编码', delimiter: '分隔' },
    missing: '还差',
    look: '请看一眼。',
    preview: (n) => `前${n}行原样`,
    load: (n) => `导入${n}行`,
    loadAll: (n) => `一起导入${n}个文件`,
    discard: '不要这份',
    again: '重新选择文件',
    recipe: {
      used: '用了上次的对应关系。',
      added: (columns) => `这次多了：${columns}。`,
      gone: (columns) => `这次少了：${columns}。`,
      more: (shown, n) => `${shown}等${n}列`,
      undo: '不用，重新辨认',
    },
  },
  en: {
    phases: { reading: 'Reading', recognising: 'Recognising', loading: 'Importing', facts: 'Summing up' },
    rowsRead: (n) => `${n} rows`,
    left: (seconds) => (seconds < 60 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`),
    taken: (seconds) => (seconds < 60 ? `${seconds} s so far` : `${Math.floor(seconds / 60)} min ${seconds % 60} s so far`),
    stopping: 'Stopping',
    cancel: 'Cancel',
    refused: (n) => (n === 1 ? 'One file cannot be used; the others are not affected' : `${n} files cannot be used; the others are not affected`),
    failed: 'Not read to the end',
    skipped: (shown, n) =>
      n > 3
        ? `${n} files (${shown} …) hold what is loaded already and were skipped; nothing counts twice.`
        : `${shown} ${n === 1 ? 'holds' : 'hold'} what is loaded already and ${n === 1 ? 'was' : 'were'} skipped; nothing counts twice.`,
    failedPlain: 'Reading stopped half-way. What was imported before has not changed. Choose the file again, or save it as CSV in your spreadsheet first.',
    makers: {
      taobao: 'Taobao/Tmall', jd: 'JD', pdd: 'Pinduoduo', douyin: 'Douyin', kuaishou: 'Kuaishou', xiaohongshu: 'Xiaohongshu', wechat: 'WeChat',
      youzan: 'Youzan', alibaba1688: '1688', jushuitan: 'Jushuitan', wangdiantong: 'Wangdiantong', alipay: 'Alipay', wjx: 'WJX',
      tencent: 'Tencent Survey', jinshuju: 'Jinshuju', credamo: 'Credamo', fxiaoke: 'Fxiaoke', guanjiapo: 'Guanjiapo', yonyou: 'Yonyou',
      kingdee: 'Kingdee', shopify: 'Shopify', woocommerce: 'WooCommerce', amazon: 'Amazon', magento: 'Magento', stripe: 'Stripe',
      square: 'Square', tiktok: 'TikTok Shop', ebay: 'eBay', surveymonkey: 'SurveyMonkey', qualtrics: 'Qualtrics', google: 'Google Forms',
      typeform: 'Typeform', delighted: 'Delighted', zendesk: 'Zendesk', zoho: 'Zoho', hubspot: 'HubSpot', salesforce: 'Salesforce',
      pos: 'a till',
    },
    recognised: (maker, kind) => `Recognised: ${kind.toLowerCase()} from ${maker}`,
    unsure: (kind) => `This looks like ${kind.toLowerCase()}: please check the columns`,
    unknown: 'Tell us what this file holds',
    kind: 'This file holds',
    choose: 'Please choose',
    header: 'First row',
    headerYes: 'Column names',
    headerNo: 'Data',
    columns: { column: 'Your column', samples: 'Samples', field: 'Taken for', confidence: 'Sure', note: 'Note' },
    columnsOf: (file) => `Columns of ${file}`,
    takenFor: (column) => `“${column}” is taken for`,
    ignored: 'Left out',
    required: (field) => `${field} (needed)`,
    unsureNote: 'Please confirm',
    byHand: 'Map it by hand',
    dismiss: 'Dismiss',
    check: 'Check',
    facts: { rows: 'Rows in the file', used: 'Columns used', ignored: 'Columns left out', format: 'Format', encoding: 'Encoding', delimiter: 'Separator' },
    missing: 'Still needed',
    look: 'Please have a look.',
    preview: (n) => `First ${n} rows as they are`,
    load: (n) => `Import ${n} rows`,
    loadAll: (n) => `Import ${n} files together`,
    discard: 'Leave it out',
    again: 'Choose files again',
    recipe: {
      used: 'Taken as you said last time.',
      added: (columns) => `New columns: ${columns}.`,
      gone: (columns) => `No longer there: ${columns}.`,
      more: (shown, n) => `${shown} and others (${n} in all)`,
      undo: 'Recognise it afresh',
    },
  },
}; // prettier-ignore
