import type { ComposedSlide } from '../../deck/composed';
import { QueryError } from '../../db/errors';
import type { Locale } from '../../i18n/locale';
import { downloadBlob } from '../../ui/download';

export type Phase = 'pictures' | 'writing';
export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly phase: Phase; readonly share: number }
  | { readonly kind: 'done'; readonly file: string; readonly seconds: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

const TYPES = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export interface Exported {
  readonly slides: readonly ComposedSlide[];
  readonly locale: Locale;
  /** Stands on every slide. */
  readonly title: string;
  /** Without extension. */
  readonly name: string;
}

type Report = (phase: Phase) => (share: number) => void;

/** One file after the other, with progress, and a way to stop. */
export class DeckExport {
  state = $state.raw<ExportState>({ kind: 'idle' });
  #abort: AbortController | undefined;

  cancel = (): void => this.#abort?.abort();

  /** Writes the deck as a file. */
  run(type: keyof typeof TYPES, exported: Exported): Promise<void> {
    const write = type === 'pptx' ? this.#pptx : this.#xlsx;
    return this.make(`${exported.name}.${type}`, (signal, at) => write(exported, signal, at));
  }

  /** Makes a file and hands it to the browser's downloads. `write` throws what is said when it fails. */
  async make(
    file: string,
    write: (signal: AbortSignal, at: Report) => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const started = performance.now();
    const at = (phase: Phase) => (share: number) => {
      if (!abort.signal.aborted) this.state = { kind: 'busy', phase, share };
    };
    at('pictures')(0);
    try {
      const bytes = await write(abort.signal, at);
      abort.signal.throwIfAborted();
      downloadBlob(file, new Blob([bytes], { type: file.endsWith('.pptx') ? TYPES.pptx : TYPES.xlsx }));
      this.state = { kind: 'done', file, seconds: (performance.now() - started) / 1000 };
    } catch (cause) {
      const isStopped = abort.signal.aborted || (cause instanceof QueryError && cause.reason === 'aborted');
      if (isStopped && this.#abort === abort) this.state = { kind: 'cancelled' };
      else if (!isStopped)
        this.state = { kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  async #xlsx({ slides, locale }: Exported, signal: AbortSignal, at: Report): Promise<Uint8Array<ArrayBuffer>> {
    const { writeXlsx } = await import('../../deck/xlsx');
    return writeXlsx(slides, { locale, signal, onProgress: at('writing') });
  }

  async #pptx({ slides, locale, title }: Exported, signal: AbortSignal, at: Report): Promise<Uint8Array<ArrayBuffer>> {
    const [{ drawPictures }, { writePptx }] = await Promise.all([
      import('./pictures'),
      import('../../deck/pptx/write'),
    ]);
    const pictures = await drawPictures(slides, { signal, onProgress: at('pictures') });
    return writePptx(slides, { locale, title, pictures, signal, onProgress: at('writing') });
  }
}
