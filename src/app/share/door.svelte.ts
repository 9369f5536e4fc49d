import type { SnapshotProblem } from '../../share/snapshot';
import { readLink, splitSnapshot } from '../../state/link';
import type { Session } from '../../state/session.svelte';
import { manifestAddress } from './hosted/here';
import type { Packed } from './open';

export type DoorState =
  | { readonly kind: 'shut' }
  | { readonly kind: 'opening'; readonly share?: number }
  | { readonly kind: 'locked'; readonly packed: Packed; readonly isWrong: boolean; readonly isBusy: boolean }
  | { readonly kind: 'refused'; readonly problem: SnapshotProblem };

/** Where a snapshot comes in: from the address or from a file. Shows what stands in its way, and puts it on screen. */
export class Door {
  state = $state.raw<DoorState>({ kind: 'shut' });
  /** Somebody came without a link, and beside the page there are files but nothing that opens first. */
  wantsFiles = false;
  readonly #session: Session;
  #shown = '';
  /** Which snapshot was asked for last: one that was overtaken or left is not shown when it is read at last. */
  #turn = 0;

  /** False where there is nothing else than this snapshot: in a report. */
  readonly canLeave: boolean;

  constructor(session: Session, { canLeave = true } = {}) {
    this.#session = session;
    this.canLeave = canLeave;
  }

  /** Opens what the address holds, or closes what it no longer holds. True while the page belongs to a snapshot. */
  followAddress(): boolean {
    const { packed, hosted, view } = splitSnapshot(location.hash);
    if (hosted !== null || (location.hash === '' && this.canLeave && manifestAddress())) return this.#follow(hosted);
    if (packed === null) {
      const isShown = this.#session.loaded?.frozen !== undefined && readLink(view).state.page !== 'start';
      if (!isShown) this.leave();
      return isShown;
    }
    if (packed === this.#shown && this.#session.loaded?.frozen) return true;
    this.#shown = packed;
    void this.#open(async () => (await import('./open')).packedText(packed));
    return true;
  }

  /** Opens what lies beside the page: by its name, or what opens first there. */
  #follow(path: string | null): true {
    const name = `hosted ${path ?? ''}`;
    if (name === this.#shown && this.#session.loaded?.frozen) return true;
    this.#shown = name;
    void this.#open(async () => {
      const [{ hostedSnapshot }, { packedHosted }] = await Promise.all([import('./hosted/fetch'), import('./open')]);
      const found = await hostedSnapshot(path, (share) => (this.state = { kind: 'opening', share }));
      if (found) this.#shown = `hosted ${found.item.path}`;
      return found && packedHosted(found.item, found.bytes);
    });
    return true;
  }

  async openFile(file: Blob): Promise<void> {
    this.#shown = '';
    await this.#open(async () => (await import('./open')).packedFile(file));
  }

  /** A snapshot as text that the page itself holds. */
  async openInside(packed: string): Promise<void> {
    await this.#open(async () => ({ ...(await import('./open')).packedText(packed), prefix: '' }));
  }

  leave(): void {
    this.#shown = '';
    this.#turn += 1;
    this.state = { kind: 'shut' };
    if (!this.#session.loaded?.frozen) return;
    this.#session.loaded = this.#session.behind;
    this.#session.behind = null;
    this.#session.notice = null;
  }

  /** Tries a passphrase. */
  async unlock(passphrase: string): Promise<void> {
    const { state } = this;
    if (state.kind !== 'locked') return;
    this.state = { ...state, isBusy: true };
    await this.#open(async () => state.packed, passphrase);
  }

  async #open(take: () => Promise<Packed | null>, passphrase?: string): Promise<void> {
    const turn = (this.#turn += 1);
    if (passphrase === undefined) this.state = { kind: 'opening' };
    const { opened, SnapshotError } = await import('./open');
    let packed: Packed | null = null;
    try {
      packed = await take();
      if (turn !== this.#turn) return;
      if (!packed) {
        this.wantsFiles = true;
        this.leave();
        location.replace('#/');
        return;
      }
      if (packed.kind === 'encrypted' && passphrase === undefined) {
        this.state = { kind: 'locked', packed, isWrong: false, isBusy: false };
        return;
      }
      const { loaded, link } = await opened(packed, passphrase ?? '', this.#session.locale);
      if (turn !== this.#turn) return;
      const { state: asked } = readLink(splitSnapshot(location.hash).view);
      const isAsked = packed.prefix !== '' || !this.canLeave;
      const keepsView = isAsked && loaded.frozen?.pages.some((page) => page === asked.page);
      this.#session.behind = this.#session.own;
      this.#session.loaded = loaded;
      this.#session.go(keepsView ? asked : link, { replace: true });
      this.state = { kind: 'shut' };
    } catch (cause) {
      console.info('the snapshot was not opened', cause);
      if (turn !== this.#turn) return;
      const problem = cause instanceof SnapshotError ? cause.problem : 'damaged';
      this.state =
        problem === 'passphrase' && packed
          ? { kind: 'locked', packed, isWrong: true, isBusy: false }
          : { kind: 'refused', problem };
    }
  }
}
