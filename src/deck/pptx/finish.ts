import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Locale } from '../../i18n/locale';
import { COLOURS, FACES } from '../look';
import { finishedChart } from './finish-chart';
import type { NativeChart } from './native-chart';

const colour = (hex: string) => `<a:srgbClr val="${hex.toUpperCase()}"/>`;

/** The theme's colours and faces: changing the theme in PowerPoint changes the deck. */
function themed(xml: string, locale: Locale): string {
  const { latin, eastAsian } = FACES[locale];
  const { ink, paper, sunken, k1, k2, k3, k4, k5, k6 } = COLOURS;
  const slots: readonly (readonly [string, string])[] = [
    ['dk1', ink],
    ['lt1', paper],
    ['dk2', COLOURS['ink-2']],
    ['lt2', sunken],
    ...[k1, k2, k3, k4, k5, k6].map((hex, i) => [`accent${i + 1}`, hex] as const),
    ['hlink', k1],
    ['folHlink', k4],
  ];
  const colours = slots.map(([name, hex]) => `<a:${name}>${colour(hex)}</a:${name}>`).join('');
  const faces = `<a:latin typeface="${latin}"/><a:ea typeface="${eastAsian}"/><a:cs typeface=""/><a:font script="Hans" typeface="${eastAsian}"/>`;
  return xml
    .replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/, `<a:clrScheme name="Kequn">${colours}</a:clrScheme>`)
    .replace(
      /<a:fontScheme[\s\S]*?<\/a:fontScheme>/,
      `<a:fontScheme name="Kequn"><a:majorFont>${faces}</a:majorFont><a:minorFont>${faces}</a:minorFont></a:fontScheme>`,
    );
}

/** Faces by the theme, so that Latin and Chinese characters each have their own; in charts Chinese has none otherwise. */
function faced(xml: string): string {
  return xml
    .replace(
      /<a:latin typeface="[^"]*"[^>]*\/>(?:<a:ea [^>]*\/>)?(?:<a:cs [^>]*\/>)?/g,
      '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>',
    )
    .replace(/ altLang="en-US"/g, '');
}

/** One paragraph of notes per line. */
function paragraphs(xml: string, lang: Locale): string {
  const pattern = /<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([\s\S]*?)<\/a:t><\/a:r><a:endParaRPr[^>]*\/><\/a:p>/;
  return xml.replace(pattern, (_, text: string) =>
    text
      .split(/\r?\n/)
      .map((line) =>
        line === ''
          ? `<a:p><a:endParaRPr lang="${lang}" dirty="0"/></a:p>`
          : `<a:p><a:r><a:rPr lang="${lang}" dirty="0"/><a:t>${line}</a:t></a:r></a:p>`,
      )
      .join(''),
  );
}

const numberOf = (path: string) => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);

/**
 * Gives a written presentation what its library has no words for: theme, faces of both scripts, notes in
 * paragraphs, and of charts (in the order in which they were added) intervals, words at points, and gaps.
 */
export function finished(bytes: Uint8Array, locale: Locale, charts: readonly NativeChart[]): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes);
  const drawn = Object.keys(parts)
    .filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const chartAt = new Map(drawn.map((path, i) => [path, charts[i]]));
  const changed = Object.fromEntries(
    Object.entries(parts)
      .filter(([path]) => !path.endsWith('/'))
      .map(([path, part]) => {
        if (!path.endsWith('.xml')) return [path, part];
        const xml = strFromU8(part);
        if (/\/theme\d+\.xml$/.test(path)) return [path, strToU8(themed(xml, locale))];
        if (path.startsWith('ppt/notesSlides/')) return [path, strToU8(paragraphs(xml, locale))];
        const chart = chartAt.get(path);
        if (chart) return [path, strToU8(finishedChart(faced(xml), chart, locale))];
        if (/^ppt\/slide(?:s|Layouts|Masters)\//.test(path)) return [path, strToU8(faced(xml))];
        return [path, part];
      }),
  );
  return zipSync(changed, { level: 6 }) as Uint8Array<ArrayBuffer>;
}
