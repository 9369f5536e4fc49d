import type { ReadingRules, Remapping, StagedFile } from './api';
import type { Staged } from './load/relation';
import { recognise, recogniseAs, type Recognised } from './recognise/recognise';
import { chosen, columnsOf } from './staging';

/** Remarks of the recognition before, to be made anew. */
const RECOGNITION_WARNINGS = new Set(['no-header']);

/** What a staged file is once the user has said what it, its first row or its columns are; `kept` are remarks that still hold. */
export function retaken(file: StagedFile, held: Staged, change: Remapping) {
  const hasHeader = change.hasHeader ?? held.hasHeader;
  const isNew = hasHeader !== held.hasHeader;
  const columns = columnsOf(held.table, hasHeader);
  const kind = change.kind ?? file.kind;
  const known: Recognised =
    isNew && change.kind === undefined
      ? recognise(columns, file.name, hasHeader)
      : recogniseAs(columns, file.name, kind, hasHeader);
  const base = isNew || change.kind !== undefined ? known.guesses : file.mapping;
  const layout = change.kind !== undefined || isNew ? known.layout : file.layout;
  const rules = withRules(file.rules, change.rules);
  return {
    hasHeader,
    rules,
    known: {
      ...known,
      kind: isNew && change.kind === undefined ? known.kind : kind,
      layout,
      guesses: chosen(columns, base, change.fields ?? {}),
    },
    kept: file.warnings.filter(({ code }) => !RECOGNITION_WARNINGS.has(code)),
  };
}

/** What was said, and what is said now. */
export function withRules(before: ReadingRules, added: ReadingRules = {}): ReadingRules {
  return {
    ...before,
    ...added,
    ...(before.dates || added.dates ? { dates: { ...before.dates, ...added.dates } } : {}),
    ...(before.counts || added.counts ? { counts: { ...before.counts, ...added.counts } } : {}),
    ...(before.reversed || added.reversed ? { reversed: { ...before.reversed, ...added.reversed } } : {}),
  };
}
