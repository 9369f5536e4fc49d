import type { FileKind, ReadingRules, StagedFile } from '../api';
import { FIELDS } from '../recognise/fields';

/** What somebody said that the files with these columns are. Holds names of columns, never values. */
export interface Recipe {
  readonly kind: Exclude<FileKind, 'refused'>;
  /** The first row holds the names; a file without names has nothing to be known by, so it is said of that one file only (`ownRecipeOf`). */
  readonly hasHeader: boolean;
  readonly columns: readonly { readonly column: string; readonly field: string | null }[];
  /** How columns are read where their values leave it open. */
  readonly rules?: ReadingRules;
}

/** As many recipes are kept; the oldest go first. */
export const MOST_RECIPES = 200;

/** The same for files with the same columns, in whatever order. */
export function signatureOf(columns: readonly string[]): string {
  return JSON.stringify([...columns].sort());
}

export const signature = ({ columns }: Recipe) => signatureOf(columns.map(({ column }) => column));

/** What the file is taken for now, to be remembered; nothing where its columns have no names of their own. */
export function recipeOf(file: StagedFile): Recipe | undefined {
  return file.hasHeader ? ownRecipeOf(file) : undefined;
}

/** What the file itself is taken for, with names of columns or without, for when it comes back. */
export function ownRecipeOf({ kind, hasHeader, mapping, rules }: StagedFile): Recipe | undefined {
  const names = new Set(mapping.map(({ column }) => column));
  if (kind === 'refused' || names.size === 0 || names.size < mapping.length) return undefined;
  const known = new Set(FIELDS[kind].map(({ field }) => field));
  const columns = mapping.map(({ column, field }) => ({
    column,
    field: field !== null && known.has(field) ? field : null,
  }));
  return { kind, hasHeader, columns, ...(Object.keys(rules).length > 0 ? { rules } : {}) };
}

/** The recipes with one more, in the place of that for the same columns, if there was one; the newest comes last. */
export function withRecipe(recipes: readonly Recipe[], recipe: Recipe): readonly Recipe[] {
  return [...withoutRecipe(recipes, signature(recipe)), recipe].slice(-MOST_RECIPES);
}

export function withoutRecipe(recipes: readonly Recipe[], gone: string): readonly Recipe[] {
  return recipes.filter((recipe) => signature(recipe) !== gone);
}
