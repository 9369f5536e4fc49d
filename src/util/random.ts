/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in `min..max`, both included. */
  integer(min: number, max: number): number;
  /** Standard normal. */
  normal(): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** An own sequence for one purpose, so that drawing more for one thing changes nothing else. */
  fork(name: string): Random;
}

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by one whole number. */
export function randomFrom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed >>> 0, 1];
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 15; round++) next();
  const random: Random = {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (p) => next() < p,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    fork: (name) => randomFrom(hashText(`${seed}/${name}`)),
  };
  return random;
}

/** Draws by weight; weights need not add up to one. */
export function weighted<T>(
  entries: readonly [readonly [T, number], ...(readonly [T, number])[]],
): (random: Random) => T {
  let total = 0;
  const steps = entries.map(([value, weight]) => ({ value, upTo: (total += weight) }));
  return (random) => {
    const at = random.next() * total;
    return (steps.find(({ upTo }) => at < upTo) ?? { value: entries[0][0] }).value;
  };
}
