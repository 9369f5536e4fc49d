import type { FileKind, Problem } from '../api';
import { isSurvey, surveyEvidence } from './evidence';
import { FIELDS, QUESTION } from './fields';
import { lookAlike } from './lookalike';
import { type Column, type Guess, mapByValues, mapColumns } from './mapping';
import { kindOfRule, matchRule, type RuleMatch } from './rules';
import { isSideKind, missingSide } from './side-fields';
import { sideKind } from './side-kinds';
import { type Similar, similarLayout } from './similar';
import { AMOUNTS, BUYERS, has, NAMES, PROFILE, TIMES, unknown } from './unknown';

export interface Recognised {
  readonly kind: FileKind;
  readonly layout: string;
  /** 0..1 */
  readonly confidence: number;
  readonly guesses: readonly Guess[];
  readonly blocked?: Problem;
}

const hasUnitPrice = (guesses: readonly Guess[]) =>
  has(guesses, 'order_items.unit_price') && has(guesses, 'order_items.quantity');

interface Generic {
  readonly kind: FileKind;
  readonly confidence: number;
  readonly guesses: readonly Guess[];
}

/** Which kind a file without a rule is, by what its columns would mean. */
function genericKind(columns: readonly Column[]): Generic | undefined {
  const as = (kind: FileKind) => mapColumns(columns, kind, undefined);
  const orders = as('orders');
  const isTimed = has(orders, ...TIMES);
  const isPaid = has(orders, ...AMOUNTS) || hasUnitPrice(orders);
  const evidence = surveyEvidence(columns);
  if (isTimed && isPaid && evidence.scales <= 3) return { kind: 'orders', confidence: 0.85, guesses: orders };
  if (
    isTimed &&
    has(orders, 'orders.order_id') &&
    has(orders, 'orders.order_status', 'orders.customer_id') &&
    evidence.scales === 0
  ) {
    return { kind: 'orders', confidence: 0.8, guesses: orders };
  }
  const payments = as('payments');
  const isPayment = columns.some(({ name }) => /payment|支付|付款|流水/i.test(name));
  if (
    has(payments, 'payments.order_id') &&
    has(payments, 'payments.amount') &&
    isPayment &&
    !has(orders, 'order_items.product_id', 'order_items.product_name')
  ) {
    return { kind: 'payments', confidence: 0.85, guesses: payments };
  }
  const items = as('order_items');
  const isUndated = isPaid && !isTimed && has(orders, ...AMOUNTS) && has(orders, ...BUYERS);
  if (
    !isUndated &&
    items.some(({ field, confidence }) => field === 'orders.order_id' && confidence >= 0.45) &&
    has(items, 'order_items.product_id', 'order_items.sku', 'order_items.product_name', 'order_items.category')
  ) {
    return { kind: 'order_items', confidence: 0.85, guesses: items };
  }
  const survey = as('survey');
  const isSheet = has(survey, 'surveys.response_id', 'surveys.submitted_at', 'surveys.order_id', 'surveys.customer_id');
  if (isSurvey(evidence, columns.length, isSheet)) {
    const isSure = isSheet || evidence.scales >= columns.length / 2;
    return { kind: 'survey', confidence: isSure ? 0.85 : 0.6, guesses: survey };
  }
  const customers = as('customers');
  const facts = PROFILE.filter((column) => has(customers, `customers.${column}`)).length;
  if (has(customers, ...NAMES) && facts > 0 && !isPaid) {
    return { kind: 'customers', confidence: facts > 1 ? 0.85 : 0.7, guesses: customers };
  }
  const products = as('products');
  if (has(products, 'products.product_id') && has(products, 'products.category') && !isTimed) {
    return { kind: 'products', confidence: 0.85, guesses: products };
  }
  const isOfOrders =
    has(orders, 'orders.order_id', ...BUYERS) || orders.some(({ field }) => field?.startsWith('order_items.'));
  return (isPaid || isTimed) && isOfOrders ? { kind: 'orders', confidence: 0.4, guesses: orders } : undefined;
}

