import { type WorkTexts, workTexts } from '../i18n/texts/work';
import type { Session } from '../state/session.svelte';

/** What is said of work on files; it is taken back when it no longer holds. */
export class Sayings {
  readonly #session: Session;
  #said: Session['notice'] = null;
  /** That files are being read again. */
  #rereading: Session['notice'] = null;

  constructor(session: Session) {
    this.#session = session;
  }

  #say(text: (words: WorkTexts) => string, tone: 'info' | 'warn'): void {
    const session = this.#session;
    session.say(() => text(workTexts[session.locale]), tone);
    this.#said = tone === 'info' ? session.notice : null;
  }

  /** Files wait for those before them, which may have been cancelled already. */
  queued([first, ...others]: readonly File[], isStopping: boolean): void {
    if (first) this.#say((words) => words.queued(first.name, others.length + 1, isStopping), 'info');
  }

  /** `file` is empty where none was to come. */
  cancelled(file: string): void {
    const of = this.#session.own ? 'cancelled' : 'cancelledAll';
    this.#say((words) => words[of](file), 'info');
  }

  /** A file is loaded behind the snapshot that is on screen. */
  behind(file: string): void {
    this.#say((words) => words.behind(file), 'info');
  }

  /** `file` is empty where none was to come. */
  outOfMemory(file: string): void {
    const isFirst = !this.#session.own;
    const told = ({ tooLarge, tooLargeBeside, outOfMemory }: WorkTexts) =>
      isFirst ? tooLarge(file) : file === '' ? outOfMemory : tooLargeBeside(file);
    this.#say(told, 'warn');
  }

  lost(isAgain: boolean): void {
    this.#say((words) => (isAgain ? words.lostAgain : words.lost), 'warn');
    this.#rereading = isAgain ? null : this.#session.notice;
  }

  /** The files of an engine that was lost are there again, or why they are not is said elsewhere. */
  found(): void {
    if (this.#rereading && this.#session.notice === this.#rereading) this.#session.notice = null;
    this.#rereading = null;
  }

  /** Other work begins: what was said of this is over, but for warnings. */
  over(): void {
    if (this.#said && this.#session.notice === this.#said) this.#session.notice = null;
    this.#said = null;
  }
}
