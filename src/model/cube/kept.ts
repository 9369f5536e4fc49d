/** Keeps what was used last, up to a limit of what it weighs; one that is heavier than that is kept alone. */
export class Kept<T> {
  readonly #limit: number;
  readonly #weigh: (value: T) => number;
  readonly #values = new Map<string, T>();

  constructor(limit: number, weigh: (value: T) => number = () => 1) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  get values(): ReadonlyMap<string, T> {
    return this.#values;
  }

  get(key: string): T | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  put(key: string, value: T): T {
    this.#values.delete(key);
    this.#values.set(key, value);
    let weight = 0;
    for (const kept of this.#values.values()) weight += this.#weigh(kept);
    for (const [oldest, kept] of this.#values) {
      if (weight <= this.#limit || oldest === key) break;
      this.#values.delete(oldest);
      weight -= this.#weigh(kept);
    }
    return value;
  }

  clear(): void {
    this.#values.clear();
  }
}
