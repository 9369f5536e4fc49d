import type { Importer, StageOptions, StagedFile } from '../imports/api';
import { takenAs } from '../imports/as-before';
import { readRecipes, writeRecipes } from '../imports/recipes/read';
import { ownRecipeOf } from '../imports/recipes/recipe';
import { browserPlace, type KeptFile, KeptStore } from '../state/kept-files';
import type { Loaded } from '../state/session.svelte';

/** What is said of a kept file: what its columns are, and which sheet of a workbook it is. */
interface Said {
  readonly recipe: string;
  readonly sheet?: string;
}

function saidOf(text: string): Said | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('recipe' in value) || typeof value.recipe !== 'string')
      return undefined;
    const sheet = 'sheet' in value && typeof value.sheet === 'string' ? { sheet: value.sheet } : {};
    return { recipe: value.recipe, ...sheet };
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Keeps the loaded files on the device, with what was said of them and what they say, instead of those kept before. */
export async function keepLoaded(importer: Importer | null, loaded: Loaded | null): Promise<void> {
  if (!importer) return;
  await new KeptStore(browserPlace()).keep(keptOf(importer));
  await keepResultsOf(loaded);
}

/** Keeps what the kept files say beside them. Without it the next visit starts a little later, no more. */
export async function keepResultsOf(loaded: Loaded | null): Promise<void> {
  if (!loaded) return;
  try {
    await (await import('./ahead/keep')).keepResults(loaded);
  } catch (cause) {
    console.info('results could not be kept', cause);
  }
}

/** The loaded files with what was said of them. */
export function keptOf(importer: Importer): readonly KeptFile[] {
  return importer.loaded().flatMap((file) => {
    const source = importer.source(file);
    const recipe = ownRecipeOf(file);
    const said: Said = {
      recipe: recipe ? writeRecipes([recipe]) : '',
      ...(file.sheet === undefined ? {} : { sheet: file.sheet }),
    };
    return source ? [{ file: source, said: JSON.stringify(said) }] : [];
  });
}

/** The files kept in this browser, read again and taken for what they were. */
export async function stageKept(importer: Importer, options: StageOptions): Promise<readonly StagedFile[]> {
  return stagedAs(await new KeptStore(browserPlace()).read(), importer, options);
}

/** Kept files, read again and taken for what they were. */
export async function stagedAs(
  kept: readonly KeptFile[],
  importer: Importer,
  options: StageOptions,
): Promise<readonly StagedFile[]> {
  const staged: StagedFile[] = [];
  for (const { file, said } of kept) {
    const { recipe: text = '', sheet } = saidOf(said) ?? {};
    const read = await importer.stage([file], { ...options, ...(sheet === undefined ? {} : { sheet }) });
    const recipe = readRecipes(text, true)?.recipes[0];
    for (const each of read) {
      if (!recipe || each.mapping.length === 0) {
        staged.push(each);
        continue;
      }
      const mapping = recipe.columns.map((column) => ({ ...column, confidence: 1 }));
      const wanted = { kind: recipe.kind, hasHeader: recipe.hasHeader, rules: recipe.rules ?? {}, mapping };
      staged.push(await takenAs(each, wanted, (one, change) => importer.remap(one, change)));
    }
  }
  return staged;
}
