/** Steps of a time axis, both ends inclusive, counted from 0. */
export type Stretch = readonly [first: number, last: number];
/** A hand moves, has let go, or the gesture was taken back. */
export type BrushPhase = 'moves' | 'ends' | 'cancelled';

/** What was taken hold of: nothing yet, one end (the other stays), or the whole stretch. */
export type Grip =
  | { readonly kind: 'new'; readonly anchor: number }
  | { readonly kind: 'end'; readonly fixed: number }
  | { readonly kind: 'whole'; readonly from: number; readonly stretch: Stretch };

/** px on both sides of an end within which the end is meant. */
export const REACH = { mouse: 7, touch: 20 } as const;

/** The step that a px lies in; beyond the ends the nearest. `edges` are px, one more than there are steps. */
export function stepAt(edges: readonly number[], x: number): number {
  const after = edges.findIndex((edge) => edge > x);
  return Math.max(0, Math.min(edges.length - 2, after < 0 ? edges.length - 2 : after - 1));
}

export function gripAt(edges: readonly number[], chosen: Stretch | null, x: number, reach: number): Grip {
  const step = stepAt(edges, x);
  if (!chosen) return { kind: 'new', anchor: step };
  const [left, right] = [edges[chosen[0]] ?? 0, edges[chosen[1] + 1] ?? 0];
  const near = Math.min(reach, (right - left) / 3);
  if (Math.abs(x - left) <= (x < left ? reach : near)) return { kind: 'end', fixed: chosen[1] };
  if (Math.abs(x - right) <= (x > right ? reach : near)) return { kind: 'end', fixed: chosen[0] };
  return x > left && x < right ? { kind: 'whole', from: step, stretch: chosen } : { kind: 'new', anchor: step };
}

/** Where a grip has been dragged to, of `count` steps. A whole stretch keeps its length. */
export function dragged(grip: Grip, step: number, count: number): Stretch {
  if (grip.kind === 'whole') {
    const [first, last] = grip.stretch;
    const by = Math.max(-first, Math.min(count - 1 - last, step - grip.from));
    return [first + by, last + by];
  }
  const fixed = grip.kind === 'new' ? grip.anchor : grip.fixed;
  return [Math.min(fixed, step), Math.max(fixed, step)];
}
