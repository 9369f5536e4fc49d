import type { ResultSource } from '../../analyses/source';
import type { Attribute } from '../../model/attributes';
import type { Scope } from '../../model/scope';
import type { Recorded } from '../../share/freeze';
import { askOffered, type Candidate, candidates, MOST_ATTRIBUTES, type OfferedAnswer, plan } from '../../share/offers';

export type OfferingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly done: number; readonly all: number }
  | { readonly kind: 'ready'; readonly answers: readonly OfferedAnswer[]; readonly by: readonly Attribute[] }
  | { readonly kind: 'failed' };

/** What recipients of a snapshot may filter by, and the answers that this takes. */
export class Offering {
  candidates = $state.raw<readonly Candidate[]>([]);
  chosen = $state.raw<readonly Attribute[]>([]);
  state = $state.raw<OfferingState>({ kind: 'none' });

  async look(source: ResultSource, scope: Scope, signal: AbortSignal): Promise<void> {
    try {
      const found = await candidates(source, scope, { signal });
      if (!signal.aborted) this.candidates = found;
    } catch (cause) {
      console.info('what could be filtered by was not found out', cause);
    }
  }

  isFull(attribute: Attribute): boolean {
    return this.chosen.length >= MOST_ATTRIBUTES && !this.chosen.includes(attribute);
  }

  toggle(attribute: Attribute): void {
    const others = this.chosen.filter((one) => one !== attribute);
    if (others.length < this.chosen.length) this.chosen = others;
    else if (!this.isFull(attribute)) this.chosen = [...others, attribute];
  }

  /** Asks for everything that the chosen attributes need; an abort leaves the state to whoever comes next. */
  async ask(
    source: ResultSource,
    scope: Scope,
    recorded: readonly Recorded[],
    chosen: readonly Attribute[],
    signal: AbortSignal,
  ): Promise<void> {
    const offered = chosen.flatMap((attribute) => this.candidates.filter((one) => one.attribute === attribute));
    if (offered.length === 0) {
      this.state = { kind: 'none' };
      return;
    }
    this.state = { kind: 'asking', done: 0, all: 0 };
    try {
      const choices = await plan(source, scope, offered, { signal });
      const onstep = (done: number, all: number) => {
        if (!signal.aborted) this.state = { kind: 'asking', done, all };
      };
      const answers = await askOffered(source, recorded, choices, { signal, onstep });
      if (!signal.aborted) this.state = { kind: 'ready', answers, by: chosen };
    } catch (cause) {
      if (signal.aborted) return;
      console.info('the filters of a snapshot could not be answered', cause);
      this.state = { kind: 'failed' };
    }
  }
}