/** What a file is and what its columns are taken for. */
export function recognise(columns: readonly Column[], fileName: string, hasHeader: boolean): Recognised {
  if (!hasHeader) {
    const guesses = mapByValues(columns);
    const isLikely = has(guesses, 'orders.ordered_at');
    return {
      kind: isLikely ? 'orders' : 'refused',
      layout: 'generic',
      confidence: 0.4,
      guesses,
      ...(isLikely ? {} : { blocked: { code: 'not-recognised' } }),
    };
  }
  const names = columns.map(({ name }) => name);
  const match = matchRule(names, fileName);
  const trusted = match && !match.isWeak ? match : undefined;
  const similar = trusted ? undefined : similarLayout(names);
  const side = trusted || similar ? undefined : sideKind(columns);
  if (side) return { ...side, layout: 'generic', confidence: 0.85 };
  const other = trusted ? undefined : lookAlike(names);
  if (other && (similar?.share ?? 0) < CLEAR) return { ...unknown(columns), blocked: other };
  const generic = trusted ? undefined : genericKind(columns);
  if (similar) return bySimilar(columns, similar, generic);
  if (generic && match && generic.kind === 'orders' && kindOfRule(match.rule) === 'orders')
    return { ...byRule(columns, match), confidence: 0.9 };
  if (generic && (generic.confidence >= 0.8 || !match)) return { ...generic, layout: 'generic' };
  return match ? byRule(columns, match) : unknown(columns);
}

/** From so much likeness on a layout is certain, whatever else its headers remind of. */
const CLEAR = 0.9;

/** A part of a layout, or a changed one: the kind is that of the layout, unless what is left of it is less than that. */
function bySimilar(columns: readonly Column[], { rule, share }: Similar, generic: Generic | undefined): Recognised {
  const known = byRule(columns, { rule, score: 0, isWeak: false });
  const confidence = CLOSE + (1 - CLOSE) * share * share - DOUBT;
  if (known.kind !== 'orders' || generic === undefined || generic.kind === 'orders' || generic.confidence < 0.8) {
    return { ...known, confidence };
  }
  const match = { rule, score: 0, isWeak: false };
  return { ...known, kind: generic.kind, guesses: mapColumns(columns, generic.kind, match), confidence };
}

const CLOSE = 0.7;
const DOUBT = 0.05;

function byRule(columns: readonly Column[], match: RuleMatch): Recognised {
  const kind = kindOfRule(match.rule);
  return {
    kind,
    layout: match.rule.id,
    confidence: match.isWeak ? 0.7 : 0.95,
    guesses: mapColumns(columns, kind, match),
  };
}

/** The same file taken for another kind by the user. */
export function recogniseAs(
  columns: readonly Column[],
  fileName: string,
  kind: FileKind,
  hasHeader: boolean,
): Recognised {
  const match = hasHeader
    ? matchRule(
        columns.map(({ name }) => name),
        fileName,
      )
    : undefined;
  const guesses = hasHeader
    ? mapColumns(columns, kind, match)
    : kind === 'orders'
      ? mapByValues(columns)
      : columns.map(() => ({ field: null, confidence: 0 }));
  return { kind, layout: match && kindOfRule(match.rule) === kind ? match.rule.id : 'generic', confidence: 1, guesses };
}

/** What to say of a file that only completes orders while none are at hand. */
export function needsOrders(kind: FileKind, companions: ReadonlySet<FileKind>): readonly Problem[] {
  const completes = kind === 'order_items' || kind === 'payments' || kind === 'products';
  return completes && !companions.has('orders') ? [{ code: 'needs-orders', values: { kind } }] : [];
}

/** What still has to be told before a file of this kind can be loaded. `companions` are the other kinds at hand. */
export function missingOf(
  kind: FileKind,
  fields: readonly (string | null)[],
  companions: ReadonlySet<FileKind>,
): Problem | undefined {
  const guesses = fields.map((field) => ({ field, confidence: 1 }));
  const missing = (field: string): Problem => ({ code: 'missing-field', values: { kind, field } });
  if (kind === 'refused') return { code: 'not-recognised' };
  if (kind === 'orders') {
    if (!has(guesses, ...TIMES)) return missing('orders.ordered_at');
    const isPaid = has(guesses, ...AMOUNTS) || hasUnitPrice(guesses);
    const fromOthers = has(guesses, 'orders.order_id') && (companions.has('payments') || companions.has('order_items'));
    return isPaid || fromOthers ? undefined : missing('orders.paid_amount');
  }
  if (kind === 'customers')
    return has(guesses, 'customers.customer_id', 'customers.nickname', 'customers.phone', 'customers.email')
      ? undefined
      : missing('customers.customer_id');
  if (kind === 'survey') return has(guesses, QUESTION) ? undefined : missing(QUESTION);
  if (isSideKind(kind)) {
    const lacking = missingSide(kind, fields);
    return lacking === undefined ? undefined : missing(lacking);
  }
  const absent = FIELDS[kind].find(({ field, required }) => required && !has(guesses, field));
  return absent ? missing(absent.field) : undefined;
}
