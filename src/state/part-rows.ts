import type { MarkParts } from '../analyses/part';
import { PARTS } from '../analyses/parts';
import type { ResultRequest } from '../analyses/source';
import type { Shape } from '../codec/codec';
import type { Columns } from '../db/columns';
import type { Attribute } from '../model/attributes';
import type { Filters } from '../model/selection';
import type { Loaded } from './loaded';
import type { AskedQuery, PartRows, Row } from './part';
import type { Session } from './session.svelte';

interface Wanted {
  readonly attribute: Attribute;
  readonly value: string;
}

/** Rows of the narrower scope; some of them may be withheld. */
interface Told {
  readonly rows: readonly Row[];
  readonly isWithheld: boolean;
}

/**
 * What falls to one value, by query. A query that cannot tell it, or whose numbers are no parts, is left out. null: the value is no part of what is
 * on screen, or all of it.
 */
export async function partRows(
  { loaded, link, asked, moving }: Session,
  wanted: Wanted,
  name: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<object, PartRows> | null> {
  if (!loaded || moving || !isPart(wanted, link.filters, loaded)) return null;
  const queries = [...asked];
  const told = await Promise.all(queries.map((query) => rowsOf(query, wanted, name, loaded, signal)));
  const answers = new Map<object, PartRows>();
  /** The cards compare periods with each other: all of them move, or none. */
  const isTorn = queries.some(({ analysis, rows }, at) => isCard(analysis.id) && rows.length > 0 && !told[at]);
  queries.forEach((query, at) => {
    const answer = told[at];
    if (answer && !(isTorn && isCard(query.analysis.id))) answers.set(query, answer);
  });
  return answers;
}

const isCard = (id: string) => id.startsWith('kpi-');

/** Whether the page holds the value and something else; of a snapshot, whether it has results under it besides its filters. */
function isPart({ attribute, value }: Wanted, filters: Filters, { source, frozen }: Loaded): boolean {
  const chosen = filters[attribute];
  if (chosen) return chosen.length > 1 && chosen.includes(value) && !frozen;
  return frozen ? (frozen.offered?.holds({ ...filters, [attribute]: [value] }) ?? false) : source.preview !== undefined;
}

async function rowsOf(
  query: AskedQuery,
  { attribute, value }: Wanted,
  name: string,
  loaded: Loaded,
  signal: AbortSignal,
): Promise<PartRows | null> {
  const { wanted, analysis, rows: whole, context, outcome, isStale, isAway } = query;
  if (!wanted || !context || isAway || outcome.kind !== 'ready' || isStale) return null;
  if (analysis.own?.(wanted.params) === attribute)
    return { whole, rows: whole, chart: { name, marks: new Map(), key: value } };
  const partOf = PARTS.get(analysis.id);
  if (!partOf) return null;
  const { scope } = wanted;
  const filters = { ...scope.filters, [attribute]: [value] };
  const told = await tell(loaded, { ...wanted, scope: { ...scope, filters } }, signal);
  if (!told) return null;
  const marks = partOf(whole, told.rows, context);
  return { whole, rows: told.rows, chart: { name, marks: told.isWithheld ? withoutNone(marks) : marks, key: null } };
}

/** From the arrays, or from what a snapshot holds. */
async function tell(
  { source, frozen }: Loaded,
  request: ResultRequest<Shape, Columns>,
  signal: AbortSignal,
): Promise<Told | null> {
  if (!frozen) {
    const preview = await source.preview?.(request, signal, true);
    return preview ? { rows: preview.rows, isWithheld: false } : null;
  }
  const result = await source.get(request, { signal });
  return result.kind === 'rows' ? { rows: result.rows, isWithheld: (result.hidden ?? 0) > 0 } : null;
}

/** What is not told may be withheld: it is not said to be nothing. */
const withoutNone = (marks: MarkParts): MarkParts =>
  new Map([...marks].map(([key, mark]) => [key, mark.share === 0 ? { share: null, text: '–' } : mark]));
