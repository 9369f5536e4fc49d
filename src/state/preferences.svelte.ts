import { type Currency, isCurrency } from '../util/currency';
import { type Locale, LOCALES, preferredLocale } from '../i18n/locale';

export type Theme = 'light' | 'dark';
export type UpDown = 'red-up' | 'green-up';

interface Saved {
  readonly locale?: string;
  readonly theme?: string;
  readonly updown?: string;
  readonly currency?: string;
}

/** Storage is shared by every page of an origin, so the key holds the path that the product is served from. */
const KEY = `kequn:${new URL('.', document.baseURI).pathname}:preferences`;

function load(): Saved {
  try {
    const text = localStorage.getItem(KEY);
    const value: unknown = text === null ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Saved) : {};
  } catch (cause) {
    console.info('preferences could not be read; defaults are used', cause);
    return {};
  }
}

/** Language, appearance and the colour of changes: remembered on this device, never in a link. */
export class Preferences {
  locale = $state<Locale>('zh-CN');
  theme = $state<Theme>('light');
  updown = $state<UpDown>('green-up');
  /** What amounts are written in; null: what the files say. */
  currency = $state<Currency | null>(null);

  constructor() {
    const saved = load();
    this.locale = LOCALES.find((locale) => locale === saved.locale) ?? preferredLocale(navigator.languages);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    this.theme = saved.theme === 'dark' || (saved.theme !== 'light' && dark) ? 'dark' : 'light';
    this.updown =
      saved.updown === 'green-up' || saved.updown === 'red-up'
        ? saved.updown
        : this.locale === 'zh-CN'
          ? 'red-up'
          : 'green-up';
    const { currency = '' } = saved;
    this.currency = isCurrency(currency) ? currency : null;
  }

  /** Writes them to the page and keeps them. To be called inside an effect. */
  apply(): void {
    const { documentElement: root } = document;
    root.lang = this.locale;
    root.dataset['theme'] = this.theme;
    root.dataset['updown'] = this.updown;
    try {
      const { locale, theme, updown, currency } = this;
      localStorage.setItem(KEY, JSON.stringify({ locale, theme, updown, ...(currency && { currency }) }));
    } catch (cause) {
      console.info('preferences could not be kept', cause);
    }
  }
}
