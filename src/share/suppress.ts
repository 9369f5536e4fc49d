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
  /** What is counted, where one table has several rows of one name. */
  readonly of?: string;
  /** Further counts that must be 0 or at least `k`, but add up to nothing. */
  readonly checks?: readonly number[];
  /** The money that the row shows. */
  readonly weight?: Weight | undefined;
  /** Names of totals that a reader may know. */
  readonly totals?: readonly string[];
  /** Larger rows that this one is part of, by family: `['segment', 'o|segment:loyal']`. Their totals are known as well. */
  readonly within?: readonly (readonly [family: string, name: string])[];
  /** The same row without one filter, which hides this one too; rows of one `split` add up to it. `null`: it adds up to nothing. */
  readonly under?: readonly (readonly [split: string | null, name: string])[];
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
  hidden.has(cell.own) ||
  (cell.within ?? []).some(([, name]) => hidden.has(name)) ||
  (cell.under ?? []).some(([, name]) => hidden.has(name));

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

interface Sized {
  readonly k: number;
  readonly cell: Cell;
}

/** Part of a set of results that is judged by itself: again whenever one of its names is hidden elsewhere. */
interface Unit {
  readonly names: ReadonlySet<string>;
  readonly judge: (hidden: ReadonlySet<string>) => readonly string[];
}

const namesOf = ({ own, within = [], under = [] }: Cell): string[] => [
  own,
  ...[...within, ...under].map(([, name]) => name),
];
const memberOf = (cell: Cell, hidden: ReadonlySet<string>): Member => ({
  name: cell.own,
  counts: cell.counts,
  weight: cell.weight ?? NO_MONEY,
  isHidden: isHidden(cell, hidden),
});

/** One table by itself: totals, rows and columns, running sums. */
function tableUnit({ k, cells }: Table): Unit {
  const groups = [
    ...groupedBy(cells, ({ totals = [], within = [] }) => [...totals, ...within.map(([, name]) => name)]).values(),
  ];
  const pairs = [...groupedBy(cells, ({ within = [] }) => within.map((pair) => pair.join('\n')))];
  const chains = [...groupedBy(cells, ({ chain }) => (chain ? [chain.name] : [])).values()];
  const judge = (hidden: ReadonlySet<string>) => {
    const later = chains.flatMap((chain) => {
      const first = Math.min(...chain.flatMap((cell) => (isHidden(cell, hidden) ? [cell.chain?.at ?? 0] : [])));
      return chain.filter((cell) => (cell.chain?.at ?? 0) > first);
    });
    const wholes = pairs.map(([pair, cellsOfPair]) => {
      const [family = '', name = ''] = pair.split('\n');
      const all = cellsOfPair.map((cell) => memberOf(cell, hidden));
      const isHidden = all.every((member) => member.isHidden);
      return { family, name, counts: sums(all), weight: together(all), isHidden };
    });
    return [
      ...later.map(({ own }) => own),
      ...groups.flatMap((group) => complement(group.map((cell) => memberOf(cell, hidden)), k)), // prettier-ignore
      ...wholes.flatMap((whole) => (whole.isHidden && people(whole) > 0 ? [whole.name] : [])),
      ...[...groupedBy(wholes, ({ family }) => [family]).values()].flatMap((family) => complement(family, k)),
    ];
  };
  return { names: new Set(cells.flatMap(namesOf)), judge };
}

/** The same row under each value of one filter: together they are the row without it. */
function splitUnits(all: readonly Sized[]): Unit[] {
  const splits = groupedBy(all, ({ cell }) => (cell.under ?? []).flatMap(([split]) => split ?? []));
  return [...splits.values()].map((group) => ({
    names: new Set(group.flatMap(({ cell }) => namesOf(cell))),
    judge: (hidden) => complement(group.map(({ cell }) => memberOf(cell, hidden)), group[0]?.k ?? 0), // prettier-ignore
  }));
}

const isFewOrOne = ({ k, cell: { counts, checks = [], weight = NO_MONEY } }: Sized): boolean =>
  isDominated(weight) || [...counts, ...checks].some((n) => isSmall(n, k));

/**
 * The names of all rows to leave out of a set of results: rows with too few people, and with them as many others as it takes to
 * keep them from being worked out (complementary suppression). Results that share names are hidden alike.
 */
export function hiddenNames(tables: readonly Table[], start: Iterable<string> = []): ReadonlySet<string> {
  const all = tables.flatMap(({ k, cells }) => cells.map((cell): Sized => ({ k, cell })));
  const hidden = new Set([...start, ...all.filter(isFewOrOne).map(({ cell }) => cell.own)]);
  const units = [...tables.map(tableUnit), ...splitUnits(all)];
  const unitsOf = groupedBy(units, ({ names }) => [...names]);
  const waiting = new Set(units);
  for (const unit of waiting) {
    waiting.delete(unit);
    for (const name of unit.judge(hidden)) {
      if (hidden.has(name)) continue;
      hidden.add(name);
      for (const touched of unitsOf.get(name) ?? []) waiting.add(touched);
    }
  }
  return hidden;
}
