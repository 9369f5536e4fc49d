import { type DetectionRule, LAYOUTS, normaliseHeader, RULES } from '../dictionary/dictionary';

interface Signature {
  readonly rule: DetectionRule;
  readonly headers: ReadonlySet<string>;
}

/** A layout that shares most of its headers with a file, though not those its rule asks for. */
export interface Similar {
  readonly rule: DetectionRule;
  /** 0..1: how much of what the headers say is said by this layout. */
  readonly share: number;
}

/** What a header says that no layout has, in the bits of one that is rare. */
const UNKNOWN = 2;
/** So much must speak for a layout (three headers that are its own), and so clearly. */
const LEAST_HEADERS = 3;
const LEAST_EVIDENCE = 12;
const LEAST_SHARE = 0.65;
const LEAST_LEAD = 1.25;

/** Variants of a layout are called after its rule: `jd_order_new`. */
const ruleOf = (id: string) => RULES.find((rule) => rule.id === id) ?? RULES.find((rule) => id.startsWith(rule.id));

interface Signatures {
  readonly all: readonly Signature[];
  /** Bits that a header says: the rarer among layouts, the more. */
  readonly evidence: (header: string) => number;
}

function build(): Signatures {
  const all = LAYOUTS.flatMap(({ id, h }) => {
    const rule = ruleOf(id);
    return rule ? [{ rule, headers: new Set(h.map(normaliseHeader)) }] : [];
  });
  const owners = new Map<string, Set<string>>();
  for (const { rule, headers } of all) {
    for (const header of headers) owners.set(header, (owners.get(header) ?? new Set()).add(rule.id));
  }
  const layouts = new Set(all.map(({ rule }) => rule.id)).size;
  return {
    all,
    evidence: (header) => {
      const count = owners.get(header)?.size;
      return count === undefined ? UNKNOWN : Math.log2(layouts / count);
    },
  };
}

let signatures: Signatures | undefined;

/** The layout that a part of its columns, or a changed list of them, still tells; undefined where it could be another. */
export function similarLayout(names: readonly string[]): Similar | undefined {
  signatures ??= build();
  const { all, evidence } = signatures;
  const present = [...new Set(names.map(normaliseHeader))];
  const total = present.reduce((sum, header) => sum + evidence(header), 0);
  const best = new Map<string, { readonly rule: DetectionRule; readonly said: number; readonly hits: number }>();
  for (const { rule, headers } of all) {
    const shared = present.filter((header) => headers.has(header));
    const said = shared.reduce((sum, header) => sum + evidence(header), 0);
    if (said > (best.get(rule.id)?.said ?? 0)) best.set(rule.id, { rule, said, hits: shared.length });
  }
  const [first, second] = [...best.values()].sort((a, b) => b.said - a.said);
  if (!first || first.hits < LEAST_HEADERS || first.said < LEAST_EVIDENCE) return undefined;
  const share = first.said / total;
  return share >= LEAST_SHARE && first.said >= LEAST_LEAD * (second?.said ?? 0)
    ? { rule: first.rule, share }
    : undefined;
}
