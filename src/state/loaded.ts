import type { ResultSource } from '../analyses/source';
import type { Attribute } from '../model/attributes';
import type { Extents } from '../model/extents';
import type { Filters } from '../model/scope';
import type { Currency } from '../util/currency';
import type { Page } from './link';
import type { Note } from './notes';

/** The loaded data as the pages see them. */
export interface Loaded {
  readonly source: ResultSource;
  readonly extents: Extents;
  /** Changes with every import: results of another version are stale. */
  readonly version: number;
  /** Shown in the data chip: the files' common name, or "sample data". */
  readonly name: string;
  /** Remarks on the files that are worth a look; harmless ones are only on the data page. */
  readonly notes: number;
  /** How many of them are about something lost. Absent: none. */
  readonly grave?: number;
  /** What the files, or a snapshot, say that amounts are in; undefined: nothing, or several. */
  readonly currency?: Currency;
  /** Set while a snapshot is shown in place of data. */
  readonly frozen?: FrozenView;
  /** Set while results are shown whose data are still being loaded: those of the sample, of an earlier visit (`at`: YYYY-MM-DD HH:MM) or of a file as it was read (`large`: filters wait). */
  readonly ahead?: { readonly of: 'sample' | 'file' | 'large' } | { readonly of: 'visit'; readonly at: string };
}

/** What the page says about the snapshot that it shows. */
export interface FrozenView {
  /** YYYY-MM-DD HH:MM. */
  readonly at: string;
  readonly pages: readonly Page[];
  /** It was encrypted, and the passphrase fits. */
  readonly isVerified: boolean;
  /** It lies beside the page, unchanged since the page was built. */
  readonly isHosted?: boolean;
  /** What stands before the view in the address; empty when it was opened from a file. */
  readonly prefix: string;
  /** What it may be filtered by. */
  readonly offered?: OfferedSteps;
  /** What its sharer wrote on dates and marks; whatever the address says besides is not theirs. */
  readonly notes?: readonly Note[];
}

/** Filters that a snapshot holds results under. */
export interface OfferedSteps {
  readonly by: readonly Attribute[];
  values(attribute: Attribute): readonly string[];
  holds(filters: Filters): boolean;
  /** The next filters; `null`: not held. */
  after(filters: Filters, attribute: Attribute, values: readonly string[]): Filters | null;
}
