import type { Localised } from '../locale';

export interface ShellTexts {
  readonly name: string;
  readonly nav: {
    readonly customers: string;
    readonly data: string;
    readonly label: string;
    readonly open: string;
    readonly close: string;
    /** One word a page, for a rail of 64 px. */
    readonly short: Readonly<Record<'overview' | 'segments' | 'value' | 'retention' | 'satisfaction' | 'data', string>>;
  };
  readonly pages: Readonly<
    Record<
      'overview' | 'segments' | 'value' | 'retention' | 'satisfaction' | 'data',
      { readonly title: string; readonly hint: string }
    >
  >;
  readonly local: string;
  readonly requests: (n: number) => string;
  readonly language: string;
  readonly theme: { readonly light: string; readonly dark: string; readonly label: string };
  readonly updown: { readonly label: string; readonly redUp: string; readonly greenUp: string };
  readonly copyLink: string;
  readonly deck: string;
  readonly copied: string;
  readonly addFiles: string;
  readonly start: {
    readonly promise: readonly string[];
    readonly lead: string;
    readonly systems: string;
    readonly drop: string;
    readonly dropHint: string;
    readonly choose: string;
    readonly chooseFolder: string;
    readonly sample: string;
    readonly accepts: string;
    readonly pledges: readonly { readonly title: string; readonly text: string }[];
    readonly recent: string;
    readonly recentHint: string;
  };
  readonly chip: {
    readonly orders: (n: string) => string;
    readonly customers: (n: string) => string;
    readonly responses: (n: string) => string;
    readonly until: (day: string) => string;
    readonly notes: (n: number) => string;
  };
  readonly scope: {
    readonly label: string;
    readonly time: string;
    readonly firstPurchase: string;
    readonly all: string;
    readonly reset: string;
    readonly remove: (name: string) => string;
    readonly search: string;
    readonly from: string;
    readonly to: string;
    readonly apply: string;
    readonly clear: string;
    readonly presets: Readonly<Record<'12m' | '18m' | 'ytd' | '6m' | '3m' | 'all', string>>;
    readonly ofCustomers: (n: string, all: string) => string;
    readonly ofResponses: (n: string) => string;
    readonly until: (from: string, to: string) => string;
  };
  readonly engine: {
    readonly starting: string;
    readonly failed: string;
    readonly failedHint: string;
    readonly retry: string;
  };
  /** The page could not be drawn. */
  readonly broken: { readonly title: string; readonly text: string; readonly retry: string; readonly start: string };
  readonly notFound: string;
  readonly skip: string;
  readonly close: string;
  readonly busy: string;
  readonly cancel: string;
  readonly linkProblems: (parts: string) => string;
  readonly linkNewer: string;
  readonly noAction: string;
}

