/** Work that took less than this is over before anybody reads how long it will take. */
const SOON_MS = 3000;
/** Of less than this share nothing can be told. */
const LEAST = 0.04;
const STEP = 5;

/** Whole seconds that work will still take, in steps of five, at the pace it had so far; null where that cannot be told, or is next to nothing. */
export function secondsLeft(elapsedMs: number, share: number | null): number | null {
  if (share === null || share < LEAST || elapsedMs < SOON_MS) return null;
  const seconds = (elapsedMs * (1 - share)) / share / 1000;
  return seconds < STEP ? null : Math.ceil(seconds / STEP) * STEP;
}
