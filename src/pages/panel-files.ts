import { pngBlob, svgText } from '../charts/export';
import { csvBytes } from '../util/csv';
import { downloadBlob } from '../ui/download';

interface Answered {
  readonly analysis: { readonly id: string; readonly columns: Readonly<Record<string, unknown>> };
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Hands out the rows of a panel, or its picture as it is drawn. */
export async function download(
  kind: 'csv' | 'svg' | 'png',
  { analysis, rows }: Answered,
  picture: SVGSVGElement | null,
): Promise<void> {
  const file = `kequn-${analysis.id}.${kind}`;
  if (kind === 'csv') {
    downloadBlob(file, new Blob([csvBytes(Object.keys(analysis.columns), rows)], { type: 'text/csv' }));
  } else if (picture) {
    downloadBlob(
      file,
      kind === 'png' ? await pngBlob(picture, 2) : new Blob([svgText(picture)], { type: 'image/svg+xml' }),
    );
  }
}
