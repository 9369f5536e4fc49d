const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]/;

/** Width of a text in em: a Han character is one, a Latin one a little over half. Errs on the wide side. */
export function emWidth(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 1 : char === ' ' ? 0.32 : /[A-ZMW%@m]/.test(char) ? 0.74 : 0.58;
  return width;
}

/** Lines that a text takes at a size (pt) in a width (inches). */
export function linesAt(text: string, size: number, width: number): number {
  const perLine = (72 * width) / size;
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(emWidth(line) / Math.max(1, perLine - 1))), 0);
}

export interface Room {
  /** Inches. */
  readonly width: number;
  readonly height: number;
  /** Line height, as a multiple of the size. */
  readonly leading: number;
}

/** The largest of the sizes (pt, falling) at which all paragraphs fit; the smallest when none does. */
export function fitted(
  paragraphs: readonly string[],
  sizes: readonly number[],
  { width, height, leading }: Room,
): number {
  const fits = (size: number) =>
    paragraphs.reduce((lines, text) => lines + linesAt(text, size, width), 0) * size * leading <= 72 * height;
  return sizes.find(fits) ?? sizes.at(-1) ?? 12;
}
