import { VALUES, withoutNumber } from '../dictionary/dictionary';
import { optionColumns, separatorOf } from './options';

/** What is known of one question column before it is judged. */
export interface QuestionFacts {
  readonly column: number;
  readonly header: string;
  readonly wording: string | null;
  readonly answers: number;
  /** Answers that start with a number, and the range of those. */
  readonly numbers: number;
  readonly integers: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly distinct: number;
  /** Mean length of an answer. */
  readonly length: number;
  /** Distinct answers, at most 40. */
  readonly texts: readonly string[];
}

export interface Question {
  readonly column: number;
  readonly question: string;
  readonly position: number;
  readonly wording: string;
  readonly kind: 'nps' | 'rating' | 'choice' | 'text';
  readonly theme: string | null;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly isMain: boolean;
  /** Place on the scale by label, where answers are words. */
  readonly labels: Readonly<Record<string, number>>;
  /** What sets the options apart where one cell holds several. */
  readonly separator: string | null;
  /** Options that have a column of their own. */
  readonly options: ReadonlyMap<number, string>;
}

const THEMES: readonly (readonly [string, RegExp])[] = [
  ['overall', /总体|整体|总的|综合满意|overall|^cusa\d|in general/i],
  ['logistics', /物流|配送|快递|发货|送货|送达|包装|deliver|shipping|logistic|packag/i],
  ['service', /服务|客服|售后|导购|态度|service|support|staff/i],
  ['price', /价格|性价比|价值|优惠|划算|实惠|price|value|^perv\d/i],
  ['brand', /品牌|形象|口碑|brand|image|^imag\d|信任|trust/i],
  ['product', /产品|商品|质量|品质|奶粉|口味|功能|product|quality|^perq\d/i],
];

/** The theme of a question; a heading of its own (`产品：包装密封`) counts before the words that follow it. */
export function themeOf(wording: string): string | null {
  const heading = /^([^：:—]{1,12})[：:—]/.exec(wording)?.[1] ?? '';
  const match = (text: string) => THEMES.find(([, pattern]) => pattern.test(text))?.[0];
  return match(heading) ?? match(wording) ?? null;
}

const RECOMMEND = /推荐|recommend|\bnps\b|净推荐|_nps$/i;
const fold = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/^[A-Ka-k][.、]\s*/, '')
    .trim()
    .toLowerCase();
const NOT_AN_ANSWER = new Set(VALUES.likert.na.map(fold));

/** The smallest ladder that holds all labels of a column: 非常不满意 … 非常满意 → 1 … 5. */
export function ladderOf(
  texts: readonly string[],
): { readonly points: number; readonly labels: Readonly<Record<string, number>> } | undefined {
  const labels = texts.filter((text) => !NOT_AN_ANSWER.has(fold(text)));
  if (labels.length < 2 && texts.length > 1) return undefined;
  const fitting = VALUES.likert.ladders
    .flatMap(({ points, zh, en }) => [zh, en].map((steps) => ({ points, steps: steps.map(fold) })))
    .filter(({ steps }) => labels.length > 0 && labels.every((label) => steps.includes(fold(label))))
    .sort((a, b) => a.points - b.points);
  const ladder = labels.length === 1 ? fitting.find(({ points }) => points === 5) : fitting[0];
  if (!ladder) return undefined;
  return {
    points: ladder.points,
    labels: Object.fromEntries(labels.map((label) => [label, ladder.steps.indexOf(fold(label)) + 1])),
  };
}

