import { VALUES } from '../dictionary/dictionary';

export type Standing = 'sale' | 'pending' | 'cancelled' | 'refunded' | 'partial_refund' | 'aftersale_open' | 'unknown';

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll(',', '，').replaceAll('_', ' ');

/** Words of public data sets that the dictionary does not hold. */
const MORE: Readonly<Record<string, Standing>> = {
  unavailable: 'cancelled', invoiced: 'sale', approved: 'sale', created: 'pending', success: 'sale', 有效: 'sale', 正常: 'sale', 无效: 'cancelled', 退货: 'refunded',
}; // prettier-ignore

function lookup(groups: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(groups).flatMap(([group, words]) => words.map((word) => [fold(word), group] as const)));
}

const EXACT = new Map([
  ...lookup(VALUES.order_status.exact),
  ...Object.entries(MORE).map(([word, group]) => [fold(word), group] as const),
]);
const CONTAINS = VALUES.order_status.contains.map(
  ([words = '', group = 'unknown']) => [words.split('|').map(fold), group] as const,
);
const REFUNDS = lookup(VALUES.refund_status);

/** Which group an order's own status words put it in; what was paid and given back is judged later. */
export function standingOf(status: string, refundStatus: string): Standing {
  const text = fold(status);
  const own =
    text === ''
      ? 'sale'
      : (EXACT.get(text) ?? CONTAINS.find(([words]) => words.some((word) => text.includes(word)))?.[1] ?? 'unknown');
  const refund = REFUNDS.get(fold(refundStatus)) ?? (fold(refundStatus).includes('退款成功') ? 'success' : 'none');
  if (own === 'cancelled' || own === 'pending' || own === 'refunded') return refund === 'success' ? 'refunded' : own;
  if (refund === 'success') return 'refunded';
  if (refund === 'partial') return 'partial_refund';
  return refund === 'open' ? 'aftersale_open' : (own as Standing);
}

/** 交易关闭: closed, which after a payment is a refund and before it a cancellation. */
export const isClosed = (status: string) => /关闭|關閉|closed/i.test(status);

interface Province {
  readonly full: string;
  readonly short: string;
  readonly en: string;
  readonly aliases: readonly string[];
}
const PROVINCES = VALUES.province.list as readonly Province[];
const BY_NAME = new Map(
  PROVINCES.flatMap(({ full, short, en, aliases }) =>
    [full, short, en, ...aliases].map((name) => [name.toLowerCase(), short] as const),
  ),
);
const PREFIXES = PROVINCES.flatMap(({ full, short, aliases }) => [full, short, ...aliases.filter((name) => /[\u4e00-\u9fff]/.test(name))].map((name) => [name, short] as const))
  .sort(([a], [b]) => b.length - a.length); // prettier-ignore

const squeezed = (written: string) => written.normalize('NFKC').replace(/^\s*中国|\s+/g, '');

/** The province that an address starts with; null for a street called after one (江苏路). */
export function provinceOfAddress(address: string): string | null {
  const text = squeezed(address);
  const prefix = PREFIXES.find(
    ([name]) => text.startsWith(name) && !/^(?:东|西|南|北|中)?(?:路|街|道|大道|大街)/.test(text.slice(name.length)),
  );
  return prefix?.[1] ?? null;
}

/** Cities that tables of Taiwan name where others name a province. */
const TAIWAN = /^(?:台北|新北|桃园|桃園|台中|台南|高雄)/;

/** One of the 34 short names where the text names one; other texts as they are, masked ones null. */
export function provinceOf(written: string): string | null {
  const text = squeezed(written);
  if (text === '' || text.includes('**')) return null;
  return (
    BY_NAME.get(text.toLowerCase()) ??
    BY_NAME.get(written.trim().toLowerCase()) ??
    provinceOfAddress(text) ??
    (TAIWAN.test(text.replaceAll('臺', '台')) ? '台湾' : written.trim())
  );
}

const GENDERS = lookup(VALUES.gender);

export function genderOf(written: string): string {
  return GENDERS.get(fold(written)) ?? 'unknown';
}
