import { late } from '../charts/late';
import { firstMarks, pointedAt, Pointing } from '../state/pointing.svelte';
import type { Session } from '../state/session.svelte';
import './pointer.css';

interface Spot {
  readonly screenX: number;
  readonly screenY: number;
}

/**
 * Tells which mark the pointer, or the focus of the keyboard, rests on. Marks that come to lie under a pointer that stands still, because the page
 * scrolls or is laid out anew, are not meant, nor are those touched; and who turns to something else by keyboard, a menu that saves a picture
 * above all, sees the whole again.
 */
export function listenTo(pointing: Pick<Pointing, 'point' | 'leave'>, view: Window): () => void {
  const { document } = view;
  const controller = new AbortController();
  const options = { capture: true, passive: true, signal: controller.signal };
  let last: Spot = { screenX: NaN, screenY: NaN };
  let isByKeys = false;
  /** What lies under the pointer came to it: it means something again when it moves. */
  let standsStill = false;
  const leave = () => {
    isByKeys = false;
    pointing.leave();
  };
  const hasMoved = ({ screenX, screenY }: Spot) => screenX !== last.screenX || screenY !== last.screenY;
  const over = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    if (!hasMoved(event)) standsStill = true;
    if (standsStill) return;
    isByKeys = false;
    pointing.point(event.buttons === 0 ? pointedAt(event.target) : null);
  };
  document.addEventListener('pointerover', over, options);
  document.addEventListener(
    'pointermove',
    (event) => {
      if (standsStill && hasMoved(event)) {
        standsStill = false;
        over(event);
      }
      last = { screenX: event.screenX, screenY: event.screenY };
    },
    options,
  );
  document.addEventListener('pointerout', (event) => event.relatedTarget ?? pointing.point(null), options);
  document.addEventListener(
    'scroll',
    () => {
      standsStill = true;
      if (!isByKeys) pointing.leave();
    },
    options,
  );
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const mark = pointedAt(target);
      if (!mark || !(target instanceof Element)) return leave();
      if (!target.matches(':focus-visible')) return;
      isByKeys = true;
      pointing.point(mark);
    },
    options,
  );
  document.addEventListener('focusout', () => isByKeys && pointing.point(null), options);
  for (const event of ['blur', 'beforeprint']) view.addEventListener(event, leave, { signal: controller.signal });
  return () => controller.abort();
}

/** Key figures lose no line while they are those of a part, so that nothing below them moves. */
function holdCards(isPart: boolean): void {
  document.documentElement.classList.toggle('parted', isPart);
  for (const cards of document.querySelectorAll<HTMLElement>('.cards'))
    if (!isPart) cards.style.minHeight = '';
    else if (cards.style.minHeight === '') cards.style.minHeight = `${cards.offsetHeight}px`;
}

/** What all panels show of the mark under the pointer. */
export interface Follower {
  /** Asks ahead what falls to the first mark of each panel. */
  ahead(signal: AbortSignal): Promise<void>;
  stop(): void;
}

/** All panels show what falls to the mark under the pointer. */
export function followPointer(session: Session): Follower {
  const ready = async () => {
    late.PartLayer ??= (await import('../charts/part/PartLayer.svelte')).default;
  };
  const pointing = new Pointing(session, { ready, shows: holdCards });
  const stops = [listenTo(pointing, window), pointing.follow()];
  return {
    ahead: (signal) => pointing.ahead(firstMarks(document), signal),
    stop() {
      for (const stop of stops) stop();
      pointing.leave();
    },
  };
}
