import { quantile } from 'd3-array';
import { linear } from '../linear';
import {
  centred,
  PHONE,
  label,
  thin,
  widest,
  type Box,
  type Frame,
  type Label,
  type Layout,
  type Mark,
  type Step,
} from '../furniture';
import type { CohortCell, CohortSpec } from '../spec';
import { sequential } from '../steps';
import type { Measure } from '../text';
import { calloutOf, hatchLegend, type CohortPlaces } from './notes';

export interface DrawnCohortCell {
  readonly id: string;
  readonly box: Box;
  /** `null`: hatched. `base`: the first age, which is everybody. `empty`: too few for a colour. */
  readonly step: Step | 'base' | 'empty' | null;
  readonly small: boolean;
}

export interface CohortLayout extends Layout {
  readonly cells: readonly DrawnCohortCell[];
  readonly sizes: readonly { readonly id: string; readonly box: Box }[];
  /** Ink rule between the mean and the cohorts. */
  readonly rule: number;
  readonly frames: readonly { readonly box: Box; readonly selected: boolean }[];
  /** From the framed row to its sentence. */
  readonly leader: readonly [number, number, number] | null;
  readonly hatchSwatch: Box | null;
}

const GAP = 1.5;
const COMPACT = 24;
const WIDEST = 56;

