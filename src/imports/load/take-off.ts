/** A line of a return, or a whole one whose lines are not told: `product` null. Amounts are positive; `at` sorts as text. */
export interface Return {
  readonly order: string;
  readonly customer: string | null;
  readonly at: string;
  readonly product: string | null;
  readonly price: number;
  readonly amount: number;
}

/** A line of an order that a return may belong to: the same person, or where nobody is named the same price, bought the same goods. */
export interface Candidate {
  readonly order: string;
  readonly line: number;
  readonly customer: string | null;
  readonly at: string;
  readonly product: string | null;
  readonly price: number;
  readonly worth: number;
}

/** An order of somebody who returned something. */
export interface Sale {
  readonly order: string;
  readonly customer: string | null;
  readonly at: string;
  readonly amount: number;
}

export interface Taken {
  /** What comes off each order. */
  readonly orders: ReadonlyMap<string, number>;
  /** What of it comes off which line, and what the line is worth then. */
  readonly lines: readonly { readonly order: string; readonly line: number; readonly amount: number }[];
  /** How much of each return came off some order. */
  readonly returned: ReadonlyMap<string, number>;
}

/** Less than this is nothing. */
export const CENT = 0.005;
const rounded = (amount: number) => Math.round(amount * 1e6) / 1e6;
const latestFirst = <T extends { readonly at: string }>(a: T, b: T) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0);

function grouped<T extends { readonly at: string }>(items: readonly T[], keyOf: (item: T) => string | null) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  for (const group of groups.values()) group.sort(latestFirst);
  return groups;
}

/** Who and what; where nobody is named, the price must be the same too. */
function matchOf({ customer, product, price }: Pick<Candidate, 'customer' | 'product' | 'price'>): string | null {
  if (product === null) return null;
  return customer === null ? JSON.stringify([null, product, price]) : JSON.stringify([customer, product]);
}

/**
 * Which orders returns come off: first the latest earlier purchases of the same goods by the same customer, then the same customer's
 * latest earlier orders, never more than an order is worth. Earlier returns choose first.
 */
export function takeOff(returns: readonly Return[], candidates: readonly Candidate[], sales: readonly Sale[]): Taken {
  const left = new Map(sales.map(({ order, amount }) => [order, amount]));
  const orders = new Map<string, number>();
  const returned = new Map<string, number>();
  const lines = new Map<Candidate, number>();
  const byGoods = grouped(candidates, matchOf);
  const byPerson = grouped(sales, ({ customer }) => customer);
  const take = (order: string, wanted: number, from: Return): number => {
    const amount = Math.min(wanted, left.get(order) ?? 0);
    if (amount < CENT) return 0;
    left.set(order, (left.get(order) ?? 0) - amount);
    orders.set(order, rounded((orders.get(order) ?? 0) + amount));
    returned.set(from.order, rounded((returned.get(from.order) ?? 0) + amount));
    return amount;
  };
  const open: { readonly from: Return; readonly rest: number }[] = [];
  for (const from of returns.toSorted((a, b) => latestFirst(b, a))) {
    let rest = from.amount;
    for (const candidate of byGoods.get(matchOf(from) ?? '') ?? []) {
      if (rest < CENT) break;
      if (candidate.at > from.at) continue;
      const worth = candidate.worth - (lines.get(candidate) ?? 0);
      const taken = take(candidate.order, Math.min(rest, worth), from);
      if (taken > 0) lines.set(candidate, (lines.get(candidate) ?? 0) + taken);
      rest -= taken;
    }
    if (rest >= CENT) open.push({ from, rest });
  }
  for (const { from, rest } of open) {
    let wanted = rest;
    for (const sale of byPerson.get(from.customer ?? '') ?? []) {
      if (wanted < CENT) break;
      if (sale.at <= from.at) wanted -= take(sale.order, wanted, from);
    }
  }
  return {
    orders,
    returned,
    lines: Array.from(lines, ([{ order, line, worth }, taken]) => ({ order, line, amount: rounded(worth - taken) })),
  };
}
