import { centred, label, type Label, type Mark } from '../furniture';
import type { Drawing } from '../layout';
import type { Measure } from '../text';

type Dots = (Drawing & { readonly kind: 'dots' })['layout'];

/** What falls to a part of one mark. */
export interface PartMark {
  readonly share: number | null;
  readonly text: string;
  /** Of a rate, which is no part: where that of the part alone stands on the scale of the chart. */
  readonly standing?: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly isSmall: boolean;
  };
  /** What takes the place of the cells of its row. */
  readonly cells?: readonly string[];
}

/** A rate of the part in px, in the row of its mark. */
export interface Standing {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** Dashed: it carries no claim. */
  readonly small: boolean;
  /** It lies beyond the left (-1) or right (1) end of the scale, and stands on that end. */
  readonly beyond: -1 | 0 | 1;
}

/** Within a px, so that a label of a mark is found by where it is. */
export const isBeside = ({ box }: Label, mark: Mark) =>
  box.x + box.width > mark.hit.x - 1 &&
  box.x < mark.hit.x + mark.hit.width + 1 &&
  box.y + box.height > mark.hit.y - 1 &&
  box.y < mark.hit.y + mark.hit.height + 1;

/** The same place with another text; undefined: the label as it is. */
export function replaced(
  each: Label,
  text: string | undefined,
  { strong }: { readonly strong: boolean },
  measure: Measure,
): Label {
  const { x, y, anchor, halo } = each;
  return text === undefined ? each : label(measure, text, x, y, { anchor, halo, strong, tone: 'accent' });
}

/** The rate of the part in the row of each mark, its number beside it in place of the mark's own, and its cells in place of those. */
export function standingsIn(
  layout: Dots,
  parts: ReadonlyMap<string, PartMark>,
  measure: Measure,
): { readonly standings: readonly Standing[]; readonly labels: readonly Label[] } {
  const { place, plot, labels } = layout;
  const right = plot.x + plot.width;
  const standings = layout.marks.flatMap(({ key, box }): Standing[] => {
    const { standing } = parts.get(key ?? '') ?? {};
    if (!standing) return [];
    const { value, low, high, isSmall } = standing;
    const at = { x: place(value), y: box.y + box.height / 2, low: place(low), high: place(high) };
    return [{ id: key ?? '', ...at, small: isSmall, beyond: sideOf(layout, value) }];
  });
  const cells = new Map<Label, string>();
  const values = new Set<Label>();
  for (const mark of layout.marks) {
    const own = parts.get(mark.key ?? '');
    if (!own) continue;
    const row = labels.filter((each) => isBeside(each, mark));
    for (const each of row.filter(({ full, box }) => full === mark.value && box.x < right)) values.add(each);
    const beside = row.filter(({ box }) => box.x >= right).sort((a, b) => a.x - b.x);
    const { cells: texts = [] } = own;
    // Where there is no room for all cells the first ones are left out.
    beside.forEach((each, i) => cells.set(each, texts[texts.length - beside.length + i] ?? each.full));
  }
  const numbers = standings.flatMap(({ id, x, y, low, high, small }): Label[] => {
    const style = { halo: true, strong: true, tone: small ? 'ink-3' : 'accent' } as const;
    const text = parts.get(id)?.text ?? '';
    const after = label(measure, text, Math.max(x + 6, high) + 6, centred(y), style);
    if (after.box.x + after.box.width <= right) return [after];
    const before = label(measure, text, Math.min(x - 6, low) - 6, centred(y), { ...style, anchor: 'end' });
    return before.box.x >= plot.x ? [before] : [];
  });
  const kept = labels
    .filter((each) => !values.has(each))
    .map((each) => replaced(each, cells.get(each), { strong: false }, measure));
  return { standings, labels: [...kept, ...numbers] };
}

/** On which side of the scale a value lies; 0: on it. */
export function sideOf({ ends: [least, most] }: Pick<Dots, 'ends'>, value: number): -1 | 0 | 1 {
  return value < least ? -1 : value > most ? 1 : 0;
}
