import { type Currency, isCurrency } from '../util/currency';
import type { ColumnMapping, StagedFile } from './api';

/** What the amounts of loaded files are said to be in: one currency, several, or nothing is said (`none`). */
export type SaidCurrency =
  | { readonly kind: 'one'; readonly currency: Currency }
  | { readonly kind: 'several'; readonly currencies: readonly Currency[] }
  | { readonly kind: 'none' };

const WITH_AMOUNTS = new Set<StagedFile['kind']>(['orders', 'order_items', 'payments']);
const CODE_COLUMN =
  /^(?:币种|货币(?:类型|种类|单位)?|幣別|幣種|貨幣(?:類型|種類)?|(?:order |presentment |settlement )?currency(?: code)?)$/i;
/** Longer signs first: HK$ is not $. */
const SIGNS: readonly (readonly [RegExp, Currency])[] = [
  [/HK\$|港[币元幣]/i, 'HKD'],
  [/NT\$|新[台臺][币幣]/i, 'TWD'],
  [/R\$/, 'BRL'],
  [/(?<![A-Z])S\$/, 'SGD'],
  [/(?<![A-Z])(?:A|AU)\$/, 'AUD'],
  [/(?<![A-Z])(?:C|CA)\$/, 'CAD'],
  [/\$|美[元金]/, 'USD'],
  [/€|欧元|歐元/, 'EUR'],
  [/£|英[镑鎊]/, 'GBP'],
  [/₹/, 'INR'],
  [/₩|韩元|韓元/, 'KRW'],
  [/円|日[元圆圓]/, 'JPY'],
  [/人民币|人民幣|RMB|[¥￥元]/i, 'CNY'],
];

/** 人民币, usd, US$ */
function currencyIn(text: string): Currency | undefined {
  const code = /\b[A-Z]{3}\b/.exec(text.toUpperCase())?.[0] ?? '';
  if (isCurrency(code)) return code;
  return SIGNS.find(([sign]) => sign.test(text))?.[1];
}

/** A column of codes tells by its values, one of amounts by the brackets of its name and by its values. */
function told({ column, field, samples }: ColumnMapping, cells: readonly string[]): readonly Currency[] {
  const values = [...samples, ...cells].flatMap<Currency>((text) => currencyIn(text) ?? []);
  if (CODE_COLUMN.test(column.trim())) return values;
  if (field === null || !/amount|paid|price|refund/.test(field)) return [];
  const unit = /[(（[【]([^)）\]】]+)[)）\]】]/.exec(column)?.[1] ?? '';
  const named = currencyIn(unit);
  return named ? [...values, named] : values;
}

/** Reads what the columns and first rows of loaded files say. A column of codes outweighs signs. */
export function saidCurrency(files: readonly StagedFile[]): SaidCurrency {
  const columns = files
    .filter(({ kind }) => WITH_AMOUNTS.has(kind))
    .flatMap(({ mapping, preview }) =>
      mapping.map((column, index) => ({
        isCode: CODE_COLUMN.test(column.column.trim()),
        said: told(
          column,
          preview.map((row) => row[index] ?? ''),
        ),
      })),
    );
  const coded = columns.filter(({ isCode, said }) => isCode && said.length > 0);
  const currencies = [...new Set((coded.length > 0 ? coded : columns).flatMap(({ said }) => said))];
  const [currency] = currencies;
  if (currency === undefined) return { kind: 'none' };
  return currencies.length === 1 ? { kind: 'one', currency } : { kind: 'several', currencies };
}
