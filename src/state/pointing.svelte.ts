import { untrack } from 'svelte';
import { QueryError } from '../db/errors';
import { partTexts } from '../i18n/texts/part';
import { type Attribute, isAttribute } from '../model/attributes';
import { atNextFrame } from '../util/next-frame';
import { Part, type PartRows } from './part';
import { partRows } from './part-rows';
import type { Session } from './session.svelte';

/** A pointer that has been on a mark for so long is asked for, */
const ASK_MS = 17;
/** and so much later it rests there: one that crosses the page on its way elsewhere stays for less. */
const REST_MS = 33;
/** From mark to mark everything moves on without a step back. */
const GRACE_MS = 50;
/** What was pointed at and then chosen stays until the answers under it are there, and no longer than this. */
const SETTLE_MS = 400;
/** Who stays on a mark for so long reads: what falls to the marks beside it is asked for meanwhile. */
const READING_MS = 150;
/** So many of them, the nearest first. */
const BESIDE = 8;

/** A mark that can be chosen as a filter. */
export interface Pointed {
  readonly attribute: Attribute;
  readonly value: string;
  /** The panel that it stands in. */
  readonly place: Element | null;
}

/** The page around the panels. */
export interface PageOfParts {
  /** What draws parts is at hand. */
  ready(): Promise<unknown>;
  /** It is about to show parts, or the whole again. */
  shows(isPart: boolean): void;
}

/** Calls a timer's work later and hands over how to call it off; the browser's own by default. */
type Later = (work: () => void, ms: number) => () => void;
const later: Later = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
const nothing = () => undefined;

const isSame = (a: Pointed | null, b: Pointed | null) =>
  a?.attribute === b?.attribute && a?.value === b?.value && a?.place === b?.place;

/**
 * What the page shows of the mark that a pointer rests on: once it has rested, every panel in sight is asked what falls to it, and all show it in
 * the same frame. Whatever comes next takes back what is under way. Nothing happens while the range is under the hand.
 */
export class Pointing {
  readonly #session: Session;
  readonly #later: Later;
  readonly #page: PageOfParts;
  #target: Pointed | null = null;
  #running = new AbortController();
  #callOff: () => void = nothing;

  constructor(session: Session, page: PageOfParts, wait: Later = later) {
    this.#session = session;
    this.#page = page;
    this.#later = wait;
  }

  /** Follows the page's own state; returns how to stop. */
  follow(): () => void {
    return $effect.root(() => {
      let before: readonly unknown[] = [];
      $effect(() => {
        const { link, loaded, moving, locale } = this.#session;
        const now = [link.page, loaded, locale];
        const isOther = now.some((each, at) => each !== before[at]);
        before = now;
        untrack(() => this.#changed(isOther || moving !== null));
      });
    });
  }

  /** Other filters: what was pointed at and chosen stays until each query has other rows. */
  #changed(isOther: boolean): void {
    if (isOther || !this.#session.part) return this.leave();
    this.#stop();
    this.#target = null;
    this.#callOff = this.#later(() => this.#show(null), SETTLE_MS);
  }

  /** The pointer, or the focus of the keyboard, came upon a mark; null: upon none. */
  point(target: Pointed | null): void {
    if (isSame(this.#target, target)) return;
    this.#stop();
    this.#target = target;
    if (!target) this.#callOff = this.#later(() => this.#show(null), GRACE_MS);
    else if (!this.#session.moving) this.#callOff = this.#later(() => void this.#ask(target), ASK_MS);
  }

  /** At once: the page scrolls, is printed, or is left. */
  leave(): void {
    this.#stop();
    this.#target = null;
    this.#show(null);
  }

  #stop(): void {
    this.#callOff();
    this.#callOff = nothing;
    this.#running.abort();
  }

  #show(part: Part | null): void {
    if (this.#session.part === part) return;
    this.#page.shows(part !== null);
    this.#session.part = part;
  }

  async #ask(target: Pointed): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    try {
      const rests = new Promise<void>((resolve) => (this.#callOff = this.#later(resolve, REST_MS)));
      const [answers] = await Promise.all([this.#answers(target, signal), this.#page.ready(), rests]);
      if (signal.aborted) return;
      const part = answers && new Part(target, answers, this.#labelOf(target));
      atNextFrame(() => {
        if (signal.aborted) return;
        this.#show(part);
        if (part) this.#callOff = this.#later(() => void this.#askEach(besideOf(target), signal), READING_MS);
      });
    } catch (cause) {
      if (signal.aborted || (cause instanceof QueryError && cause.reason === 'aborted')) return;
      console.info('what falls to a mark could not be told', cause);
      this.#show(null);
    }
  }

  /** While nobody points at anything: asks for marks that are likely pointed at next, until somebody does or the signal aborts. */
  async ahead(marks: readonly Pointed[], signal: AbortSignal): Promise<void> {
    if (this.#target) return;
    const running = (this.#running = new AbortController());
    signal.addEventListener('abort', () => running.abort(), { once: true });
    await this.#askEach(marks, running.signal);
  }

  /** One mark after the other: the source remembers, and nothing is shown. */
  async #askEach(marks: readonly Pointed[], signal: AbortSignal): Promise<void> {
    try {
      for (const mark of marks) {
        if (signal.aborted) return;
        await this.#answers(mark, signal);
      }
    } catch (cause) {
      if (!signal.aborted) console.info('what falls to a mark was not asked ahead', cause);
    }
  }

  #answers(target: Pointed, signal: AbortSignal): Promise<ReadonlyMap<object, PartRows> | null> {
    return partRows(this.#session, target, this.#labelOf(target)(''), signal);
  }

  #labelOf({ attribute, value }: Pointed): (share: string) => string {
    const texts = partTexts[this.#session.locale];
    const name = this.#session.nameOf(attribute, value);
    return (share) => (share === '' ? texts.of(name) : texts.shareOf(name, share));
  }
}

const MARKS = '[data-hit] > [data-key][role=button]';

/** The marks beside one in its panel, the nearest first. */
function besideOf(target: Pointed): readonly Pointed[] {
  const marks = [...(target.place?.querySelectorAll(MARKS) ?? [])];
  const values = [...new Set(marks.map((mark) => mark.getAttribute('data-key') ?? ''))];
  const distance = (value: string) => Math.abs(values.indexOf(value) - values.indexOf(target.value));
  return values
    .filter((value) => value !== target.value)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, BESIDE)
    .map((value) => ({ ...target, value }));
}

/** The first mark of each panel on a page. */
export const firstMarks = (page: ParentNode): readonly Pointed[] =>
  [...page.querySelectorAll('[data-own]')].flatMap((panel) => pointedAt(panel.querySelector(MARKS)) ?? []);

/** What a panel's element says its marks stand for. */
export function pointedAt(node: EventTarget | null): Pointed | null {
  const mark = node instanceof Element ? node.closest(MARKS) : null;
  const place = mark?.closest('[data-own]') ?? null;
  const [attribute, value] = [place?.getAttribute('data-own') ?? '', mark?.getAttribute('data-key') ?? null];
  return place && value !== null && isAttribute(attribute) ? { attribute, value, place } : null;
}
