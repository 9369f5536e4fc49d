import type { Locale } from '../i18n/locale';

/** Colours of slides as files hold them: those of the light theme in app/tokens.css, which a test compares. */
export const COLOURS = {
  paper: 'fcfbf8',
  sunken: 'f5f2ec',
  ink: '1b1a17',
  'ink-2': '57534b',
  'ink-3': '6a655b',
  rule: 'dfdbd2',
  'rule-2': 'c6c0b4',
  grid: 'ebe7df',
  accent: '1a4f9c',
  'accent-soft': 'e1e9f4',
  ctx: 'bdb7ab',
  'ctx-2': '8d877b',
  green: '0a7453',
  red: 'b83418',
  k1: '1a4f9c',
  k2: 'bd8116',
  k3: '23857b',
  k4: '7d4a8c',
  k5: 'a63f5f',
  k6: '555c16',
} as const;

/** Seven steps from pale to deep with the ink that reads on each; and seven from below to above. */
export const STEPS = {
  sequential: ['edf0ee', 'd3dfe8', 'adc6dc', '7fa7cd', '4276ad', '265e9d', '123e78'],
  diverging: ['8a4b08', 'c2813a', 'e6c79c', 'efece5', 'adc6dc', '4276ad', '123e78'],
} as const;

/** Text on a coloured cell: paper on the deep ones. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140 ? 'ffffff' : COLOURS.ink;
}

/** Faces that Office has on Windows and on the Mac; Chinese always has one of its own. */
export const FACES: Readonly<Record<Locale, { readonly latin: string; readonly eastAsian: string }>> = {
  'zh-CN': { latin: 'Microsoft YaHei', eastAsian: 'Microsoft YaHei' },
  en: { latin: 'Segoe UI', eastAsian: 'Microsoft YaHei' },
};
