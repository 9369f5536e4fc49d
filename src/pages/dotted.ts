import type { Locale } from '../i18n/locale';

/** Short facts side by side, parted as the language does. */
export const dotted = (locale: Locale, facts: readonly string[]): string => facts.join(locale === 'en' ? ' · ' : '・');
