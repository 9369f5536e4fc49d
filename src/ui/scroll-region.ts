import type { Attachment } from 'svelte/attachments';

/** Makes a scrolling block reachable by keyboard and named for screen readers; arrows and Page Up/Down then scroll it. */
export function scrollRegion(label: string): Attachment<HTMLElement> {
  return (node) => {
    node.tabIndex = 0;
    node.setAttribute('role', 'region');
    node.setAttribute('aria-label', label);
  };
}
