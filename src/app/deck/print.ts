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

/** The paper that the dialog proposes. Named pages would do the same, but not in every browser. */
const SIZES: Readonly<Record<Paper, string>> = { wide: '13.333in 7.5in', a4: '297mm 210mm' };

function sized(paper: Paper): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${SIZES[paper]}; margin: 0; }`);
  return sheet;
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
  const sheet = sized(paper);
  const leave = () => {
    root.classList.remove('prints-deck');
    document.title = before;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    void unmount(pages);
    host.remove();
  };
  root.classList.add('prints-deck');
  document.title = name;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await tick();
  await document.fonts.ready;
  addEventListener('afterprint', leave, { once: true });
  window.print();
}
