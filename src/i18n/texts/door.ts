import type { Localised } from '../locale';

/** Words in front of a snapshot that waits for its passphrase, or that cannot be opened. */
export interface DoorTexts {
  readonly locked: { readonly title: string; readonly text: string; readonly label: string; readonly open: string };
  readonly refused: {
    readonly title: string;
    readonly reasons: Readonly<
      Record<'damaged' | 'not-ours' | 'newer' | 'too-big' | 'passphrase' | 'gone' | 'unreachable' | 'altered', string>
    >;
  };
}

export const doorTexts: Localised<DoorTexts> = {
  'zh-CN': {
    locked: {
      title: '这个快照加了口令',
      text: '口令由分享的人告诉您。口令只在这台电脑上使用。',
      label: '口令',
      open: '打开',
    },
    refused: {
      title: '打不开这个快照',
      reasons: {
        damaged: '内容不完整或被改动过，可能是链接被截断，或文件没有下载完整。请对方重新发送。',
        'not-ours': '这不是客群的快照。',
        newer: '这个快照来自更新的版本，请先更新网页。',
        'too-big': '内容大得不像快照，没有打开。',
        passphrase: '口令不对，或内容被改动过。',
        gone: '这个网站上没有这个快照，可能已经撤下或换了名字。',
        unreachable: '没有取到，请检查网络后再试。',
        altered: '取到的内容和网站发布时的不一样，没有打开。网站可能正在更新，请过几分钟再试。',
      },
    },
  },
  en: {
    locked: {
      title: 'This snapshot has a passphrase',
      text: 'Whoever shared it can tell you. The passphrase stays on this computer.',
      label: 'Passphrase',
      open: 'Open',
    },
    refused: {
      title: 'This snapshot cannot be opened',
      reasons: {
        damaged:
          'It is incomplete or was changed: a link cut short, or a file that did not download completely. Ask for it again.',
        'not-ours': 'This is not a snapshot of Kequn.',
        newer: 'This snapshot comes from a newer version; update the page first.',
        'too-big': 'It is too big to be a snapshot and was not opened.',
        passphrase: 'The passphrase is wrong, or the contents were changed.',
        gone: 'There is no such snapshot on this site: it may have been taken down or renamed.',
        unreachable: 'It could not be fetched. Check the network and try again.',
        altered:
          'What arrived is not what the site published, so it was not opened. The site may be changing just now; try again in a few minutes.',
      },
    },
  },
};
