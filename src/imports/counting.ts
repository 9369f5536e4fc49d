import type { AmountBasis, Countable, LoadedFile, StagedFile } from './api';
import { basesOf, basisOf, holdsFreight } from './recognise/fields';

/** Which amounts of an order file could count, which does, and what else can be said of what counts. */
export interface Counting {
  readonly basis: AmountBasis | undefined;
  readonly bases: readonly AmountBasis[];
  readonly choices: readonly { readonly what: Countable; readonly isCounted: boolean }[];
  /** Freight of the orders that count; null where it is not known yet. */
  readonly freight: number | null;
}

/** Undefined for files without orders of their own. */
export function countingOf(file: StagedFile | LoadedFile): Counting | undefined {
  if (file.kind !== 'orders') return undefined;
  const fields = file.mapping.map(({ field }) => field);
  const { counts = {} } = file.rules;
  const basis = basisOf(fields, file.rules);
  const hasFreight = fields.includes('orders.shipping_amount') && holdsFreight(basis);
  return {
    basis,
    bases: basesOf(fields),
    choices: [
      ...(hasFreight ? [{ what: 'freight' as const, isCounted: counts.freight ?? true }] : []),
      { what: 'tests', isCounted: counts.tests ?? false },
      { what: 'gifts', isCounted: counts.gifts ?? false },
    ],
    freight: 'freight' in file && hasFreight ? (file.freight ?? null) : null,
  };
}
