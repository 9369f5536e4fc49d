import { describe, expect, it, vi } from 'vitest';
import { droppedFiles, pickedFiles } from '../../src/ui/dropped-files';
import { isOfSystem } from '../../src/util/of-system';

/** What a browser hands over for a file or a folder; folders give at most 100 entries a call. */
type Tree = { readonly [name: string]: string | Tree };

function entryOf(name: string, content: string | Tree): FileSystemEntry {
  if (typeof content === 'string') {
    const entry = { name, isFile: true, isDirectory: false, file: (done: (file: File) => void) => done(new File([content], name)) }; // prettier-ignore
    return entry as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(content).map(([child, inner]) => entryOf(child, inner));
    return { readEntries: (done: (some: readonly FileSystemEntry[]) => void) => done(left.splice(0, 100)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

const dropOf = (tree: Tree, files: readonly File[] = []) =>
  ({
    items: Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entryOf(name, content) })),
    files,
  }) as unknown as DataTransfer;
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe('a folder that is dropped', () => {
  it('gives all of its files, however many there are and however deep they lie', async () => {
    const many = (count: number, prefix: string): Tree =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}.csv`, 'x']));
    const files = await droppedFiles(dropOf({ 导出: { ...many(250, 'a'), 一月: { 第一周: many(101, 'b') } } }));
    expect(files).toHaveLength(351);
    expect(new Set(names(files)).size).toBe(351);
  });

  it('gives them in the order of their names, so that the latest export comes last', async () => {
    const drop = dropOf({ 导出: { '10月.csv': '', '0615.csv': '', '2月.csv': '', '0601.csv': '' }, 'z.csv': '', 'a.csv': '' }); // prettier-ignore
    expect(names(await droppedFiles(drop))).toEqual(['2月.csv', '10月.csv', '0601.csv', '0615.csv', 'z.csv', 'a.csv']);
  });

  it('leaves out what systems put beside the files', async () => {
    const drop = dropOf({ 导出: { '.DS_Store': '', '~$orders.xlsx': '', 'Thumbs.db': '', 'orders.xlsx': '', '.git': { 'a.csv': '' }, __MACOSX: { 'b.csv': '' } } }); // prettier-ignore
    expect(names(await droppedFiles(drop))).toEqual(['orders.xlsx']);
  });

  it('comes in without a file that cannot be had, which stands as an empty one under its name', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const gone = (_: unknown, fail: (cause: Error) => void) => fail(new Error('gone'));
    const items = [
      { name: 'a.csv', isFile: true, isDirectory: false, file: gone },
      { name: '夹', isFile: false, isDirectory: true, createReader: () => ({ readEntries: gone }) },
      entryOf('b.csv', 'x'),
    ].map((entry) => ({ webkitGetAsEntry: () => entry }));
    const files = await droppedFiles({ items, files: [] } as unknown as DataTransfer);
    expect(files.map(({ name, size }) => [name, size])).toEqual([['a.csv', 0], ['夹', 0], ['b.csv', 1]]);
    expect(warned).toHaveBeenCalledTimes(2);
    warned.mockRestore();
  }); // prettier-ignore
});

it('a drop without entries is its files', async () => {
  expect(names(await droppedFiles(dropOf({}, [new File([''], 'a.csv')])))).toEqual(['a.csv']);
});

it('a folder that is picked gives the same files in the same order', () => {
  const file = (path: string) => Object.defineProperty(new File([''], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path }); // prettier-ignore
  const picked = ['导出/0615.csv', '导出/.DS_Store', '导出/0601.csv', '导出/~$a.xlsx', '导出/.git/config'].map(file);
  expect(names(pickedFiles(picked))).toEqual(['0601.csv', '0615.csv']);
});

it.each([['a/b.csv', false], ['a/', true], ['__MACOSX/a.csv', true], ['a/.hidden/b.csv', true], ['a/~$b.xlsx', true], ['a/desktop.ini', true]])('%s is of the system: %s', (path, expected) => {
  expect(isOfSystem(path)).toBe(expected);
}); // prettier-ignore
