/** What the invented shop 禾牧乳业 sells, where, and how it is paid for. Prices in yuan. */
export interface Product {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
}

export const CHANNELS = ['天猫', '京东', '抖店', '拼多多', '有赞小程序', '线下门店'] as const;
export type Channel = (typeof CHANNELS)[number];

const product = (code: string, name: string, category: string, price: number): Product => ({
  code,
  name,
  category,
  price,
});

/** Powder by stage 1–4: the usual tin first, then the organic one. */
export const STAGES: readonly (readonly [Product, Product])[] = [
  [
    product('HM-ZH-1-800', '禾牧臻护婴儿配方奶粉1段800g', '婴儿奶粉', 278),
    product('HM-YJ-1-800', '禾牧有机婴儿配方奶粉1段800g', '婴儿奶粉', 368),
  ],
  [
    product('HM-ZH-2-800', '禾牧臻护较大婴儿配方奶粉2段800g', '婴儿奶粉', 268),
    product('HM-YJ-2-800', '禾牧有机较大婴儿配方奶粉2段800g', '婴儿奶粉', 358),
  ],
  [
    product('HM-ZH-3-800', '禾牧臻护幼儿配方奶粉3段800g', '幼儿奶粉', 248),
    product('HM-YJ-3-800', '禾牧有机幼儿配方奶粉3段800g', '幼儿奶粉', 338),
  ],
  [
    product('HM-ZH-4-800', '禾牧臻护儿童配方奶粉4段800g', '儿童奶粉', 208),
    product('HM-YJ-4-800', '禾牧有机儿童配方奶粉4段800g', '儿童奶粉', 288),
  ],
];

export const ADULT: readonly [Product, ...Product[]] = [
  product('HM-CR-GG-800', '禾牧中老年高钙奶粉800g', '成人奶粉', 118),
  product('HM-CR-YC-800', '禾牧孕产妇配方奶粉800g', '成人奶粉', 168),
  product('HM-CR-TZ-700', '禾牧脱脂高蛋白奶粉700g', '成人奶粉', 98),
  product('HM-CR-XS-700', '禾牧学生营养奶粉700g', '成人奶粉', 108),
];

export const FOOD: readonly [Product, ...Product[]] = [
  product('HM-FS-MF-225', '禾牧高铁婴幼儿米粉225g', '辅食营养品', 45),
  product('HM-FS-GN-10', '禾牧混合果泥10袋装', '辅食营养品', 69.9),
  product('HM-FS-MY-64', '禾牧磨牙棒64g', '辅食营养品', 26.9),
  product('HM-FS-RD-20', '禾牧冻干溶豆20g', '辅食营养品', 32.9),
  product('HM-YY-DHA-30', '禾牧DHA藻油凝胶糖果30粒', '辅食营养品', 138),
  product('HM-YY-YS-30', '禾牧益生菌粉30袋', '辅食营养品', 118),
  product('HM-YY-AD-50', '禾牧维生素AD滴剂50粒', '辅食营养品', 58),
];

/** Never sold: what staff order to try the checkout. */
export const TEST_PRODUCT = product('TEST-0001', '测试商品（请勿拍）', '测试', 0.01);

/** How orders of a channel are paid. */
export const PAYMENTS: Readonly<Record<Channel, readonly [readonly [string, number], ...(readonly [string, number])[]]>> = {
  天猫: [['支付宝', 88], ['花呗', 10], ['银行卡', 2]],
  京东: [['微信支付', 42], ['京东支付', 38], ['白条', 20]],
  抖店: [['抖音支付', 48], ['微信支付', 30], ['支付宝', 22]],
  拼多多: [['微信支付', 62], ['多多支付', 24], ['支付宝', 14]],
  有赞小程序: [['微信支付', 96], ['储值卡', 4]],
  线下门店: [['微信支付', 55], ['支付宝', 25], ['现金', 12], ['银行卡', 8]],
}; // prettier-ignore
