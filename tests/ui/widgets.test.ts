// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import DataTable from '../../src/ui/DataTable.svelte';
import Progress from '../../src/ui/Progress.svelte';
import Segmented from '../../src/ui/Segmented.svelte';
import type { TableSort } from '../../src/ui/table';
import { NoResizes } from '../support/without-layout.ts';

/** jsdom lays nothing out, so there is nothing to observe. */

beforeAll(() => {
  vi.stubGlobal('ResizeObserver', NoResizes);
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

const columns = [
  { key: 'name', label: 'Name' },
  { key: 'amount', label: 'Amount', align: 'end' as const, write: (value: unknown) => `¥${String(value)}` },
];
const cellsOf = (row: HTMLElement | undefined) =>
  row
    ? within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent)
    : [];
const bodyRows = () => screen.getAllByRole('row').slice(1);

describe('DataTable', () => {
  it('is a named region that the keyboard can reach and scroll', () => {
    render(DataTable, { label: 'Orders', columns, rows: [{ name: 'a', amount: 1 }] });
    expect(screen.getByRole('region', { name: 'Orders' }).tabIndex).toBe(0);
  });

  it('draws a window of a long table and tells the whole length', () => {
    const rows = Array.from({ length: 100_000 }, (_, amount) => ({ name: 'x', amount }));
    render(DataTable, { label: 'Orders', columns, rows, height: 290 });
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('100001');
    expect(bodyRows().length).toBeLessThan(40);
    expect(bodyRows()[0]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('sorts by a click, largest number first, then the other way round', async () => {
    render(DataTable, {
      label: 'Orders',
      columns,
      rows: [
        { name: 'a', amount: 5 },
        { name: 'b', amount: 40 },
        { name: 'c', amount: null },
      ],
    });
    const heading = screen.getByRole('columnheader', { name: 'Amount' });
    expect(heading.getAttribute('aria-sort')).toBe('none');
    await fireEvent.click(within(heading).getByRole('button'));
    expect(heading.getAttribute('aria-sort')).toBe('descending');
    expect(cellsOf(bodyRows()[0]).slice(0, 2)).toEqual(['b', '¥40']);
    await fireEvent.click(within(heading).getByRole('button'));
    expect(heading.getAttribute('aria-sort')).toBe('ascending');
    expect(cellsOf(bodyRows()[0]).slice(0, 2)).toEqual(['a', '¥5']);
  });

  it('leaves the order to its owner when the owner sorts', async () => {
    const onsort = vi.fn<(sort: TableSort) => void>();
    render(DataTable, {
      label: 'Orders',
      columns,
      rows: [
        { name: 'a', amount: 1 },
        { name: 'b', amount: 2 },
      ],
      sort: null,
      onsort,
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Amount' }));
    expect(onsort).toHaveBeenCalledExactlyOnceWith({ key: 'amount', descending: true });
    expect(cellsOf(bodyRows()[0]).slice(0, 2)).toEqual(['a', '¥1']);
  });

  it('numbers the rows of a later window as in the whole table', () => {
    render(DataTable, {
      label: 'Orders',
      columns,
      rows: [{ name: 'a', amount: 1 }],
      offset: 10_000,
      total: 10_001,
      numbered: '#',
    });
    expect(cellsOf(bodyRows()[0])[0]).toBe('10001');
    expect(bodyRows()[0]?.getAttribute('aria-rowindex')).toBe('10002');
  });

  it('shows text as text, whatever it looks like', () => {
    render(DataTable, { label: 'Orders', columns, rows: [{ name: '<img src=x onerror=alert(1)>', amount: 1 }] });
    expect(document.querySelector('img')).toBeNull();
    expect(cellsOf(bodyRows()[0])[0]).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('Segmented', () => {
  const options = [
    { value: 'customers', label: 'Customers' },
    { value: 'revenue', label: 'Revenue' },
    { value: 'none', label: 'None', disabled: true },
  ];

  it('is a named group of radio buttons with the value checked', () => {
    render(Segmented, { label: 'Show', options, value: 'customers', onchange: () => undefined });
    expect(
      within(screen.getByRole('group', { name: 'Show' }))
        .getAllByRole('radio')
        .map((radio) => (radio as HTMLInputElement).checked),
    ).toEqual([true, false, false]);
    expect((screen.getByRole('radio', { name: 'None' }) as HTMLInputElement).disabled).toBe(true);
  });

  it('tells its owner what was chosen', async () => {
    const onchange = vi.fn<(value: string) => void>();
    render(Segmented, { label: 'Show', options, value: 'customers', onchange });
    await fireEvent.click(screen.getByRole('radio', { name: 'Revenue' }));
    expect(onchange).toHaveBeenCalledExactlyOnceWith('revenue');
  });
});

describe('Progress', () => {
  it('tells its share in percent, and none while it cannot be told', async () => {
    const { rerender } = render(Progress, { label: 'Reading', share: 0.424 });
    const bar = screen.getByRole('progressbar', { name: 'Reading' });
    expect(bar.getAttribute('aria-valuenow')).toBe('42');
    await rerender({ label: 'Reading', share: null });
    expect(bar.hasAttribute('aria-valuenow')).toBe(false);
  });
});
