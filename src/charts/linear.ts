import { nice, ticks } from 'd3-array';

type Pair = readonly [number, number];

/** Numbers on a line to places on another. The part of d3-scale's linear scale that charts of numbers need, under the same names. */
export interface Linear {
  (value: number): number;
  domain(): Pair;
  domain(domain: readonly number[]): Linear;
  range(range: Pair): Linear;
  /** Values outside the domain land on its ends. */
  clamp(on: boolean): Linear;
  copy(): Linear;
  /** Stretches the domain to round values. */
  nice(count: number): Linear;
  /** About that many round values within the domain. */
  ticks(count: number): number[];
}

/** A linear scale; colours, dates and formats, which d3-scale brings along, stay out of what every visitor fetches. */
export function linear(from: readonly number[], to: Pair): Linear {
  let [low, high]: Pair = [from[0] ?? 0, from[1] ?? 1];
  let [start, end] = to;
  let clamps = false;
  const scale = (value: number): number => {
    const part = high === low ? 0.5 : (value - low) / (high - low);
    const held = clamps ? Math.min(1, Math.max(0, part)) : part;
    return start * (1 - held) + end * held;
  };
  function domain(): Pair;
  function domain(next: readonly number[]): Linear;
  function domain(next?: readonly number[]): Pair | Linear {
    if (!next) return [low, high];
    [low, high] = [next[0] ?? 0, next[1] ?? 1];
    return self;
  }
  const self: Linear = Object.assign(scale, {
    domain,
    range: (next: Pair) => {
      [start, end] = next;
      return self;
    },
    clamp: (on: boolean) => {
      clamps = on;
      return self;
    },
    copy: () => linear([low, high], [start, end]).clamp(clamps),
    nice: (count: number) => {
      [low, high] = nice(low, high, count);
      return self;
    },
    ticks: (count: number) => ticks(low, high, count),
  });
  return self;
}
