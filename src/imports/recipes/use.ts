import type { Importer, RecipeUse, StagedFile } from '../api';
import { takenAs } from '../as-before';
import { type Recipe, signature, signatureOf } from './recipe';

/** So much of all columns, old and new, must be the same for a file to be the same export with another layout. */
const ALIKE = 0.75;

/** Names of columns as they stand in the file, whether its first row was taken for names or not. */
function headerOf({ hasHeader, mapping, preview }: StagedFile): readonly string[] {
  if (hasHeader) return mapping.map(({ column }) => column);
  return mapping.map((_, index) => preview[0]?.[index] || `col${index + 1}`);
}

/** The recipe for the columns of a file, else the latest one for nearly the same columns, and how the layout has changed since. */
export function recipeFor(
  file: StagedFile,
  recipes: readonly Recipe[],
): { readonly recipe: Recipe; readonly use: RecipeUse } | undefined {
  const header = headerOf(file);
  const key = signatureOf(header);
  const here = new Set(header);
  let best: { readonly recipe: Recipe; readonly use: RecipeUse; readonly share: number } | undefined;
  for (const recipe of recipes.toReversed()) {
    const known = new Set(recipe.columns.map(({ column }) => column));
    const same = [...here].filter((column) => known.has(column)).length;
    const own = signature(recipe);
    const share = own === key ? 1 : same / (here.size + known.size - same);
    if (share < ALIKE || (best && best.share >= share)) continue;
    const added = header.filter((column) => !known.has(column));
    const gone = recipe.columns.flatMap(({ column }) => (here.has(column) ? [] : column));
    best = { recipe, share, use: { signature: own, added, gone } };
  }
  return best;
}

/**
 * Files just read, taken for what was said of their columns before; as they are where nothing was said. Columns that are new keep
 * what they are guessed to be.
 */
export async function withRecipes(
  files: readonly StagedFile[],
  recipes: readonly Recipe[],
  importer: Pick<Importer, 'remap'> & Partial<Pick<Importer, 'stage' | 'source'>>,
): Promise<readonly StagedFile[]> {
  const taken: StagedFile[] = [];
  for (const file of files) {
    const found = file.mapping.length > 0 ? recipeFor(file, recipes) : undefined;
    const next = found ? await by(found, file, importer) : file;
    taken.push(next, ...(await otherSheets(next, recipes, importer)));
  }
  return taken;
}

/** The other sheets of a workbook that were wanted the last time, as far as it has them. */
async function otherSheets(
  file: StagedFile,
  recipes: readonly Recipe[],
  importer: Parameters<typeof withRecipes>[2],
): Promise<readonly StagedFile[]> {
  const names = file.recipe && file.sheet === undefined ? (file.rules.sheets ?? []) : [];
  const found = names.filter((name) => file.sheets?.some((sheet) => sheet.name === name));
  const source = found.length > 0 ? importer.source?.(file) : undefined;
  if (!source || !importer.stage) return [];
  const staged: StagedFile[] = [];
  for (const sheet of found) staged.push(...(await importer.stage([source], { sheet })));
  return withRecipes(staged, recipes, importer);
}

async function by(
  { recipe, use }: NonNullable<ReturnType<typeof recipeFor>>,
  file: StagedFile,
  importer: Pick<Importer, 'remap'>,
): Promise<StagedFile> {
  const { kind, hasHeader, columns, rules = {} } = recipe;
  const mapping = columns.map((each) => ({ ...each, confidence: 1 }));
  const taken = await takenAs(file, { kind, hasHeader, rules, mapping }, (each, change) =>
    importer.remap(each, change),
  );
  return { ...taken, confidence: 1, recipe: use };
}
