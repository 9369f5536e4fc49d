import { type Attribute, ATTRIBUTE_IDS } from '../model/attributes';
import type { Extents, Grouping } from '../model/extents';

/** One of several ways to split; `value` is an attribute, or `question:<its id>`. */
export interface SplitOption {
  readonly value: string;
  readonly label: string;
}

/** What answers are split by: an attribute, or the question `group`. */
export interface AnswerSplit {
  readonly by: Attribute | 'question';
  readonly group: string;
}

const QUESTION = 'question:';

/** Attributes that can be chosen: those that the data know, and the one that is chosen already. */
export function splitAttributes(known: readonly Attribute[] | undefined, chosen: string): readonly Attribute[] {
  return ATTRIBUTE_IDS.filter((attribute) => !known || known.includes(attribute) || attribute === chosen);
}

/** The attribute to open on: the one wanted where the data know it, else the first that they know. */
export function opening(wanted: Attribute, known: readonly Attribute[] | undefined, taken?: Attribute): Attribute {
  if (!known || (known.includes(wanted) && wanted !== taken)) return wanted;
  return known.find((attribute) => attribute !== taken) ?? wanted;
}

/** Questions of the survey on screen. */
const groupingsOf = (extents: Extents | undefined, survey: string | undefined): readonly Grouping[] =>
  (extents?.known?.groupings ?? []).filter((one) => survey === undefined || one.survey === survey);

/** What answers are split by where nobody has chosen: `wanted`, else what they can be linked to, else a question of their own. */
export function answerOpening(wanted: AnswerSplit, extents: Extents | undefined): AnswerSplit {
  const known = extents?.known;
  if (!known || wanted.by === 'question' || known.answers.includes(wanted.by)) return wanted;
  const [attribute] = known.answers;
  if (attribute) return { by: attribute, group: '' };
  const [question] = known.groupings;
  return question ? { by: 'question', group: question.question } : wanted;
}

/** Everything that answers can be split by, attributes first, then the questions of their survey in quotes as they were asked. */
export function answerSplits(
  extents: Extents | undefined,
  survey: string | undefined,
  chosen: AnswerSplit & { readonly wording: string },
  names: Readonly<Record<Attribute, string>>,
): readonly SplitOption[] {
  const questions = groupingsOf(extents, survey);
  const isListed = chosen.by !== 'question' || questions.some(({ question }) => question === chosen.group);
  return [
    ...splitAttributes(extents?.known?.answers, chosen.by).map((value) => ({ value, label: names[value] })),
    ...questions.map(({ question, wording }) => ({ value: QUESTION + question, label: wording || question })),
    ...(isListed ? [] : [{ value: QUESTION + chosen.group, label: chosen.wording || chosen.group }]),
  ];
}

export const splitValue = ({ by, group }: AnswerSplit): string => (by === 'question' ? QUESTION + group : by);

/** The page's choices for an option. */
export const splitChoice = (value: string): { readonly by: string; readonly group: string } =>
  value.startsWith(QUESTION) ? { by: 'question', group: value.slice(QUESTION.length) } : { by: value, group: '' };
