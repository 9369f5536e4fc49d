const SECOND_MS = 1000;

/** How long something has been going on, told each second; begins anew when `what` is something else. Made while a component is. */
export class Elapsed {
  /** Whole seconds. */
  seconds = $state(0);

  constructor(what: () => string) {
    const current = $derived(what());
    $effect(() => {
      if (current === '') return undefined;
      const began = performance.now();
      this.seconds = 0;
      const timer = setInterval(() => {
        this.seconds = Math.floor((performance.now() - began) / SECOND_MS);
      }, SECOND_MS);
      return () => clearInterval(timer);
    });
  }
}