export const shellTexts: Localised<ShellTexts> = {
  'zh-CN': {
    name: 'Kequn 客群',
    nav: {
      customers: '客户', data: '数据', label: '页面', open: '打开导航', close: '收起导航',
      short: { overview: '总览', segments: '细分', value: '价值', retention: '留存', satisfaction: '满意度', data: '数据' },
    },
    pages: {
      overview: { title: '总览', hint: '' },
      segments: { title: '客户是谁', hint: '细分' },
      value: { title: '谁最值钱', hint: '价值' },
      retention: { title: '谁会再来', hint: '留存' },
      satisfaction: { title: '满意吗，为什么', hint: '' },
      data: { title: '数据与质量', hint: '' },
    },
    local: '数据只在这台电脑上',
    requests: (n) => `外发请求：${n}`,
    language: '语言',
    theme: { light: '浅色', dark: '深色', label: '外观' },
    updown: { label: '涨跌颜色', redUp: '红涨绿跌', greenUp: '绿涨红跌' },
    copyLink: '复制链接', deck: '演示稿',
    copied: '链接已复制',
    addFiles: '添加文件',
    start: {
      promise: ['十秒看清：', '谁是您的客户，', '谁会再来，谁要走了'],
      lead: '把店铺后台导出的订单、问卷平台导出的答卷拖进来。客群、价值、留存和满意度，一次算好，每个数都能查到怎么来的。',
      systems: '天猫・京东・拼多多・抖店・有赞・Shopify\n问卷星・腾讯问卷・Qualtrics',
      drop: '把文件拖到这里',
      dropHint: '可以一次拖多个、拖整个文件夹，也可以直接粘贴；订单和问卷会自动对上。',
      choose: '选择文件', chooseFolder: '选择文件夹',
      sample: '先看示例数据',
      accepts: 'CSV、Excel、JSON、Parquet、压缩包；GBK 与 UTF-8 均可；18 位订单号、¥、万、表头前的标题行、合计行都认得。',
      pledges: [
        { title: '数据不出这台电脑', text: '没有服务器、没有账号、没有上传。外发请求始终为 0，拔掉网线照样能用。' },
        { title: '自己验证', text: '按 F12 看网络面板，或先断网再拖文件。源代码公开。' },
        { title: '关掉就没了', text: '文件只留在这个标签页的内存里，关闭页面即清空，除非您自己选择留在这台设备上；姓名不作客户标识，手机号等个人信息默认打码。' },
      ],
      recent: '最近看过的',
      recentHint: '链接里只有看法，没有数据：打开后请再拖入文件。',
    },
    chip: { orders: (n) => `${n}单`, customers: (n) => `${n}客`, responses: (n) => `${n}份答卷`, until: (day) => `截至${day}`, notes: (n) => `${n}条提醒` },
    scope: {
      label: '筛选', time: '时间', firstPurchase: '首购月', all: '全部', reset: '重置', remove: (name) => `去掉${name}`, search: '查找', from: '从', to: '到',
      apply: '应用', clear: '清除',
      presets: { '12m': '近12个月', '18m': '近18个月', ytd: '今年以来', '6m': '近6个月', '3m': '近3个月', all: '全部时间' },
      ofCustomers: (n, all) => `${n}客 / ${all}`,
      ofResponses: (n) => `${n}份答卷`,
      until: (from, to) => `${from} 至 ${to}`,
    },
    engine: {
      starting: '正在准备计算引擎…', failed: '计算引擎没有启动', failedHint: '请用较新的 Chrome、Edge、Firefox 或 Safari，并确认没有插件拦截 WebAssembly。',
      retry: '再试一次',
    },
    broken: {
      title: '这一页没能画出来',
      text: '数据没有丢，也没有离开这台电脑。请再试一次；还不行就回到开始页。',
      retry: '再试一次',
      start: '回到开始页',
    },
    notFound: '没有这一页', skip: '跳到正文', close: '关闭', busy: '正在读入', cancel: '取消',
    linkProblems: (parts) => `链接里有看不懂的部分，已用默认值代替：${parts}`,
    linkNewer: '这个链接来自更新的版本，部分内容可能不同。',
    noAction: '只做分析，不发消息、不改价、不加积分',
  },
  en: {
    name: 'Kequn 客群',
    nav: {
      customers: 'Customers', data: 'Data', label: 'Pages', open: 'Open navigation', close: 'Close navigation',
      short: { overview: 'Overview', segments: 'Segments', value: 'Value', retention: 'Retention', satisfaction: 'Surveys', data: 'Data' },
    },
    pages: {
      overview: { title: 'Overview', hint: '' },
      segments: { title: 'Who they are', hint: '' },
      value: { title: 'Who is worth what', hint: '' },
      retention: { title: 'Who comes back', hint: '' },
      satisfaction: { title: 'How satisfied, and why', hint: '' },
      data: { title: 'Data and quality', hint: '' },
    },
    local: 'Data stay on this computer',
    requests: (n) => `Requests sent out: ${n}`,
    language: 'Language',
    theme: { light: 'Light', dark: 'Dark', label: 'Appearance' },
    updown: { label: 'Colour of changes', redUp: 'Good is red', greenUp: 'Good is green' },
    copyLink: 'Copy link', deck: 'Deck',
    copied: 'Link copied',
    addFiles: 'Add files',
    start: {
      promise: ['See in ten seconds', 'who buys, who returns,', 'who is leaving'],
      lead: 'Drop the orders your shop exports and the answers your survey tool exports. Segments, value, retention and satisfaction in one go, and every number tells how it was made.',
      systems: 'Tmall · JD · Pinduoduo · Douyin · Youzan · Shopify\nWJX · Tencent Survey · Qualtrics',
      drop: 'Drop files here',
      dropHint: 'Several at once, a whole folder, or paste them; orders and surveys find each other.',
      choose: 'Choose files', chooseFolder: 'Choose a folder',
      sample: 'Try the sample data',
      accepts: 'CSV, Excel, JSON, Parquet and zip, in UTF-8 or Chinese encodings; 18-digit ids, ¥ and 万, title rows above the header and totals rows are understood.',
      pledges: [
        { title: 'Data stay on this computer', text: 'No server, no account, no upload. Requests sent out: always 0. It works with the cable pulled.' },
        { title: 'See for yourself', text: 'Press F12 and watch the network panel, or go offline before you drop a file. The source is open.' },
        { title: 'Close it and it is gone', text: 'Files live in the memory of this tab only, unless you choose to keep them on this device. Names never identify a customer; phones and other personal data are masked on screen.' },
      ],
      recent: 'Seen lately',
      recentHint: 'Links hold the view, not the data: drop the files again after opening one.',
    },
    chip: { orders: (n) => `${n} orders`, customers: (n) => `${n} customers`, responses: (n) => `${n} answers`, until: (day) => `to ${day}`, notes: (n) => (n === 1 ? '1 note' : `${n} notes`) },
    scope: {
      label: 'Filters', time: 'Time', firstPurchase: 'First purchase', all: 'All', reset: 'Reset', remove: (name) => `Remove ${name}`, search: 'Search', from: 'From', to: 'To',
      apply: 'Apply', clear: 'Clear',
      presets: { '12m': 'Last 12 months', '18m': 'Last 18 months', ytd: 'Year to date', '6m': 'Last 6 months', '3m': 'Last 3 months', all: 'All time' },
      ofCustomers: (n, all) => `${n} of ${all} customers`,
      ofResponses: (n) => `${n} answers`,
      until: (from, to) => `${from} to ${to}`,
    },
    engine: {
      starting: 'Starting the engine…', failed: 'The engine did not start', failedHint: 'Use a recent Chrome, Edge, Firefox or Safari, and check that no extension blocks WebAssembly.',
      retry: 'Try again',
    },
    broken: {
      title: 'This page could not be drawn',
      text: 'Nothing is lost and nothing left this computer. Try again, or go back to the start page.',
      retry: 'Try again',
      start: 'Start page',
    },
    notFound: 'There is no such page', skip: 'Skip to content', close: 'Close', busy: 'Reading', cancel: 'Cancel',
    linkProblems: (parts) => `Parts of the link could not be read; defaults are shown instead: ${parts}`,
    linkNewer: 'This link comes from a newer version; some things may differ.',
    noAction: 'Analysis only: nothing is sent, no price or points are changed',
  },
}; // prettier-ignore
