/** A new language is one entry here; the compiler then names every missing text. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
/** One text, or one dictionary of texts, per language. */
export type Localised<T> = Readonly<Record<Locale, T>>;

/** The first language of the browser that we speak; Chinese variants get zh-CN, everything else English. */
export function preferredLocale(languages: readonly string[]): Locale {
  const first = languages.find((language) => /^(zh|en)\b/i.test(language));
  return first && /^en/i.test(first) ? 'en' : first ? 'zh-CN' : 'en';
}
