/** How customers are judged: METHODS §1. Part of the scope, because a segment filter means nothing without it. */
export interface RfmRule {
  readonly scoring: 'auto' | 'percentile' | 'fixed' | 'quantile' | 'ntile';
  readonly frequency: 'days' | 'orders';
  readonly window: '12m' | 'all';
  readonly segments: 'named11' | 'rf10' | 'cn8';
  /** Where the eight Chinese classes are cut for R and M; F is cut at two purchases. */
  readonly cn8: 'median' | 'mean';
  /** Upper bounds of the classes, ascending, joined by commas: days, purchases, money. */
  readonly r_breaks: string;
  readonly f_breaks: string;
  readonly m_breaks: string;
}

export const DEFAULT_RULE: RfmRule = {
  scoring: 'auto',
  frequency: 'days',
  window: '12m',
  segments: 'named11',
  cn8: 'median',
  r_breaks: '30,60,120,240',
  f_breaks: '1,2,3,5',
  m_breaks: '100,200,500,1000',
};

export const SEGMENTS = {
  named11: [
    'champions', 'loyal', 'potential_loyalist', 'new_customers', 'promising', 'need_attention',
    'about_to_sleep', 'at_risk', 'cannot_lose', 'hibernating', 'lost',
  ],
  rf10: [
    'champions', 'loyal', 'potential_loyalist', 'new_customers', 'promising', 'need_attention',
    'about_to_sleep', 'at_risk', 'cannot_lose', 'hibernating',
  ],
  cn8: [
    'important_value', 'important_develop', 'important_keep', 'important_retain',
    'general_value', 'general_develop', 'general_keep', 'general_retain',
  ],
} as const; // prettier-ignore

export type Segment = (typeof SEGMENTS)[keyof typeof SEGMENTS][number];
