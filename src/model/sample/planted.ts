/** Headings of the survey file, in its order; the analyses know them only as texts of questions. */
export const QUESTIONS = {
  overall: '1、您对本次购物的总体满意度（1–5分）',
  recommend: '2、您有多大可能向朋友推荐我们（0–10分）',
  items: [
    '3、产品：冲调溶解',
    '4、产品：口味接受度',
    '5、产品：宝宝适应（不上火）',
    '6、产品：包装密封',
    '7、服务：客服响应',
    '8、服务：育儿咨询专业度',
    '9、服务：退换货处理',
    '10、价格：日常价格',
    '11、价格：促销公平（老客不吃亏）',
    '12、物流：送达及时',
    '13、物流：破损与日期新鲜',
    '14、品牌：奶源可信',
    '15、品牌：推荐给朋友有面子',
  ],
  comment: '16、您的意见和建议',
} as const;

/** The first day in the orders and the first day that they do not hold: December 2024 is unfinished. */
export const FIRST_DAY = '2022-01-01';
export const AS_OF = '2024-12-21';

/**
 * What is hidden in the sample data for the product to find. `sign` is the direction of the difference from everything else:
 * −1 worse or less, +1 better or more. Days are half-open.
 */
export const PLANTED = {
  failingCohort: {
    description: 'Customers won on 抖店 during the 618 sale of 2024 hardly return; they pull the whole cohort of June 2024 down.',
    cohort: '2024-06', channel: '抖店', from: '2024-06-01', to: '2024-06-21', sign: -1, ratioAtMost: 0.5,
  },
  lostChannel: {
    description: 'Customers whose first order is on 抖店 order again about half as often as those of the other channels.',
    channel: '抖店', sign: -1, ratio: 0.5,
  },
  promotionCohorts: {
    description: 'Customers won during 618 or 双11 return less than those won on ordinary days, on every channel.',
    windows: [
      ['2022-06-01', '2022-06-21'], ['2022-10-24', '2022-11-12'], ['2023-06-01', '2023-06-21'],
      ['2023-10-24', '2023-11-12'], ['2024-06-01', '2024-06-21'], ['2024-10-21', '2024-11-12'],
    ],
    sign: -1,
  },
  drivers: {
    description: 'Willingness to recommend depends most on how the baby takes the powder, then on fair promotions, then on taste.',
    outcome: QUESTIONS.recommend, order: [QUESTIONS.items[2], QUESTIONS.items[8], QUESTIONS.items[1]], sign: 1,
  },
  lateProvince: {
    description: '四川 gets far more parcels after the promised time than any other large province, and scores timely delivery lower.',
    province: '四川', item: QUESTIONS.items[9], sign: -1, lateRatioAtLeast: 2.5,
  },
  lowestItem: {
    description: 'Fair promotions (old customers do not lose out) have the lowest mean of all items, and lower since the 618 sale of 2024.',
    item: QUESTIONS.items[8], since: '2024-06-21', sign: -1,
  },
  unhappyChannels: {
    description: 'NPS on 抖店 and 拼多多 is far below the others; 有赞小程序 is the best.',
    worst: ['抖店', '拼多多'], best: '有赞小程序', sign: -1,
  },
  fewerNewCustomers: {
    description: 'From July to November 2024 about a fifth fewer new customers came than in the same months of 2023.',
    from: '2024-07-01', to: '2024-12-01', comparedFrom: '2023-07-01', comparedTo: '2023-12-01', sign: -1, ratio: 0.8,
  },
  detractorsLeave: {
    description: 'Detractors (0–6) order again within 90 days of their answer less often than promoters (9–10).',
    days: 90, sign: -1,
  },
} as const; // prettier-ignore