/** A scale written into the question: （1–5）, 0~10分, 1 to 7. */
function statedScale(wording: string): readonly [number, number] | undefined {
  const match = /(?<!\d)([01])\s*(?:分)?\s*(?:[–—\-~～]|至|到|to)\s*(3|5|7|10)(?!\d)/.exec(wording);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

const SCALES = [5, 7, 10] as const;

function observedScale(low: number, high: number): readonly [number, number] {
  if (low < 1) return [0, 10];
  return [1, SCALES.find((top) => high <= top) ?? 10];
}

const isCode = (header: string) => /^[A-Za-z][\w.]{0,30}$/.test(header);

function judged(facts: QuestionFacts, position: number, widest: readonly [number, number] | undefined): Question {
  const wording = (facts.wording ?? withoutNumber(facts.header)).replace(/\s+/g, ' ').trim();
  const base = {
    column: facts.column,
    question: isCode(facts.header) ? facts.header : `Q${position}`,
    position,
    wording,
    theme: themeOf(isCode(facts.header) && facts.wording === null ? facts.header.replaceAll('_', ' ') : wording),
    isMain: false,
    labels: {},
    separator: null,
    options: new Map<number, string>(),
  };
  const separator = separatorOf(facts);
  if (separator !== undefined) return { ...base, kind: 'choice', scaleMin: null, scaleMax: null, separator };
  const ladder = ladderOf(facts.texts);
  if (ladder && facts.numbers < facts.answers / 2) {
    return { ...base, kind: 'rating', scaleMin: 1, scaleMax: ladder.points, labels: ladder.labels };
  }
  const { low, high } = facts;
  const isScale =
    low !== null &&
    high !== null &&
    facts.answers > 0 &&
    facts.numbers >= facts.answers * 0.9 &&
    facts.integers >= facts.numbers * 0.99 &&
    low >= 0 &&
    high <= 10;
  if (isScale && !/多选|multiple/i.test(facts.header)) {
    const asked = RECOMMEND.test(`${facts.header} ${wording}`);
    const stated = statedScale(wording);
    const [scaleMin, scaleMax] =
      stated ??
      (asked && high > 7
        ? [0, 10]
        : facts.wording === null && isCode(facts.header) && widest
          ? widest
          : observedScale(low, high));
    const isBinary = scaleMax === 5 && high <= 1;
    if (!isBinary && scaleMin <= low && scaleMax >= high) {
      return { ...base, kind: asked && scaleMin === 0 && scaleMax === 10 ? 'nps' : 'rating', scaleMin, scaleMax };
    }
  }
  const isText =
    facts.length > 12 ||
    facts.distinct > Math.max(20, facts.answers * 0.5) ||
    /建议|意见|原因|为什么|comment|feedback|suggest|message|title|why/i.test(`${facts.header} ${wording}`);
  return { ...base, kind: isText ? 'text' : 'choice', scaleMin: null, scaleMax: null };
}

/** Judges all questions of a survey, and which one stands for the whole: overall satisfaction, else a rating, else NPS. */
export function judgeQuestions(all: readonly QuestionFacts[]): readonly Question[] {
  const codes = all.filter(
    ({ header, wording, low, high, numbers, answers }) =>
      isCode(header) &&
      wording === null &&
      numbers >= 0.9 * answers &&
      low !== null &&
      high !== null &&
      low >= 0 &&
      high <= 10,
  );
  const widest =
    codes.length > 1
      ? observedScale(Math.min(...codes.map(({ low }) => low ?? 1)), Math.max(...codes.map(({ high }) => high ?? 0)))
      : undefined;
  const spread = optionColumns(all);
  const later = new Set(spread.flatMap(({ options }) => [...options.keys()].slice(1)));
  const questions = all.flatMap((facts, index) => {
    if (later.has(facts.column)) return [];
    const group = spread.find(({ options }) => options.has(facts.column));
    const own = group ? { ...facts, header: group.stem, wording: null } : facts;
    const question = judged(own, index + 1, widest);
    return group
      ? { ...question, kind: 'choice' as const, scaleMin: null, scaleMax: null, options: group.options }
      : question;
  });
  const ratings = questions.filter(({ kind }) => kind === 'rating');
  const main =
    ratings.find(({ theme, wording }) => theme === 'overall' && /满意|satisf|cusa/i.test(wording)) ??
    ratings.find(({ theme }) => theme === 'overall') ??
    ratings.find(({ wording }) => /满意度|satisf/i.test(wording)) ??
    ratings[0] ??
    questions.find(({ kind }) => kind === 'nps');
  return questions.map((question) => ({ ...question, isMain: question === main }));
}

/** The question whose answers are the customer's own words: the longest. */
export function commentColumn(questions: readonly Question[], facts: readonly QuestionFacts[]): number | undefined {
  const texts = questions
    .filter(({ kind }) => kind === 'text')
    .map(({ column }) => facts.find((each) => each.column === column));
  return texts.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? -1) ? b : a), undefined)?.column;
}

/** Codes for a question that was not asked; unlike 不清楚 they are no answer to any question. */
export const SKIPPED: readonly string[] = ['-3', '-2', '(跳过)', '（跳过）', '(空)', '（空）'];

export const NOT_ANSWERED: readonly string[] = VALUES.likert.na;
