import { mount, unmount } from 'svelte';
import type { Session } from '../../state/session.svelte';
import NotesView from './NotesView.svelte';
import type { Talk } from './talk.svelte';

interface Opened {
  readonly talk: Talk;
  readonly session: Session;
  /** Keys pressed there move the talk here. */
  readonly onkey: (event: KeyboardEvent) => void;
  readonly onblocked: () => void;
}

/** Gives the new window the page's own style sheets, language and theme; all of it is of this origin. */
function dress(to: Document): void {
  const { documentElement: root } = document;
  for (const { name, value } of root.attributes) to.documentElement.setAttribute(name, value);
  for (const sheet of document.head.querySelectorAll('link[rel=stylesheet], style')) {
    const copy = to.importNode(sheet, true);
    if (copy instanceof HTMLLinkElement && sheet instanceof HTMLLinkElement) copy.href = sheet.href;
    else if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href);
    to.head.append(copy);
  }
}

/**
 * Opens the speaker's window: drawn by this page, so nothing is loaded or sent, and both always show the same slide. Gives what closes
 * it; `null` when the browser blocks it.
 */
export function openNotes({ talk, session, onkey, onblocked }: Opened): (() => void) | null {
  const popup = window.open('', 'kequn-notes', 'popup,width=1040,height=760');
  if (!popup) {
    onblocked();
    return null;
  }
  popup.document.head.replaceChildren();
  popup.document.body.replaceChildren();
  dress(popup.document);
  popup.document.title = session.texts.name;
  const view = mount(NotesView, { target: popup.document.body, props: { talk, session } });
  popup.addEventListener('keydown', onkey);
  let isOpen = true;
  const leave = () => {
    if (!isOpen) return;
    isOpen = false;
    void unmount(view);
  };
  popup.addEventListener('pagehide', leave);
  return () => {
    leave();
    popup.close();
  };
}
