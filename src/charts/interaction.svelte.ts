import { isDirection, nextMark } from './keyboard';
import type { Mark } from './furniture';

/** Which mark of one chart is pointed at, walked to, and in the tab order. */
export class Interaction {
  #marks: () => readonly Mark[];
  #hovered = $state<string | null>(null);
  #focused = $state<string | null>(null);
  #current = $state<string | null>(null);
  #byTouch = false;
  readonly #byId = $derived.by(() => new Map(this.#marks().map((mark) => [mark.id, mark])));

  constructor(marks: () => readonly Mark[]) {
    this.#marks = marks;
  }

  /** The mark to emphasise and explain. */
  readonly active = $derived.by(() => this.#find(this.#hovered) ?? this.#find(this.#focused));
  /** The mark with the focus ring. */
  readonly ringed = $derived.by(() => (this.#byTouch ? undefined : this.#find(this.#focused)));
  /** The one mark that Tab reaches. */
  readonly tabStop = $derived.by(
    () => this.#find(this.#current) ?? this.#marks().find((mark) => mark.selected) ?? this.#marks()[0],
  );

  #find(id: string | null): Mark | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  enter(mark: Mark, pointer: string) {
    this.#byTouch = pointer === 'touch';
    if (!this.#byTouch) this.#hovered = mark.id;
  }

  leave() {
    this.#hovered = null;
  }

  press(pointer: string) {
    this.#byTouch = pointer === 'touch';
  }

  focus(mark: Mark, isVisible: boolean) {
    this.#current = mark.id;
    this.#focused = isVisible || this.#byTouch ? mark.id : null;
  }

  blur() {
    this.#focused = null;
  }

  /** Where a key leads: the index to focus, `leave`, `choose`, or nothing. */
  key(mark: Mark, key: string): number | 'leave' | 'choose' | null {
    this.#byTouch = false;
    if (key === 'Escape') {
      this.#hovered = null;
      this.#focused = null;
      return 'leave';
    }
    if (key === 'Enter' || key === ' ') return 'choose';
    const marks = this.#marks();
    return isDirection(key)
      ? nextMark(
          marks.map((each) => each.box),
          marks.indexOf(mark),
          key,
        )
      : null;
  }
}
