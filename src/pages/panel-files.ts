import { type Caption, pngBlob, svgText } from '../charts/export';
import type { Locale } from '../i18n/locale';
import { pageTexts } from '../i18n/texts/pages';
import type { ShellTexts } from '../i18n/texts/shell';
import { ATTRIBUTES, isAttribute } from '../model/attributes';
import type { ResolvedScope } from '../model/scope';
import { previousDay } from '../state/range';
import type { Session } from '../state/session.svelte';
import { downloadBlob } from '../ui/download';
import { toCsv, withBom } from '../util/csv';
import { type Asked, tableOf } from './panel-columns';

/** A panel as it stands on screen. */
export interface Downloaded {
  readonly asked: Asked;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly title: string;
  readonly scope: ResolvedScope;
  readonly locale: Locale;
}

/** Words around the picture besides those that the panel shows. */
export interface Words {
  readonly texts: Pick<ShellTexts, 'chip' | 'scope'>;
  readonly count: (n: number) => string;
  /** What is filtered by, in words. */
  readonly filters: readonly string[];
  /** The day after the last one with data. */
  readonly asOf: string | null;
  readonly dot: string;
}

type Row = Downloaded['rows'][number];

/** Who or what stands behind the rows, where they add up. */
export function behind({
  asked: { id, params },
  rows,
}: Downloaded): { readonly n: number; readonly of: 'orders' | 'customers' | 'responses' } | null {
  const sum = (name: string, of: readonly Row[] = rows) =>
    of.reduce((total, { [name]: value }) => total + (typeof value === 'number' ? value : 0), 0);
  const [first] = rows;
  const whole = [first?.['overall_n'], first?.['total']].find((n) => typeof n === 'number');
  if (typeof whole === 'number') return { n: whole, of: 'responses' };
  if (id === 'cohort-retention')
    return {
      n: sum(
        'size',
        rows.filter(({ age }) => age === 0),
      ),
      of: 'customers',
    };
  if (id.startsWith('rfm-') && first && 'customers' in first) return { n: sum('customers'), of: 'customers' };
  const split = ['by', 'across'].map((name) => params?.[name]);
  const isSplitByLines = split.some(
    (name) => typeof name === 'string' && isAttribute(name) && ATTRIBUTES[name].level === 'item',
  );
  const isOfOrders = first !== undefined && 'orders' in first && !isSplitByLines;
  return isOfOrders ? { n: sum('orders'), of: 'orders' } : null;
}

const rangeOf = ({ from, to }: ResolvedScope, { texts }: Pick<Words, 'texts'>) =>
  texts.scope.until(from, previousDay(to));

/** Range, filters, n and how far the data go, in one line. */
export function basisOf(panel: Downloaded, words: Words): string {
  const { texts, count, filters, asOf, dot } = words;
  const people = behind(panel);
  return [
    rangeOf(panel.scope, words),
    ...filters,
    ...(people ? [texts.chip[people.of](count(people.n))] : []),
    ...(asOf ? [texts.chip.until(previousDay(asOf))] : []),
  ].join(dot);
}

/** The title and the range, as a file is called. */
export const fileName = ({ title, scope }: Downloaded, kind: string): string =>
  `${title.slice(0, 60)} ${scope.from}–${previousDay(scope.to)}.${kind}`;

/** The rows as CSV text in the words of the screen. */
export function csvOf({ asked, rows, locale }: Downloaded): string {
  const table = tableOf(rows, asked, locale);
  return toCsv(table.headings, table.rows);
}

/** What stands around the chart in its panel: the line over the title and the lines under the chart, hints left out. */
function aroundIt(picture: SVGSVGElement): Pick<Caption, 'kicker' | 'notes'> {
  const panel = picture.closest('[data-panel]');
  const said = (selector: string) =>
    [...(panel?.querySelectorAll(selector) ?? [])].map((one) => (one.textContent ?? '').trim());
  return {
    kicker: said('.kicker').slice(0, 1).join(''),
    notes: said('.reading, .source > span:not(.hint, .updating)'),
  };
}

function wordsOf(session: Session): Words {
  const { texts, format, link, loaded, locale } = session;
  const filters = Object.entries(link.filters).flatMap(([attribute, values]) =>
    isAttribute(attribute) ? [format.list(values.map((value) => session.nameOf(attribute, value)))] : [],
  );
  const dot = pageTexts[locale].dot;
  return { texts, count: format.count, filters, asOf: loaded?.extents.asOf ?? null, dot };
}

/** Hands out the rows of a panel, or its picture with all that is written around it. */
export async function download(
  kind: 'csv' | 'svg' | 'png',
  panel: Downloaded,
  session: Session,
  picture: SVGSVGElement | null,
): Promise<void> {
  const file = fileName(panel, kind);
  if (kind === 'csv') {
    downloadBlob(file, new Blob([withBom(csvOf(panel))], { type: 'text/csv' }));
  } else if (picture) {
    const caption: Caption = { title: panel.title, basis: basisOf(panel, wordsOf(session)), ...aroundIt(picture) };
    downloadBlob(
      file,
      kind === 'png'
        ? await pngBlob(picture, 2, caption)
        : new Blob([svgText(picture, caption)], { type: 'image/svg+xml' }),
    );
  }
}
