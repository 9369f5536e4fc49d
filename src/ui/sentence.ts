/** A run of text; `whole` ones never break over two lines. */
export interface Piece {
  readonly text: string;
  readonly whole: boolean;
}

/** A part of a sentence. A short one goes to the next line as a whole; a long one is broken inside like any text. */
export interface Clause {
  readonly pieces: readonly Piece[];
  readonly short: boolean;
}

/** After a stop that is not within brackets, before and after a long quote: where a Chinese sentence is broken first. */
const SEAM = /(?<=[，；：。？！]|「[^」]{7,}」)(?![，；：。？！」』）])(?![^（]*）)|(?=「[^」]{7,}」)/u;

/** A number with its sign, what it is said of (第3, 近12), its unit and a counted thing of one character; a month with its year; a numbered period; a quoted name. */
const WHOLE =
  /[第近]?[+\u2212¥$≥≤]*\d[\d,.:/\u2013-]*\u2060?(?:%|[KMB]\b|\+)?(?:[万亿千百]\u2060?)?(?:个点|个月|[元位个人次单天月年期分倍项组份条行家客岁点])?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|(?:period|month|day) \d+|“[^”]{1,24}”[,.;:)]*/gu;

/** The clauses of a sentence in order: joined they are the sentence, to the letter. `line`: the shortest line it will stand on, in em. */
export function clauses(sentence: string, line: number): readonly Clause[] {
  return sentence
    .split(SEAM)
    .filter(Boolean)
    .map((clause) => ({ pieces: pieces(clause), short: widthOf(clause) <= line }));
}

const widthOf = (text: string) =>
  [...text.replaceAll('\u2060', '')].reduce((sum, char) => sum + (char >= '\u2e80' ? 1 : 0.55), 0);

function pieces(clause: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of clause.matchAll(WHOLE)) {
    if (match.index > at) found.push({ text: clause.slice(at, match.index), whole: false });
    found.push({ text: match[0], whole: true });
    at = match.index + match[0].length;
  }
  if (at < clause.length) found.push({ text: clause.slice(at), whole: false });
  return found;
}
