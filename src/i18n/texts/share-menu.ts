import type { Localised } from '../locale';

/** Words of the menu that saves and shares; a snapshot on screen needs these only. */
export interface ShareMenuTexts {
  readonly label: string;
  readonly link: string;
  /** The link of the snapshot that is on screen. */
  readonly snapshotLink: string;
  readonly length: (characters: number, most: number) => string;
  readonly tooLong: string;
  /** The view as a file, offered where its link is too long. */
  readonly file: string;
  readonly qr: string;
  readonly saved: string;
  readonly snapshot: string;
}

export const shareMenuTexts: Localised<ShareMenuTexts> = {
  'zh-CN': {
    label: '分享',
    link: '复制链接（不含数据）',
    snapshotLink: '复制快照链接',
    length: (characters, most) => `${characters} / ${most}字`,
    tooLong:
      '链接已复制，但有点长，有的聊天软件会截断。可以在“分享”里改为下载看板文件，对方在“我的看板”里导入；或分享快照文件。',
    file: '下载看板文件（链接太长）',
    qr: '链接二维码…',
    saved: '我的看板…',
    snapshot: '分享快照（含结果）…',
  },
  en: {
    label: 'Share',
    link: 'Copy link (no data)',
    snapshotLink: 'Copy snapshot link',
    length: (characters, most) => `${characters} of ${most}`,
    tooLong:
      'Link copied, but it is long: some programs cut it. Download the view as a file under Share instead, to be imported under My dashboards, or share a snapshot file.',
    file: 'Download the view as a file (long link)',
    qr: 'QR code of the link…',
    saved: 'My dashboards…',
    snapshot: 'Share a snapshot (results)…',
  },
};
