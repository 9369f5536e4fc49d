import { describe, expect, it } from 'vitest';
import { type Focused, slideAfter, swiped, talkCommand } from '../../src/deck/keys.ts';

const press = (
  key: string,
  focused: Focused = null,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {},
) => talkCommand({ key, altKey: false, ctrlKey: false, metaKey: false, ...held }, focused);

describe('keys of a talk', () => {
  it('turn pages as keyboards and clickers do', () => {
    for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']) expect(press(key), key).toBe('next');
    for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp']) expect(press(key), key).toBe('previous');
    expect(['b', 'B', '.', 'l', 's', 'f', 'Home', 'End', 'Backspace'].map((key) => press(key))).toEqual([
      'black', 'black', 'black', 'laser', 'notes', 'full', 'first', 'last', 'back',
    ]); // prettier-ignore
  });

  it('belong to a focused button or mark where it needs them; a clicker always turns the page', () => {
    expect(['ArrowRight', ' ', 'Enter', 'PageDown', 'PageUp', 'b'].map((key) => press(key, 'mark'))).toEqual([
      null, null, null, 'next', 'previous', 'black',
    ]); // prettier-ignore
  });

  it('turn the page from a focused button too, but for those that press it', () => {
    expect(['ArrowRight', ' ', 'Enter'].map((key) => press(key, 'button'))).toEqual(['next', null, null]);
  });

  it('leave combinations and everything else to the browser', () => {
    expect([press('l', null, { ctrlKey: true }), press('ArrowLeft', null, { altKey: true }), press('x'), press('Escape')]).toEqual([
      null, null, null, null,
    ]); // prettier-ignore
  });

  it('stop at both ends', () => {
    expect([slideAfter(0, 6, 'previous'), slideAfter(5, 6, 'next'), slideAfter(2, 6, 'last'), slideAfter(2, 6, 'black')]).toEqual([
      0, 5, 5, 2,
    ]); // prettier-ignore
    expect(slideAfter(0, 0, 'next')).toBe(0);
  });
});

it('a swipe turns the page; scrolling and tapping do not', () => {
  expect([swiped(-120, 10), swiped(90, -20), swiped(-40, 0), swiped(-80, 200)]).toEqual([
    'next',
    'previous',
    null,
    null,
  ]);
});
