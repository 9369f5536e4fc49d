import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Locale } from '../../i18n/locale';
import { COLOURS, FACES } from '../look';

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

/** Unknown values are gaps: a point without a value is no point. */
const withoutGaps = (xml: string) => xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '');

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

/** Series of this colour are background: drawn thin, and out of the legend. */
export const QUIET = COLOURS['rule-2'];

function quietened(xml: string): string {
  const quiet: string[] = [];
  const mark = `<c:spPr><a:solidFill>${colour(QUIET)}`;
  const thin = xml.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (series) => {
    if (!series.replace(/\s+</g, '<').includes(mark)) return series;
    quiet.push(/<c:idx val="(\d+)"/.exec(series)?.[1] ?? '');
    return series.replace(/<a:ln w="\d+"/g, '<a:ln w="9525"');
  });
  const entries = quiet.map((index) => `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`);
  return thin.replace(/(<c:legendPos [^>]*\/>)/, `$1${entries.join('')}`);
}

/** Gives a written presentation what its library has no words for: theme, faces of both scripts, notes in paragraphs, gaps. */
export function finished(bytes: Uint8Array, locale: Locale): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes);
  const changed = Object.fromEntries(
    Object.entries(parts)
      .filter(([path]) => !path.endsWith('/'))
      .map(([path, part]) => {
        if (!path.endsWith('.xml')) return [path, part];
        const xml = strFromU8(part);
        if (/\/theme\d+\.xml$/.test(path)) return [path, strToU8(themed(xml, locale))];
        if (path.startsWith('ppt/notesSlides/')) return [path, strToU8(paragraphs(xml, locale))];
        if (path.startsWith('ppt/charts/')) return [path, strToU8(quietened(withoutGaps(faced(xml))))];
        if (/^ppt\/slide(?:s|Layouts|Masters)\//.test(path)) return [path, strToU8(faced(xml))];
        return [path, part];
      }),
  );
  return zipSync(changed, { level: 6 }) as Uint8Array<ArrayBuffer>;
}
