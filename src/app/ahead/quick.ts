/** What answers the overview from arrays, fetched before it is asked. */
export const fetchQuick = (): Promise<unknown> =>
  Promise.all([
    import('../../analyses/kpi-summary/quick'),
    import('../../analyses/kpi-monthly/quick'),
    import('../../analyses/revenue-by-month/quick'),
    import('../../analyses/breakdown/quick'),
    import('../../analyses/rfm-segments/quick'),
    import('../../analyses/cohort-retention/quick'),
    import('../../pages/MonthBrush.svelte'),
  ]);
