import loadHighs from 'highs';

const highs = await loadHighs();

interface Quantity {
  readonly value: number;
  readonly isShown: boolean;
}
interface Rule {
  /** Σ coefficient × quantity is 0, or at most 0. */
  readonly terms: readonly (readonly [name: string, coefficient: number])[];
  readonly kind: 'equal' | 'max';
}

/**
 * A reader who knows every shown count, which rows were left out, and how rows add up: how closely can each hidden count be bounded?
 * The true values are only there to check that what the reader takes for granted holds.
 */
export class Attacker {
  readonly #quantities = new Map<string, Quantity>();
  readonly #rules: Rule[] = [];

  /** A count of at least one. A name may come again from another table, with the same value; shown once is shown. */
  sees(name: string, value: number, isShown: boolean): void {
    const known = this.#quantities.get(name);
    if (known && known.value !== value) throw new Error(`${name} is ${known.value} and ${value}`);
    this.#quantities.set(name, { value, isShown: isShown || known?.isShown === true });
  }

  value(name: string): number | undefined {
    return this.#quantities.get(name)?.value;
  }

  /** The parts add up to the total; does nothing and answers false where they do not. */
  adds(total: string, parts: readonly string[]): boolean {
    const sum = parts.reduce((all, name) => all + (this.value(name) ?? Number.NaN), 0);
    if (sum !== this.value(total)) return false;
    this.#rules.push({ kind: 'equal', terms: [[total, -1], ...parts.map((name) => [name, 1] as const)] });
    return true;
  }

  /** One count is at most another. */
  within(part: string, whole: string): void {
    if ((this.value(part) ?? 0) > (this.value(whole) ?? -1)) throw new Error(`${part} is more than ${whole}`);
    this.#rules.push({ kind: 'max', terms: [[part, 1], [whole, -1]] }); // prettier-ignore
  }

  get names(): readonly string[] {
    return [...this.#quantities.keys()];
  }
  get hidden(): readonly string[] {
    return [...this.#quantities].flatMap(([name, { isShown }]) => (isShown ? [] : [name]));
  }
  get rules(): number {
    return this.#rules.length;
  }

  /** Hidden counts that are certainly below what `fewest` says, with the largest value that they can have. */
  exposed(fewest: (name: string) => number): string[] {
    return this.#parts().flatMap((rules) => exposedIn(rules, this.#quantities, fewest));
  }

  /** Rules that share hidden counts belong together; others do not touch each other. */
  #parts(): Rule[][] {
    const above = new Map<string, string>();
    const root = (name: string): string => {
      let top = name;
      for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
      if (top !== name) above.set(name, top);
      return top;
    };
    const hiddenIn = ({ terms }: Rule) =>
      terms.flatMap(([name]) => (this.#quantities.get(name)?.isShown === false ? [name] : []));
    for (const rule of this.#rules) {
      const [first, ...others] = hiddenIn(rule);
      for (const other of others) {
        const [one, two] = [root(first ?? other), root(other)];
        if (one !== two) above.set(two, one);
      }
    }
    const parts = new Map<string, Rule[]>();
    for (const rule of this.#rules) {
      const [first] = hiddenIn(rule);
      if (first === undefined) continue;
      parts.set(root(first), [...(parts.get(root(first)) ?? []), rule]);
    }
    return [...parts.values()];
  }
}

const ROOM = 1e-6;
const [OPTIMAL, BOTH, UNBOUNDED] = [7, 9, 10];

/** The counts of rules that touch each other, each less the one that it is at least: `x` are they, `y` as much of them as is asked for. */
function exposedIn(
  rules: readonly Rule[],
  quantities: ReadonlyMap<string, Quantity>,
  fewest: (name: string) => number,
): string[] {
  const places = new Map<string, number>();
  const lines = rules.flatMap(({ terms, kind }) => {
    let known = 0;
    const sums = new Map<number, number>();
    for (const [name, coefficient] of terms) {
      const { isShown, value } = quantities.get(name) ?? { isShown: true, value: 0 };
      known += coefficient * (isShown ? value : 1);
      if (isShown) continue;
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      sums.set(place, (sums.get(place) ?? 0) + coefficient);
    }
    const left = [...sums].map(([place, n]) => `${n < 0 ? '-' : '+'} ${Math.abs(n)} x${place}`).join('\n');
    return [`${left} ${kind === 'equal' ? '=' : '<='} ${-known}`];
  });
  const open = new Map([...places].filter(([name]) => (quantities.get(name)?.value ?? 0) < fewest(name)));
  if (open.size === 0) return [];
  const asked = [...open];
  const data = [
    'Maximize',
    `goal: ${asked.map(([, place]) => `y${place}`).join(' +\n')}`,
    'Subject To',
    ...lines,
    ...asked.map(([, place]) => `y${place} - x${place} <= 0`),
    'Bounds',
    ...asked.map(([name, place]) => `y${place} <= ${fewest(name) - 1}`),
    'End',
  ].join('\n');
  return highs.withModel({ format: 'lp', data }, (model) => {
    model.options.set({ output_flag: false });
    const x = [...places.keys()].map((_, place) => model.getColByName(`x${place}`));
    const y = new Map(asked.map(([name, place]) => [name, model.getColByName(`y${place}`)]));
    const reached = (): boolean => {
      const { colValue } = model.getSolution();
      const before = open.size;
      for (const [name, place] of open)
        if ((colValue[x[place] ?? -1] ?? 0) + 1 >= fewest(name) - ROOM) open.delete(name);
      for (const [name, column] of y) model.changeColCost(column, open.has(name) ? 1 : 0);
      return open.size < before;
    };
    do {
      model.run();
      if (model.getModelStatus() !== OPTIMAL) throw new Error(`no solution: ${model.getModelStatus()}`);
    } while (reached() && open.size > 0);
    for (const column of y.values()) model.changeColCost(column, 0);
    return [...open].flatMap(([name, place]) => {
      if (!open.has(name)) return [];
      model.changeColCost(x[place] ?? -1, 1);
      model.run();
      const status = model.getModelStatus();
      if (status === UNBOUNDED || status === BOTH) {
        model.changeColCost(x[place] ?? -1, 0);
        return [];
      }
      if (status !== OPTIMAL) throw new Error(`${name}: ${status}`);
      const most = model.getObjectiveValue() + 1;
      const { colValue } = model.getSolution();
      model.changeColCost(x[place] ?? -1, 0);
      for (const [other, at] of open)
        if (other !== name && (colValue[x[at] ?? -1] ?? 0) + 1 >= fewest(other)) open.delete(other);
      return most < fewest(name) - ROOM ? [`${name} is at most ${most.toFixed(2)}`] : [];
    });
  });
}
