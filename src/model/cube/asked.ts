import type { GroupCall, LapseCall, RangesCall, Selection } from './host';
import { Kept } from './kept';
import { filteredBy, LINES, selectionOf } from './selection';

/** Selections that are remembered, questions about each, and ranges of each question. */
const [SELECTIONS, QUESTIONS, RANGES] = [6, 8, 8] as const;
/** So many calls are held before they are looked at. */
const HEARD = 64;

/** A question as it was called. */
export type HeardCall =
  | { readonly kind: 'ranges'; readonly call: RangesCall }
  | { readonly kind: 'group'; readonly call: GroupCall }
  | { readonly kind: 'lapses'; readonly call: LapseCall }
  | { readonly kind: 'days'; readonly call: { readonly selection: Selection } };

/** What was asked of a selection, and with which ranges or stops lately. */
export interface Asked {
  /** What it is called among the questions of all selections. */
  readonly name: string;
  /** What it is split by, if anything. */
  readonly by: string | null;
  readonly calls: Kept<HeardCall>;
}

interface AskedOf {
  readonly selection: Selection;
  readonly questions: Kept<Asked>;
}

/** The attribute, or the lines, that a question is split by. */
const splitName = ({ split }: Pick<RangesCall | GroupCall, 'split'>): string | null =>
  split.by === 'attribute' ? split.name : split.by === 'lines' ? LINES : null;

export function questionName({ kind, call }: HeardCall): string {
  if (kind === 'lapses') return `lapses ${call.days}`;
  return kind === 'days' ? kind : `by ${splitName(call) ?? ''}`;
}

function timesOf({ kind, call }: HeardCall): string {
  if (kind === 'group') return `${call.from} ${call.to} ${call.newSince.join()}`;
  return kind === 'ranges' ? call.ranges.join() : kind === 'lapses' ? call.stops.join() : '';
}

/** What a page asks again when a value is switched: the questions of late, by selection. Noting a call costs nothing; it is looked at when there is time. */
export class AskedLately {
  #heard: HeardCall[] = [];
  readonly #asked = new Map<string, AskedOf>();
  #latest: readonly RangesCall[] = [];

  hear(call: HeardCall): void {
    this.#heard.push(call);
    if (this.#heard.length > 2 * HEARD) this.#heard = this.#heard.slice(-HEARD);
  }

  get hasHeard(): boolean {
    return this.#heard.length > 0;
  }

  /** Of the two selections asked of last, each question about ranges once. */
  get latest(): readonly RangesCall[] {
    return this.#latest;
  }

  /** Looks at what was heard. */
  note(): void {
    const latest = new Kept<Map<string, RangesCall>>(2);
    for (const heard of this.#heard.slice(-HEARD)) {
      const selection = selectionOf(heard.call.selection);
      const known = this.#asked.get(selection.name);
      const own = known ?? { selection, questions: new Kept<Asked>(QUESTIONS) };
      this.#asked.delete(selection.name);
      this.#asked.set(selection.name, own);
      this.#forget(selection.name);
      const name = questionName(heard);
      const by = heard.kind === 'ranges' || heard.kind === 'group' ? splitName(heard.call) : null;
      const question = own.questions.get(name) ?? own.questions.put(name, { name, by, calls: new Kept(RANGES) });
      question.calls.put(timesOf(heard), heard);
      const calls = latest.get(selection.name) ?? latest.put(selection.name, new Map());
      if (heard.kind === 'ranges') calls.set(name, heard.call);
    }
    this.#latest = [...latest.values.values()].flatMap((own) => [...own.values()]);
    this.#heard = [];
  }

  /** Of too many selections the oldest of those with most filters: a pointer on its way across a page asks under one filter more than the page. */
  #forget(newest: string): void {
    if (this.#asked.size <= SELECTIONS) return;
    const others = [...this.#asked.values()].filter(({ selection }) => selection.name !== newest);
    const most = Math.max(...others.map(({ selection }) => filteredBy(selection).length));
    const oldest = others.find(({ selection }) => filteredBy(selection).length === most);
    if (oldest) this.#asked.delete(oldest.selection.name);
  }

  /** Selections with their questions, the latest first. */
  get selections(): readonly AskedOf[] {
    return [...this.#asked.values()].reverse();
  }

  /** What pages are split and filtered by, filters of the last selection first. */
  get attributes(): readonly string[] {
    const all = this.selections;
    const filters = all.flatMap(({ selection }) => filteredBy(selection));
    const splits = all.flatMap(({ questions }) => [...questions.values.values()].flatMap(({ by }) => by ?? []));
    return [...new Set([...filters, ...splits])];
  }

  clear(): void {
    this.#heard = [];
    this.#asked.clear();
    this.#latest = [];
  }
}
