import type { QuestionFacts } from './questions';

/** A question whose options have a column each: 2、购买渠道:天猫 | 2、购买渠道:京东, with 1 or the option's name where it was chosen. */
export interface OptionColumns {
  readonly stem: string;
  /** Option by column. */
  readonly options: ReadonlyMap<number, string>;
}

/** What stands in the column of an option. */
export const CHOSEN: readonly string[] = ['1', '是', '√', '✓', 'Yes', 'yes', 'TRUE', 'true', 'Y'];
const LEFT = new Set(['0', '否', 'No', 'no', 'FALSE', 'false', 'N', '-3', '-2']);
const STEM = /^(.+?)\s*(?:\s\/\s|[:：])\s*([^:：/]{1,60})$|^(.+?)\s*[(（]([^()（）]{1,60})[)）]$/;
const LEAST_OPTIONS = 2;

/** Questions that are spread over a column an option. */
export function optionColumns(facts: readonly QuestionFacts[]): readonly OptionColumns[] {
  const groups = new Map<string, Map<number, string>>();
  for (const { column, header, wording, texts } of facts) {
    const [, a, b, c, d] = STEM.exec((wording ?? header).trim()) ?? [];
    const [stem, option] = [a ?? c, (b ?? d)?.trim()];
    if (stem === undefined || option === undefined || option === '') continue;
    const isOption =
      texts.length > 0 && texts.every((text) => CHOSEN.includes(text) || LEFT.has(text) || text === option);
    if (isOption) groups.set(stem, (groups.get(stem) ?? new Map<number, string>()).set(column, option));
  }
  return Array.from(groups, ([stem, options]) => ({ stem, options })).filter(
    ({ options }) => options.size >= LEAST_OPTIONS,
  );
}

/** What sets options of one cell apart, as regular expressions of the engine and of this language alike; 问卷星 writes ┋. */
const SEPARATORS = ['┋', '[;；]', '[|｜]', '[,，、]'] as const;
const SAYS_MANY = /多选|可多选|multiple|all that apply|select all/i;
/** Without a word of it: so many answers, short options, each of them chosen more than once and in several company. */
const ENOUGH = 8;
const MOST_OPTIONS = 20;
const LONGEST_OPTION = 16;

/** What sets the options of a multiple choice apart where its cells hold several; undefined for everything else. */
export function separatorOf({ header, wording, texts, numbers, answers }: QuestionFacts): string | undefined {
  if (numbers > answers / 2) return undefined;
  const isSaid = SAYS_MANY.test(`${header} ${wording ?? ''}`);
  return SEPARATORS.find((separator) => {
    const cells = texts.map((text) => text.split(new RegExp(separator)).map((part) => part.trim()).filter((part) => part !== '')); // prettier-ignore
    if (!cells.some((parts) => parts.length > 1)) return false;
    if (separator === '┋' || isSaid) return true;
    const counts = new Map<string, number>();
    for (const part of cells.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
    return (
      answers >= ENOUGH &&
      counts.size <= MOST_OPTIONS &&
      counts.size < texts.length &&
      [...counts].every(([part, count]) => count > 1 && part.length <= LONGEST_OPTION)
    );
  });
}
