// @vitest-environment jsdom
import { mount, unmount, flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Chart from '../../src/charts/Chart.svelte';
import { barsProvinces, lineYears } from './examples';
import { NoResizes } from '../support/without-layout.ts';

/** jsdom lays nothing out: the chart gets its width as a property. */
globalThis.ResizeObserver = NoResizes;

let mounted: Record<string, unknown> | undefined;

function show(props: {
  spec: ReturnType<typeof barsProvinces> | ReturnType<typeof lineYears>;
  onselect?: (key: string) => void;
}) {
  mounted = mount(Chart, { target: document.body, props: { title: '按省份', width: 640, ...props } });
  flushSync();
  return [...document.querySelectorAll<SVGRectElement>('[data-hit] > rect')];
}

function press(key: string) {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  flushSync();
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';

afterEach(() => {
  if (mounted) void unmount(mounted);
  mounted = undefined;
  document.body.replaceChildren();
});

describe('Chart', () => {
  it('is one tab stop: the selected mark, else the first', () => {
    const marks = show({ spec: barsProvinces() });
    expect(
      marks.filter((mark) => mark.getAttribute('tabindex') === '0').map((mark) => mark.getAttribute('aria-label')),
    ).toEqual(['广东, 496']);
  });

  it('walks with arrows, Home and End, and stays at the ends', () => {
    const marks = show({ spec: barsProvinces() });
    marks[0]?.focus();
    press('ArrowDown');
    expect(focused()).toBe('江苏, 316');
    press('End');
    press('ArrowRight');
    expect(focused()).toBe('湖南, 143');
    press('Home');
    press('ArrowLeft');
    expect(focused()).toBe('广东, 496');
  });

  it('chooses with Enter and Space, and with a click', () => {
    const chosen: string[] = [];
    const marks = show({ spec: barsProvinces(), onselect: (key) => chosen.push(key) });
    marks[1]?.focus();
    press('Enter');
    press(' ');
    marks[2]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(chosen).toEqual(['江苏', '江苏', '浙江']);
  });

  it('leaves with Escape, and comes back to where it was', () => {
    const marks = show({ spec: barsProvinces() });
    marks[0]?.focus();
    press('ArrowDown');
    press('Escape');
    expect(document.activeElement).toBe(document.body);
    expect(marks[1]?.getAttribute('tabindex')).toBe('0');
  });

  it('offers buttons only where choosing does something', () => {
    const roles = show({ spec: barsProvinces() }).map((mark) => mark.getAttribute('role'));
    expect(new Set(roles)).toEqual(new Set(['img']));
  });

  it('explains the mark under the pointer in a tooltip', () => {
    const marks = show({ spec: lineYears() });
    marks[5]?.dispatchEvent(new MouseEvent('pointerenter'));
    flushSync();
    expect(document.querySelector('.tooltip')?.textContent).toContain('6月 · 2023年');
    expect(document.querySelector('.tooltip')?.textContent).toContain('60.1万');
    marks[5]?.dispatchEvent(new MouseEvent('pointerleave'));
    flushSync();
    expect(document.querySelector('.tooltip')).toBeNull();
  });
});
