/** A lossless value ↔ text pair for links. `parse` gives `undefined` for text that is not a value; it never throws. */
export interface Codec<T> {
  readonly fallback: T;
  /** What may stand here, for docs and error messages: `1..36`, `auto | ntile`. */
  readonly accepts: string;
  parse(text: string): T | undefined;
  format(value: T): string;
}

export type Shape = Readonly<Record<string, Codec<unknown>>>;
export type ValuesOf<S extends Shape> = { readonly [K in keyof S]: S[K] extends Codec<infer T> ? T : never };

/** A whole number within `min..max`. */
export function integer(fallback: number, { min, max }: { min: number; max: number }): Codec<number> {
  const parse = (text: string) => (/^-?\d+$/.test(text) && +text >= min && +text <= max ? +text : undefined);
  return { fallback, accepts: `${min}..${max}`, parse, format: String };
}

/** One of a fixed set of words. */
export function oneOf<const T extends string>(fallback: T, words: readonly T[]): Codec<T> {
  const parse = (text: string) => words.find((word) => word === text);
  return { fallback, accepts: words.join(' | '), parse, format: (value) => value };
}

/** Any text up to `maxLength` characters. */
export function freeText(fallback = '', maxLength = 200): Codec<string> {
  const parse = (text: string) => (text.length <= maxLength ? text : undefined);
  return { fallback, accepts: `text, up to ${maxLength} characters`, parse, format: (value) => value };
}

/** A calendar day `YYYY-MM-DD`, or nothing (empty text). */
export function dayOrNone(isDay: (text: string) => boolean): Codec<string | null> {
  const parse = (text: string) => (text === '' ? null : isDay(text) ? text : undefined);
  return { fallback: null, accepts: 'YYYY-MM-DD or empty', parse, format: (value) => value ?? '' };
}

const escaped = (text: string) => (text === '' ? '!e' : text.replaceAll('!', '!!').replaceAll('~', '!t'));
const unescaped = (text: string) =>
  text === '!e' ? '' : text.replace(/!([!t])/g, (_, mark: string) => (mark === 't' ? '~' : '!'));

/** Texts joined by `~`; inside a text `~` is written `!t`, `!` is `!!`, and no text at all is `!e`. */
export const joined = (texts: readonly string[]): string => texts.map(escaped).join('~');
/** What `joined` has written; no text is no list. */
export const split = (text: string): readonly string[] => (text === '' ? [] : text.split('~').map(unescaped));

/** A list of texts as `joined` writes it. Order kept, repeats dropped. */
export function textList(maxItems = 200): Codec<readonly string[]> {
  const parse = (text: string) => {
    const items = split(text);
    return items.length <= maxItems ? [...new Set(items)] : undefined;
  };
  return { fallback: [], accepts: 'texts joined by ~', parse, format: joined };
}

/** What a shape means when a link says nothing. */
export function defaultsOf<S extends Shape>(shape: S): ValuesOf<S> {
  return Object.fromEntries(Object.entries(shape).map(([key, codec]) => [key, codec.fallback])) as ValuesOf<S>;
}
