import type { Localised } from '../locale';

/** Words of the menu that saves and shares. */
export interface ShareTexts {
  readonly menu: { readonly label: string; readonly link: string; readonly saved: string };
}

export const shareTexts: Localised<ShareTexts> = {
  'zh-CN': { menu: { label: '分享', link: '复制链接', saved: '我的看板…' } },
  en: { menu: { label: 'Share', link: 'Copy link', saved: 'My dashboards…' } },
};
