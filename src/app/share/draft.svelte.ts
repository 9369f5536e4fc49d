import { SvelteSet } from 'svelte/reactivity';
import type { Page } from '../../state/link';
import type { Note } from '../../state/notes';

/** What was said in the snapshot dialog: still there when it is opened again, for as long as the data are on screen. Never stored. */
export class SnapshotDraft {
  name = $state('');
  passphrase = $state('');
  /** Pages to put in besides the one on screen. */
  readonly pages = new SvelteSet<Page>();
  /** Lines taken out. */
  readonly out = new SvelteSet<string>();
  /** Notes to put in: none is, unless it is chosen. */
  readonly notes = new SvelteSet<Note>();
  /** Whether the targets go along. */
  hasTargets = $state(true);
}
