import { readView, type SavedView } from './saved';

/** Where saved dashboards lie. A change runs alone: two tabs cannot lose each other's. */
export interface SavedStore {
  load(): Promise<readonly SavedView[]>;
  change(next: (views: readonly SavedView[]) => readonly SavedView[]): Promise<readonly SavedView[]>;
}

const STORE = 'saved';
const KEY = 'dashboards';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

function checked(value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const id: unknown = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
    return typeof id === 'string' ? (readView(entry, id) ?? []) : [];
  });
}

/**
 * Saved dashboards in IndexedDB, one record that every change replaces within a transaction. `path` keeps the pages of one origin
 * apart. Rejects where the browser keeps nothing (some private windows).
 */
export function indexedStore(path = new URL('.', document.baseURI).pathname): SavedStore {
  async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    const db = await opened(`kequn:${path}`);
    try {
      const transaction = db.transaction(STORE, mode);
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
      });
      const [result] = await Promise.all([work(transaction.objectStore(STORE)), done]);
      return result;
    } finally {
      db.close();
    }
  }
  return {
    load: () => within('readonly', async (store) => checked(await settled(store.get(KEY)))),
    change: (next) =>
      within('readwrite', async (store) => {
        const views = next(checked(await settled(store.get(KEY))));
        await settled(store.put(views, KEY));
        return views;
      }),
  };
}
