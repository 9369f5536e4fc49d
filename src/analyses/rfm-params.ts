import { dayOrNone, freeText, oneOf } from '../codec/codec';
import { DEFAULT_RULE } from '../model/rfm';
import { isDay } from '../util/day';

const breaks = (fallback: string) => {
  const text = freeText(fallback, 60);
  const isList = (value: string) =>
    /^\d+(\.\d+)?(,\d+(\.\d+)?){3}$/.test(value) &&
    value
      .split(',')
      .map(Number)
      .every((v, i, all) => i === 0 || v > (all[i - 1] ?? 0));
  return {
    ...text,
    accepts: 'four ascending numbers joined by commas',
    parse: (value: string) => (isList(value) ? value : undefined),
  };
};

/** Parameters of every analysis that scores customers itself; defaults are those of the dashboard. */
export const rfmParams = {
  scoring: oneOf(DEFAULT_RULE.scoring, ['auto', 'percentile', 'fixed', 'quantile', 'ntile']),
  frequency: oneOf(DEFAULT_RULE.frequency, ['days', 'orders']),
  window: oneOf(DEFAULT_RULE.window, ['12m', 'all']),
  segments: oneOf(DEFAULT_RULE.segments, ['named11', 'rf10', 'cn8']),
  cn8: oneOf(DEFAULT_RULE.cn8, ['median', 'mean']),
  r_breaks: breaks(DEFAULT_RULE.r_breaks),
  f_breaks: breaks(DEFAULT_RULE.f_breaks),
  m_breaks: breaks(DEFAULT_RULE.m_breaks),
  as_of: dayOrNone(isDay),
};
