import type { Localised } from '../locale';

/** Words of the start page of a site that has snapshots, recipes or files beside the page. */
export interface HostedTexts {
  readonly title: string;
  readonly files: string;
  readonly load: string;
  readonly loading: string;
  readonly hint: string;
  /** The host is said to be private: nothing was checked. */
  readonly hintPrivate: string;
  readonly recipes: (n: number) => string;
  readonly failed: Readonly<Record<'gone' | 'unreachable' | 'altered', string>>;
}

export const hostedTexts: Localised<HostedTexts> = {
  'zh-CN': {
    title: '这个网站上的内容',
    files: '数据文件',
    load: '读入这些文件',
    loading: '正在取文件…',
    hint: '由建这个网站的人放上来，里面没有个人信息；取来后在这台电脑上计算。',
    hintPrivate: '由建这个网站的人放上来，只给内部人员看；取来后在这台电脑上计算。',
    recipes: (n) => `网站带了${n}份列设置，拖入同样的文件时会照着认。`,
    failed: {
      gone: '这个网站的目录读不出来。',
      unreachable: '没有取到，请检查网络后再试。',
      altered: '取到的内容和网站发布时的不一样，没有读入。网站可能正在更新，请过几分钟再试。',
    },
  },
  en: {
    title: 'On this site',
    files: 'Data files',
    load: 'Load these files',
    loading: 'Fetching the files…',
    hint: 'Put here by whoever runs this site, without personal data; everything is computed on this computer.',
    hintPrivate: 'Put here by whoever runs this site, for insiders only; everything is computed on this computer.',
    recipes: (n) =>
      n === 1
        ? 'The site knows one layout of columns: files like it are taken accordingly.'
        : `The site knows ${n} layouts of columns: files like them are taken accordingly.`,
    failed: {
      gone: 'The list of this site cannot be read.',
      unreachable: 'It could not be fetched. Check the network and try again.',
      altered:
        'What arrived is not what the site published, so it was not loaded. The site may be changing just now; try again in a few minutes.',
    },
  },
};
