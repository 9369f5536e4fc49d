import type { Localised } from '../locale';

/** Words about files kept on this device. */
export interface KeptTexts {
  readonly kicker: string;
  readonly none: string;
  readonly kept: (n: number, size: string) => string;
  readonly text: string;
  /** Before files are kept on a host that many share. */
  readonly shared: string;
  readonly keep: (n: number) => string;
  readonly again: string;
  readonly restore: string;
  readonly erase: string;
  readonly done: string;
  readonly erased: string;
  /** Another tab of the page has kept or erased files. */
  readonly elsewhere: string;
  readonly failed: string;
  readonly unable: string;
}

export const keptTexts: Localised<KeptTexts> = {
  'zh-CN': {
    kicker: '留在这台设备上・您点了才留',
    none: '没有留下任何文件',
    kept: (n, size) => `这台设备上留着${n}个文件（${size}）`,
    text: '留下以后，下次打开先看到上次的结果，文件随后自动读入，不用再找。文件和结果都没有加密，用这台电脑、这个浏览器的人都能打开；公用电脑请不要留。',
    shared: '这个网址和别人的网页共用一个来源：同一网址下的其他网页也能读到留下的文件。数据敏感的话请不要留，或换成自己的域名。',
    keep: (n) => `留下这${n}个文件`,
    again: '换成现在这些文件',
    restore: '接着上次看',
    erase: '从这台设备抹掉',
    done: '已留下。',
    erased: '已抹掉。',
    elsewhere: '另一个标签页刚刚改了留下的文件，这里已更新；这个标签页里的数据不受影响。',
    failed: '没有留成，之前留下的不变。可能是空间不够：请删掉一些再试。',
    unable: '这个浏览器不能在本机留文件。',
  },
  en: {
    kicker: 'Kept on this device · only if you say so',
    none: 'No files are kept',
    kept: (n, size) => `${n === 1 ? 'One file is' : `${n} files are`} kept on this device (${size})`,
    text: 'Once kept, the next visit starts with your last results while the files load by themselves. Neither is encrypted: anybody who uses this browser on this computer can open them. Do not keep files on a shared computer.',
    shared: 'This address shares its origin with pages of other people, and those can read what is kept. Do not keep sensitive data here, or use a domain of your own.',
    keep: (n) => (n === 1 ? 'Keep this file' : `Keep these ${n} files`),
    again: 'Keep the present files instead',
    restore: 'Go on where I left off',
    erase: 'Erase from this device',
    done: 'Kept.',
    erased: 'Erased.',
    elsewhere: 'Another tab has just changed what is kept; this is what there is now. The data in this tab are not affected.',
    failed: 'Not kept; what was kept before has not changed. There may be too little room: delete something and try again.',
    unable: 'This browser cannot keep files.',
  },
}; // prettier-ignore
