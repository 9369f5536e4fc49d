import type { FileKind } from '../api';
import { type DetectionRule, normaliseHeader, RULES } from '../dictionary/dictionary';

interface Compiled {
  readonly rule: DetectionRule;
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
}

const compiled: readonly Compiled[] = RULES.map((rule) => ({
  rule,
  all: rule.all.map(normaliseHeader),
  any: rule.any.map(normaliseHeader),
  none: rule.none.map(normaliseHeader),
}));

/** Every rule of these sits in most tables; alone it says too little without a look at the values. */
const WEAK = new Set(['google_forms', 'zoho_leads', 'pos_generic']);

export interface RuleMatch {
  readonly rule: DetectionRule;
  readonly score: number;
  readonly isWeak: boolean;
}

/**
 * The best rule whose headers are all there, with enough of the optional and none of the excluded ones. Of a path within
 * an archive the last part counts.
 */
export function matchRule(names: readonly string[], fileName: string): RuleMatch | undefined {
  const present = new Set(names.map(normaliseHeader));
  const matches = compiled.flatMap(({ rule, all, any, none }) => {
    const hits = any.filter((header) => present.has(header)).length;
    const minimum = rule.minAny ?? (any.length > 0 ? 1 : 0);
    if (!all.every((header) => present.has(header)) || hits < minimum || none.some((header) => present.has(header)))
      return [];
    const named = rule.file_rx !== undefined && new RegExp(rule.file_rx).test(fileName.split('/').at(-1) ?? '');
    return [{ rule, score: rule.priority + 2 * hits + (named ? 5 : 0), isWeak: WEAK.has(rule.id) }];
  });
  return matches.sort((a, b) => b.score - a.score)[0];
}

/** Files with a rule of grain `item` that have no date or amount of the order are lines only. */
const BILLS = new Set(['wechat_pay_bill', 'alipay_bill']);
const LINES = new Set(['taobao_item_classic', 'taobao_item_new', 'square_items']);

export function kindOfRule(rule: DetectionRule): FileKind {
  if (BILLS.has(rule.id)) return 'payments';
  if (LINES.has(rule.id)) return 'order_items';
  if (rule.grain === 'customer') return 'customers';
  if (rule.grain === 'response') return 'survey';
  return rule.grain === 'ticket' ? 'complaints' : 'orders';
}
