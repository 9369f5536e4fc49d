import type { Localised } from '../locale';

/** Words beside the QR code of a link. */
export interface QrTexts {
  readonly title: string;
  /** `isSnapshot`: the link holds results, not only the view. */
  readonly hint: (isSnapshot: boolean) => string;
  readonly alt: string;
}

export const qrTexts: Localised<QrTexts> = {
  'zh-CN': {
    title: '用手机扫一扫',
    hint: (isSnapshot) =>
      isSnapshot
        ? '二维码里是整份快照，扫到就能看。'
        : '二维码里只有页面、范围和设置，不含数据；要看数字，手机上也得导入同一份文件。',
    alt: '链接的二维码',
  },
  en: {
    title: 'Scan with a phone',
    hint: (isSnapshot) =>
      isSnapshot
        ? 'The code holds the whole snapshot: whoever scans it can look.'
        : 'The code holds page, scope and settings, no data: to see figures, load the same file on the phone.',
    alt: 'QR code of the link',
  },
};
