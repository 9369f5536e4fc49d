import type { Codec } from '../codec/codec';

/** The figures that a manager can set a target for. */
export const TARGET_METRICS = [
  'revenue', 'customers', 'orders', 'aov', 'repeat_rate', 'churn_rate', 'new_rate', 'nps', 'csat',
] as const; // prettier-ignore
export type TargetMetric = (typeof TARGET_METRICS)[number];

/** What a figure should reach. Amounts are meant for one scope, which `scope` names; rates and averages for any. */
export interface Target {
  readonly value: number;
  readonly scope: string;
}
export type Targets = Readonly<Partial<Record<TargetMetric, Target>>>;

/** Twice the time brings twice the orders: such a figure has a target for one range and one selection only. */
export const isAmount = (metric: TargetMetric): boolean => ['revenue', 'customers', 'orders'].includes(metric);

/** The largest number that a target may be. */
export const MOST_TARGET = 1e15;

/** `revenue:13000000@12m~repeat_rate:0.65`, in the order of the cards. Numbers keep six digits. */
export const targetsCodec: Codec<Targets> = {
  fallback: {},
  accepts: `figure:number, joined by ~; amounts with the scope they are for: revenue:13000000@12m (${TARGET_METRICS.join(', ')})`,
  parse(text) {
    if (text === '') return {};
    const entries = text.split('~').map((part) => {
      const [, name = '', number = '', scope = ''] = /^(\w+):(-?\d+(?:\.\d+)?(?:e-?\d+)?)(?:@([\w.-]{1,40}))?$/.exec(part) ?? []; // prettier-ignore
      const metric = TARGET_METRICS.find((each) => each === name);
      const value = Number(number);
      const isValid = metric && number !== '' && Math.abs(value) <= MOST_TARGET && isAmount(metric) === (scope !== '');
      return isValid ? ([metric, { value, scope }] as const) : null;
    });
    return entries.some((entry) => entry === null) ? undefined : Object.fromEntries(entries.filter((entry) => entry !== null)); // prettier-ignore
  },
  format: (targets) =>
    TARGET_METRICS.flatMap((metric) => {
      const target = targets[metric];
      return target ? [`${metric}:${Number(target.value.toPrecision(6))}${target.scope === '' ? '' : `@${target.scope}`}`] : []; // prettier-ignore
    }).join('~'),
};
