import type PptxGenJS from 'pptxgenjs';
import { QueryError } from '../../db/errors';
import type { Locale } from '../../i18n/locale';
import { deckTexts } from '../../i18n/texts/deck';
import { type ComposedSlide, footLine } from '../composed';
import { dotsTable } from '../dots';
import { fitted, linesAt } from '../fit';
import { heatTable } from '../heat';
import { COLOURS } from '../look';
import { addNativeChart, type Place } from './chart';
import { finished } from './finish';
import { nativeChart } from './native';
import type { NativeChart } from './native-chart';
import { UNFINISHED } from './native-line';
import { addHeatTable, addRows, narrowed, ROW } from './tables';

/** The project's own drawing, where PowerPoint has no chart of that kind. */
export interface Picture {
  /** `data:image/png;base64,…` */
  readonly data: string;
  readonly width: number;
  readonly height: number;
}

export interface WriteOptions {
  readonly locale: Locale;
  readonly title: string;
  /** By slide id; a slide without one gets its table. */
  readonly pictures?: ReadonlyMap<string, Picture>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** Inches: 16:9, as the design's 1440 × 810. */
const PAGE = { w: 13.333, h: 7.5 } as const;
const EDGE = 0.667;
const WIDE = PAGE.w - 2 * EDGE;
const BODY: Place = { x: EDGE, y: 1.85, w: WIDE, h: 4.8 };
const ASIDE = 3.1;
const CHART: Place = { ...BODY, w: WIDE - ASIDE - 0.4 };
const BESIDE: Place = { ...BODY, x: EDGE + WIDE - ASIDE, w: ASIDE };
const MASTER = 'Kequn';
/** Columns of a table that can still be read from the back of the room. */
const MOST_COLUMNS = 9;

function defineMaster(pptx: PptxGenJS): void {
  const [ink, faint] = [COLOURS.ink.toUpperCase(), COLOURS['ink-3'].toUpperCase()];
  pptx.defineLayout({ name: 'WIDE', width: PAGE.w, height: PAGE.h });
  pptx.layout = 'WIDE';
  pptx.defineSlideMaster({
    title: MASTER,
    background: { color: COLOURS.paper.toUpperCase() },
    objects: [
      { line: { x: EDGE, y: 6.86, w: WIDE, h: 0, line: { color: COLOURS.rule.toUpperCase(), width: 0.75 } } },
      {
        placeholder: {
          options: { name: 'title', type: 'title', x: EDGE, y: 0.72, w: WIDE, h: 0.95, color: ink, bold: true, align: 'left', valign: 'top', margin: 0 },
          text: '',
        },
      }, // prettier-ignore
    ],
    slideNumber: { x: PAGE.w - EDGE - 0.8, y: 6.95, w: 0.8, h: 0.3, align: 'right', fontSize: 10, color: faint },
  });
}

const text = (locale: Locale, options: PptxGenJS.TextPropsOptions): PptxGenJS.TextPropsOptions => ({
  margin: 0,
  align: 'left',
  valign: 'top',
  lang: locale,
  color: COLOURS['ink-2'].toUpperCase(),
  ...options,
});

function addWords(
  slide: PptxGenJS.Slide,
  lines: readonly string[],
  place: Place,
  sizes: readonly number[],
  locale: Locale,
): void {
  if (lines.length === 0) return;
  const fontSize = fitted(lines, sizes, { width: place.w, height: place.h, leading: 1.55 });
  slide.addText(
    lines.map((line, i) => ({
      text: line,
      options: { breakLine: i < lines.length - 1, paraSpaceAfter: fontSize * 0.5 },
    })),
    text(locale, { ...place, fontSize, lineSpacingMultiple: 1.15 }),
  );
}

function addFacts(slide: PptxGenJS.Slide, { facts, lines }: ComposedSlide, locale: Locale): void {
  const columns = facts.length > 6 ? 4 : Math.max(1, Math.ceil(facts.length / 2));
  const [w, h] = [WIDE / columns, 1.6];
  const room = { width: w - 0.2, height: 0.7, leading: 1.2 };
  const fontSize = Math.min(...facts.map(({ value }) => fitted([value], [36, 34, 30, 26, 22], room)));
  for (const [i, { name, value, detail, goal }] of facts.entries()) {
    const [x, y] = [EDGE + (i % columns) * w, BODY.y + 0.05 + Math.floor(i / columns) * h];
    const at = (top: number, height: number) => ({ x, y: y + top, w: w - 0.2, h: height });
    slide.addText(name, text(locale, { ...at(0, 0.3), fontSize: 13 }));
    slide.addText(value, text(locale, { ...at(0.3, 0.65), fontSize, bold: true, color: COLOURS.ink.toUpperCase() }));
    slide.addText(detail, text(locale, { ...at(0.98, 0.3), fontSize: 11, color: COLOURS['ink-3'].toUpperCase() }));
    if (!goal) continue;
    const goalSize = fitted([goal], [11, 10, 9], { width: w - 0.2, height: 0.38, leading: 1.2 });
    slide.addText(goal, text(locale, { ...at(detail === '' ? 0.98 : 1.22, 0.38), fontSize: goalSize }));
  }
  const used = 0.05 + Math.ceil(facts.length / columns) * h;
  addWords(slide, lines, { ...BODY, y: BODY.y + used, h: BODY.h - used }, [16, 14, 12, 11], locale);
}

function addPicture(slide: PptxGenJS.Slide, { data, width, height }: Picture, place: Place, altText: string): void {
  const scale = Math.min(place.w / width, place.h / height);
  slide.addImage({ data, x: place.x, y: place.y, w: width * scale, h: height * scale, altText });
}

/** What `finish.ts` has to know of the charts that were added, in order. */
type Charts = NativeChart[];

/** The picture, native where PowerPoint has the kind, and what must be said beside it. */
function addBody(
  slide: PptxGenJS.Slide,
  composed: ComposedSlide,
  picture: Picture | undefined,
  { locale, charts }: { readonly locale: Locale; readonly charts: Charts },
): void {
  const { kind, spec, table, lines, title } = composed;
  const t = deckTexts[locale];
  const beside = (more: number) => [...lines, ...(more > 0 ? [t.restRows(more)] : [])];
  const words = (all: readonly string[], place = BESIDE) =>
    addWords(slide, all, place, [15, 14, 13, 12, 11, 10], locale);
  if (kind === 'facts') return addFacts(slide, composed, locale);
  if (kind === 'lines' || kind === 'refused') return addWords(slide, lines, BODY, [24, 22, 20, 18, 16, 14, 12], locale);
  const heat = spec && heatTable(spec);
  if (heat) {
    const below = lines.length > 0 ? 0.55 : 0;
    addHeatTable(slide, heat, { ...BODY, h: BODY.h - below - 0.1 });
    return words([lines.join(' ')], { ...BODY, y: BODY.y + BODY.h - below, h: below });
  }
  const native = spec && nativeChart(spec, composed.kicker.split(/[・·]/)[0]?.trim() ?? title, locale);
  if (native) {
    addNativeChart(slide, native, CHART, { altText: title, locale });
    charts.push(native);
    const runs = native.categories.some((name) => name.split('\n')[0]?.endsWith(UNFINISHED));
    return words([...beside(0), ...(runs ? [`${UNFINISHED} ${t.unfinished}`] : [])]);
  }
  const shown = spec?.kind === 'dots' ? dotsTable(spec, locale) : table && narrowed(table, MOST_COLUMNS);
  if (!shown) return words(lines, BODY);
  const isNarrow = picture !== undefined || shown.columns.length <= 3;
  const side: Place = picture ? { ...BODY, x: EDGE + 6.9, w: WIDE - 6.9 } : isNarrow ? { ...BODY, w: 8 } : BODY;
  if (picture) addPicture(slide, picture, { ...BODY, w: 6.5 }, title);
  const needed = (beside(1).reduce((sum, line) => sum + linesAt(line, 12, side.w), 0) * 12 * 1.7) / 72;
  const most = Math.max(2, Math.min(4, BODY.h - needed - 0.25));
  const height = Math.min(most, ROW * (shown.rows.length + 1));
  const more = addRows(slide, shown, { ...side, h: height });
  return words(beside(more), { ...side, y: side.y + height + 0.25, h: side.h - height - 0.25 });
}

function addSlide(
  pptx: PptxGenJS,
  composed: ComposedSlide,
  { locale, pictures, title }: WriteOptions,
  charts: Charts,
): void {
  const slide = pptx.addSlide({ masterName: MASTER });
  const { parts } = deckTexts[locale];
  const faint = COLOURS['ink-3'].toUpperCase();
  const kicker = [parts[composed.part], composed.kicker].filter((part) => part !== '').join(' · ');
  const fontSize = fitted([composed.title], [28, 24, 20, 18, 16], { width: WIDE, height: 0.95, leading: 1.2 });
  slide.addText(kicker, text(locale, { x: EDGE, y: 0.38, w: WIDE - 3, h: 0.3, fontSize: 12, color: faint }));
  slide.addText(
    title,
    text(locale, { x: PAGE.w - EDGE - 3, y: 0.38, w: 3, h: 0.3, fontSize: 12, color: faint, align: 'right' }),
  );
  slide.addText(composed.title, {
    placeholder: 'title',
    fontSize,
    bold: true,
    lang: locale,
    valign: 'top',
    align: 'left',
  });
  addBody(slide, composed, pictures?.get(composed.id), { locale, charts });
  const foot = footLine(composed.foot);
  const size = fitted([foot], [11, 10, 9, 8], { width: WIDE - 1, height: 0.32, leading: 1.3 });
  slide.addText(foot, text(locale, { x: EDGE, y: 6.93, w: WIDE - 1, h: 0.36, fontSize: size, color: faint }));
  slide.addNotes(composed.notes);
}

/** Fetches the library ahead of its first use, so that a file can be written with the cable pulled. */
export const fetchWriter = async (): Promise<void> => {
  await import('pptxgenjs');
};

const breath = () => new Promise((resolve) => setTimeout(resolve));

/**
 * The deck as a PowerPoint file: native charts with their numbers, tables, pictures where neither fits, and notes. Works slide by slide
 * and lets the page breathe in between; an abort rejects with a `QueryError` of reason `aborted`.
 */
export async function writePptx(
  slides: readonly ComposedSlide[],
  options: WriteOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, title, signal, onProgress } = options;
  const stop = () => {
    if (signal?.aborted) throw new QueryError('aborted', 'the file is no longer wanted', '');
  };
  const { default: Pptx } = await import('pptxgenjs');
  const pptx = new Pptx();
  pptx.title = title;
  pptx.author = 'Kequn';
  pptx.company = 'Kequn';
  defineMaster(pptx);
  const charts: Charts = [];
  for (const [index, composed] of slides.entries()) {
    stop();
    addSlide(pptx, composed, options, charts);
    onProgress?.((0.6 * (index + 1)) / slides.length);
    await breath();
  }
  const written = await pptx.write({ outputType: 'arraybuffer', compression: false });
  stop();
  if (!(written instanceof ArrayBuffer)) throw new TypeError('the presentation was not written as bytes');
  onProgress?.(0.9);
  await breath();
  const bytes = finished(new Uint8Array(written), locale, charts);
  onProgress?.(1);
  return bytes;
}
