import {
  complement,
  groupOf,
  isDominated,
  isSmall,
  type Member,
  NO_MONEY,
  peopleOf,
  sums,
  together,
  type Weight,
} from './complement';

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

export const isHidden = (cell: Cell, hidden: ReadonlySet<string>): boolean =>
  hidden.has(cell.own) ||
  (cell.within ?? []).some(([, name]) => hidden.has(name)) ||
  (cell.under ?? []).some(([, name]) => hidden.has(name));

/** A cell among all the others; whether it is hidden is kept up to date. */
export interface Placed extends Member {
  readonly cell: Cell;
  /** Places of the units that it is judged in. */
  readonly units: number[];
  isHidden: boolean;
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

/** Part of a set of results that is judged by itself: again whenever one of its names is hidden elsewhere. */
interface Unit {
  readonly members: readonly Placed[];
  readonly judge: () => readonly string[];
}

const namesOf = ({ own, within = [], under = [] }: Cell): string[] => [
  own,
  ...[...within, ...under].map(([, name]) => name),
];

function wholeOf(pair: string, parts: readonly Placed[]) {
  const [family = '', name = ''] = pair.split('\n');
  const counts = sums(parts);
  return {
    family,
    name,
    counts,
    weight: together(parts),
    people: peopleOf(counts),
    get isHidden() {
      return parts.every(({ isHidden }) => isHidden);
    },
  };
}

/** One table by itself: totals, rows and columns, running sums. */
function tableUnit(members: readonly Placed[], k: number): Unit {
  const groupsOf = <T extends Member>(some: readonly T[], keysOf: (one: T) => readonly string[]) =>
    [...groupedBy(some, keysOf).values()].map((group) => groupOf(group, k));
  const groups = groupsOf(members, ({ cell: { totals = [], within = [] } }) => [
    ...totals,
    ...within.map(([, name]) => name),
  ]);
  const wholes = [...groupedBy(members, ({ cell: { within = [] } }) => within.map((pair) => pair.join('\n')))].map(
    ([pair, parts]) => wholeOf(pair, parts),
  );
  const families = groupsOf(wholes, ({ family }) => [family]);
  const chains = [...groupedBy(members, ({ cell: { chain } }) => (chain ? [chain.name] : [])).values()];
  const at = ({ cell: { chain } }: Placed) => chain?.at ?? 0;
  const judge = () => {
    const later = chains.flatMap((chain) => {
      const first = Math.min(...chain.flatMap((member) => (member.isHidden ? [at(member)] : [])));
      return chain.filter((member) => at(member) > first);
    });
    return [
      ...later.map(({ name }) => name),
      ...groups.flatMap(complement),
      ...wholes.flatMap(({ isHidden, people, name }) => (isHidden && people > 0 ? [name] : [])),
      ...families.flatMap(complement),
    ];
  };
  return { members, judge };
}

/** The same row under each value of one filter: together they are the row without it. */
function splitUnits(tables: readonly PlacedTable[]): Unit[] {
  const all = tables.flatMap(({ k, members }) => members.map((member) => ({ k, member })));
  const splits = groupedBy(all, ({ member: { cell } }) => (cell.under ?? []).flatMap(([split]) => split ?? []));
  return [...splits.values()].map((split) => {
    const members = split.map(({ member }) => member);
    const group = groupOf(members, split[0]?.k ?? 0);
    return { members, judge: () => complement(group) };
  });
}

const isFewOrOne = (k: number, { counts, cell: { checks = [] }, weight }: Placed): boolean =>
  isDominated(weight) || [...counts, ...checks].some((n) => isSmall(n, k));

export interface PlacedTable {
  readonly k: number;
  readonly members: readonly Placed[];
}

/**
 * What is to be left out of a set of results: rows with too few people, and with them as many others as it takes to keep them from being
 * worked out (complementary suppression). Results that share names are hidden alike.
 */
export class Suppression {
  readonly tables: readonly PlacedTable[];
  readonly #hidden = new Set<string>();
  readonly #few: readonly string[];
  readonly #units: readonly Unit[];
  readonly #membersOf: ReadonlyMap<string, readonly Placed[]>;
  #isJudged = false;

  constructor(tables: readonly Table[]) {
    this.tables = tables.map(({ k, cells }) => {
      const place = (cell: Cell): Placed => {
        const { own: name, counts, weight = NO_MONEY } = cell;
        return { name, counts, weight, people: peopleOf(counts), isHidden: false, cell, units: [] };
      };
      return { k, members: cells.map(place) };
    });
    this.#few = this.tables.flatMap(({ k, members }) =>
      members.flatMap((member) => (isFewOrOne(k, member) ? [member.name] : [])),
    );
    this.#units = [...this.tables.map(({ k, members }) => tableUnit(members, k)), ...splitUnits(this.tables)];
    this.#units.forEach(({ members }, at) => members.forEach(({ units }) => units.push(at)));
    this.#membersOf = groupedBy(this.tables.flatMap(({ members }) => members), ({ cell }) => namesOf(cell)); // prettier-ignore
  }

  /** Hides these names too, and what goes with them; the answer is everything hidden so far. */
  hide(names: Iterable<string>): ReadonlySet<string> {
    const touched = (name: string) =>
      [...new Set((this.#membersOf.get(name) ?? []).flatMap(({ units }) => units))].toSorted((a, b) => a - b);
    const first = new Set([...names].filter((name) => this.#out(name)).flatMap(touched));
    if (!this.#isJudged) {
      for (const name of this.#few) this.#out(name);
      for (const at of this.#units.keys()) first.add(at);
    }
    this.#isJudged = true;
    const judge = (at: number) => (this.#units[at]?.judge() ?? []).filter((name) => this.#out(name)).flatMap(touched);
    const again = new Set<number>();
    for (const at of this.#units.keys()) {
      if (!first.delete(at)) continue;
      for (const other of judge(at)) (other > at ? first : again).add(other);
    }
    for (const at of again) {
      again.delete(at);
      for (const other of judge(at)) again.add(other);
    }
    return this.#hidden;
  }

  /** Whether the name was not hidden before. */
  #out(name: string): boolean {
    if (this.#hidden.has(name)) return false;
    this.#hidden.add(name);
    for (const member of this.#membersOf.get(name) ?? []) member.isHidden = true;
    return true;
  }
}

/** The names of all rows to leave out of a set of results, `start` among them. */
export const hiddenNames = (tables: readonly Table[], start: Iterable<string> = []): ReadonlySet<string> =>
  new Suppression(tables).hide(start);
