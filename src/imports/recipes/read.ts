import type { Countable, DateOrder, FileKind, ReadingRules } from '../api';
import { AMOUNT_BASES, FIELDS } from '../recognise/fields';
import { SIDE_KINDS } from '../recognise/side-fields';
import { MOST_RECIPES, type Recipe, withRecipe } from './recipe';

/** Recipes as they lie in a file or in the browser. */
export interface RecipeFile {
  readonly format: 'kequn-recipes';
  readonly version: 1;
  readonly recipes: readonly Recipe[];
}

/** A file of recipes may be so long, in characters: two hundred wide layouts take a tenth of it. */
export const MOST_TEXT = 8_000_000;
const MOST_COLUMNS = 2000;
const MOST_NAME = 1000;
const MOST_SHEETS = 200;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KINDS = [
  'orders',
  'order_items',
  'customers',
  'survey',
  'payments',
  'products',
  ...SIDE_KINDS,
] as const satisfies readonly FileKind[];

/** The part of a set of rules that is said of columns; undefined where one of them is not among the columns, or its word not among the words. */
function readSaid<T>(
  value: unknown,
  columns: ReadonlySet<string>,
  isWord: (word: unknown) => word is T,
): Readonly<Record<string, T>> | undefined {
  if (!isRecord(value)) return undefined;
  const said: Record<string, T> = {};
  for (const [column, word] of Object.entries(value)) {
    if (!columns.has(column) || !isWord(word)) return undefined;
    said[column] = word;
  }
  return said;
}

const COUNTABLE: ReadonlySet<string> = new Set<Countable>(['freight', 'tests', 'gifts']);
const isOrder = (word: unknown): word is DateOrder => word === 'dmy' || word === 'mdy';
const isTruth = (word: unknown): word is boolean => typeof word === 'boolean';

/** Names of sheets; undefined where they are none. */
function readNames(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_SHEETS) return undefined;
  const names: readonly unknown[] = value;
  const texts = names.filter((name) => typeof name === 'string' && name.length <= MOST_NAME);
  return texts.length === names.length ? texts.map(String) : undefined;
}

/** The rules of a recipe; undefined where they could not have been made here. */
function readRules(value: unknown, columns: ReadonlySet<string>): ReadingRules | undefined {
  if (value === undefined) return {};
  if (!isRecord(value)) return undefined;
  const dates = value['dates'] === undefined ? {} : readSaid(value['dates'], columns, isOrder);
  const reversed = value['reversed'] === undefined ? {} : readSaid(value['reversed'], columns, isTruth);
  const counts = value['counts'] === undefined ? {} : readSaid(value['counts'], COUNTABLE, isTruth);
  const given: unknown = value['sheets'];
  const sheets = given === undefined ? [] : readNames(given);
  const basis = AMOUNT_BASES.find((known) => known === value['basis']);
  if (!dates || !reversed || !counts || !sheets || (value['basis'] !== undefined && !basis)) return undefined;
  return {
    ...(basis ? { basis } : {}),
    ...(given === undefined ? {} : { sheets }),
    ...(Object.keys(counts).length > 0 ? { counts } : {}),
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
    ...(Object.keys(reversed).length > 0 ? { reversed } : {}),
  };
}

/** A recipe, if the value is one that could have been made here: known kind and fields, each column once. */
function readRecipe(value: unknown, isOwn: boolean): Recipe | undefined {
  if (!isRecord(value) || !Array.isArray(value['columns'])) return undefined;
  const { hasHeader } = value;
  if (hasHeader !== true && !(isOwn && hasHeader === false)) return undefined;
  const kind = KINDS.find((known) => known === value['kind']);
  const given: readonly unknown[] = value['columns'];
  if (!kind || given.length === 0 || given.length > MOST_COLUMNS) return undefined;
  const fields = new Set(FIELDS[kind].map(({ field }) => field));
  const names = new Set<string>();
  const columns: { readonly column: string; readonly field: string | null }[] = [];
  for (const entry of given) {
    if (!isRecord(entry)) return undefined;
    const { column, field } = entry;
    if (typeof column !== 'string' || column.length > MOST_NAME || names.has(column)) return undefined;
    if (field !== null && (typeof field !== 'string' || !fields.has(field))) return undefined;
    names.add(column);
    columns.push({ column, field });
  }
  const rules = readRules(value['rules'], names);
  return rules && { kind, hasHeader, columns, ...(Object.keys(rules).length > 0 ? { rules } : {}) };
}

/** The recipes in a text: those that are sound, and how many are not. Nothing where the text is no file of recipes. `isOwn`: each is said of one file, which may have no names of columns. */
export function readRecipes(
  text: string,
  isOwn = false,
): { readonly recipes: readonly Recipe[]; readonly refused: number } | undefined {
  if (text.length > MOST_TEXT) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
  if (!isRecord(value) || value['format'] !== 'kequn-recipes' || value['version'] !== 1) return undefined;
  const given: unknown = value['recipes'];
  if (!Array.isArray(given)) return undefined;
  const read = given.slice(-MOST_RECIPES).map((recipe) => readRecipe(recipe, isOwn));
  const sound = read.filter((recipe) => recipe !== undefined);
  return {
    recipes: sound.reduce<readonly Recipe[]>(withRecipe, []),
    refused: given.length - sound.length,
  };
}

export function writeRecipes(recipes: readonly Recipe[]): string {
  const file: RecipeFile = { format: 'kequn-recipes', version: 1, recipes };
  return JSON.stringify(file);
}
