import { freeText, integer, oneOf } from '../codec/codec';
import { ATTRIBUTE_IDS } from '../model/attributes';

/** Which survey: empty is the one with the most answer sheets among those that have such a question. */
export const surveyParam = { survey: freeText('', 200) };

/** Which question of it: empty leaves the choice to the analysis (the recommend question, the main rating). */
export const questionParam = { question: freeText('', 200) };

/**
 * What answers are split by: nothing, the month they were given in, any attribute, or (`question`) what the same person answered to
 * the question `group` of the survey, one that has options.
 */
export const surveyBy = {
  by: oneOf('none', ['none', 'month', 'question', ...ATTRIBUTE_IDS]),
  group: freeText('', 200),
};

/** Promoters score at least, detractors at most: 9 and 6 on the scale 0–10. */
export const npsCuts = {
  promoter_min: integer(9, { min: 1, max: 100 }),
  detractor_max: integer(6, { min: 0, max: 99 }),
};

/** Satisfied answers score at least this; 0 takes the top box of 2–3 points, the top two boxes of 4–9, the top three tenths of 10–20, three quarters of longer scales. */
export const csatCut = { csat_min: integer(0, { min: 0, max: 100 }) };
