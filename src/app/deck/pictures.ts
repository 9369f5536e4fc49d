import { mount, unmount } from 'svelte';
import Chart from '../../charts/Chart.svelte';
import { pngBlob } from '../../charts/export';
import type { ComposedSlide } from '../../deck/composed';
import type { Picture } from '../../deck/pptx/write';
import { lighten } from './light';

const [WIDTH, SCALE] = [560, 2];

const dataUrl = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.readAsDataURL(blob);
  });

async function drawn({ spec, title }: ComposedSlide, host: HTMLElement): Promise<Picture | null> {
  if (!spec) return null;
  const chart = mount(Chart, { target: host, props: { spec, title, width: WIDTH } });
  try {
    const svg = host.querySelector('svg');
    if (!svg) return null;
    const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
    return { data: await dataUrl(await pngBlob(svg, SCALE)), width, height };
  } finally {
    await unmount(chart);
  }
}

/** The project's own drawings of what PowerPoint has no chart for, in the light theme; drawn out of sight. */
export async function drawPictures(
  slides: readonly ComposedSlide[],
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<ReadonlyMap<string, Picture>> {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.inert = true;
  Object.assign(host.style, { position: 'fixed', insetInlineStart: '-9999px', width: `${WIDTH}px` });
  lighten(host);
  document.body.append(host);
  const pictures = new Map<string, Picture>();
  try {
    for (const [index, slide] of slides.entries()) {
      if (signal.aborted) break;
      const picture = slide.spec?.kind === 'dots' ? await drawn(slide, host) : null;
      if (picture) pictures.set(slide.id, picture);
      onProgress((index + 1) / slides.length);
    }
  } finally {
    host.remove();
  }
  return pictures;
}
