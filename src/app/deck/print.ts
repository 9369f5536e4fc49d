import { mount, tick, unmount } from 'svelte';
import type { ComposedSlide } from '../../deck/composed';
import type { Paper } from '../../deck/pages';
import type { Locale } from '../../i18n/locale';
import { lighten } from './light';
import PrintPages from './PrintPages.svelte';

interface Printed {
  readonly slides: readonly ComposedSlide[];
  readonly paper: Paper;
  readonly locale: Locale;
  readonly title: string;
  /** Proposed by the browser as the name of the PDF. */
  readonly name: string;
}

/** Lays the deck out on pages of its own and opens the browser's print dialog, whose "save as PDF" makes the file. */
export async function printDeck({ slides, paper, locale, title, name }: Printed): Promise<void> {
  const { documentElement: root } = document;
  const host = document.createElement('div');
  host.className = 'deck-print';
  lighten(host);
  document.body.append(host);
  const pages = mount(PrintPages, { target: host, props: { slides, paper, locale, title } });
  const before = document.title;
  const leave = () => {
    root.classList.remove('prints-deck');
    document.title = before;
    void unmount(pages);
    host.remove();
  };
  root.classList.add('prints-deck');
  document.title = name;
  await tick();
  await document.fonts.ready;
  addEventListener('afterprint', leave, { once: true });
  window.print();
}
