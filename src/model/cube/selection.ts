import type { Selection } from './host';

/** What the categories of lines are called among filters. */
export const LINES = 'lines';

const codesOf = (isWanted: Uint8Array): string => {
  const codes: number[] = [];
  isWanted.forEach((own, code) => own === 1 && codes.push(code));
  return codes.join();
};

/** Filters as a selection, named by what they let through: however they were told, alike ones have one name. */
export function selectionOf({ attributes, categories }: Omit<Selection, 'name'>): Selection {
  const names = attributes.map(({ name, isWanted }) => `${name} = ${codesOf(isWanted)}`);
  if (categories) names.push(`${LINES} = ${codesOf(categories)}`);
  return { name: names.sort().join('; '), attributes, categories };
}

/** Names of what is filtered. */
export const filteredBy = ({ attributes, categories }: Selection): readonly string[] => [
  ...attributes.map(({ name }) => name),
  ...(categories ? [LINES] : []),
];

/** The values that a filter wants; undefined: nothing is filtered by it. */
export const wantedOf = ({ attributes, categories }: Selection, by: string): Uint8Array | undefined =>
  by === LINES ? (categories ?? undefined) : attributes.find(({ name }) => name === by)?.isWanted;

/** The same selection as if nothing were filtered by it. */
export const without = ({ attributes, categories }: Selection, by: string): Selection =>
  selectionOf({
    attributes: attributes.filter(({ name }) => name !== by),
    categories: by === LINES ? null : categories,
  });
