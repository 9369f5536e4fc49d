import detection from './detection.json';
import { EXTRA } from './extra';
import headers from './headers.json';
import synonyms from './synonyms.json';

/** A header as the dictionary compares it: width, case, spaces, punctuation and unit suffixes folded away. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replaceAll('帐', '账')
    .toLowerCase()
    .replace(/\((?:元|件|必填|单选|多选|秒|单选题|多选题)\)/g, '')
    .replace(/[\s*_\-:`]/g, '')
    .trim();
}

/** The wording of a question without the number that survey tools put before it: `1、`, `2.`, `Q3：`. */
export function withoutNumber(header: string): string {
  return (
    header.replace(/^\s*(?:[Qq]?\d{1,3}\s*[、.．:：)）]\s*|第\s*\d{1,3}\s*题\s*[、.．:：]?\s*)/, '').trim() ||
    header.trim()
  );
}

export interface Synonym {
  /** `table.column` of the import dictionary. */
  readonly field: string;
  /** 0..1.1: how surely this header means this field. */
  readonly weight: number;
}

interface DictionaryColumn {
  readonly zh_hans?: readonly (readonly [string, number])[];
  readonly zh_hant?: readonly (readonly [string, number])[];
  readonly en?: readonly (readonly [string, number])[];
  readonly question_regex?: string;
}

/** Earlier words of a list are the more usual ones: they win a tie. */
const RANK = 0.001;

function build(): ReadonlyMap<string, readonly Synonym[]> {
  const index = new Map<string, Synonym[]>();
  const add = (word: string, field: string, weight: number) => {
    const key = normaliseHeader(word);
    const known = index.get(key) ?? [];
    const same = known.find((synonym) => synonym.field === field);
    if (same && same.weight >= weight) return;
    index.set(key, [...known.filter((synonym) => synonym !== same), { field, weight }]);
  };
  const tables = synonyms.tables as unknown as Readonly<Record<string, Readonly<Record<string, DictionaryColumn>>>>;
  for (const [table, columns] of Object.entries(tables)) {
    for (const [column, { zh_hans = [], zh_hant = [], en = [] }] of Object.entries(columns)) {
      for (const words of [zh_hans, zh_hant, en]) {
        words.forEach(([word, weight], rank) => add(word, `${table}.${column}`, weight - rank * RANK));
      }
    }
  }
  for (const [field, words] of Object.entries(EXTRA)) {
    words.forEach((word, rank) => add(word, field, 0.95 - rank * RANK));
  }
  return index;
}

let index: ReadonlyMap<string, readonly Synonym[]> | undefined;

/** What a header may mean, any table. */
export function meanings(header: string): readonly Synonym[] {
  index ??= build();
  return index.get(normaliseHeader(header)) ?? [];
}

export interface DetectionRule {
  readonly id: string;
  readonly priority: number;
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
  readonly minAny?: number;
  readonly grain: string;
  readonly file_rx?: string;
  readonly overrides: Readonly<Record<string, string>>;
  readonly header_rows?: number;
  readonly skip_rows_after_header?: number;
}

/** Headers of known exports as they were seen; several of one rule are its variants. */
export interface KnownLayout {
  readonly id: string;
  readonly label: string;
  readonly h: readonly string[];
}

export const LAYOUTS: readonly KnownLayout[] = headers;
export const RULES = detection.rules as unknown as readonly DetectionRule[];
export const VALUES = synonyms.values;
