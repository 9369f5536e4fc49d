import type { AnyAnalysis, ViewContext } from '../analyses/analysis';
import type { Column } from '../db/columns';
import { deckTexts } from '../i18n/texts/deck';
import { valueName } from '../i18n/texts/names';
import { panelTexts } from '../i18n/texts/panel';
import { isAttribute } from '../model/attributes';
import type { DeckTable, TableCell } from './composed';

type Context = ViewContext<Readonly<Record<string, unknown>>>;
type Row = Readonly<Record<string, unknown>>;

const plain = (value: unknown): TableCell['value'] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/** Columns whose words are codes of ours. */
const CODED = ['theme', 'part', 'kind'];

function written(value: unknown, name: string, { unit }: Column<unknown>, { format, locale, params }: Context): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (typeof value === 'number') {
    switch (unit) {
      case 'count':
        return format.count(value);
      case 'money':
        return format.number(value, 0);
      case 'share':
        return format.percent(value);
      default:
        return format.number(value, 1);
    }
  }
  if (CODED.includes(name)) return deckTexts[locale].codes[String(value)] ?? String(value);
  if (name === 'metric') return panelTexts[locale].kpi.names[String(value)] ?? String(value);
  const given = name === 'value' || name === 'other' ? params[name === 'value' ? 'by' : 'across'] : name;
  const attribute = typeof given === 'string' ? given : name;
  return isAttribute(attribute) || attribute.endsWith('scoring_used')
    ? valueName(locale, attribute, String(value))
    : String(value);
}

const isNumeric = ({ role, unit }: Column<unknown>) => role === 'count' || role === 'measure' || unit === 'number';

/** All rows of an answer with the headings of its analysis; names for people, values in full. */
export function tableOf(analysis: AnyAnalysis, rows: readonly Row[], context: Context): DeckTable {
  const entries = Object.entries(analysis.columns).filter(([, { role }]) => role !== 'id' && role !== 'text');
  const { columns: labels } = analysis.messages[context.locale];
  return {
    columns: entries.map(([name, column]) => ({
      label: labels[name] ?? name,
      align: isNumeric(column) ? 'end' : 'start',
      unit: column.unit,
    })),
    rows: rows.map((row) =>
      entries.map(([name, column]) => {
        const text = written(row[name], name, column, context);
        const value = plain(row[name]);
        return { text, value: typeof value === 'string' ? text : value };
      }),
    ),
  };
}
