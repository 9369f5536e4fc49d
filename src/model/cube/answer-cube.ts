import { formatDay } from '../../util/day';
import type { Attribute } from '../attributes';
import type { ResolvedScope } from '../scope';
import answerValuesSql from './answer-values.sql?raw';
import answersSql from './answers.sql?raw';
import { type Reach, reachOf, timeBins } from './bins';
import { bucketsOf, type Coding, type CubeFacts, dayOf, doubles, integers, isWanted } from './coding';
import type { AnswerRequest, NamedAnswers, Question, Survey } from './cube';
import type { CubeHost, OwnAttribute, SheetSelection, SheetSplitCall } from './host';
import type { MeanSums, SheetWindow } from './scores';
import { UNDATED } from './sheets';
import questionsSql from './questions.sql?raw';

interface Asked extends Survey {
  /** No sheet is told twice. */
  readonly isSingle: boolean;
}

/** What the arrays hold, and what their codes mean. */
interface Put {
  readonly reach: Reach;
  readonly values: Readonly<Record<OwnAttribute, readonly string[]>>;
}

const isOwn = (attribute: string): attribute is OwnAttribute => attribute === 'province' || attribute === 'channel';
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

/** The survey's side of the cube: answers as arrays beside the orders, put there when they are first asked for. */
export class AnswerCube {
  readonly #facts: CubeFacts;
  readonly #host: CubeHost;
  readonly #coding: Coding;
  #asked: Promise<Asked> | undefined;
  #put: Promise<Put> | undefined;

  constructor(facts: CubeFacts, host: CubeHost, coding: Coding) {
    this.#facts = facts;
    this.#host = host;
    this.#coding = coding;
  }

  /** What was put is gone, or the data are others. */
  clear(): void {
    this.#asked = undefined;
    this.#put = undefined;
  }

  async survey(): Promise<Survey | undefined> {
    const asked = await this.#questions();
    return asked.isSingle ? asked : undefined;
  }

  /** How often each score was given to the questions, split as asked. */
  async scores(
    scope: ResolvedScope,
    { questions, by = 'none', since, undated = true }: AnswerRequest,
    signal?: AbortSignal,
  ): Promise<NamedAnswers> {
    const put = await this.#answers();
    const selection = await this.#selection(scope, put);
    const { names, split } = await this.#split(scope, by, put);
    const window = since === undefined ? { ...ofScope(scope), undated } : spanOf(since, scope.to);
    const codes = await this.#codesOf(questions);
    const counts = await this.#host.call('answers', { selection, questions: codes, split, window }, signal);
    return { ...counts, names, lastDay: Number.isNaN(counts.lastDay) ? null : formatDay(counts.lastDay) };
  }

  async means(
    scope: ResolvedScope,
    groups: readonly (readonly Question[])[],
    signal?: AbortSignal,
  ): Promise<readonly MeanSums[]> {
    const selection = await this.#selection(scope, await this.#answers());
    const asked = await Promise.all(
      groups.map(async (questions) => ({
        questions: await this.#codesOf(questions),
        lowest: Float64Array.from(questions, ({ lowest }) => lowest ?? NaN),
        best: Float64Array.from(questions, ({ best }) => best ?? NaN),
      })),
    );
    return this.#host.call('means', { selection, groups: asked, window: ofScope(scope) }, signal);
  }

