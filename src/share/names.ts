import type { Attribute } from '../model/attributes';
import { type Filters, type Scope, withoutFilter } from '../model/selection';
import { type Question, questionKey } from './key';
import type { Cell } from './suppress';

/** Between the conditions of a name. */
export const AND = '\t';

/** A month has the same people in it whichever range it is seen in, and so has a cohort. */
const OF_ANY_RANGE = /^(?:month|cohort|mean cohort)[: #]/;

/**
 * Names rows under filters: their people by all that is known of them, in one order. The channel among those of a province is named as
 * the province among those of the channel, and as their pair.
 */
export function placer({ from, to, filters }: Pick<Scope, 'from' | 'to' | 'filters'>): (name: string) => string {
  const chosen = Object.entries(filters).map(([attribute, values]) => `${attribute}:${values.toSorted().join('+')}`);
  const inRange = [...chosen, `@${from ?? ''}..${to ?? ''}`];
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const [, kind = '', place = ''] = /^(?:([oa])\|)?(.*)$/s.exec(name) ?? [];
    const parts = place.split(AND);
    const others = (OF_ANY_RANGE.test(place) ? chosen : inRange).filter((part) => !parts.includes(part));
    const all = [...parts, ...others].filter((part) => part !== '').toSorted();
    const placed = `${kind}|${all.join(AND)}`;
    known.set(name, placed);
    return placed;
  };
}

const without = (filters: Filters, attribute: Attribute): Filters => {
  const { [attribute]: _, ...others } = filters;
  return others;
};
const only = (filters: Filters, attributes: readonly Attribute[]): Filters =>
  Object.fromEntries(attributes.flatMap((attribute) => (filters[attribute] ? [[attribute, filters[attribute]]] : [])));

/** The scope that a question is really asked in: a filter on the panel's own attribute does not narrow it. */
export function effective<T extends Question>(question: T): T {
  const own = question.analysis.own?.(question.params);
  return own ? { ...question, scope: withoutFilter(question.scope, own) } : question;
}

/**
 * Names the rows of one result for the whole snapshot. Under a filter that recipients may choose, a row is part of the same row without
 * it, and goes with everybody of that choice where those may not be told.
 */
export function placing(question: Question, offered: readonly Attribute[]): (cell: Cell) => Cell {
  const { scope } = effective(question);
  const { from, to, filters } = scope;
  const chosen = offered.filter((attribute) => (filters[attribute] ?? []).length > 0);
  const outer = Object.fromEntries(
    Object.entries(filters).filter(([attribute]) => !chosen.some((one) => one === attribute)),
  );
  const splits = chosen.map((attribute) => {
    const wider = { ...question, scope: withoutFilter(scope, attribute) };
    const placed = placer({ from, to, filters: without(filters, attribute) });
    return { key: `${attribute}${AND}${questionKey(wider)}`, placed };
  });
  const placed = placer(scope);
  const choices = [
    ...chosen.map((one) => only(filters, [one])),
    ...(chosen.length > 1 ? [only(filters, chosen)] : []),
  ].map((choice) => placer({ from, to, filters: { ...outer, ...choice } }));
  return (cell) => {
    const kind = cell.own.startsWith('a|') ? 'a|' : 'o|';
    const parents = splits.map((split) => ({ key: split.key, name: split.placed(cell.own) }));
    return {
      ...cell,
      own: placed(cell.own),
      within: (cell.within ?? []).map(([family, name]) => [family, placed(name)] as const),
      under: [
        ...(cell.under ?? []).map(([split, name]) => [split, placed(name)] as const),
        ...parents.map(({ key, name }) => [`${key}${AND}${name}${AND}${cell.of ?? ''}`, name] as const),
        ...choices.map((choice) => [null, choice(kind)] as const),
      ],
    };
  };
}
