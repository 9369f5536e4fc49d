/** How a text is set: px size (12) and whether it is 600 instead of 400. */
export interface TextStyle {
  readonly size?: number;
  readonly strong?: boolean;
}

/** Width of a text in px. Layouts get it as a parameter, so tests can count characters instead. */
export type Measure = (text: string, style?: TextStyle) => number;

const ELLIPSIS = '…';
/** `text-autospace: normal` puts an eighth of an em between Han and Latin. */
const AUTOSPACE = 0.125;
const WIDTHS = advances({
  ' ': 0.28,
  "'.,:;!|ijl": 0.3,
  'I[]()/\\-frt': 0.4,
  '"*?\u2013': 0.5,
  '0123456789¥$€£#': 0.6,
  vxyzsckJ: 0.54,
  '+=<>~^_\u2212\u00b1\u00d7\u2192\u2190\u2191\u2193': 0.7,
  'w&': 0.8,
  'mM%W@\u2014': 0.96,
  '\u00b7': 1,
});

function advances(table: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(table).flatMap(([characters, width]) => [...characters].map((c) => [c, width] as const)),
  );
}

/** Full-width by the Unicode East Asian Width of the blocks that occur in Chinese text. */
function isWide(code: number): boolean {
  return code >= 0x2e80 && !(code >= 0xfb00 && code <= 0xfe0f) && !(code >= 0xff61 && code <= 0xffdc);
}

function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x2060 || (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f)) return 0;
  const known = WIDTHS.get(character);
  if (known !== undefined) return known;
  if (isWide(code)) return 1;
  if (code >= 0x2018) return 1;
  return character === character.toUpperCase() ? 0.68 : 0.58;
}

/** Estimates, on the wide side of the faces in `--font-sans`, how long a line will be: Han is 1 em, Latin by table. */
export const textWidth: Measure = (text, { size = 12, strong = false } = {}) => {
  let width = 0;
  let before: boolean | undefined;
  for (const character of text) {
    const wide = isWide(character.codePointAt(0) ?? 0);
    const letter = wide || /[\p{L}\p{N}]/u.test(character);
    if (before !== undefined && letter && wide !== before) width += AUTOSPACE;
    width += advance(character) * (strong && !wide ? 1.06 : 1);
    before = letter ? wide : character === '\u2060' ? before : undefined;
  }
  return width * size;
};

/** The longest beginning that fits, ended by …; the whole text if it fits; '' where not even one character does. */
export function truncate(text: string, room: number, measure: Measure, style?: TextStyle): string {
  if (measure(text, style) <= room) return text;
  const characters = [...text];
  for (let length = characters.length - 1; length > 0; length--) {
    const shorter = characters.slice(0, length).join('').trimEnd() + ELLIPSIS;
    if (measure(shorter, style) <= room) return shorter;
  }
  return '';
}

const CLOSING = /^[，。；：、！？）」』》%…]/;

/** Breaks into at most `lines` lines of `room` px, evenly: after spaces, dashes and between Han; the last line is truncated. */
export function wrap(
  text: string,
  room: number,
  lines: number,
  measure: Measure,
  style?: TextStyle,
): readonly string[] {
  const full = fill(text, room, lines, measure, style);
  if (full.length < 2 || full.some((line) => line.endsWith(ELLIPSIS))) return full;
  for (let part = 0.5; part < 1; part += 0.1) {
    const even = fill(text, room * part, lines, measure, style);
    if (
      even.length === full.length &&
      even.join('').length === full.join('').length &&
      !even.some((line) => line.endsWith(ELLIPSIS))
    ) {
      if (even.every((line) => measure(line, style) <= room)) return even;
    }
  }
  return full;
}

function fill(text: string, room: number, lines: number, measure: Measure, style?: TextStyle): readonly string[] {
  const pieces = text.match(
    /[\u2e80-\uffef][，。；：、！？）」』》]*|[^\s\u2e80-\uffef\u2013]+[\s\u2013]*|[\s\u2013]+/gu,
  ) ?? [text];
  const broken: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    const fits = measure((line + piece).trimEnd(), style) <= room;
    if (fits || line === '' || CLOSING.test(piece)) line += piece;
    else if (broken.length === lines - 1) {
      broken.push(truncate(line + pieces.slice(index).join(''), room, measure, style));
      return broken;
    } else {
      broken.push(truncate(line.trimEnd(), room, measure, style));
      line = piece.trimStart();
    }
  }
  broken.push(truncate(line.trimEnd(), room, measure, style));
  return broken;
}
