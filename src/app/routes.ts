import type { Component } from 'svelte';
import type { Page } from '../state/link';

/** Pages beside the overview are fetched when they are first wanted, or ahead of it by `fetchAhead`. */
export const ROUTES: Readonly<Record<Exclude<Page, 'overview'>, () => Promise<{ default: Component }>>> = {
  segments: () => import('../pages/segments/SegmentsPage.svelte'),
  value: () => import('../pages/value/ValuePage.svelte'),
  retention: () => import('../pages/retention/RetentionPage.svelte'),
  satisfaction: () => import('../pages/satisfaction/SatisfactionPage.svelte'),
  data: () => import('../pages/data/DataPage.svelte'),
};

/** Fetches the rest of the page once the engine runs, so that everything works with the cable pulled from then on. */
export async function fetchAhead(): Promise<void> {
  await Promise.all([
    import('./Dashboard.svelte'),
    import('./ScopeBar.svelte'),
    import('../pages/start/StartPage.svelte'),
    import('../pages/ImportPanel.svelte'),
    import('./console'),
    import('./deck/DeckDialog.svelte'),
    import('./deck/pictures'),
    import('./deck/print'),
    import('./present/Present.svelte'),
    import('./deck/shelf.svelte'),
    import('../deck/xlsx'),
    import('../deck/list'),
    import('../deck/pptx/write').then(({ fetchWriter }) => fetchWriter()),
    import('./share/SavedDialog.svelte'),
    import('./share/QrDialog.svelte'),
    import('./share/SnapshotDialog.svelte'),
    import('./share/single-file').then(({ reportTemplate }) => reportTemplate()),
    import('./share/DoorPage.svelte'),
    import('./share/FrozenBar.svelte'),
    import('./share/open'),
    import('../share/seal'),
    import('../charts/export'),
    import('../charts/part/PartLayer.svelte'),
    import('../pages/PanelTable.svelte'),
    import('../pages/PanelHow.svelte'),
    import('../pages/PanelRefusal.svelte'),
    import('../pages/TargetEditor.svelte'),
    import('../pages/overview/KpiHow.svelte'),
    import('../pages/overview/KpiTarget.svelte'),
    import('./share/FrozenFilters.svelte'),
    import('../state/recent'),
    import('../util/csv'),
    import('../ui/MenuList.svelte'),
    import('../ui/PopoverSurface.svelte'),
    ...Object.values(import.meta.glob('../analyses/*/quick.ts')).map((load) => load()),
    ...Object.values(ROUTES).map((load) => load()),
  ]);
}
