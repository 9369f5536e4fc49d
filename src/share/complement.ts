/** An amount of money, and how much of it the largest customer makes (of several amounts together: at most). */
export interface Weight {
  readonly amount: number;
  readonly largest: number;
}

/** One customer makes more than half: the others know that customer's amount well, and everybody else's about. */
export const isDominated = ({ amount, largest }: Weight): boolean => largest > 0 && 2 * largest > amount + 0.005;

export const isSmall = (n: number, k: number) => n > 0 && n < k;

/** A row of a total as it is judged. */
export interface Member {
  readonly name: string;
  readonly counts: readonly number[];
  readonly weight: Weight;
  readonly people: number;
  readonly isHidden: boolean;
}

export const NO_MONEY: Weight = { amount: 0, largest: 0 };
export const together = (members: readonly Member[]): Weight =>
  members.reduce(
    (all, { weight: { amount, largest } }) => ({ amount: all.amount + amount, largest: all.largest + largest }),
    NO_MONEY,
  );
export function sums(members: readonly Member[]): number[] {
  const total: number[] = [];
  for (const { counts } of members) counts.forEach((n, i) => (total[i] = (total[i] ?? 0) + n));
  return total;
}
const tellsNobody = (some: readonly Member[], k: number) =>
  sums(some).every((n) => !isSmall(n, k)) && !isDominated(together(some));
export const peopleOf = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

/** Rows of a known total. */
export interface Group {
  readonly k: number;
  /** Those with people in them, the fewest first. */
  readonly rising: readonly Member[];
  readonly members: readonly Member[];
  /** Whether the total itself is large enough and not one customer's. */
  readonly isOpen: boolean;
}

/** What can be told of a group once and for all. */
export function groupOf(all: readonly Member[], k: number): Group {
  const members = all.filter(({ people }) => people > 0);
  return { k, members, rising: members.toSorted((a, b) => a.people - b.people), isOpen: tellsNobody(members, k) };
}

/**
 * What else must be hidden so that a known total minus the shown members gives nobody away: of the members with people in them none
 * or at least two are hidden, so many in every part that one of them could hold `k` and the others somebody, and no customer more than half of their money; a total that is itself too
 * small, or one customer's, hides all of them.
 */
export function complement({ k, members, rising, isOpen }: Group): string[] {
  if (!isOpen) return members.flatMap(({ isHidden, name }) => (isHidden ? [] : [name]));
  const couldBeOne = (some: readonly Member[]) => tellsNobody(some, k + some.length - 1);
  const out = members.filter((member) => member.isHidden);
  if (out.length === 0 || (out.length > 1 && couldBeOne(out))) return [];
  const smallest = rising.filter((member) => !member.isHidden);
  const next = smallest.find((member) => couldBeOne([...out, member])) ?? smallest[0];
  return next ? [next.name] : [];
}
