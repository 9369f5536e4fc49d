const QUOTE = 34;
const EQUALS = 61;
const APOSTROPHE = 39;
const BACKTICK = 96;
const BLANK = 32;

/** Bytes of the longest opening: "="". */
export const FORMULA = 4;

/** Bytes before what a quoted cell holds: "…, ="…, or "=""…, whose own quotes are doubled. */
export function openingAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === EQUALS) return bytes[at + 1] === QUOTE ? 2 : 0;
  if (bytes[at] !== QUOTE) return 0;
  return bytes[at + 1] === EQUALS && bytes[at + 2] === QUOTE && bytes[at + 3] === QUOTE ? FORMULA : 1;
}

const isMark = (byte: number | undefined) => byte === APOSTROPHE || byte === BACKTICK;

/** True for a cell with blanks around it or a mark before it. */
export function isWrapped(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] ?? 0;
  return from < to && (first <= BLANK || isMark(first) || (bytes[to - 1] ?? 0) <= BLANK);
}

/** Where the value of a cell begins. */
export function afterBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] ?? 0) <= BLANK) at++;
  return at;
}

/** Where it begins behind the mark of a text, as `cleanCell` finds it: a mark that no apostrophe follows. */
export function afterMark(bytes: Uint8Array, from: number, to: number): number {
  if (from === to || !isMark(bytes[from])) return from;
  for (let next = from + 1; next < to; next++) if (bytes[next] === APOSTROPHE) return from;
  return afterBlanks(bytes, from + 1, to);
}

/** Where the value of a cell ends. */
export function beforeBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = to;
  while (at > from && (bytes[at - 1] ?? 0) <= BLANK) at--;
  return at;
}
