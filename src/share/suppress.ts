/** An amount of money, and how much of it the largest customer makes (of several amounts together: at most). */
export interface Weight {
  readonly amount: number;
  readonly largest: number;
}

/** One customer makes more than half: the others know that customer's amount well, and everybody else's about. */
export const isDominated = ({ amount, largest }: Weight): boolean => largest > 0 && 2 * largest > amount + 0.005;

/** People behind one row of a result, and the totals that it is part of. */
export interface Cell {
  /** The name that hides this row; the same name in another result hides it there too. */
  readonly own: string;
  /** How many people, split into parts that add up within each total: every part must be 0 or at least `k`. */
  readonly counts: readonly number[];
  /** Further counts that must be 0 or at least `k`, but add up to nothing. */
  readonly checks?: readonly number[];
  /** The money that the row shows. */
  readonly weight?: Weight | undefined;
  /** Names of totals that a reader may know. */
  readonly totals?: readonly string[];
  /** Larger rows that this one is part of, by family: `['segment', 'o|segment:loyal']`. Their totals are known as well. */
  readonly within?: readonly (readonly [family: string, name: string])[];
  /** Running sums: what comes after a hidden place would give it away. */
  readonly chain?: { readonly name: string; readonly at: number };
}

export interface Table {
  /** Fewer people than this are never shown. */
  readonly k: number;
  readonly cells: readonly Cell[];
}

const isSmall = (n: number, k: number) => n > 0 && n < k;

export const isHidden = (cell: Cell, hidden: ReadonlySet<string>): boolean =>
  hidden.has(cell.own) || (cell.within ?? []).some(([, name]) => hidden.has(name));

interface Member {
  readonly name: string;
  readonly counts: readonly number[];
  readonly weight: Weight;
  readonly isHidden: boolean;
}

const NO_MONEY: Weight = { amount: 0, largest: 0 };
const together = (members: readonly Member[]): Weight =>
  members.reduce(
    (all, { weight: { amount, largest } }) => ({ amount: all.amount + amount, largest: all.largest + largest }),
    NO_MONEY,
  );
const sums = (members: readonly Member[]): number[] =>
  members.reduce<number[]>((total, { counts }) => counts.map((n, i) => n + (total[i] ?? 0)), []);
const people = ({ counts }: Member) => counts.reduce((a, b) => a + b, 0);

/**
 * What else must be hidden so that a known total minus the shown members gives nobody away: of the members with people in them none
 * or at least two are hidden, so many in every part that one of them could hold `k` and the others somebody, and no customer more than half of their money; a total that is itself too
 * small, or one customer's, hides all of them.
 */
function complement(members: readonly Member[], k: number): string[] {
  const tellsNobody = (some: readonly Member[], spare = 0) =>
    sums(some).every((n) => !isSmall(n, k + spare)) && !isDominated(together(some));
  const couldBeOne = (some: readonly Member[]) => tellsNobody(some, some.length - 1);
  const peopled = members.filter((member) => people(member) > 0);
  const [out, shown] = [peopled.filter((member) => member.isHidden), peopled.filter((member) => !member.isHidden)];
  if (!tellsNobody(peopled)) return shown.map(({ name }) => name);
  if (out.length === 0 || (out.length > 1 && couldBeOne(out))) return [];
  const smallest = shown.toSorted((a, b) => people(a) - people(b));
  const next = smallest.find((member) => couldBeOne([...out, member])) ?? smallest[0];
  return next ? [next.name] : [];
}

function groupedBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** One pass over a table: the names that must be hidden besides those that are. */
function pass({ k, cells }: Table, hidden: ReadonlySet<string>): string[] {
  const small = cells.filter(
    ({ counts, checks = [], weight = NO_MONEY }) =>
      isDominated(weight) || [...counts, ...checks].some((n) => isSmall(n, k)),
  );
  const memberOf = (cell: Cell): Member => ({
    name: cell.own,
    counts: cell.counts,
    weight: cell.weight ?? NO_MONEY,
    isHidden: isHidden(cell, hidden),
  });
  const later = cells.filter(
    ({ chain }) =>
      chain &&
      cells.some((other) => other.chain?.name === chain.name && other.chain.at < chain.at && isHidden(other, hidden)),
  );
  const groups = groupedBy(cells, ({ totals = [], within = [] }) => [...totals, ...within.map(([, name]) => name)]);
  const complements = [...groups.values()].flatMap((group) => complement(group.map(memberOf), k));
  const families = groupedBy(
    [...groupedBy(cells, ({ within = [] }) => within.map((pair) => pair.join('\n')))].map(([pair, members]) => {
      const [family = '', name = ''] = pair.split('\n');
      const all = members.map(memberOf);
      const whole = {
        name,
        counts: sums(all),
        weight: together(all),
        isHidden: all.every((member) => member.isHidden),
      };
      return { family, whole };
    }),
    ({ family }) => [family],
  );
  const wholes = [...families.values()].map((family) => family.map(({ whole }) => whole));
  return [
    ...[...small, ...later].map(({ own }) => own),
    ...complements,
    ...wholes.flat().flatMap((whole) => (whole.isHidden && people(whole) > 0 ? [whole.name] : [])),
    ...wholes.flatMap((family) => complement(family, k)),
  ];
}

/**
 * The names of all rows to leave out of a set of results: rows with too few people, and with them as many others as it takes to
 * keep them from being worked out (complementary suppression). Results that share names are hidden alike.
 */
export function hiddenNames(tables: readonly Table[], start: Iterable<string> = []): ReadonlySet<string> {
  const hidden = new Set(start);
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const table of tables) for (const name of pass(table, hidden)) hidden.add(name);
  }
  return hidden;
}
