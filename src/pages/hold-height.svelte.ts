/** Nothing below jumps while a place is held, however many bars stand in it for a moment. To be called while a component is set up. */
export function holdHeight(held: () => HTMLElement | undefined): void {
  $effect(() => {
    const place = held();
    if (!place) return;
    place.style.minHeight = `${place.offsetHeight}px`;
    return () => (place.style.minHeight = '');
  });
}
