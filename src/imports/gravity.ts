import type { ProblemCode } from './messages';

/** How much a remark weighs: worth knowing and harmless, worth a look, or something is lost that nothing here can mend. */
export type Gravity = 'harmless' | 'look' | 'grave';

/** What was lost before the file came here, or does not add up. */
const GRAVE: ReadonlySet<string> = new Set<ProblemCode>(['ids-lost-digits', 'totals-differ', 'rows-differ']);
/** What was done as it should be, and changes no number. */
const HARMLESS: ReadonlySet<string> = new Set<ProblemCode>([
  'totals-left-out',
  'other-sheets',
  'joined-goods',
  'already-loaded',
]);

export const gravityOf = (code: string): Gravity =>
  GRAVE.has(code) ? 'grave' : HARMLESS.has(code) ? 'harmless' : 'look';
