import type { AnyAnalysis } from '../../analyses/analysis';
import { type Frozen, freeze, type Recorded, type SnapshotHead, snapshotOf } from '../../share/freeze';
import { ATTRIBUTE_IDS, type Attribute } from '../../model/attributes';
import { questionKey } from '../../share/key';
import { packPlain } from '../../share/deflate';
import { mayLeave } from '../../share/may-leave';
import type { OfferedAnswer } from '../../share/offers';
import { seal } from '../../share/seal';
import { LIMITS, type Snapshot } from '../../share/snapshot';
import type { Page } from '../../state/link';
import { type Note, notesCodec } from '../../state/notes';

/** One line of the list of what will leave: all results of one analysis on one page. */
export interface Line {
  readonly id: string;
  readonly page: Page;
  readonly analysis: AnyAnalysis;
  readonly rows: number;
  readonly hidden: number;
  readonly isChosen: boolean;
}

export interface Contents {
  readonly frozen: Frozen;
  readonly lines: readonly Line[];
  /** Analyses that hold people and stay behind. */
  readonly never: readonly AnyAnalysis[];
  /** What the filters do not narrow: panels that keep all values of the filtered attribute, or that compare with the rest. */
  readonly wider: readonly Wider[];
}

/** Panels that show more than the filters choose. */
export interface Wider {
  readonly attribute: Attribute;
  readonly analyses: readonly AnyAnalysis[];
  /** `all`: every value is shown, the chosen ones marked. `rest`: beside the chosen ones stands the share of the rest. */
  readonly how: 'all' | 'rest';
}

function widerThanFilters(chosen: readonly Recorded[]): readonly Wider[] {
  const found = new Map<string, Wider>();
  for (const { analysis, params, scope, result } of chosen) {
    if (result.kind !== 'rows' || !mayLeave(analysis)) continue;
    const own = analysis.own?.(params);
    for (const attribute of ATTRIBUTE_IDS) {
      if ((scope.filters[attribute] ?? []).length === 0) continue;
      const isRest = result.rows.some((row) => typeof row['share_rest'] === 'number');
      const how = own === attribute ? 'all' : isRest ? 'rest' : null;
      if (!how) continue;
      const known = found.get(`${how} ${attribute}`)?.analyses ?? [];
      const analyses = known.some(({ id }) => id === analysis.id) ? known : [...known, analysis];
      found.set(`${how} ${attribute}`, { attribute, how, analyses });
    }
  }
  return [...found.values()];
}

export const lineId = (page: Page, analysis: { readonly id: string }) => `${page}/${analysis.id}`;

/** Answers under the filters that recipients may choose. */
export interface Offer {
  readonly by: readonly Attribute[];
  readonly answers: readonly OfferedAnswer[];
}

/** What would leave: the recorded answers of the chosen pages without the lines taken out, alone and under every filter offered. */
export function contentsOf(
  recorded: ReadonlyMap<Page, readonly Recorded[]>,
  out: ReadonlySet<string>,
  offer: Offer = { by: [], answers: [] },
): Contents {
  const chosen = [...recorded].flatMap(([page, answers]) =>
    answers.filter(({ analysis }) => !out.has(lineId(page, analysis))),
  );
  const asked = new Set(chosen.map(questionKey));
  const frozen = freeze([...chosen, ...offer.answers.filter(({ base }) => asked.has(base))], offer.by);
  const lines = [...recorded].flatMap(([page, answers]) =>
    [...new Map(answers.map(({ analysis }) => [analysis.id, analysis])).values()].flatMap((analysis): Line[] => {
      if (frozen.leftOut.some((left) => left.analysis.id === analysis.id)) return [];
      const keys = new Set(answers.filter((one) => one.analysis.id === analysis.id).map(questionKey));
      const results = frozen.results.flatMap((result) =>
        result.kind === 'rows' && keys.has(result.key) ? [result] : [],
      );
      const id = lineId(page, analysis);
      return [
        {
          id,
          page,
          analysis,
          rows: results.reduce((sum, { columns }) => sum + (Object.values(columns)[0]?.length ?? 0), 0),
          hidden: results.reduce((sum, { hidden }) => sum + hidden, 0),
          isChosen: !out.has(id),
        },
      ];
    }),
  );
  const never = frozen.leftOut.flatMap(({ analysis, why }) => (why === 'people' ? [analysis] : []));
  return { frozen, lines, never, wider: widerThanFilters(chosen) };
}

export const frozenSnapshot = (head: SnapshotHead, { frozen }: Contents, notes: readonly Note[] = []): Snapshot => ({
  ...snapshotOf(head, frozen),
  ...(notes.length > 0 && { notes: notesCodec.format(notes) }),
});

/** Whether it can be opened again: more than this is taken for no snapshot. */
export function isTooBig({ results, offers }: Snapshot, bytes: number): boolean {
  const cells = results.reduce(
    (sum, result) =>
      sum + (result.kind === 'rows' ? Object.values(result.columns).reduce((n, { length }) => n + length, 0) : 0),
    0,
  );
  return (
    bytes > LIMITS.packed ||
    results.length > LIMITS.results ||
    cells > LIMITS.cells ||
    (offers?.choices.length ?? 0) > LIMITS.choices
  );
}

/** Bytes as they leave: encrypted when there is a passphrase. */
export const packed = async (snapshot: Snapshot, passphrase: string): Promise<Uint8Array<ArrayBuffer>> =>
  passphrase === '' ? packPlain(snapshot) : seal(snapshot, passphrase);

/** `YYYY-MM-DD HH:MM` of this computer's clock. */
export function minuteOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
