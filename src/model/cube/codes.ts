/** Which value each order, line or customer has: two bytes each where they suffice. */
export type Codes = Int32Array | Uint16Array;

/** The greatest of them. */
export function mostOf(codes: Codes): number {
  let most = 0;
  for (let at = 0; at < codes.length; at++) most = Math.max(most, codes[at] ?? 0);
  return most;
}

export function narrow(codes: Codes): Codes {
  let most = 0;
  for (let at = 0; at < codes.length; at++) most |= codes[at] ?? 0;
  return most < 2 ** 16 ? new Uint16Array(codes) : codes;
}

/** Whether every value is a bucket of its own. */
export const isIdentity = (bucketOf: Int32Array): boolean => bucketOf.every((bucket, code) => bucket === code);
