import type { Localised } from '../locale';

/** Words of the data page about single files: taking one out, and what was said of files like them. */
export interface FileTexts {
  /** Taking one file out. `last`: it is the only one. */
  readonly leaving: {
    readonly title: (file: string) => string;
    readonly text: string;
    readonly last: string;
    readonly yes: string;
    readonly no: string;
  };
  /** What was said by hand of files, kept in this browser. */
  readonly recipes: {
    readonly kicker: string;
    readonly title: (n: number) => string;
    readonly none: string;
    readonly text: string;
    readonly fileName: string;
    readonly write: string;
    readonly take: string;
    readonly clear: string;
    readonly cleared: string;
    readonly taken: (n: number, refused: number) => string;
    readonly notRecipes: string;
  };
}

export const fileTexts: Localised<FileTexts> = {
  'zh-CN': {
    leaving: {
      title: (file) => `移除「${file}」？`,
      text: '其余的文件会重新读一遍，结果就像从来没有放进过这份文件。中途取消，一切照旧；您电脑上的原文件不受影响。',
      last: '这是最后一份文件。移除以后就没有数据了，页面会回到开始的样子；您电脑上的原文件不受影响。',
      yes: '移除',
      no: '留着',
    },
    recipes: {
      kicker: '对应关系・只记在这个浏览器里',
      title: (n) => `记住了${n}种文件的对应关系`,
      none: '还没有记住任何对应关系',
      text: '您手工指定过的文件，下次遇到同样的列就照办，不再问。记下的只有列名和含义，没有数据。',
      fileName: '客群-对应关系.json',
      write: '导出',
      take: '导入',
      clear: '全部忘掉',
      cleared: '已全部忘掉。',
      taken: (n, refused) => `导入了${n}种${refused > 0 ? `；另有${refused}种读不懂，没有收` : ''}。`,
      notRecipes: '这不是客群导出的对应关系文件，什么也没有改。请选用这里「导出」得到的 JSON 文件。',
    },
  },
  en: {
    leaving: {
      title: (file) => `Take out “${file}”?`,
      text: 'The other files are read again, and everything is as if this one had never been dropped. If you cancel on the way, nothing changes. The original on your computer stays as it is.',
      last: 'This is the only file: without it there are no data, and the page goes back to the start. The original on your computer stays as it is.',
      yes: 'Take out',
      no: 'Keep',
    },
    recipes: {
      kicker: 'Recipes · kept in this browser only',
      title: (n) => (n === 1 ? 'One kind of file is remembered' : `${n} kinds of files are remembered`),
      none: 'No kind of file is remembered yet',
      text: 'Once you have said what the columns of a file are, the next file with the same columns is taken that way without asking. Only names of columns and their meaning are kept, no data.',
      fileName: 'kequn-recipes.json',
      write: 'Export',
      take: 'Import',
      clear: 'Forget all',
      cleared: 'All forgotten.',
      taken: (n, refused) => `${n} imported${refused > 0 ? `; ${refused} could not be understood and were left out` : ''}.`,
      notRecipes: 'This is no file of recipes, and nothing has changed. Choose a JSON file that was exported here.',
    },
  },
}; // prettier-ignore
