export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Brackets within brackets; a table has fewer than ten. */
const DEEPEST = 64;
/** Digits that a number of the language holds without loss. */
const EXACT_DIGITS = 15;
const QUOTE = 34;
const BACKSLASH = 92;

/** Text that is no JSON, or lies too deep in brackets. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly reason: 'damaged' | 'too-deep';
  /** Line of the text, from 1. */
  readonly line: number;

  constructor(reason: JsonError['reason'], line: number, options?: ErrorOptions) {
    super(`${reason} in line ${line}`, options);
    this.reason = reason;
    this.line = line;
  }
}

const lineAt = (text: string, position: number) => text.slice(0, position).split('\n').length;

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** The same text with long numbers in quotes, so that ids keep all their digits. Throws where brackets lie too deep. */
function withLongNumbersQuoted(text: string): string {
  const number = /-?\d[\d.eE+-]*/y;
  const parts: string[] = [];
  let copied = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = closingQuote(text, at + 1);
    else if (code === 91 || code === 123) {
      if (++depth > DEEPEST) throw new JsonError('too-deep', lineAt(text, at));
    } else if (code === 93 || code === 125) depth--;
    else if (code === 45 || (code >= 48 && code <= 57)) {
      number.lastIndex = at;
      const written = number.exec(text)?.[0] ?? '';
      if (written.replace(/[eE].*$/, '').replace(/\D/g, '').length > EXACT_DIGITS) {
        parts.push(text.slice(copied, at), '"', written, '"');
        copied = at + written.length;
      }
      at += Math.max(0, written.length - 1);
    }
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied);
}

/** JSON as values; numbers of more than 15 digits come as text. Throws a JsonError. */
export function parseJson(text: string): Json {
  const safe = withLongNumbersQuoted(text);
  try {
    return JSON.parse(safe) as Json;
  } catch (cause) {
    const position = Number(/position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1] ?? 0);
    throw new JsonError('damaged', lineAt(safe, position), { cause });
  }
}