export function layoutCohorts(spec: CohortSpec, frame: Frame, measure: Measure): CohortLayout {
  const { width } = frame;
  const names = Math.ceil(
    Math.min(
      widest([...spec.cohorts.map((c) => c.label), spec.mean.label, spec.rowHeading], measure, true),
      width * 0.3,
    ),
  );
  const sizeTexts = Math.ceil(widest([...spec.cohorts.map((c) => c.sizeText), spec.sizeHeading], measure));
  const ages = Math.max(1, spec.ages.length);
  const wideLeft = names + 14 + sizeTexts + 8 + 40 + 14;
  const roomy = (width - wideLeft) / ages >= COMPACT;
  const left = roomy ? wideLeft : names + 10;
  const pitch = Math.max(2, Math.min(WIDEST, (width - left) / ages));
  const texts = [...spec.cohorts.flatMap((c) => c.cells), ...spec.mean.cells].flatMap((cell) =>
    cell ? [cell.text] : [],
  );
  const printed = pitch - GAP >= widest(texts, measure) + 3;
  const row = printed ? 30 : 22;
  const reads = !printed && width <= PHONE;
  const readout = reads ? 26 : 0;
  const head = readout + 26;
  const meanTop = head;
  const rule = meanTop + row + 5;
  const top = rule + 6;

  const finished = spec.cohorts.flatMap((c) =>
    c.cells.flatMap((cell, age) => (cell && !cell.unfinished && !cell.small && age > 0 ? [cell.value] : [])),
  );
  const [low, high] = [quantile(finished, 0.05) ?? 0, quantile(finished, 0.95) ?? 1];
  const stepOf = sequential(finished.map((value) => Math.max(low, Math.min(high, value))));
  const cellBox = (age: number, y: number): Box => ({
    x: left + age * pitch,
    y: y + GAP / 2,
    width: Math.max(1, pitch - GAP),
    height: row - GAP,
  });
  const draw = (id: string, cell: CohortCell, age: number, y: number, isMean = false): DrawnCohortCell => ({
    id,
    box: cellBox(age, y),
    step: cell.unfinished
      ? null
      : age === 0 && (isMean || cell.value >= 0.9995)
        ? 'base'
        : cell.small
          ? 'empty'
          : stepOf(Math.min(high, cell.value)),
    small: (cell.small ?? false) && !cell.unfinished && age > 0,
  });
  const each = <T>(cells: readonly (CohortCell | null)[], use: (cell: CohortCell, age: number) => T) =>
    cells.slice(0, ages).flatMap((cell, age) => (cell ? [use(cell, age)] : []));

  const fits = (words: string, { box }: DrawnCohortCell) => measure(words, { strong: true }) <= box.width;
  const text = (cell: CohortCell, drawn: DrawnCohortCell, strong: boolean, unit = '') =>
    printed
      ? [
          label(
            measure,
            fits(`${cell.text}${unit}`, drawn) ? `${cell.text}${unit}` : cell.text,
            drawn.box.x + drawn.box.width / 2,
            centred(drawn.box.y + drawn.box.height / 2),
            {
              anchor: 'middle',
              strong,
              halo: drawn.step === null,
              tone:
                drawn.step === null
                  ? 'ink-3'
                  : drawn.step === 'base' || drawn.step === 'empty'
                    ? 'ink-2'
                    : `${drawn.step}t`,
            },
          ),
        ]
      : [];
  const markOf = (
    cell: CohortCell,
    drawn: DrawnCohortCell,
    key: string | null,
    name: string,
    age: number,
    selected: boolean,
  ): Mark => ({
    id: drawn.id,
    key,
    box: drawn.box,
    hit: { x: drawn.box.x, y: drawn.box.y, width: pitch, height: row },
    name: `${name} · ${spec.ages[age] ?? ''}`,
    value: `${cell.text}${spec.unit ?? ''}`,
    notes: [...(cell.note ? [cell.note] : []), ...(cell.unfinished ? [spec.hatchLegend] : [])],
    selected,
    keep: 'cell',
  });

  const mean = each(spec.mean.cells, (cell, age) => ({
    cell,
    age,
    drawn: draw(`mean:${age}`, cell, age, meanTop, true),
  }));
  const largest = Math.max(1, ...spec.cohorts.map((c) => c.size));
  const sizeScale = linear([0, largest], [0, 40]);
  const rows = spec.cohorts.map((cohort, i) => {
    const y = top + i * row;
    const middle = centred(y + row / 2);
    const cells = each(cohort.cells, (cell, age) => ({ cell, age, drawn: draw(`${cohort.key}:${age}`, cell, age, y) }));
    const tone = cohort.selected ? ('accent' as const) : cohort.small ? ('ink-3' as const) : ('ink' as const);
    const labels: Label[] = [
      label(measure, cohort.label, 0, middle, { tone, strong: cohort.selected ?? false, max: names }),
    ];
    if (roomy)
      labels.push(
        label(measure, cohort.sizeText, names + 14 + sizeTexts, middle, {
          anchor: 'end',
          tone: cohort.small ? 'ink-3' : 'ink-2',
        }),
      );
    const end = left + (cells.at(-1)?.age ?? -1) * pitch + pitch;
    return { cohort, y, cells, labels, end };
  });
  const bottom = top + rows.length * row;
  const heads = thin(
    spec.ages.map((age, i) =>
      label(measure, age, left + i * pitch + (pitch - GAP) / 2, head - 8, {
        anchor: 'middle',
        tone: 'ink-3',
        within: width,
      }),
    ),
    6,
  );
  const places: CohortPlaces = {
    rows: rows.map((r) => ({ key: r.cohort.key, y: r.y, end: r.end })),
    row,
    left,
    width,
    bottom,
  };
  const callout = !reads ? calloutOf(spec, places, measure) : null;
  const hatch = rows.some((r) => r.cells.some((c) => c.drawn.step === null))
    ? hatchLegend(spec.hatchLegend, places, callout?.labels.map((l) => l.box) ?? [], measure)
    : null;
  const framed = rows.filter((r) => r.cohort.selected || r.cohort.key === spec.callout?.key);
  const rowHeadings = [
    label(measure, spec.rowHeading, 0, head - 8, { tone: 'ink-3', max: names }),
    ...(roomy
      ? [label(measure, spec.sizeHeading, names + 14 + sizeTexts, head - 8, { anchor: 'end', tone: 'ink-3' })]
      : []),
    label(measure, spec.mean.label, 0, centred(meanTop + row / 2), {
      tone: 'ink',
      strong: true,
      max: roomy ? left - 12 : names,
    }),
  ];
  return {
    width,
    height: Math.max(bottom, hatch?.bottom ?? 0, callout?.bottom ?? 0) + 6,
    cells: [...mean.map((m) => m.drawn), ...rows.flatMap((r) => r.cells.map((c) => c.drawn))],
    sizes: roomy
      ? rows.map(({ cohort, y }) => ({
          id: cohort.key,
          box: { x: left - 54, y: y + row / 2 - 3, width: sizeScale(cohort.size), height: 6 },
        }))
      : [],
    rule,
    frames: framed.map((r) => ({
      box: { x: left - 1, y: r.y, width: Math.max(2, r.end - left), height: row },
      selected: r.cohort.selected ?? false,
    })),
    leader: callout?.leader ?? null,
    hatchSwatch: hatch?.swatch ?? null,
    labels: [
      ...rowHeadings,
      ...heads,
      ...mean.flatMap((m, i) => text(m.cell, m.drawn, true, i === 0 ? spec.unit : '')),
      ...rows.flatMap((r) => [...r.labels, ...r.cells.flatMap((c) => text(c.cell, c.drawn, false))]),
      ...(callout?.labels ?? []),
      ...(hatch?.labels ?? []),
    ],
    marks: [
      ...mean.map((m) => markOf(m.cell, m.drawn, null, spec.mean.label, m.age, false)),
      ...rows.flatMap((r) =>
        r.cells.map((c) => markOf(c.cell, c.drawn, r.cohort.key, r.cohort.label, c.age, r.cohort.selected ?? false)),
      ),
    ],
    ...(!reads ? {} : { readout: { box: { x: 0, y: 0, width, height: 22 }, rest: spec.callout?.lines[0] ?? '' } }),
  };
}
