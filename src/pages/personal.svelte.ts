import type { LoadedFile, StagedFile } from '../imports/api';
import { type Known, knownBy } from '../imports/people';
import { masked, scrubbed } from '../model/personal';
import type { Session } from '../state/session.svelte';
import type { Services } from './services';

/** Whether what tells of a person stands on screen in full: for as long as the page is open, and never in what is shared. */
class PersonalView {
  isShown = $state(false);
}
export const personalView = new PersonalView();

/** What the loaded customers are known by; undefined: by ids that tell nothing. */
export function knownPeople(session: Session, services: Services): Known {
  return session.loaded && !session.loaded.frozen ? knownBy(services.importer()?.loaded() ?? []) : {};
}

/** True where a column of the files tells of a person. */
export const holdPersonal = (files: readonly (StagedFile | LoadedFile)[]) =>
  files.some(({ mapping }) => mapping.some(({ personal }) => personal !== undefined));

/** Ids of things: order numbers may look like phones. */
const THING = /(?<!customer)_id$|^source_file$/;

/** How a text of a column of the tables is written on screen and in a download. */
export function textWriter(session: Session, services: Services): (column: string, text: string) => string {
  if (personalView.isShown) return (_, text) => text;
  const { personal } = knownPeople(session, services);
  return (column, text) =>
    THING.test(column) ? text : personal && column === 'customer_id' ? masked(personal, text) : scrubbed(text);
}

/** Rows with their texts written so. */
export function writtenRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  write: (column: string, text: string) => string,
): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? write(column, value) : value]),
    ),
  );
}

/** A cell of a file as it may stand on screen. */
export function cellText({ mapping }: Pick<StagedFile, 'mapping'>, index: number, text: string): string {
  if (personalView.isShown) return text;
  const { personal, field = null } = mapping[index] ?? {};
  if (personal) return masked(personal, text);
  return field !== null && THING.test(field) ? text : scrubbed(text);
}

/** The text of a row that was turned away, cell by cell. */
export function rejectedText(file: Pick<StagedFile, 'mapping'>, text: string): string {
  const cells = text.split(' | ');
  return cells.map((cell, index) => cellText(file, index, cell)).join(' | ');
}
