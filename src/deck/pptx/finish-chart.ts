import type { Locale } from '../../i18n/locale';
import { COLOURS } from '../look';
import { columnsOf, type NativeChart, type NativeSeries } from './native-chart';

const colour = (hex: string) => `<a:srgbClr val="${hex.toUpperCase()}"/>`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a label shows, in the order that the format wants. */
const shows = (value: 0 | 1) =>
  `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

/** The reference to a column of the sheet, with the numbers that were last read from it. */
const reference = (series: string) => /<c:numRef>[\s\S]*<\/c:numRef>/.exec(series.slice(series.search(/<c:(?:val|yVal)>/)))?.[0] ?? ''; // prettier-ignore

function errorBars(up: string, down: string, type: NativeChart['type']): string {
  const direction = type === 'bars' || type === 'columns' ? '' : '<c:errDir val="y"/>';
  const line = `<c:spPr><a:ln w="15875" cap="flat"><a:solidFill>${colour(COLOURS['ctx-2'])}</a:solidFill><a:round/></a:ln></c:spPr>`;
  return `<c:errBars>${direction}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${reference(up)}</c:plus><c:minus>${reference(down)}</c:minus>${line}</c:errBars>`;
}

function pointLabels({ labels = [] }: NativeSeries, type: NativeChart['type'], locale: Locale): string {
  const place = type === 'scatter' ? 'l' : 't';
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, lines }) => {
      const words = lines.map(
        (line, i) =>
          `<a:p><a:r><a:rPr lang="${locale}" sz="1100" b="${i === 0 ? 1 : 0}"><a:solidFill>${colour(COLOURS.ink)}</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:rPr><a:t>${escaped(line)}</a:t></a:r></a:p>`,
      );
      return `<c:dLbl><c:idx val="${at}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${words.join('')}</c:rich></c:tx><c:dLblPos val="${place}"/>${shows(1)}</c:dLbl>`;
    })
    .join('');
}

/** Labels of single points, in the labels of the series or as those. */
function labelled(xml: string, labels: string): string {
  if (labels === '') return xml;
  if (xml.includes('<c:dLbls>')) return xml.replace('<c:dLbls>', `<c:dLbls>${labels}`);
  return xml.replace('<c:xVal>', `<c:dLbls>${labels}${shows(0)}</c:dLbls><c:xVal>`);
}

/** Elements of a line in the order of the format; what only bars have is left out. */
function ordered(xml: string): string {
  const [marker = ''] = /<c:marker>[\s\S]*?<\/c:marker>/.exec(xml) ?? [];
  return xml
    .replace(/\s*<c:invertIfNegative [^>]*\/>/, '')
    .replace(marker, '')
    .replace('<c:dLbls>', `${marker}<c:dLbls>`);
}

/** Points without a line between them; or, for what has no points, a dashed line without any. */
function dotted(xml: string, isPoints: boolean): string {
  if (isPoints) return xml.replace(/<a:ln w="[\s\S]*?<\/a:ln>/, '<a:ln><a:noFill/></a:ln>');
  return xml
    .replace('<c:symbol val="circle"/>', '<c:symbol val="none"/>')
    .replace('<a:prstDash val="solid"/>', '<a:prstDash val="sysDash"/>')
    .replace('<c:showVal val="1"/>', '<c:showVal val="0"/>');
}

const thin = (xml: string) => xml.replace(/<a:ln w="\d+"/g, '<a:ln w="9525"');
const renumbered = (xml: string, at: number) => xml.replace(/<c:(idx|order) val="\d+"\/>/g, (whole, name: string, from: number) => (from < xml.indexOf('<c:tx>') ? `<c:${name} val="${at}"/>` : whole)); // prettier-ignore

/**
 * What the library has no words for: columns that are the reach of another one become its error bars, some points get words, points of
 * a dot plot lose their line, background is thin and out of the legend, unknown values are gaps. Throws when the chart in the file does
 * not have the columns of `chart`.
 */
export function finishedChart(xml: string, chart: NativeChart, locale: Locale): string {
  const columns = columnsOf(chart);
  const written = xml.match(/<c:ser>[\s\S]*?<\/c:ser>/g) ?? [];
  if (written.length !== columns.length)
    throw new Error(`a chart of ${columns.length} columns was written as ${written.length}`);
  const isLine = chart.type === 'line' || chart.type === 'dots';
  const kept = columns.flatMap(({ series, role }, i): readonly string[] => {
    if (role !== 'values') return [];
    const [own = '', up = '', down = ''] = written.slice(i);
    const bars = series.reach ? errorBars(up, down, chart.type) : '';
    const at = chart.series.indexOf(series);
    const steps: readonly ((text: string) => string)[] = [
      (text) => (isLine ? ordered(text) : text),
      (text) => (chart.type === 'dots' ? dotted(text, at === chart.series.length - 1) : text),
      (text) => labelled(text, pointLabels(series, chart.type, locale)),
      (text) => text.replace(/<c:(?:cat|xVal)>/, (start) => bars + start),
      (text) => (series.isQuiet ? thin(text) : text),
      (text) => renumbered(text, at),
    ];
    return [steps.reduce((text, step) => step(text), own)];
  });
  const hidden = chart.series.flatMap(({ isQuiet }, i) => (isQuiet ? [`<c:legendEntry><c:idx val="${i}"/><c:delete val="1"/></c:legendEntry>`] : [])); // prettier-ignore
  const [first = '', ...rest] = written;
  return rest
    .reduce((text, series) => text.replace(series, () => ''), xml)
    .replace(first, () => kept.join(''))
    .replace(/(<c:legendPos [^>]*\/>)/, (place) => place + hidden.join(''))
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '');
}
