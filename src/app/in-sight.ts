/** How far beyond the window a place still counts as in sight, as a part of its height: what is scrolled to next is there already. */
const NEAR = 0.5;

/** Tells now and whenever it changes whether a place lies out of sight; returns how to stop. */
export function inSight(place: Element, tell: (isAway: boolean) => void): () => void {
  const { top, bottom } = place.getBoundingClientRect();
  tell(top > (1 + NEAR) * innerHeight || bottom < -NEAR * innerHeight);
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1);
      if (last) tell(!last.isIntersecting);
    },
    { rootMargin: `${100 * NEAR}% 0px` },
  );
  observer.observe(place);
  return () => observer.disconnect();
}
