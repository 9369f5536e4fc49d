import type { Attribute } from '../model/attributes';
import type { Filters } from '../model/scope';

/** What recipients of a snapshot may filter by. */
export interface Offers {
  readonly by: readonly Attribute[];
  /** One value of each attribute in the order of `by`; `null`: not filtered by it. */
  readonly choices: readonly (readonly (string | null)[])[];
}

/** The filters of a snapshot and the steps between them. */
export class OfferedFilters {
  readonly by: readonly Attribute[];
  readonly #choices: ReadonlySet<string>;
  readonly #values: readonly (readonly string[])[];

  constructor({ by, choices }: Offers) {
    this.by = by;
    this.#choices = new Set([JSON.stringify(by.map(() => null)), ...choices.map((choice) => JSON.stringify(choice))]);
    this.#values = by.map((_, at) => [...new Set(choices.flatMap((choice) => choice[at] ?? []))]);
  }

  /** Values of an attribute that can be chosen whatever else is. */
  values(attribute: Attribute): readonly string[] {
    return this.#values[this.by.indexOf(attribute)] ?? [];
  }

  /** Whether the snapshot holds results under these filters. */
  holds(filters: Filters): boolean {
    const chosen = this.by.map((attribute) => filters[attribute] ?? []);
    return chosen.every(({ length }) => length < 2) && this.#choices.has(JSON.stringify(chosen.map(([one]) => one ?? null))); // prettier-ignore
  }

  /** The filters with one value chosen, or none; `null` where the snapshot holds nothing of it. A chosen value gives way to the next. */
  after(filters: Filters, attribute: Attribute, values: readonly string[]): Filters | null {
    if (!this.by.includes(attribute)) return null;
    const { [attribute]: [before] = [], ...others } = filters;
    const [value] = values.length > 1 ? values.filter((one) => one !== before) : values;
    const wanted: Filters = value === undefined ? others : { ...others, [attribute]: [value] };
    return this.holds(wanted) ? wanted : null;
  }
}