  async #codesOf(questions: readonly Question[]): Promise<Int32Array> {
    const { questions: all } = await this.#questions();
    return Int32Array.from(questions, (question) =>
      all.findIndex((other) => other.survey === question.survey && other.question === question.question),
    );
  }

  async #selection(scope: ResolvedScope, { values }: Put): Promise<SheetSelection> {
    const { province = [], channel = [], ...others } = scope.filters;
    const own = Object.entries({ province, channel })
      .filter(([, wanted]) => wanted.length > 0)
      .map(([name, wanted]) => ({ name, wanted }) as { name: OwnAttribute; wanted: readonly string[] });
    const { name, attributes, categories } = await this.#coding.selection(scope, others);
    return {
      name: JSON.stringify([name, own]),
      own: own.map(({ name: of, wanted }) => ({ name: of, isWanted: isWanted(values[of], wanted) })),
      attributes,
      categories,
    };
  }

  async #split(
    scope: ResolvedScope,
    by: Attribute | 'month' | 'none',
    { reach, values }: Put,
  ): Promise<{ readonly names: readonly string[]; readonly split: SheetSplitCall }> {
    if (by === 'month') {
      const { names, months } = timeBins(reach);
      const bucketOf = months.binOf.map((month) => month + 1);
      const split = { by: 'days', firstDay: reach.firstDay, bucketOf, buckets: names.length + 1 } as const;
      return { names: ['', ...names], split };
    }
    if (!isOwn(by)) return this.#coding.split(scope, by);
    const { names, ...buckets } = bucketsOf(values[by]);
    return { names, split: { by: 'own', name: by, ...buckets } };
  }

  #questions(): Promise<Asked> {
    const asked = (this.#asked ??= this.#fetchQuestions());
    asked.catch(() => (this.#asked = undefined));
    return asked;
  }

  async #fetchQuestions(): Promise<Asked> {
    const { rows } = await this.#facts.db.query(questionsSql);
    const [first] = rows;
    return {
      questions: rows.map(questionOf),
      firstAnswer: typeof first?.['first_answer'] === 'string' ? first['first_answer'] : null,
      isSingle: first?.['is_single'] !== false,
    };
  }

  #answers(): Promise<Put> {
    const put = (this.#put ??= this.#fetchAnswers());
    put.catch(() => (this.#put = undefined));
    return put;
  }

  async #fetchAnswers(): Promise<Put> {
    const { db } = this.#facts;
    const { questions } = await this.#questions();
    const told = (await db.query(answerValuesSql)).rows;
    const valuesOf = (attribute: OwnAttribute) => [
      '',
      ...told.filter((row) => row['attribute'] === attribute).map(({ value }) => String(value)),
    ];
    const columns = await db.numbers(answersSql, {
      surveys: questions.map(({ survey }) => survey),
      questions: questions.map(({ question }) => question),
      undated: UNDATED,
    });
    const days = integers(columns['day']);
    const reach = reachOf(days.filter((day) => day !== UNDATED));
    await this.#host.call('put', {
      kind: 'answers',
      questions: integers(columns['question']),
      sheets: integers(columns['sheet']),
      scores: doubles(columns['score']),
      days,
      customers: integers(columns['customer']),
      orders: integers(columns['order_key']),
      provinces: integers(columns['province']),
      channels: integers(columns['channel']),
    });
    return { reach, values: { province: valuesOf('province'), channel: valuesOf('channel') } };
  }
}

function questionOf(row: Readonly<Record<string, unknown>>): Question {
  const scale = [numberOf(row['scale_min']), numberOf(row['scale_max'])] as const;
  const observed = [numberOf(row['low']), numberOf(row['high'])] as const;
  return {
    survey: String(row['survey']),
    question: String(row['question']),
    wording: String(row['wording']),
    kind: row['kind'] === 'nps' ? 'nps' : 'rating',
    theme: String(row['theme']),
    position: Number(row['position']),
    lowest: scale[0] ?? observed[0],
    best: scale[1] ?? observed[1],
    isAnswered: observed[0] !== null,
    scale,
    observed,
    isMain: row['is_main'] === true,
  };
}

/** Answers before the first and after the last order stay in where nobody set that end. */
function ofScope({ from, to, open }: ResolvedScope): SheetWindow {
  return { from: open?.from ? UNDATED + 1 : dayOf(from), to: open?.to ? 2 ** 31 - 1 : dayOf(to), undated: true };
}

const spanOf = (from: string, to: string): SheetWindow => ({ from: dayOf(from), to: dayOf(to), undated: false });
