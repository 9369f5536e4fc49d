import { type Constraint, solve } from 'yalps';

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
    const parts: { names: Set<string>; rules: Rule[] }[] = [];
    for (const rule of this.#rules) {
      const names = rule.terms.flatMap(([name]) => (this.#quantities.get(name)?.isShown === false ? [name] : []));
      if (names.length === 0) continue;
      const touched = parts.filter((part) => names.some((name) => part.names.has(name)));
      const joined = { names: new Set(names), rules: [rule] };
      for (const part of touched) {
        part.names.forEach((name) => joined.names.add(name));
        joined.rules.push(...part.rules);
        parts.splice(parts.indexOf(part), 1);
      }
      parts.push(joined);
    }
    return parts.map(({ rules }) => rules);
  }
}

function exposedIn(
  rules: readonly Rule[],
  quantities: ReadonlyMap<string, Quantity>,
  fewest: (name: string) => number,
): string[] {
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, Map<string, number>>();
  rules.forEach(({ terms, kind }, i) => {
    let known = 0;
    for (const [name, coefficient] of terms) {
      const { isShown, value } = quantities.get(name) ?? { isShown: true, value: 0 };
      known += coefficient * (isShown ? value : 1);
      if (isShown) continue;
      const column = variables.get(name) ?? new Map<string, number>();
      column.set(String(i), (column.get(String(i)) ?? 0) + coefficient);
      variables.set(name, column);
    }
    constraints.set(String(i), kind === 'equal' ? { equal: -known } : { max: -known });
  });
  const open = new Set([...variables.keys()].filter((name) => (quantities.get(name)?.value ?? 0) < fewest(name)));
  const found: string[] = [];
  for (const name of reachedTogether(open, fewest, constraints, variables)) open.delete(name);
  for (const name of open) {
    const columns = [...variables].map(
      ([own, column]) => [own, own === name ? new Map(column).set('goal', 1) : column] as const,
    );
    const { status, result, variables: solution } = solve({ objective: 'goal', constraints, variables: columns });
    if (status === 'unbounded') continue;
    if (status !== 'optimal') throw new Error(`${name}: ${status}`);
    const most = result + 1;
    if (most < fewest(name) - 1e-6) found.push(`${name} is at most ${most.toFixed(2)}`);
    for (const [other, value] of solution) if (value + 1 >= fewest(other)) open.delete(other);
  }
  return found;
}

/** Those of the hidden counts that can all be as large as they must at the same time: one solution clears most of them at once. */
function reachedTogether(
  open: ReadonlySet<string>,
  fewest: (name: string) => number,
  constraints: ReadonlyMap<string, Constraint>,
  variables: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly string[] {
  const limits = [...open].map((name) => [`enough ${name}`, { max: fewest(name) - 1 }] as const);
  const columns = [...variables].map(
    ([name, column]) =>
      [name, open.has(name) ? new Map(column).set('goal', 1).set(`enough ${name}`, 1) : column] as const,
  );
  const all = { objective: 'goal', constraints: [...constraints, ...limits], variables: columns };
  const { status, variables: solution } = solve(all);
  return status === 'optimal' ? solution.flatMap(([name, value]) => (value + 1 >= fewest(name) ? [name] : [])) : [];
}
