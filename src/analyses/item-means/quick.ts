import type { ValuesOf } from '../../codec/codec';
import type { Question } from '../../model/cube/cube';
import type { MeanSums, ScoreCounts } from '../../model/cube/scores';
import type { QuickContext } from '../analysis';
import { candidates, givenByAll, howMany, meanOf } from '../quick-answers';
import type { surveyParam } from '../survey-params';

const Z = 1.959963984540054;
const THEMES = ['overall', 'product', 'service', 'price', 'logistics', 'brand'];
const placeOf = (theme: string) => (THEMES.includes(theme) ? THEMES.indexOf(theme) + 1 : theme === '' ? 99 : 50);

/** query.sql from the cube: see there for what each column means. */
export async function quickMeans({ cube, params, scope }: QuickContext<ValuesOf<typeof surveyParam>>) {
  const told = await cube.answers.survey();
  if (!told) return undefined;
  const ratings = candidates(told.questions, params).filter(({ kind }) => kind === 'rating');
  const survey = ratings[0]?.survey;
  const items = ratings.filter(
    (item) => item.survey === survey && item.isAnswered && (item.best ?? 0) > (item.lowest ?? 0),
  );
  if (survey === undefined || items.length === 0) return [];
  const isHead = headsOf(items);
  const heads = items.filter(isHead);
  const [head] = heads;
  const isSingle = heads.length === 1;
  const hasThemes = items.some(({ theme }) => theme !== '' && theme !== 'overall');
  const themes = [...new Set(items.map(({ theme }) => theme))]
    .filter((theme) => hasThemes && theme !== 'overall')
    .map((theme) => items.filter((item) => item.theme === theme && !(isHead(item) && theme === '')))
    .filter((group) => group.length > 0);
  const [{ questions }, means] = await Promise.all([
    cube.answers.scores(scope, { questions: items }),
    cube.answers.means(scope, [heads, ...themes]),
  ]);
  const isTold = (item: Question) => questions[items.indexOf(item)]?.all.some((count) => count > 0) === true;
  const group = (asked: readonly Question[], at: number, level: 0 | 1) => {
    const sums = means[at];
    if (!sums || sums.n === 0) return [];
    const own = { position: 0, theme: level === 0 ? '' : (asked[0]?.theme ?? ''), level, question: '', wording: '' };
    const named = level === 0 && isSingle ? { question: head?.question ?? '', wording: head?.wording ?? '' } : {};
    return [{ ...own, ...named, ...bounded(sums), ...onScale(asked.filter(isTold), sums.value) }];
  };
  const single = (item: Question) => {
    const counts = questions[items.indexOf(item)];
    if (!counts || !isTold(item) || (isHead(item) && isSingle && (item.theme === '' || item.theme === 'overall')))
      return [];
    const { theme, question, wording, position } = item;
    const sums = sumsOf(item, counts);
    return [{ level: 2, theme, question, wording, position, ...bounded(sums), ...onScale([item], sums.value) }];
  };
  const [whole] = group(heads, 0, 0);
  if (!whole) return [];
  const overall = {
    overall_n: whole.n,
    overall_score100: whole.score100,
    overall_low: whole.low,
    overall_high: whole.high,
    survey,
  };
  const less = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return [whole, ...themes.flatMap((asked, at) => group(asked, at + 1, 1)), ...items.flatMap(single)]
    .sort(
      (a, b) =>
        Number(a.level > 0) - Number(b.level > 0) ||
        placeOf(a.theme) - placeOf(b.theme) ||
        less(a.theme, b.theme) ||
        a.level - b.level ||
        a.position - b.position ||
        less(a.question, b.question),
    )
    .map(({ position: _, ...row }) => ({ ...row, ...overall }));
}

/** Which questions stand for the whole: those about it, else the main one, else all. */
function headsOf(items: readonly Question[]): (item: Question) => boolean {
  if (items.some(({ theme }) => theme === 'overall')) return ({ theme }) => theme === 'overall';
  return items.some(({ isMain }) => isMain) ? ({ isMain }) => isMain : () => true;
}

/** Of one question: its answers are those of its people. */
function sumsOf({ lowest, best }: Question, counts: ScoreCounts): MeanSums {
  const given = givenByAll(counts);
  const [n, value] = [howMany(given), meanOf(given)];
  const unit = 100 / ((best ?? NaN) - (lowest ?? NaN));
  const spread = given.counts.reduce(
    (sum, count, at) => sum + count * (unit * ((given.points[at] ?? 0) - value)) ** 2,
    0,
  );
  return { n, value, score: unit * (value - (lowest ?? NaN)), spread };
}

function bounded({ n, score, spread }: MeanSums) {
  const half = n > 1 ? (Z * Math.sqrt(spread / (n - 1))) / Math.sqrt(n) : 0;
  return { n, score100: score, low: Math.max(0, score - half), high: Math.min(100, score + half) };
}

/** The mean on the questions' own scale, where they share one. */
function onScale(asked: readonly Question[], mean: number) {
  const [first] = asked;
  const isShared = asked.every(({ lowest, best }) => lowest === first?.lowest && best === first.best);
  return isShared && first
    ? { mean, scale_min: first.lowest, scale_max: first.best }
    : { mean: null, scale_min: null, scale_max: null };
}
