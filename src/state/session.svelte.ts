import { createContext } from 'svelte';
import type { Codec, Shape, ValuesOf } from '../codec/codec';
import { type Currency, DEFAULT_CURRENCY } from '../util/currency';
import { type Formatter, formatter } from '../i18n/format';
import type { Locale } from '../i18n/locale';
import { type NameTexts, nameTexts, valueName } from '../i18n/texts/names';
import { type ShellTexts, shellTexts } from '../i18n/texts/shell';
import type { Attribute } from '../model/attributes';
import type { Extents } from '../model/extents';
import type { RfmRule } from '../model/rfm';
import { type Scope, toggleFilter, WHOLE } from '../model/selection';
import { frozenTexts } from '../i18n/texts/frozen';
import { defaultRange, type LinkState, type Page, PAGE_CHOICES, readLink, splitSnapshot, writeLink } from './link';
import type { Loaded } from './loaded';
import type { AskedQuery, Part } from './part';
import { Preferences } from './preferences.svelte';
import { type Range, type RangePreset, resolveRange, type StatedRange } from './range';

export type { FrozenView, Loaded, OfferedSteps } from './loaded';

export type EngineState = 'waiting' | 'starting' | 'ready' | 'failed';

/** What every page knows: the link, the data, the words. The link is the state; everything else is derived from it. */
export class Session {
  readonly preferences = new Preferences();
  link = $state.raw<LinkState>(readLink('').state);
  linkProblems = $state.raw<{ readonly parts: readonly string[]; readonly newer: boolean }>({
    parts: [],
    newer: false,
  });
  loaded = $state.raw<Loaded | null>(null);
  /** The data behind a snapshot on screen: they are shown when it is left. */
  behind = $state.raw<Loaded | null>(null);
  engine = $state<EngineState>('waiting');
  /** The range under the hand: what all panels show until it is let go. */
  moving = $state.raw<StatedRange | null>(null);
  /** What falls to the mark under the pointer; null: it rests on none. */
  part = $state.raw<Part | null>(null);
  /** Queries of the panels on the page. */
  readonly asked = new Set<AskedQuery>();
  /** Tells whether a place on the page lies out of sight, until it is called off; a snapshot has none. */
  watch = $state.raw<((place: Element, tell: (isAway: boolean) => void) => () => void) | null>(null);
  /** The preset that a stretch was last chosen from: what time charts keep in sight around it. */
  around = $state<RangePreset | null>(null);
  /** A sentence for the whole page: engine lost, out of memory, link copied. */
  notice = $state.raw<{ readonly text: string; readonly tone: 'info' | 'warn' } | null>(null);

  readonly locale = $derived<Locale>(this.preferences.locale);
  readonly texts = $derived<ShellTexts>(shellTexts[this.preferences.locale]);
  readonly names = $derived<NameTexts>(nameTexts[this.preferences.locale]);
  readonly format = $derived<Formatter>(formatter(this.preferences.locale, this.#currency()));
  readonly scope = $derived<Scope>(
    this.#scopeOf(this.moving ? { ...this.link, range: this.moving } : this.link, this.loaded?.extents),
  );

  /** A snapshot keeps its own; otherwise what was chosen by hand, or what the files say. */
  #currency(): Currency {
    const said = this.loaded?.currency;
    const chosen = this.loaded?.frozen ? null : this.preferences.currency;
    return chosen ?? said ?? DEFAULT_CURRENCY;
  }

  /** The reader's own data, on screen or behind a snapshot. */
  get own(): Loaded | null {
    return this.loaded?.frozen ? this.behind : this.loaded;
  }

  /** Puts them on screen, or behind the snapshot that is there. */
  set own(loaded: Loaded | null) {
    if (this.loaded?.frozen) this.behind = loaded;
    else this.loaded = loaded;
  }

  #scopeOf({ range, filters, rule }: LinkState, extents: Extents | undefined): Scope {
    return extents ? { ...resolveRange(range, extents), filters, rule } : { ...WHOLE, filters, rule };
  }

  /** Reads the address bar. To be called at start and on every `hashchange`. */
  readAddress(): void {
    const { packed, hosted, view } = splitSnapshot(location.hash);
    const { state, problems, newer } = readLink(view);
    this.#show(state);
    const { prefix = '' } = this.loaded?.frozen ?? {};
    if (prefix !== '' && packed === null && hosted === null && state.page !== 'start')
      history.replaceState(null, '', this.#written(state));
    this.linkProblems = { parts: problems, newer };
  }

  /** Shows another state and puts it in the address bar; `replace` leaves no step for Back. */
  go(state: LinkState, { replace = false } = {}): void {
    this.#show(state);
    this.linkProblems = { parts: [], newer: false };
    const fragment = this.#written(state);
    if (replace) history.replaceState(null, '', fragment);
    else if (fragment !== this.#written(readLink(splitSnapshot(location.hash).view).state))
      history.pushState(null, '', fragment);
  }

  #show(state: LinkState): void {
    const { frozen } = this.loaded ?? {};
    this.link = frozen ? { ...state, notes: frozen.notes ?? [] } : state;
    this.moving = null;
    if (typeof state.range === 'string') this.around = state.range;
  }

  #written(state: LinkState): string {
    const { prefix = '' } = this.loaded?.frozen ?? {};
    return prefix === '' ? writeLink(state) : prefix + writeLink({ ...state, notes: [] }).slice(1);
  }

