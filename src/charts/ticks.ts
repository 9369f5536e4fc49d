import { linear, type Linear } from './linear';
import type { Axis } from './spec';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Ticked {
  readonly scale: Linear;
  readonly ticks: readonly Tick[];
  /** Printed over the axis; empty where the last tick carries the unit. */
  readonly unit: string;
}

/** Units that belong on the last tick: 60% 40 20 0. */
const ON_LAST_TICK = /(%|分|天|点|次|元|pts|days)$/;
const SHORT_UNIT = 1;

/** Takes a unit that every label repeats off all but the last one; zero may go without. */
export function unitOnce(texts: readonly string[]): readonly string[] {
  const suffix = texts.at(-1)?.match(ON_LAST_TICK)?.[0];
  if (!suffix || !texts.every((text) => text.endsWith(suffix) || /^[0.]+$/.test(text))) return texts;
  return texts.map((text, i) =>
    i === texts.length - 1 || !text.endsWith(suffix) ? text : text.slice(0, -suffix.length).trimEnd(),
  );
}

/** The whole of something, in parts or in percent: quarters say more than halves, and are fewer than fifths. */
const isWhole = (low: number, high: number) => low === 0 && (high === 1 || high === 100);

/** Ends that lie within what a value can be. */
const held = (
  [low, high]: readonly [number, number],
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): [number, number] => [Math.max(least, low), Math.min(most, high)];

/** Three to five round values; fewer where the axis writes two of them alike. */
function roundTicks(scale: Linear, { write, within }: Axis, most: number, nice: boolean): readonly number[] {
  const [low = 0, high = 1] = scale.domain();
  if (isWhole(low, high) && most >= 5) return [0, 0.25, 0.5, 0.75, 1].map((part) => part * high);
  const candidates = [most - 1, most, most - 2, most + 1, 2].map((count) => {
    const rounded = nice ? scale.copy().nice(count) : scale.copy();
    rounded.domain(held(rounded.domain(), within));
    return { domain: rounded.domain(), at: rounded.ticks(count) };
  });
  const few = candidates.filter(({ at }) => at.length <= most);
  const { domain, at } = few.find((each) => each.at.length >= 3) ?? few[0] ?? { domain: [low, high], at: [low, high] };
  scale.domain(domain);
  return at.filter((tick, i) => i === 0 || write(tick) !== write(at[i - 1] ?? Number.NaN));
}

export interface TickOptions {
  /** 5; fewer for a small chart. */
  readonly most?: number;
  /** Stretch the domain to round values; default true. */
  readonly nice?: boolean;
}

/** A linear scale over the values with three to five ticks. Nothing known gives 0..1; one value gets room around it. */
export function ticked(
  values: readonly number[],
  axis: Axis,
  range: readonly [number, number],
  { most = 5, nice = true }: TickOptions = {},
): Ticked {
  const finite = values.filter(Number.isFinite);
  let [low, high] = axis.domain ?? [Math.min(...finite), Math.max(...finite)];
  if (!axis.domain && axis.fromZero) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) [low, high] = [0, 1];
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(0, 2 * low), Math.max(0, 2 * high)];
  [low, high] = held([low, high], axis.within);
  const scale = linear([low, high], [...range]);
  const at = roundTicks(scale, axis, most, nice && !axis.domain);
  const texts = at.map(axis.write);
  const unit = axis.unit ?? '';
  if (unit !== '' && [...unit].length <= SHORT_UNIT && !texts.some((text) => text.includes(unit))) {
    return {
      scale,
      unit: '',
      ticks: at.map((v, i) => ({ at: v, text: i === at.length - 1 ? `${texts[i]}${unit}` : (texts[i] ?? '') })),
    };
  }
  const once = unitOnce(texts);
  return { scale, unit, ticks: at.map((v, i) => ({ at: v, text: once[i] ?? '' })) };
}
