import { type Random, weighted } from '../../util/random.ts';
import { QUESTIONS } from './planted.ts';

/** What people write about each item of the survey, in its order: complaints and praise. `{s}` is a stage, `{m}` a month, `{n}` a number. */
const SENTENCES: readonly { readonly bad: readonly [string, ...string[]]; readonly good: readonly [string, ...string[]] }[] = [
  {
    bad: ['冲出来有小疙瘩，要摇很久', '水温四十五度还是挂壁', '{s}段结块，得用滤网过一遍', '泡沫太多，宝宝喝了老打嗝'],
    good: ['一冲就化，没有颗粒', '溶解快，不挂壁', '{s}段冲出来很细腻', '半夜冲奶也不用摇半天'],
  },
  {
    bad: ['宝宝嫌腥，换了{n}次才肯喝', '{s}段味道偏甜，担心影响口味', '换了新包装后味道变了，宝宝不喝', '味道太淡，宝宝喝两口就推开'],
    good: ['口味清淡，宝宝一口就接受', '奶香足，不甜', '转{s}段没有闹，味道接得上', '宝宝每次都喝光'],
  },
  {
    bad: ['喝了上火，眼屎多', '转{s}段以后便便干，三天一次', '宝宝拉绿便，有点不放心', '起了红疹，医生建议先停', '喝完胀气，晚上闹觉'],
    good: ['换了{s}段以后不上火了，拉臭也正常', '肚子不闹了，睡得踏实', '喝了{n}个月，便便一直是金黄的', '转奶一周就适应，没有便秘', '体重涨得很稳，医生都夸'],
  },
  {
    bad: ['罐口封膜有一角翘起', '勺子埋在粉里，拿的时候沾手', '盖子扣不紧，怕受潮', '铝膜撕不干净'],
    good: ['密封好，开罐有声音', '勺子有卡槽，很干净', '罐子结实，盖得严', '每罐都有独立的码，放心'],
  },
  {
    bad: ['客服半天才回一句', '总是机器人回复，找不到人', '问了{n}遍批次，都说让我等', '态度敷衍，复制粘贴'],
    good: ['客服回得快，说得清楚', '晚上十点还有人在线', '小姐姐很耐心', '有问必答，不推销'],
  },
  {
    bad: ['问转奶只会发一张图', '育儿老师说法前后不一样', '咨询了{n}次，每次换一个人', '感觉只想让我多买几罐'],
    good: ['夜里问转奶怎么加，老师十分钟就回，还第二天追问情况', '营养师说得很专业', '转{s}段有计划表，照着做就行', '育儿老师记得我家宝宝的月龄'],
  },
  {
    bad: ['罐子磕了个坑，来回拍照发了{n}次，一周才退', '退货运费还要自己出', '换货等了{n}天', '少发一罐，扯了好久'],
    good: ['退换很痛快，当天就处理', '破损直接补发，不用寄回', '没拆封的{s}段可以换下一段，很贴心', '退款两小时到账'],
  },
  {
    bad: ['又涨价了，一罐贵了{n}0块', '比同类贵不少', '门店和网上价格不一样', '长期喝负担有点重'],
    good: ['这个品质，价格可以接受', '囤货价划算', '比代购便宜还放心', '会员价实在'],
  },
  {
    bad: ['老客户天天买不如新人一单便宜，{sale}给新客直降80，我们囤货的反而多花钱', '刚买完第二天就降价，不给保价', '老客没有券，新客满减一大堆', '积分越来越不值钱', '直播间比会员价还低{n}0块，心寒', '{sale}赠品只给新客，老顾客寒心'],
    good: ['{sale}给老客补了差价，舒服', '老客券每个月都有', '保价三十天，敢提前囤', '会员日比大促还划算'],
  },
  {
    bad: ['说好{n}天到，等了一个星期', '物流停在中转站三天不动', '{sale}发货太慢，宝宝差点断粮', '没送上门，放在驿站也不通知'],
    good: ['第二天就到了', '发货快，{n}天就到', '送货上门，师傅还帮忙搬', '催了一下当天就发'],
  },
  {
    bad: ['收到的是去年{m}月的批次，客服说都一样，可我看门店的是今年3月', '箱子压扁，{n}罐变形', '保质期只剩一半', '日期不新鲜，不敢囤'],
    good: ['日期很新鲜，上个月刚生产', '箱子里三层气泡，没有一点磕碰', '每次都是新批次', '包裹完好'],
  },
  {
    bad: ['奶源说得不清楚，扫码查不到牧场', '换了产地也不提前说', '看到新闻有点担心', '检测报告要自己找半天'],
    good: ['扫码能看到牧场和检测报告，放心', '自有牧场，喝得安心', '奶源透明', '参观过工厂，信得过'],
  },
  {
    bad: ['身边人没听过这个牌子', '送人拿不出手', '包装不够高级', '推荐给同事，人家说没见过'],
    good: ['已经推荐给两个宝妈群', '同事看我家宝宝长得好，都来问', '给闺蜜也买了', '月嫂也说这个牌子好'],
  },
]; // prettier-ignore

const OPENINGS = [
  '',
  '',
  '',
  '',
  '说实话，',
  '总体还行，',
  '第{n}次买了，',
  '喝到{s}段了，',
  '给二宝买的，',
  '一直在买，',
  '朋友推荐来的，',
] as const;
const LINKS = ['；', '，不过', '。另外', '，'] as const;
const BAD_ENDS = [
  '。',
  '。',
  '。',
  '，希望改进。',
  '，有点失望。',
  '，下次要考虑一下了。',
  '！',
  '，请重视老顾客。',
] as const;
const GOOD_ENDS = ['。', '。', '。', '，会继续回购。', '，支持国产。', '！', '，推荐。', '，谢谢。'] as const;

/** Themes come up as often as people care about them, not only as they score them. */
const CARE = [0.5, 0.8, 1.8, 0.4, 0.6, 0.9, 0.6, 0.7, 2, 0.9, 1.1, 0.5, 0.4];

function fill(text: string, random: Random): string {
  const values: Record<string, string> = {
    s: String(random.integer(1, 4)),
    m: String(random.integer(8, 12)),
    n: String(random.integer(2, 6)),
    sale: random.pick(['618', '双11', '大促']),
  };
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}

/** One comment: mostly about what stands out in this answer. `residuals` are the items' scores against their means. */
export function writeComment(residuals: readonly number[], score: number, random: Random): string {
  const isUnhappy = score <= 6 || (score <= 8 && random.chance(0.45));
  const themes = QUESTIONS.items.map((_, index) => {
    const strength = isUnhappy ? -(residuals[index] ?? 0) : (residuals[index] ?? 0);
    return [index, (CARE[index] ?? 1) * Math.exp(0.9 * strength)] as const;
  });
  const draw = weighted(themes as [readonly [number, number]]);
  const sentence = (isBad: boolean) => {
    const theme = SENTENCES[draw(random)];
    return theme ? fill(random.pick(isBad ? theme.bad : theme.good), random) : '';
  };
  const first = sentence(isUnhappy);
  const second = random.chance(0.4) ? sentence(random.chance(score >= 9 ? 0.1 : score <= 6 ? 0.85 : 0.5)) : '';
  const end = random.pick(isUnhappy ? BAD_ENDS : GOOD_ENDS);
  const body = second && second !== first ? `${first}${random.pick(LINKS)}${second}` : first;
  return fill(random.pick(OPENINGS), random) + body + end;
}
