import { layoutChart } from '../../charts/layout';
import type { ChartSpec } from '../../charts/spec';

/** How large and how small letters may get, and steps in between. */
const [LARGEST, SMALLEST, STEP] = [2.4, 0.5, 0.1];
/** Below this width a stage is a phone: charts are laid out again at their own size. */
const PHONE = 640;

export interface Fit {
  /** Enlargement of the drawing. */
  readonly scale: number;
  /** Size that the chart is laid out at, before it is enlarged. */
  readonly width: number;
  readonly height: number | undefined;
}

/** The largest letters at which the whole chart fits its place; what has a height of its own is never squeezed. */
export function fitChart(spec: ChartSpec, place: { readonly width: number; readonly height: number }): Fit {
  const isFree = spec.kind === 'line' || spec.kind === 'columns';
  if (place.width < PHONE) return { scale: 1, width: place.width, height: undefined };
  if (isFree) {
    const scale = Math.max(1, Math.min(LARGEST, place.width / 760));
    return { scale, width: place.width / scale, height: Math.max(200, place.height / scale) };
  }
  for (let scale = LARGEST; scale >= SMALLEST; scale -= STEP) {
    const { layout } = layoutChart(spec, { width: place.width / scale });
    const isWide = layout.width * scale <= place.width + 1;
    if (isWide && layout.height * scale <= place.height)
      return { scale, width: place.width / scale, height: undefined };
  }
  return { scale: SMALLEST, width: place.width / SMALLEST, height: undefined };
}
