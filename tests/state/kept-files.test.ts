import { expect, it, vi } from 'vitest';
import { browserPlace, isSharedHost, type KeptPlace, KeptStore, onKeptElsewhere } from '../../src/state/kept-files';

/** The part of a private file system that the store uses, in memory: a file is there once its stream is closed. */
class Folder {
  readonly files = new Map<string, Blob>();
  /** Bytes it still takes. */
  room = Infinity;

  getFileHandle = async (name: string, { create = false }: { readonly create?: boolean } = {}) => {
    if (!this.files.has(name) && !create) throw new DOMException('no such file', 'NotFoundError');
    return {
      getFile: async () => this.files.get(name) ?? new Blob([]),
      createWritable: async () => {
        const parts: BlobPart[] = [];
        return new WritableStream<Uint8Array<ArrayBuffer>>({
          write: (part) => {
            this.room -= part.length;
            if (this.room < 0) throw new DOMException('full', 'QuotaExceededError');
            parts.push(part);
          },
          close: () => void this.files.set(name, new Blob(parts)),
        });
      },
    };
  };

  removeEntry = async (name: string) => {
    if (!this.files.delete(name)) throw new DOMException('no such file', 'NotFoundError');
  };
}

function place(folder: Folder): KeptPlace & { readonly most: () => number; readonly told: () => number } {
  let last: Promise<unknown> = Promise.resolve();
  let running = 0;
  let most = 0;
  let told = 0;
  return {
    most: () => most,
    told: () => told,
    changed: () => void told++,
    folder: async () => folder as unknown as FileSystemDirectoryHandle,
    remove: async () => folder.files.clear(),
    alone: (work) => {
      const next = last.then(async () => {
        most = Math.max(most, ++running);
        try {
          return await work();
        } finally {
          running--;
        }
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

const kept = (name: string, text: string, said = '') => ({ file: new File([text], name), said });
const texts = async (store: KeptStore) =>
  Promise.all((await store.read()).map(async ({ file, said }) => [file.name, await file.text(), said]));

it('keeps files under names of its own, with what was said of them, and gives them back in their order', async () => {
  const folder = new Folder();
  const store = new KeptStore(place(folder));
  expect(await store.list()).toBeNull();
  await store.keep([kept('../../订单.csv', '一,二', '{"a":1}'), kept('b.csv', 'xyz')]);
  expect(await store.list()).toEqual({ names: ['../../订单.csv', 'b.csv'], bytes: 10 });
  expect(await texts(store)).toEqual([['../../订单.csv', '一,二', '{"a":1}'], ['b.csv', 'xyz', '']]); // prettier-ignore
  expect([...folder.files.keys()].filter((name) => !/^[\w-]+$|^files\.json$/.test(name))).toEqual([]);
});

it('keeps only the last set, and what there was where the next one does not fit', async () => {
  const folder = new Folder();
  const store = new KeptStore(place(folder));
  await store.keep([kept('a.csv', 'aaa')]);
  await store.keep([kept('b.csv', 'bbb')]);
  expect(folder.files.size).toBe(2);
  folder.room = 4;
  await expect(store.keep([kept('c.csv', 'ccc'), kept('d.csv', 'too much')])).rejects.toThrow('full');
  folder.room = Infinity;
  expect(await texts(store)).toEqual([['b.csv', 'bbb', '']]);
  expect(folder.files.size).toBe(2);
});

it('lets two tabs wait for each other, so that the last word is one of theirs and whole', async () => {
  const folder = new Folder();
  const both = place(folder);
  const [one, two] = [new KeptStore(both), new KeptStore(both)];
  await Promise.all([
    one.keep([kept('1a', 'x'), kept('1b', 'y')]),
    two.keep([kept('2a', 'z')]),
    one.read(),
    two.list(),
  ]);
  expect(await texts(one)).toEqual([['2a', 'z', '']]);
  expect(both.most()).toBe(1);
});

it('erases everything; a manifest that is not ours is nothing kept; a file thrown away is left out', async () => {
  const folder = new Folder();
  const store = new KeptStore(place(folder));
  await store.keep([kept('a.csv', 'aaa'), kept('b.csv', 'bbb')]);
  const [first = ''] = folder.files.keys();
  folder.files.delete(first);
  expect(await texts(store)).toEqual([['b.csv', 'bbb', '']]);
  await store.erase();
  expect(folder.files.size).toBe(0);
  for (const text of [
    '',
    '{',
    '[]',
    '{"format":"kequn-files","files":[{"at":"../x","name":"n","bytes":1,"said":""}]}',
  ]) {
    folder.files.set('files.json', new Blob([text]));
    expect(await store.list()).toBeNull();
  }
});

it('tells other tabs what was kept or erased, and nothing where keeping failed', async () => {
  const folder = new Folder();
  const here = place(folder);
  const store = new KeptStore(here);
  await store.keep([kept('a.csv', 'aaa')]);
  await store.list();
  await store.keepResults(Uint8Array.of(1));
  expect(here.told()).toBe(1);
  folder.room = 1;
  await expect(store.keep([kept('b.csv', 'bbb')])).rejects.toThrow('full');
  expect(here.told()).toBe(1);
  await store.erase();
  expect(here.told()).toBe(2);
});

it('hears of other tabs only', async () => {
  const path = '/here/';
  const heard: string[] = [];
  const stop = onKeptElsewhere(() => heard.push('other'), path);
  browserPlace(path).changed();
  const other = new BroadcastChannel(`kequn:${path}:files`);
  const last = new BroadcastChannel(`kequn:${path}:files`);
  const arrived = new Promise((resolve) => (last.onmessage = ({ data }) => data === 'end' && resolve(data)));
  other.postMessage('another tab');
  other.postMessage('end');
  await arrived;
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1));
  expect(heard).toEqual(['other', 'other']);
  for (const channel of [other, last]) channel.close();
  stop();
});

it('knows hosts that many accounts share', () => {
  expect(['someone.github.io', 'github.io', 'a.gitlab.io'].every(isSharedHost)).toBe(true);
  expect(['example.com', 'mygithub.io.cn', 'localhost'].some(isSharedHost)).toBe(false);
});

it('keeps results beside the files that they are of, and forgets them with those', async () => {
  const folder = new Folder();
  const store = new KeptStore(place(folder));
  await store.keepResults(Uint8Array.of(1, 2, 3));
  expect([await store.results(), folder.files.size]).toEqual([null, 0]);

  await store.keep([kept('a.csv', 'a')]);
  await store.keepResults(Uint8Array.of(1, 2, 3));
  expect(await store.results()).toEqual(Uint8Array.of(1, 2, 3));
  expect(await store.list()).toEqual({ names: ['a.csv'], bytes: 1 });
  const old = folder.files.get('results.bin') ?? new Blob([]);

  await store.keep([kept('b.csv', 'b')]);
  expect([await store.results(), folder.files.has('results.bin')]).toEqual([null, false]);
  folder.files.set('results.bin', old);
  expect(await store.results()).toBeNull();
  await store.erase();
  expect(await store.results()).toBeNull();
});
