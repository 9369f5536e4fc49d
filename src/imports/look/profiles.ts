import type { LookedAttribute } from '../../model/cube/first-look';
import { genderOf } from '../load/names';
import { textsOf } from '../load/texts';
import type { TypedOrders } from '../load/typed-orders';
import { codesFor, codingOf } from './attributes';
import { type Kept, WEIGHTS } from './kept-orders';

/** What orders tell of their customers. */
export const PROFILES = ['gender', 'age_band', 'member_level', 'customer_type'] as const;
export type Profile = (typeof PROFILES)[number];

/** `band_of` of macros.sql: the age below which a band ends. */
const BANDS = ['<18', '18-24', '25-34', '35-44', '45-54', '55+'];
const ENDS = [18, 25, 35, 45, 55];
const OLDEST = 120;

function bandOf(age: number): number {
  if (!(age >= 0 && age <= OLDEST)) return -1;
  const band = ENDS.findIndex((end) => age < end);
  return band < 0 ? ENDS.length : band;
}

interface Told {
  readonly texts: readonly string[];
  /** The text of a row; -1: it tells none. */
  readonly textOf: (row: number) => number;
}

/** Of each customer what is told first. */
function firsts({ textOf }: Told, buyers: Int32Array, people: number): Int32Array {
  const told = new Int32Array(people).fill(-1);
  for (let row = 0; row < buyers.length; row++) {
    const buyer = buyers[row] ?? -1;
    if (buyer >= 0 && told[buyer] === -1) told[buyer] = textOf(row);
  }
  return told;
}

function worded(typed: TypedOrders, name: Profile): Told | undefined {
  const column = typed.words(name);
  const texts = textsOf(column);
  return (
    column && {
      texts: name === 'gender' ? texts.map((text) => genderOf(text)) : texts,
      textOf: (row) => column.codes[row] ?? -1,
    }
  );
}

/** Of each customer the band, as it is written or as the first age tells it. */
function bands(typed: TypedOrders, buyers: Int32Array, people: number): readonly [readonly string[], Int32Array] {
  const written = worded(typed, 'age_band');
  const texts = [...BANDS, ...(written?.texts ?? [])];
  const told = written
    ? firsts(written, buyers, people).map((text) => (text < 0 ? -1 : text + BANDS.length))
    : new Int32Array(people).fill(-1);
  const column = typed.plain('age');
  if (column?.kind !== 'number') return [texts, told];
  const ages = new Float64Array(people).fill(NaN);
  for (let row = 0; row < buyers.length; row++) {
    const buyer = buyers[row] ?? -1;
    if (buyer >= 0 && Number.isNaN(ages[buyer] ?? 0)) ages[buyer] = column.values[row] ?? NaN;
  }
  return [texts, told.map((text, buyer) => (text < 0 ? bandOf(ages[buyer] ?? NaN) : text))];
}

/** Values and codes of the customers, by their keys; undefined: the file does not tell them of any who counts. `orders-profiles.sql` in arrays. */
export function profileOf(name: Profile, typed: TypedOrders, { customers }: Kept): LookedAttribute | undefined {
  const buyers = typed.words('customer_id');
  if (!buyers) return undefined;
  const people = buyers.words.offsets.length - 1;
  const own = name === 'age_band' ? undefined : worded(typed, name);
  const isSilent = name === 'age_band' ? !typed.words('age_band') && typed.plain('age') === undefined : !own;
  if (isSilent) return undefined;
  const [texts, told] = own
    ? ([own.texts, firsts(own, buyers.codes, people)] as const)
    : bands(typed, buyers.codes, people);
  const isUsed = new Uint8Array(texts.length + 1);
  const counts = new Uint8Array(people);
  for (const customer of customers) {
    if (customer === 0) continue;
    counts[customer - 1] = 1;
    isUsed[(told[customer - 1] ?? -1) + 1] = 1;
  }
  const { values, codeOf, lengths } = codingOf(texts, isUsed);
  if (values.every((value) => value === '')) return undefined;
  const codes = codesFor(people, values);
  let sum = 0;
  for (let person = 0; person < people; person++) {
    if (counts[person] !== 1) continue;
    const code = codeOf[(told[person] ?? -1) + 1] ?? 0;
    codes[person] = code;
    sum += ((person + 1) % WEIGHTS) * (lengths[code] ?? 0);
  }
  return { values, codes, sum };
}
