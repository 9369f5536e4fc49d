import { beforeEach, expect, it } from 'vitest';
import { readLink } from '../../src/state/link.ts';
import type { SavedView } from '../../src/state/saved.ts';
import type { SavedStore } from '../../src/state/saved-store.ts';
import { SavedViews } from '../../src/state/saved-views.svelte.ts';

function memory(): SavedStore & { views: readonly SavedView[] } {
  return {
    views: [],
    async load() {
      return this.views;
    },
    async change(next) {
      this.views = next(this.views);
      return this.views;
    },
  };
}

let store: ReturnType<typeof memory>;
let saved: SavedViews;
beforeEach(async () => {
  let n = 0;
  store = memory();
  saved = new SavedViews(store, () => `id-${(n += 1)}`);
  await saved.load();
  for (const [name, link] of [
    ['周报', '#/overview'],
    ['价值', '#/value'],
    ['留存', '#/retention'],
  ] as const) {
    await saved.save(name, readLink(link).state, 'zh-CN');
  }
});
const names = () => store.views.map(({ name }) => name);

it('keeps a view under its name, and numbers a name that is taken', async () => {
  await saved.save('周报', readLink('#/segments').state, 'en');
  expect(names()).toEqual(['周报', '价值', '留存', '周报 2']);
  expect(store.views.at(-1)).toMatchObject({ fragment: '#/segments', locale: 'en' });
});

it('puts a deleted view back where it stood', async () => {
  await saved.remove('id-2');
  expect(names()).toEqual(['周报', '留存']);
  await saved.undo();
  expect(names()).toEqual(['周报', '价值', '留存']);
  await saved.undo();
  expect(names()).toEqual(['周报', '价值', '留存']);
});

it('renames, duplicates beside the original, reorders and replaces', async () => {
  await saved.rename('id-1', ' 月报 ');
  await saved.rename('id-2', '   ');
  await saved.duplicate('id-2');
  await saved.move('id-3', -9);
  await saved.update('id-1', readLink('#/overview?range=all').state, 'en');
  expect(names()).toEqual(['留存', '月报', '价值', '价值 2']);
  expect(store.views[1]).toMatchObject({ fragment: '#/overview?v=1&range=all', locale: 'en' });
});

it('keeps the own name when it is confirmed unchanged', async () => {
  await saved.rename('id-1', '周报');
  expect(names()).toEqual(['周报', '价值', '留存']);
});

it('says that nothing can be kept where the browser refuses', async () => {
  const closed = new SavedViews({
    load: () => Promise.reject(new Error('private window')),
    change: () => Promise.reject(new Error('private window')),
  });
  await closed.load();
  expect(closed.status).toBe('unavailable');
});

it('a file that is too big is refused without being read', async () => {
  const file = { size: 20_000_001, text: () => Promise.reject(new Error('was read')) } as unknown as Blob;
  expect(await saved.takeFile(file)).toEqual({ kind: 'refused', problem: 'too-big' });
});
