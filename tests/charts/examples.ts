import type { BarsSpec, ColumnsSpec, CohortSpec, DotsSpec, GridSpec, LineSpec, TilesSpec } from '../../src/charts/spec';

/** Named examples, one per chart state: drawn into tests/output, and small enough to be checked by eye. */

const plain = (value: number) => String(value);
const percent = (value: number) => `${Math.round(100 * value)}%`;
const wan = (value: number) => `${value}万`;

const months = (locale: 'zh-CN' | 'en') =>
  Array.from({ length: 12 }, (_, i) => ({
    at: i,
    text:
      locale === 'en'
        ? (['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][i] ?? '')
        : `${i + 1}月`,
  }));

const thisYear = [51, 35.5, 40.3, 42, 34.5, 63.5, 36, 42, 40, 47.8, 42.6, 21];
const lastYear = [50.5, 33, 38.4, 37, 32, 60.1, 32, 41.6, 37, 50, 48, 40];

export function lineYears(locale: 'zh-CN' | 'en' = 'zh-CN'): LineSpec {
  const zh = locale === 'zh-CN';
  return {
    kind: 'line',
    x: { ticks: months(locale) },
    y: { write: plain, unit: zh ? '万元' : '¥10K', fromZero: true, exact: zh ? wan : plain },
    series: [
      { key: '2023', name: zh ? '2023年' : '2023', emphasis: 'reference', points: lastYear.map((y, x) => ({ x, y })) },
      {
        key: '2024',
        name: zh ? '2024年' : '2024',
        emphasis: 'subject',
        points: thisYear.map((y, x) => ({
          x,
          y,
          ...(x === 11 ? { unfinished: true, note: zh ? '12月未完，至20日' : 'to 20 December' } : {}),
        })),
      },
    ],
    bands: [
      { from: 0, to: 1.3, name: zh ? '春节' : 'Spring Festival' },
      { from: 4.2, to: 5.1, name: '618' },
      { from: 9, to: 9.9, name: zh ? '双11' : 'Double 11' },
    ],
    callouts: [
      { x: 5, y: 63.5, lines: zh ? ['63.5万', '同比+6%'] : ['¥635K', '+6% on 2023'] },
      { x: 10, y: 42.6, lines: zh ? ['42.6万', '同比−11%'] : ['¥426K', '−11% on 2023'] },
    ],
  };
}

export function lineCurves(locale: 'zh-CN' | 'en' = 'zh-CN'): LineSpec {
  const zh = locale === 'zh-CN';
  const curve = (rate: number, top: number) =>
    Array.from({ length: 61 }, (_, i) => {
      const y = top * (1 - Math.exp(-Math.max(0, i * 3 - 12) / rate));
      return { x: i * 3, y, low: y - 0.012 * Math.sqrt(i / 20), high: y + 0.012 * Math.sqrt(i / 20) };
    });
  return {
    kind: 'line',
    x: {
      ticks: [0, 30, 60, 90, 120, 150, 180].map((at) => ({
        at,
        text: at === 0 ? (zh ? '首购' : 'First') : String(at),
      })),
      title: zh ? '首购后天数' : 'Days since first order',
      domain: [0, 180],
    },
    y: { write: percent, fromZero: true },
    series: [
      {
        key: 'plain',
        name: zh ? '平日 55%' : 'Ordinary days 55%',
        emphasis: 'reference',
        band: true,
        step: true,
        points: curve(30, 0.55),
      },
      {
        key: 'sale',
        name: zh ? '大促 36%' : 'Promotions 36%',
        emphasis: 'subject',
        band: true,
        step: true,
        points: curve(40, 0.36),
      },
    ],
    callouts: [{ x: 60, y: 0.25, lines: [zh ? '60天：44%比25%' : 'Day 60: 44% against 25%'], drop: true }],
  };
}

export function lineLorenz(locale: 'zh-CN' | 'en' = 'zh-CN'): LineSpec {
  const zh = locale === 'zh-CN';
  return {
    kind: 'line',
    x: {
      ticks: [0, 20, 40, 60, 80, 100].map((at) => ({ at, text: at === 100 ? '100%' : String(at) })),
      domain: [0, 100],
      title: zh ? '客户，从花得多到花得少' : 'Customers, from big to small spenders',
    },
    y: { write: (v) => percent(v / 100), unit: zh ? '累计收入' : 'Cumulative revenue', domain: [0, 100] },
    series: [
      {
        key: 'lorenz',
        name: zh ? '收入' : 'Revenue',
        emphasis: 'subject',
        points: Array.from({ length: 51 }, (_, i) => ({ x: 2 * i, y: 100 * (1 - (1 - i / 50) ** 3.6) })),
      },
    ],
    callouts: [
      {
        x: 20,
        y: 56,
        lines: zh ? ['前20%的客户', '贡献56%的收入'] : ['The top 20%', 'bring 56% of revenue'],
        drop: true,
      },
    ],
    diagonal: zh ? '人人花得一样多' : 'Everyone spends alike',
  };
}

/** A gap at null, a lonely point, intervals as whiskers, quiet lines behind. */
export function lineGaps(): LineSpec {
  return {
    kind: 'line',
    x: { ticks: [1, 2, 3, 4, 5, 6].map((at) => ({ at, text: `第${at}期` })) },
    y: { write: percent },
    series: [
      {
        key: 'q1',
        name: '七月',
        emphasis: 'context',
        quiet: true,
        points: [0.4, 0.3, 0.28, 0.24, 0.2, 0.19].map((y, i) => ({ x: i + 1, y })),
      },
      {
        key: 'nps',
        name: '大促新客',
        emphasis: 'subject',
        points: [0.26, 0.22, null, 0.18, null, 0.15].map((y, i) =>
          y === null ? { x: i + 1, y } : { x: i + 1, y, low: y - 0.03, high: y + 0.03 },
        ),
      },
      {
        key: 'rest',
        name: '平日新客',
        emphasis: 'reference',
        points: [0.36, 0.29, 0.25, 0.2, 0.17, 0.16].map((y, i) => ({ x: i + 1, y })),
      },
    ],
  };
}

export function barsProvinces(locale: 'zh-CN' | 'en' = 'zh-CN'): BarsSpec {
  const zh = locale === 'zh-CN';
  const rows: readonly (readonly [string, string, number])[] = [
    ['广东', 'Guangdong', 496],
    ['江苏', 'Jiangsu', 316],
    ['浙江', 'Zhejiang', 306],
    ['山东', 'Shandong', 246],
    ['河南', 'Henan', 199],
    ['四川', 'Sichuan', 184],
    ['湖南', 'Hunan', 143],
  ];
  return {
    kind: 'bars',
    unit: zh ? '万元' : '¥10K',
    selectable: true,
    bars: rows.map(([key, english, value]) => ({
      key,
      label: zh ? key : english,
      value,
      text: String(value),
      selected: key === '广东',
    })),
    rest: zh ? '另有13省，合计1190万' : '13 more, ¥11.9M together',
  };
}

export function barsAgainst(locale: 'zh-CN' | 'en' = 'zh-CN'): BarsSpec {
  const zh = locale === 'zh-CN';
  const rows: readonly (readonly [string, string, number, number])[] = [
    ['冠军客户', 'Champions', 0.44, 0.44],
    ['忠诚客户', 'Loyal customers', 0.18, 0.185],
    ['流失风险', 'At risk', 0.16, 0.168],
    ['沉睡·休眠', 'Hibernating', 0.09, 0.098],
    ['新客·有希望', 'New and promising', 0.06, 0.066],
    ['需关注', 'Need attention', 0.04, 0.045],
    ['潜力忠诚', 'Potential loyalists', 0.03, 0.037],
  ];
  return {
    kind: 'bars',
    allSubject: true,
    legend: zh ? { bar: '广东', tick: '其余省份' } : { bar: 'Guangdong', tick: 'Other provinces' },
    selectable: true,
    bars: rows.map(([key, english, value, tick]) => ({
      key,
      label: zh ? key : english,
      value,
      tick,
      text: percent(value),
    })),
  };
}

export function barsTable(locale: 'zh-CN' | 'en' = 'zh-CN'): BarsSpec {
  const zh = locale === 'zh-CN';
  const rows: readonly (readonly [string, string, number, number])[] = [
    ['冠军客户', 'Champions', 3331, 0.449],
    ['忠诚客户', 'Loyal customers', 1896, 0.175],
    ['潜力忠诚', 'Potential loyalists', 1124, 0.033],
    ['新客户', 'New customers', 2143, 0.023],
    ['有流失风险', 'At risk', 1683, 0.129],
    ['不可失去', 'Cannot lose them', 634, 0.025],
    ['已流失', 'Lost', 2151, 0.024],
  ];
  return {
    kind: 'bars',
    headings: zh
      ? { label: '客群', bar: '占收入', cells: ['客户'] }
      : { label: 'Segment', bar: 'Share of revenue', cells: ['Customers'] },
    selectable: true,
    bars: rows.map(([key, english, n, value]) => ({
      key,
      label: zh ? key : english,
      value,
      text: `${(100 * value).toFixed(1)}%`,
      cells: [n.toLocaleString('en')],
      selected: key === '不可失去',
    })),
  };
}

/** Intervals inside and outside the bars, a small sample, a negative value. */
export function barsIntervals(): BarsSpec {
  return {
    kind: 'bars',
    bars: [
      { key: 'fit', label: '宝宝适应', value: 14.1, low: 12.9, high: 15.4, text: '14.1', selected: true },
      { key: 'fair', label: '促销公平（老客不吃亏，新客也不吃亏）', value: 11.9, low: 10.6, high: 13.3, text: '11.9' },
      { key: 'taste', label: '口味', value: 8.8, low: 7.8, high: 9.9, text: '8.8' },
      { key: 'tibet', label: '西藏', value: 5.2, text: '5.2', small: 'n 18' },
      { key: 'down', label: '变差', value: -3, text: '−3.0' },
    ],
  };
}

export function columnsNps(locale: 'zh-CN' | 'en' = 'zh-CN'): ColumnsSpec {
  const zh = locale === 'zh-CN';
  const shares = [1.2, 0.4, 0.9, 1.5, 2.1, 4.8, 5.1, 12.4, 20.6, 22.8, 28.2];
  return {
    kind: 'columns',
    y: { write: (v) => `${v}%` },
    selectable: true,
    columns: shares.map((value, i) => ({
      key: String(i),
      label: String(i),
      value,
      text: `${value}%`,
      tone: i <= 6 ? 'bad' : i <= 8 ? 'neutral' : 'good',
      note: `n ${Math.round(value * 34)}`,
    })),
    groups: zh
      ? [
          { from: 0, to: 6, name: '贬损者 16%' },
          { from: 7, to: 8, name: '中立者 33%' },
          { from: 9, to: 10, name: '推荐者 51%' },
        ]
      : [
          { from: 0, to: 6, name: 'Detractors 16%' },
          { from: 7, to: 8, name: 'Passives 33%' },
          { from: 9, to: 10, name: 'Promoters 51%' },
        ],
  };
}

/** One selected, the last one unfinished. */
export function columnsMonths(locale: 'zh-CN' | 'en' = 'zh-CN'): ColumnsSpec {
  return {
    kind: 'columns',
    y: { write: plain, unit: locale === 'en' ? '¥10K' : '万元' },
    selectable: true,
    columns: months(locale).map(({ text }, i) => ({
      key: String(i),
      label: text,
      value: thisYear[i] ?? 0,
      text: String(thisYear[i]),
      tone: 'context',
      selected: i === 5,
      unfinished: i === 11,
    })),
  };
}

const PROVINCES =
  '广东 江苏 浙江 山东 河南 四川 湖南 湖北 安徽 福建 河北 上海 北京 陕西 江西 辽宁 重庆 云南 广西 贵州 山西 天津 吉林 黑龙江 内蒙古 新疆 甘肃 海南 宁夏 青海 西藏 香港 澳门'.split(
    ' ',
  );

export function tiles(locale: 'zh-CN' | 'en' = 'zh-CN', selected?: string): TilesSpec {
  return {
    kind: 'tiles',
    locale,
    write: wan,
    scaleTitle: locale === 'en' ? 'Net revenue' : '净销售额',
    selectable: true,
    tiles: [
      ...PROVINCES.map((key, i) => {
        const value = Math.round(500 / (1 + i * 0.5));
        return {
          key,
          value,
          text: wan(value),
          selected: key === selected,
          told: { value: wan(value), notes: [`n ${value * 3}`] },
        };
      }),
      { key: '台湾', value: null, text: '没有订单' },
    ],
  };
}

export function gridRfm(locale: 'zh-CN' | 'en' = 'zh-CN'): GridSpec {
  const zh = locale === 'zh-CN';
  const n = [
    [9, 256, 776, 1105, 1615],
    [152, 620, 789, 835, 736],
    [311, 355, 392, 372, 307],
    [745, 538, 475, 361, 406],
    [2566, 2002, 1451, 1084, 626],
  ];
  const share = [
    [0.1, 3.2, 9.7, 13.8, 23.1],
    [1.2, 4.6, 5.2, 5.8, 4.8],
    [1.6, 1.6, 1.7, 1.7, 1.4],
    [2.5, 1.8, 1.5, 1.2, 1.4],
    [3.9, 3.3, 2.2, 2.1, 0.9],
  ];
  const names = zh
    ? ['流失风险', '休眠', '潜力忠诚', '忠诚客户', '冠军客户']
    : ['At risk', 'Hibernating', 'Potential loyalists', 'Loyal', 'Champions'];
  return {
    kind: 'grid',
    scale: 'sequential',
    rows: zh ? ['≥6次', '4–5次', '3次', '2次', '1次'] : ['6+ orders', '4–5', '3', '2', '1'],
    columns: zh
      ? ['245天以上', '147–244天', '55–146天', '28–54天', '27天内']
      : ['245+ days', '147–244', '55–146', '28–54', '≤ 27 days'],
    rowTitle: zh ? '近12个月购买天数' : 'Purchase days, 12 months',
    columnTitle: zh ? '离最近一次购买，越近越右' : 'Nearer last purchase',
    scaleTitle: zh ? { low: '占收入 少', high: '多' } : { low: 'Revenue low', high: 'high' },
    selectable: true,
    cells: n.flatMap((line, row) =>
      line.map((count, column) => ({
        row,
        column,
        key: `${row}-${column}`,
        value: share[row]?.[column] ?? null,
        lines: [count.toLocaleString('en'), names[(column + 4 - row) % 5] ?? '', `${share[row]?.[column] ?? 0}%`],
        ...(column < 2 && row !== 2 ? { strip: row === 0 ? 1 : 0.3 - 0.05 * row } : {}),
        selected: column === 0 && (row === 1 || row === 4),
        small: count < 30,
      })),
    ),
  };
}

export function gridIndex(): GridSpec {
  const rows = ['天猫', '京东', '抖店', '有赞小程序', '线下门店'];
  const columns = ['婴儿奶粉', '幼儿奶粉', '儿童奶粉', '成人奶粉', '辅食营养品', '孕妈奶粉'];
  return {
    kind: 'grid',
    scale: 'diverging',
    midpoint: 100,
    rows,
    columns,
    scaleTitle: { low: '低于均值', high: '高于均值' },
    cells: rows.flatMap((_, row) =>
      columns.map((__, column) => {
        const value = row === 3 && column === 5 ? null : 100 + ((row * 7 + column * 13) % 11) * 9 - 45;
        return { row, column, key: `${row}-${column}`, value, lines: value === null ? ['–'] : [String(value)] };
      }),
    ),
  };
}

/** Week × hour: too narrow for numbers. */
export function gridHours(): GridSpec {
  const rows = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
  return {
    kind: 'grid',
    scale: 'sequential',
    rows,
    columns: Array.from({ length: 24 }, (_, i) => String(i)),
    columnTitle: '点钟',
    scaleTitle: { low: '少', high: '多' },
    cells: rows.flatMap((_, row) =>
      Array.from({ length: 24 }, (__, column) => {
        const value = Math.round(
          10 + 40 * Math.exp(-((column - 20 + (row > 4 ? 4 : 0)) ** 2) / 18) + 20 * Math.exp(-((column - 12) ** 2) / 8),
        );
        return { row, column, key: `${row}-${column}`, value, lines: [String(value)] };
      }),
    ),
  };
}

export function cohorts(locale: 'zh-CN' | 'en' = 'zh-CN', count = 18): CohortSpec {
  const zh = locale === 'zh-CN';
  const sizes = [
    981, 1020, 965, 1571, 1557, 1037, 1149, 772, 1071, 975, 1087, 1704, 1028, 977, 849, 1210, 1146, 467,
  ].slice(-count);
  const label = (i: number) => {
    const month = 18 - count + i + 6;
    return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  };
  const rate = (i: number, age: number) => {
    const sale = sizes[i] === 1704 || sizes[i] === 1571 || sizes[i] === 1557;
    return (0.06 + 0.32 * Math.exp(-(age - 1) / 5) + 0.02 * Math.sin(i * 3 + age)) * (sale ? 0.7 : 1);
  };
  const cell = (value: number, unfinished: boolean) => ({
    value: unfinished ? value * 0.5 : value,
    text: String(Math.round(100 * value * (unfinished ? 0.5 : 1))),
    unfinished,
  });
  return {
    kind: 'cohorts',
    rowHeading: zh ? '首购月' : 'First order',
    sizeHeading: zh ? '新客' : 'New',
    ages: Array.from({ length: count }, (_, age) =>
      age === 0 ? (zh ? '首期' : 'Start') : zh ? `第${age}期` : String(age),
    ),
    mean: {
      label: zh ? '加权均值' : 'Mean',
      cells: Array.from({ length: count }, (_, age) =>
        age > count - 3 ? null : cell(age === 0 ? 1 : rate(0, age), false),
      ),
    },
    cohorts: sizes.map((size, i) => ({
      key: label(i),
      label: label(i),
      size,
      sizeText: size.toLocaleString('en'),
      cells: Array.from({ length: count }, (_, age) =>
        age >= count - i ? null : cell(age === 0 ? 1 : rate(i, age), age > 0 && age >= count - i - 2),
      ),
    })),
    hatchLegend: zh ? '观察期未满：不进均值，不参与比较' : 'Not everyone observed yet: left out of the mean',
    ...(count > 6
      ? {
          callout: {
            key: '2024-06',
            lines: zh
              ? ['618拉来的一批：人最多，第1期只回来25%', '同期其他月份33%左右']
              : ['The 618 cohort: the largest, only 25% came back', 'Other months: about 33%'],
          },
        }
      : {}),
    selectable: true,
  };
}

export function dotsChannels(locale: 'zh-CN' | 'en' = 'zh-CN'): DotsSpec {
  const zh = locale === 'zh-CN';
  const rows: readonly (readonly [string, string, number, number, number])[] = [
    ['有赞小程序', 'Youzan shop', 58, 6, 430],
    ['线下门店', 'Stores', 48, 7, 351],
    ['京东', 'JD', 40, 5, 755],
    ['天猫', 'Tmall', 33, 4, 1049],
    ['抖店', 'Douyin', 4, 7, 522],
    ['拼多多', 'Pinduoduo', -2, 9, 299],
  ];
  return {
    kind: 'dots',
    selectable: true,
    headings: ['n'],
    x: { write: (v) => String(v).replace('-', '−') },
    reference: { value: 32, text: zh ? '全部 32' : 'All 32' },
    dots: [
      ...rows.map(([key, english, value, half, n]) => ({
        key,
        label: zh ? key : english,
        value,
        text: String(value).replace('-', '−'),
        low: value - half,
        high: value + half,
        cells: [n.toLocaleString('en')],
        selected: value < 10,
      })),
      {
        key: 'other',
        label: zh ? '其他' : 'Other',
        value: 21,
        text: '21',
        low: 2,
        high: 40,
        cells: ['19'],
        small: true,
      },
    ],
  };
}

export function dotsTree(locale: 'zh-CN' | 'en' = 'zh-CN'): DotsSpec {
  const zh = locale === 'zh-CN';
  const rows: readonly (readonly [string, string, number, number, string])[] = [
    ['总体满意度', 'Overall satisfaction', 0, 78.9, '−1.1'],
    ['产品', 'Product', 1, 81.4, '+1.2'],
    ['冲调溶解', 'Dissolves easily', 2, 83.6, '+0.8'],
    ['宝宝适应（不上火）', 'The baby takes to it well', 2, 76.5, '+2.1'],
    ['价格', 'Price', 1, 66.8, '−3.9'],
    ['日常价格', 'Everyday price', 2, 70.8, '−1.6'],
    ['促销公平（老客不吃亏）', 'Promotions are fair to regulars', 2, 62.7, '−6.2'],
  ];
  return {
    kind: 'dots',
    headings: zh ? ['比上轮', 'n'] : ['Change', 'n'],
    x: { write: plain, unit: zh ? '分' : '' },
    reference: { value: 78.9, text: zh ? '总体 78.9' : 'Overall 78.9' },
    dots: [
      ...rows.map(([key, english, level, value, change]) => ({
        key,
        label: zh ? key : english,
        level,
        value,
        text: value.toFixed(1),
        low: level === 1 ? null : value - 0.7,
        high: level === 1 ? null : value + 0.7,
        cells: [change, '3,406'],
        selected: key.startsWith('促销'),
      })),
      {
        key: 'speed',
        label: zh ? '送达及时' : 'Arrives on time',
        level: 2,
        value: null,
        text: zh ? '没有问' : 'not asked',
        low: null,
        high: null,
        cells: ['–', '0'],
      },
    ],
  };
}
