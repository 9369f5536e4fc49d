import { readRecipes, writeRecipes } from '../../../imports/recipes/read';
import { signature } from '../../../imports/recipes/recipe';
import type { Services } from '../../../pages/services';
import type { HostedItem, HostedManifest } from '../../../share/hosted';
import { SnapshotError } from '../../../share/snapshot';
import { hostedBytes, hostedManifest } from './fetch';

type Failure = 'gone' | 'unreachable' | 'altered';

/** What lies beside the page besides snapshots: files, loaded when wanted, and recipes, which are taken at once. */
export class HostedShelf {
  manifest = $state.raw<HostedManifest | null>(null);
  /** 0..1 while files are fetched. */
  share = $state<number | null>(null);
  failure = $state<Failure | null>(null);
  /** How many layouts of columns the site brought. */
  recipes = $state(0);
  readonly #services: Pick<Services, 'addFiles' | 'recipes'>;

  constructor(services: Pick<Services, 'addFiles' | 'recipes'>) {
    this.#services = services;
  }

  readonly snapshots = $derived(this.manifest?.items.filter(({ kind }) => kind === 'snapshot') ?? []);
  readonly files = $derived(this.manifest?.items.filter(({ kind }) => kind === 'file') ?? []);

  async #careful(work: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await work();
    } catch (cause) {
      console.info('what lies beside the page was not read', cause);
      const problem = cause instanceof SnapshotError ? cause.problem : 'unreachable';
      this.failure = problem === 'altered' || problem === 'gone' ? problem : 'unreachable';
    }
  }

  /** Asks what there is, and takes the recipes. */
  open(): Promise<void> {
    return this.#careful(async () => {
      this.manifest = await hostedManifest();
      const found = this.manifest.items.filter(({ kind }) => kind === 'recipes');
      for (const item of found) this.#take(await hostedBytes(item, () => undefined));
    });
  }

  /** A recipe for columns that this browser already has one for is left alone: what the reader said himself counts. */
  #take(bytes: Uint8Array<ArrayBuffer>): void {
    const { recipes: shelf } = this.#services;
    const given = readRecipes(new TextDecoder().decode(bytes))?.recipes ?? [];
    const own = new Set((readRecipes(shelf.write())?.recipes ?? []).map(signature));
    const fresh = given.filter((recipe) => !own.has(signature(recipe)));
    if (fresh.length > 0) shelf.take(writeRecipes(fresh));
    this.recipes += given.length;
  }

  /** Fetches all files, each whole, and loads them as if they had been dropped. */
  load(): Promise<void> {
    return this.#careful(async () => {
      const all = this.files.reduce((sum, { bytes }) => sum + bytes, 0);
      let before = 0;
      this.share = 0;
      try {
        const files: File[] = [];
        for (const item of this.files) {
          files.push(await this.#file(item, (share) => (this.share = (before + share * item.bytes) / all)));
          before += item.bytes;
        }
        await this.#services.addFiles(files);
      } finally {
        this.share = null;
      }
    });
  }

  async #file(item: HostedItem, onShare: (share: number) => void): Promise<File> {
    return new File([await hostedBytes(item, onShare)], item.path);
  }
}
