/** The keys that a panel's menu names, wherever in the panel the focus is; text fields keep theirs. */
export function panelKey(event: KeyboardEvent, acts: Readonly<Record<string, (() => void) | undefined>>): void {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  const isTyped = target instanceof HTMLElement && target.matches('input, select, textarea, [role=menu] *');
  const act = ctrlKey || metaKey || altKey || isTyped ? undefined : acts[key.toLowerCase()];
  if (!act) return;
  act();
  event.preventDefault();
}

/** The mark under the focus, by its key. */
export const focusedMark = (): string =>
  document.activeElement instanceof SVGElement ? (document.activeElement.dataset['key'] ?? '') : '';
