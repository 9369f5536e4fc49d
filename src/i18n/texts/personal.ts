import type { Localised } from '../locale';

/** Words about what tells of a person. */
export interface PersonalTexts {
  readonly kinds: Readonly<
    Record<'name' | 'phone' | 'id_number' | 'address' | 'email' | 'ip' | 'birth_date' | 'account', string>
  >;
  readonly mark: (kind: string) => string;
  readonly hidden: string;
  readonly shown: string;
  readonly show: string;
  readonly hide: string;
}

export const personalTexts: Localised<PersonalTexts> = {
  'zh-CN': {
    kinds: { name: '姓名', phone: '电话', id_number: '证件号', address: '地址', email: '邮箱', ip: 'IP 地址', birth_date: '生日', account: '账号昵称' },
    mark: (kind) => `个人信息・${kind}`,
    hidden: '个人信息已打码，从这里下载的也是。',
    shown: '正在显示个人信息原文，关掉页面就恢复打码；分享和演示稿里始终没有。',
    show: '显示原文',
    hide: '重新打码',
  },
  en: {
    kinds: { name: 'name', phone: 'phone', id_number: 'id number', address: 'address', email: 'email', ip: 'IP address', birth_date: 'birthday', account: 'account name' },
    mark: (kind) => `Personal: ${kind}`,
    hidden: 'Personal data are masked, in downloads from here as well.',
    shown: 'Personal data are shown in full until this page is closed; shares and decks never hold them.',
    show: 'Show in full',
    hide: 'Mask again',
  },
}; // prettier-ignore
