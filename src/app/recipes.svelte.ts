import type { StagedFile } from '../imports/api';
import { readRecipes, writeRecipes } from '../imports/recipes/read';
import { type Recipe, recipeOf, withoutRecipe, withRecipe } from '../imports/recipes/recipe';
import type { RecipeShelf } from '../pages/services';

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Storage is shared by every page of an origin, so the key holds the path that the product is served from. */
export const recipesKey = (base: string) => `kequn:${new URL('.', base).pathname}:recipes`;

/**
 * The recipes kept in this browser: what was said by hand of files, by their columns. Read anew before each change, so that two tabs
 * do not lose each other's; where the browser keeps nothing, they last as long as the page.
 */
export class Recipes implements RecipeShelf {
  readonly #place: () => Place;
  readonly #key: string;
  readonly #byHand = new Set<string>();
  #kept = $state.raw<readonly Recipe[]>([]);

  constructor(key: string, place: () => Place = () => localStorage) {
    this.#key = key;
    this.#place = place;
    this.#kept = this.#read();
  }

  get count(): number {
    return this.#kept.length;
  }

  all(): readonly Recipe[] {
    this.#kept = this.#read();
    return this.#kept;
  }

  /** Somebody has said something of a waiting file. */
  changed({ id }: StagedFile): void {
    this.#byHand.add(id);
  }

  /** Of files that were loaded, keeps what was said by hand. */
  remember(files: readonly StagedFile[]): void {
    for (const file of files) {
      const recipe = this.#byHand.delete(file.id) ? recipeOf(file) : undefined;
      if (recipe) this.#keep(withRecipe(this.#read(), recipe));
    }
  }

  forget(signature: string): void {
    this.#keep(withoutRecipe(this.#read(), signature));
  }

  write(): string {
    return writeRecipes(this.all());
  }

  take(text: string): { readonly taken: number; readonly refused: number } | null {
    const read = readRecipes(text);
    if (!read) return null;
    this.#keep(read.recipes.reduce(withRecipe, this.#read()));
    return { taken: read.recipes.length, refused: read.refused };
  }

  clear(): void {
    this.#kept = [];
    try {
      this.#place().removeItem(this.#key);
    } catch (cause) {
      console.info('recipes could not be erased', cause);
    }
  }

  #read(): readonly Recipe[] {
    try {
      const text = this.#place().getItem(this.#key);
      return text === null ? [] : (readRecipes(text)?.recipes ?? []);
    } catch (cause) {
      console.info('recipes could not be read', cause);
      return this.#kept;
    }
  }

  #keep(recipes: readonly Recipe[]): void {
    this.#kept = recipes;
    try {
      this.#place().setItem(this.#key, writeRecipes(recipes));
    } catch (cause) {
      console.info('recipes could not be kept', cause);
    }
  }
}
