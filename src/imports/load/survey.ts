import { literal } from '../../db/bind';
import { QUESTION } from '../recognise/fields';
import { distinctTexts, type Loaded, type Loading, runEach, writeNames } from './context';
import { provinceOf } from './names';
import { CHOSEN } from './options';
import { commentColumn, judgeQuestions, NOT_ANSWERED, type Question, type QuestionFacts, SKIPPED } from './questions';
import { relation, Typed } from './relation';
import answersSql from './survey-answers.sql?raw';
import responsesSql from './survey-responses.sql?raw';

/** Test answers that a survey tool keeps among the real ones. */
const PREVIEWS = ['Survey Preview', 'Survey Test', 'Spam', '预览', '测试'];

/** A name for the survey that no other loaded one has. */
async function surveyName({ db, name, options }: Loading): Promise<string> {
  const base = name.replace(/\.[^.]+$/, '');
  const { rows } = await db.query('SELECT DISTINCT survey FROM responses', {}, options);
  const taken = new Set(rows.map(({ survey }) => survey));
  let candidate = base;
  for (let copy = 2; taken.has(candidate); copy++) candidate = `${base} (${copy})`;
  return candidate;
}

/** The province of an answer: told, or beside its address: 1.2.3.4(广东-深圳). */
function provinceSql({ table }: Loading, typed: Typed): string {
  const index = table.names.findIndex((name) => /^来自\s*ip$/i.test(name));
  if (typed.has('surveys.province') || index < 0) return typed.text('surveys.province');
  return `nullif(regexp_extract(${typed.column(index)}, '[(（]([^-)）]+)', 1), '')`;
}

async function writeSheet(loading: Loading, questions: readonly number[]): Promise<void> {
  const typed = new Typed(loading);
  const status = loading.table.names.findIndex((name) => /^status$|^答卷类型$/i.test(name));
  const preview =
    status < 0 ? 'false' : `coalesce(${typed.column(status)} IN (${PREVIEWS.map(literal).join(', ')}), false)`;
  const id = typed.has('surveys.response_id')
    ? `coalesce(${typed.text('surveys.response_id')}, row::VARCHAR)`
    : 'row::VARCHAR';
  const cells = questions.map((column) => `${typed.column(column)} AS q${column}`);
  const sql = `SELECT row, ${id} AS own_id, ${typed.identity('surveys.customer_id')} AS customer_id, ${typed.text('surveys.order_id')} AS order_id,
    ${typed.time('surveys.submitted_at')} AS submitted_at, ${typed.text('surveys.channel')} AS channel, ${provinceSql(loading, typed)} AS province,
    ${preview} AS is_preview${cells.map((cell) => `, ${cell}`).join('')} FROM ${relation(loading, typed.used, 'survey')}`;
  await loading.db.script(
    `CREATE OR REPLACE TEMP TABLE import_sheet AS
     SELECT *, CASE WHEN count(*) OVER (PARTITION BY own_id) > 1 THEN own_id || '-' || row ELSE own_id END AS response_id, NULL::VARCHAR AS comment FROM (${sql});
     CREATE OR REPLACE TEMP TABLE import_previews AS SELECT count(*)::INTEGER AS n FROM import_sheet WHERE is_preview;
     DELETE FROM import_sheet WHERE is_preview`,
    loading.options,
  );
}