  /** Puts a sentence before the reader, in the language that they read when they look at it. */
  say(text: () => string, tone: 'info' | 'warn'): void {
    this.notice = {
      get text() {
        return text();
      },
      tone,
    };
  }

  /** True for a snapshot, which holds its own scope and the filters it offers: takes such a step, or says which there are. */
  #isFixed(attribute?: Attribute, values: readonly string[] = []): boolean {
    const { frozen } = this.loaded ?? {};
    if (!frozen) return false;
    const { offered } = frozen;
    const filters = attribute && offered?.after(this.link.filters, attribute, values);
    if (filters) this.go({ ...this.link, filters });
    else this.say(() => this.whatIsOffered ?? frozenTexts[this.locale].fixed, 'info');
    return true;
  }

  /** Which filters the snapshot on screen holds, in words; `null`: none. */
  get whatIsOffered(): string | null {
    const { by } = this.loaded?.frozen?.offered ?? {};
    const names = by?.map((attribute) => this.names.attributes[attribute]);
    return names ? frozenTexts[this.locale].offered(this.format.list(names)) : null;
  }

  /** A page with the current filters; a range that was only a page's default becomes the other page's default. */
  onPage(page: Page | 'start'): LinkState {
    const { link } = this;
    const range = link.range === defaultRange(link.page) ? defaultRange(page) : link.range;
    return { ...link, page, range, choices: {} };
  }

  href(page: Page | 'start'): string {
    return writeLink(this.onPage(page));
  }

  setRange(range: Range): void {
    if (this.#isFixed()) return;
    this.go({ ...this.link, range });
  }

  /** Shows a range while the hand moves, or takes it back; `setRange` keeps one. A snapshot stays as it is. */
  preview(range: StatedRange | null): void {
    if (!this.loaded?.frozen) this.moving = range;
  }

  setFilter(attribute: Attribute, values: readonly string[]): void {
    if (this.#isFixed(attribute, values)) return;
    const { [attribute]: _, ...others } = this.link.filters;
    this.go({ ...this.link, filters: values.length > 0 ? { ...others, [attribute]: values } : others });
  }

  toggle(attribute: Attribute, value: string): void {
    if (this.#isFixed(attribute, this.link.filters[attribute]?.includes(value) ? [] : [value])) return;
    this.go({ ...this.link, filters: toggleFilter(this.scope, attribute, value).filters });
  }

  setRule(change: Partial<RfmRule>): void {
    if (this.#isFixed()) return;
    const { segment: _, ...filters } = this.link.filters;
    const keeps = change.segments === undefined && change.scoring === undefined;
    this.go({ ...this.link, rule: { ...this.link.rule, ...change }, filters: keeps ? this.link.filters : filters });
  }

  reset(): void {
    if (this.#isFixed()) return;
    const { page } = this.link;
    this.go({ ...this.link, range: defaultRange(page), filters: {}, rule: WHOLE.rule });
  }

  readonly isNarrowed = $derived(
    Object.keys(this.link.filters).length > 0 ||
      this.link.range !== defaultRange(this.link.page) ||
      JSON.stringify(this.link.rule) !== JSON.stringify(WHOLE.rule),
  );

  /** The choices of a page, typed; what the link does not say is the default. */
  choices<P extends Page>(page: P): ValuesOf<(typeof PAGE_CHOICES)[P]> {
    const shape: Shape = PAGE_CHOICES[page];
    const valueOf = (key: string, codec: Codec<unknown>) => {
      const text = this.link.page === page ? this.link.choices[key] : undefined;
      return text === undefined ? codec.fallback : (codec.parse(text) ?? codec.fallback);
    };
    return Object.fromEntries(Object.entries(shape).map(([key, codec]) => [key, valueOf(key, codec)])) as ValuesOf<
      (typeof PAGE_CHOICES)[P]
    >;
  }

  choose(change: Readonly<Record<string, string>>): void {
    this.go({ ...this.link, choices: { ...this.link.choices, ...change } });
  }

  nameOf(attribute: Attribute, value: string): string {
    return valueName(this.locale, attribute, value);
  }

  /** Puts the address on the clipboard and says so; where the browser forbids it, the address itself is shown. */
  async copyLink(): Promise<void> {
    if (!this.isLinkable) {
      this.say(() => frozenTexts[this.locale].noLink, 'info');
      return;
    }
    try {
      await navigator.clipboard.writeText(this.address);
      this.say(() => this.texts.copied, 'info');
    } catch (cause) {
      console.info('the clipboard is not open to this page', cause);
      this.say(() => this.address, 'info');
    }
  }

  /** The address leads somebody else to what is on screen; not so for a snapshot that was opened from a file. */
  readonly isLinkable = $derived(this.loaded?.frozen?.prefix !== '');

  /** The whole address of what is on screen. */
  get address(): string {
    return `${location.href.split('#')[0] ?? ''}${this.#written(this.link)}`;
  }
}

export const [useSession, provideSession] = createContext<Session>();
