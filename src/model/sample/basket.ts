import type { Random } from '../../util/random.ts';
import { ADULT, FOOD, type Product, STAGES } from './catalogue.ts';
import type { Person } from './people.ts';

/** One line of an order; `paid` and `refund` in yuan, for the whole quantity. */
export interface Line {
  readonly product: Product;
  readonly quantity: number;
  readonly paid: number;
  readonly refund: number;
}

export interface Occasion {
  readonly person: Person | undefined;
  /** The child's age in months; undefined: no baby powder this time. */
  readonly months: number | undefined;
  readonly isFirst: boolean;
  readonly isSale: boolean;
  readonly day: number;
}

export interface Basket {
  readonly lines: readonly Line[];
  /** How long it lasts, 1 = the usual time between orders. */
  readonly supply: number;
}

/** 1段 to 6 months, 2段 to 12, 3段 to 36, 4段 after that. */
export function stageOf(months: number): 0 | 1 | 2 | 3 {
  return months < 6 ? 0 : months < 12 ? 1 : months < 36 ? 2 : 3;
}

function line(product: Product, quantity: number, off: number): Line {
  return { product, quantity, paid: Math.round(product.price * quantity * (1 - off) * 10) / 10, refund: 0 };
}

/** What goes into one order. Sales are for stocking up, first orders for trying. */
export function fillBasket({ person, months, isFirst, isSale }: Occasion, random: Random): Basket {
  const off = isSale ? random.pick([0.15, 0.18, 0.2, 0.25]) : random.pick([0, 0, 0, 0.03, 0.05, 0.1]);
  const lines = new Map<string, Line>();
  const put = (product: Product, quantity: number) => lines.set(product.code, line(product, quantity, off));
  const usual = isFirst ? random.pick([1, 1, 1, 1, 2]) : random.pick([1, 1, 1, 2, 2, 3]);
  const quantity = usual + (isSale ? random.pick([0, 1, 2, 3]) : 0);
  if (months !== undefined) {
    const [plain, organic] = STAGES[stageOf(months)] ?? [ADULT[0], ADULT[0]];
    put(person?.prefersOrganic ? organic : plain, quantity);
    const next = STAGES[stageOf(months + 1.2)]?.[person?.prefersOrganic ? 1 : 0];
    if (next && stageOf(months + 1.2) !== stageOf(months)) put(next, 1);
    if (random.chance(0.07)) put(person?.prefersOrganic ? plain : organic, 1);
    const foods = months < 4 ? 0.3 : months < 30 ? 0.82 : 0.4;
    for (let n = 0; n < 3 && random.chance(foods - 0.14 * n); n++) put(random.pick(FOOD), random.pick([1, 1, 1, 2]));
    if (random.chance(months < 3 ? 0.16 : 0.1)) put(random.pick(ADULT), 1);
  } else {
    put(random.pick(ADULT), person?.born === undefined ? quantity : 1);
    if (random.chance(0.35)) put(random.pick(ADULT), 1);
    if (random.chance(0.3)) put(random.pick(FOOD), 1);
  }
  return { lines: [...lines.values()], supply: Math.min(2.2, Math.max(0.75, (quantity / 1.9) ** 0.5)) };
}
