// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listenTo } from '../../src/app/pointer.ts';
import type { Pointed } from '../../src/state/pointing.svelte.ts';

let told: (string | null)[] = [];
let stop: () => void = () => undefined;

beforeEach(() => {
  told = [];
  document.body.innerHTML = `<section data-own="province"><svg><g data-hit>${['江苏', '浙江'].map((key) => `<rect data-key="${key}" role="button" tabindex="0" />`).join('')}</g></svg></section><p>words</p><button>menu</button>`;
  stop = listenTo(
    { point: (target: Pointed | null) => told.push(target?.value ?? null), leave: () => told.push('left') },
    window,
  );
});
afterEach(() => stop());

const mark = (key: string) => document.querySelector(`[data-key=${key}]`);
const send = (type: string, at: Element | null, init: PointerEventInit = {}) =>
  at?.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse', ...init }));
/** As a browser tells it: what is under the pointer now, then that it moved. */
function move(at: Element | null, screenX: number, init: PointerEventInit = {}) {
  send('pointerover', at, { screenX, ...init });
  send('pointermove', at, { screenX, ...init });
}

it('tells the mark under a pointer that moves, and that there is none', () => {
  move(mark('江苏'), 10);
  move(mark('浙江'), 20);
  move(document.querySelector('p'), 30);
  expect(told).toEqual(['江苏', '浙江', null]);
  send('pointerout', document.querySelector('p'));
  expect(told.at(-1)).toBeNull();
});

it('a mark that scrolls or is laid out under a pointer that stands still is meant only when the pointer moves', () => {
  move(document.querySelector('p'), 10);
  send('pointerover', mark('江苏'), { screenX: 10 });
  expect(told).toEqual([null]);
  send('pointermove', mark('江苏'), { screenX: 11 });
  expect(told).toEqual([null, '江苏']);
  document.dispatchEvent(new Event('scroll'));
  send('pointerover', mark('浙江'), { screenX: 11 });
  send('pointermove', mark('浙江'), { screenX: 11 });
  expect(told).toEqual([null, '江苏', 'left']);
  send('pointermove', mark('浙江'), { screenX: 12 });
  expect(told.at(-1)).toBe('浙江');
});

it('means nothing by a finger, nor while a button is pressed', () => {
  move(mark('江苏'), 10, { pointerType: 'touch' });
  expect(told).toEqual([]);
  move(mark('江苏'), 20, { buttons: 1 });
  expect(told).toEqual([null]);
});

it('whoever goes on to something else by keyboard, and a page that is printed or left, has no mark', () => {
  move(mark('江苏'), 10);
  document.querySelector('button')?.focus();
  expect(told).toEqual(['江苏', 'left']);
  for (const event of ['beforeprint', 'blur']) window.dispatchEvent(new Event(event));
  expect(told).toEqual(['江苏', 'left', 'left', 'left']);
  stop();
  move(mark('浙江'), 20);
  expect(told.length).toBe(4);
});