async function factsOf(loading: Loading, columns: readonly number[]): Promise<readonly QuestionFacts[]> {
  const { db, options, table } = loading;
  await db.script(
    `CREATE OR REPLACE TEMP TABLE import_cells AS
     SELECT response_id, right(col, -1)::INTEGER AS col, text FROM (UNPIVOT import_sheet ON ${columns.map((column) => `q${column}`).join(', ')} INTO NAME col VALUE text)`,
    options,
  );
  const { rows } = await db.query(
    `WITH scored AS (SELECT *, parse_score(text) AS score FROM import_cells WHERE NOT list_contains($not_answered::VARCHAR[], text))
     SELECT col, count(*)::INTEGER AS answers, count(score)::INTEGER AS numbers, count(*) FILTER (score = round(score))::INTEGER AS integers,
            min(score) AS low, max(score) AS high, count(DISTINCT text)::INTEGER AS distinct_texts, avg(length(text)) AS length,
            list(DISTINCT text)[:40] AS texts
     FROM scored GROUP BY col`,
    { not_answered: NOT_ANSWERED },
    options,
  );
  const byColumn = new Map(rows.map((row) => [Number(row['col']), row]));
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return columns.map((column) => {
    const row = byColumn.get(column) ?? {};
    const texts = Array.isArray(row['texts']) ? (row['texts'] as unknown[]).map(String) : [];
    return {
      column, header: table.names[column] ?? '', wording: table.wordings[column] ?? null, answers: Number(row['answers'] ?? 0), numbers: Number(row['numbers'] ?? 0),
      integers: Number(row['integers'] ?? 0), low: number(row['low']), high: number(row['high']), distinct: Number(row['distinct_texts'] ?? 0), length: Number(row['length'] ?? 0), texts,
    }; // prettier-ignore
  });
}

async function writeQuestions(
  { db, options, reversed }: Loading,
  survey: string,
  questions: readonly Question[],
): Promise<void> {
  await db.script(
    `CREATE OR REPLACE TEMP TABLE import_questions (col INTEGER, question VARCHAR, kind VARCHAR, scale_min DOUBLE, scale_max DOUBLE, is_reversed BOOLEAN, separator VARCHAR, option VARCHAR);
     CREATE OR REPLACE TEMP TABLE import_labels (col INTEGER, label VARCHAR, value DOUBLE)`,
    options,
  );
  for (const {
    column,
    question,
    position,
    wording,
    kind,
    theme,
    scaleMin,
    scaleMax,
    isMain,
    labels,
    ...many
  } of questions) {
    const scale = { min: scaleMin, max: scaleMax };
    const columns = many.options.size > 0 ? [...many.options.keys()] : [column];
    for (const each of columns) {
      await db.query(
        'INSERT INTO import_questions VALUES ($column::INTEGER, $question, $kind, $min, $max, $reversed::BOOLEAN, $separator, $option)',
        {
          column: each,
          question,
          kind,
          ...scale,
          reversed: String(reversed.includes(column)),
          separator: many.separator,
          option: many.options.get(each) ?? null,
        },
        options,
      );
    }
    await db.query(
      'INSERT INTO questions VALUES ($survey, $question, $position::INTEGER, $wording, $kind, $theme, $min, $max, $main)',
      { survey, question, position, wording, kind, theme, ...scale, main: isMain },
      options,
    );
    for (const [label, value] of Object.entries(labels)) {
      await db.query(
        'INSERT INTO import_labels VALUES ($column::INTEGER, $label, $value)',
        { column, label, value },
        options,
      );
    }
  }
}

/** Loads a questionnaire, one row per answer sheet, into responses, answers and questions. */
export async function loadSurvey(loading: Loading): Promise<Loaded> {
  const { db, options, fields, name } = loading;
  const survey = await surveyName(loading);
  const columns = fields.flatMap((field, index) => (field === QUESTION ? [index] : []));
  await writeSheet(loading, columns);
  const facts = await factsOf(loading, columns);
  const questions = judgeQuestions(facts);
  await writeQuestions(loading, survey, questions);
  const comment = commentColumn(questions, facts);
  if (comment !== undefined) await db.script(`UPDATE import_sheet SET comment = q${comment}`, options);
  await writeNames(
    loading,
    'import_provinces',
    'short',
    await distinctTexts(loading, 'import_sheet', 'province'),
    provinceOf,
  );
  const given = { survey, not_answered: NOT_ANSWERED, skipped: SKIPPED, chosen: CHOSEN };
  await runEach(db, answersSql, given, options);
  const main = questions.find(({ isMain }) => isMain)?.question ?? '';
  await db.query(responsesSql, { survey, main, source_file: name }, options);
  const [{ n } = { n: 0 }] = (await db.query('SELECT n FROM import_previews', {}, options)).rows;
  return { rowsRejected: Number(n), leftOut: Number(n) > 0 ? { preview: Number(n) } : {}, rejected: [] };
}
