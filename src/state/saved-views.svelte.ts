import type { Locale } from '../i18n/locale';
import type { LinkState } from './link';
import {
  MAX_BYTES,
  cleanName,
  freeName,
  merged,
  moved,
  readSaved,
  type ReadSaved,
  savedView,
  type SavedView,
} from './saved';
import type { SavedStore } from './saved-store';

/** The saved dashboards as the page shows them; every change is kept at once and can be taken back. */
export class SavedViews {
  views = $state.raw<readonly SavedView[]>([]);
  status = $state<'loading' | 'ready' | 'unavailable'>('loading');
  /** What was deleted last, to bring back. */
  deleted = $state.raw<{ readonly view: SavedView; readonly at: number } | null>(null);
  readonly #store: SavedStore;
  readonly #newId: () => string;

  constructor(store: SavedStore, newId: () => string = () => crypto.randomUUID()) {
    this.#store = store;
    this.#newId = newId;
  }

  load(): Promise<void> {
    return this.#keep(this.#store.load());
  }

  async #keep(work: Promise<readonly SavedView[]>): Promise<void> {
    try {
      this.views = await work;
      this.status = 'ready';
    } catch (cause) {
      console.info('saved dashboards are not available', cause);
      this.status = 'unavailable';
    }
  }

  #change(next: (views: readonly SavedView[]) => readonly SavedView[]): Promise<void> {
    return this.#keep(this.#store.change(next));
  }

  /** Keeps what is on screen under a name; a name that is taken gets a number. */
  async save(name: string, state: LinkState, locale: Locale): Promise<SavedView> {
    const made = savedView(name, state, locale, this.#newId());
    let kept = made;
    await this.#change((views) => {
      kept = { ...made, name: freeName(made.name, views) };
      return [...views, kept];
    });
    return kept;
  }

  /** The same name, what is on screen now. */
  async update(id: string, state: LinkState, locale: Locale): Promise<void> {
    await this.#change((views) =>
      views.map((view) => (view.id === id ? savedView(view.name, state, locale, id) : view)),
    );
  }

  async rename(id: string, name: string): Promise<void> {
    const cleaned = cleanName(name);
    if (cleaned === '') return;
    await this.#change((views) => {
      const others = views.filter((each) => each.id !== id);
      return views.map((view) => (view.id === id ? { ...view, name: freeName(cleaned, others) } : view));
    });
  }

  async duplicate(id: string): Promise<void> {
    await this.#change((views) =>
      views.flatMap((view) =>
        view.id === id ? [view, { ...view, id: this.#newId(), name: freeName(view.name, views) }] : [view],
      ),
    );
  }

  async move(id: string, steps: number): Promise<void> {
    await this.#change((views) => moved(views, id, steps));
  }

  async remove(id: string): Promise<void> {
    const at = this.views.findIndex((view) => view.id === id);
    const view = this.views[at];
    if (!view) return;
    await this.#change((views) => views.filter((each) => each.id !== id));
    this.deleted = { view, at };
  }

  /** Puts back what was deleted last, where it stood. */
  async undo(): Promise<void> {
    const { deleted } = this;
    if (!deleted) return;
    this.deleted = null;
    await this.#change((views) => [...views.slice(0, deleted.at), deleted.view, ...views.slice(deleted.at)]);
  }

  /** Takes in a file of dashboards; what it could not use is in the answer. One that is too big is not read. */
  async takeFile(file: Blob): Promise<ReadSaved> {
    return file.size > MAX_BYTES ? { kind: 'refused', problem: 'too-big' } : this.take(await file.text());
  }

  async take(text: string): Promise<ReadSaved> {
    const read = readSaved(text, this.#newId);
    if (read.kind === 'views') await this.#change((views) => merged(views, read.views));
    return read;
  }
}
