import { type BrushPhase, dragged, type Grip, gripAt, REACH, stepAt, type Stretch } from './grip';

/** px that a pressed pointer moves before it is a drag and no longer a click. */
const SLACK = 4;

/** A stretch of a time axis under the hand: by mouse, finger or keys. Says where it is once per frame at most, the latest. */
export class Brush {
  /** What is drawn: under the hand, else what is chosen. */
  readonly stretch = $derived.by(() => this.#held ?? this.#chosen());
  #held = $state.raw<Stretch | null>(null);
  readonly #edges: () => readonly number[];
  readonly #chosen: () => Stretch | null;
  readonly #tell: (stretch: Stretch | null, phase: BrushPhase) => void;
  #grip: Grip | null = null;
  #origin = 0;
  #pressedAt = 0;
  #keys: { readonly anchor: number; readonly head: number } | null = null;
  #frame = 0;

  constructor(
    edges: () => readonly number[],
    chosen: () => Stretch | null,
    tell: (stretch: Stretch | null, phase: BrushPhase) => void,
  ) {
    this.#edges = edges;
    this.#chosen = chosen;
    this.#tell = tell;
  }

  /** A drag or a row of keys is under way. */
  readonly isHeld = $derived.by(() => this.#held !== null);

  press(event: PointerEvent, svg: Element): void {
    if (event.button !== 0 || !event.isPrimary || this.#edges().length < 3) return;
    this.#origin = svg.getBoundingClientRect().left;
    this.#pressedAt = event.clientX;
    const reach = event.pointerType === 'touch' ? REACH.touch : REACH.mouse;
    this.#grip = gripAt(this.#edges(), this.#chosen(), event.clientX - this.#origin, reach);
  }

  move(event: PointerEvent, svg: Element): void {
    if (!this.#grip) return;
    if (!this.#held) {
      if (Math.abs(event.clientX - this.#pressedAt) < SLACK) return;
      svg.setPointerCapture(event.pointerId);
    }
    const step = stepAt(this.#edges(), event.clientX - this.#origin);
    this.#hold(dragged(this.#grip, step, this.#edges().length - 1));
  }

  release(): void {
    this.#grip = null;
    this.#end();
  }

  /** The finger turned out to scroll, or Escape was pressed. */
  cancel(): void {
    this.#grip = null;
    this.#keys = null;
    if (!this.#held) return;
    cancelAnimationFrame(this.#frame);
    this.#held = null;
    this.#tell(null, 'cancelled');
  }

  /** Shift with an arrow stretches from the mark at `x`, Escape clears. True: the key is used up. */
  key(x: number, key: string, isShifted: boolean): boolean {
    if (key === 'Escape') {
      const isChosen = this.#chosen() !== null;
      if (this.#held) this.cancel();
      else if (isChosen) this.#tell(null, 'ends');
      return isChosen;
    }
    const count = this.#edges().length - 1;
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (!isShifted || by === 0 || count < 2) return false;
    const at = stepAt(this.#edges(), x);
    const { anchor, head } = this.#keys ?? { anchor: at, head: at };
    const next = Math.max(0, Math.min(count - 1, head + by));
    this.#keys = { anchor, head: next };
    this.#hold([Math.min(anchor, next), Math.max(anchor, next)]);
    return true;
  }

  /** Shift was let go, or the focus went elsewhere. */
  keyUp(): void {
    if (!this.#keys) return;
    this.#keys = null;
    this.#end();
  }

  #hold(stretch: Stretch): void {
    const held = this.#held;
    if (held && held[0] === stretch[0] && held[1] === stretch[1]) return;
    this.#held = stretch;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#tell(stretch, 'moves'));
  }

  #end(): void {
    const held = this.#held;
    if (!held) return;
    cancelAnimationFrame(this.#frame);
    this.#held = null;
    this.#tell(held, 'ends');
  }
}
