import { type Codec, freeText, oneOf, type Shape, textList } from '../codec/codec';
import { rfmParams } from '../analyses/rfm-params';
import { ATTRIBUTE_IDS, type Attribute } from '../model/attributes';
import type { Filters } from '../model/scope';
import { SHOWN_TABLES } from '../model/tables';
import type { RfmRule } from '../model/rfm';
import { type Note, notesCodec } from './notes';
import { type Range, rangeCodec, type RangePreset } from './range';
import { type Targets, targetsCodec } from './targets';

export const LINK_VERSION = 1;
export const PAGES = ['overview', 'segments', 'value', 'retention', 'satisfaction', 'data'] as const;
export type Page = (typeof PAGES)[number];

/** Everything on screen that a link restores. Values equal to the defaults stay out of the link. */
export interface LinkState {
  readonly page: Page | 'start';
  readonly range: Range;
  readonly filters: Filters;
  readonly rule: RfmRule;
  /** Choices of the page itself: `by`, `window`, `show` … as text, checked by the page's own codecs. */
  readonly choices: Readonly<Record<string, string>>;
  /** What figures should reach; absent: nothing is set. */
  readonly targets?: Targets;
  /** Words of one's own on dates and marks; absent: none. */
  readonly notes?: readonly Note[];
}

const attributes = ATTRIBUTE_IDS;
const by = (fallback: Attribute) => oneOf<Attribute>(fallback, attributes);

/** The choices of each page, by their names in the link. */
export const PAGE_CHOICES = {
  start: {},
  overview: { by: by('province') },
  segments: { by: by('province'), across: by('category'), measure: oneOf('revenue', ['revenue', 'customers']) },
  value: {},
  retention: {
    window: oneOf('interval30', ['interval30', 'calendar']),
    show: oneOf('customers', ['customers', 'revenue', 'cumulative']),
  },
  satisfaction: {
    by: oneOf<Attribute | 'question'>('channel', [...attributes, 'question']),
    group: freeText('', 200),
    metric: oneOf('nps', ['nps', 'csat']),
    question: freeText('', 80),
  },
  data: {
    table: oneOf('orders', SHOWN_TABLES),
    sql: freeText('', 4000),
  },
} as const satisfies Record<Page | 'start', Shape>;

/** Retention looks further back by default: a cohort needs time to show whether it returns. */
export function defaultRange(page: Page | 'start'): RangePreset {
  return page === 'retention' ? '18m' : '12m';
}

const RULE_CODECS = {
  scoring: rfmParams.scoring,
  frequency: rfmParams.frequency,
  window: rfmParams.window,
  segments: rfmParams.segments,
  cn8: rfmParams.cn8,
  r_breaks: rfmParams.r_breaks,
  f_breaks: rfmParams.f_breaks,
  m_breaks: rfmParams.m_breaks,
} as const satisfies { readonly [K in keyof RfmRule]: Codec<RfmRule[K]> };

const ruleKey = (key: string) => `rfm.${key}`;

/** What an address shows in place of data: a snapshot that it holds itself, or one that lies beside the page. */
export interface SplitAddress {
  readonly packed: string | null;
  /** The name of a file beside the page. */
  readonly hosted: string | null;
  readonly view: string;
}

/**
 * A snapshot in the address: `#/snapshot/<packed>~/overview?…`, or one beside the page: `#/hosted/<name>~/overview?…`. What follows the
 * `~` is the view; without it the snapshot's own.
 */
export function splitSnapshot(fragment: string): SplitAddress {
  const [, kind = '', held, view = ''] = /^#?\/(snapshot|hosted)\/(.*?)(?:(?:~|%7E)(.*))?$/is.exec(fragment) ?? [];
  if (held === undefined) return { packed: null, hosted: null, view: fragment };
  const isHosted = kind.toLowerCase() === 'hosted';
  return {
    packed: isHosted ? null : held,
    hosted: isHosted ? decoded(held) : null,
    view: view === '' ? '' : `#${view}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) return text;
    throw cause;
  }
}

export const snapshotPrefix = (packed: string): string => `#/snapshot/${packed}~`;
export const hostedPrefix = (path: string): string => `#/hosted/${encode(path)}~`;

export interface ReadLink {
  readonly state: LinkState;
  /** Names of the parts that could not be read and were replaced by defaults. */
  readonly problems: readonly string[];
  /** The link was written by a newer version of the product. */
  readonly newer: boolean;
}

/** Reads a URL fragment. Never throws: what cannot be read becomes its default and is named in `problems`. */
export function readLink(fragment: string): ReadLink {
  const problems: string[] = [];
  const [path = '', query = ''] = splitOnce(fragment.replace(/^#?\/?/, ''), '?');
  const page = path === '' || path === 'start' ? 'start' : PAGES.find((candidate) => candidate === path);
  if (page === undefined) problems.push(path.slice(0, 40));
  const search = new URLSearchParams(query);
  const at = page ?? 'overview';
  const read = <T>(key: string, codec: Codec<T>): T => {
    const text = search.get(key);
    if (text === null) return codec.fallback;
    const value = codec.parse(text);
    if (value === undefined) problems.push(key);
    return value ?? codec.fallback;
  };
  const filters = Object.fromEntries(
    attributes.flatMap((attribute) => {
      const values = read(attribute, textList());
      return search.has(attribute) && values.length > 0 ? [[attribute, values]] : [];
    }),
  );
  const rule = Object.fromEntries(
    Object.entries(RULE_CODECS).map(([key, codec]) => [key, read(ruleKey(key), codec as Codec<string>)]),
  ) as unknown as RfmRule;
  const choices = Object.fromEntries(
    Object.entries(PAGE_CHOICES[at] as Shape).flatMap(([key, codec]) => {
      const name = choiceKey(key);
      return search.has(name) ? [[key, codec.format(read(name, codec))]] : [];
    }),
  );
  const targets = read('targets', targetsCodec);
  const notes = read('notes', notesCodec);
  const version = Number(search.get('v') ?? LINK_VERSION);
  return {
    state: {
      page: at,
      range: read('range', rangeCodec(defaultRange(at))),
      filters,
      rule,
      choices,
      ...(Object.keys(targets).length > 0 && { targets }),
      ...(notes.length > 0 && { notes }),
    },
    problems,
    newer: version > LINK_VERSION,
  };
}

/** Choices are written with a leading dot-free name of their own; `by` of a page never clashes with a filter. */
const choiceKey = (key: string) => `p.${key}`;

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Characters that a fragment carries as they are: keeps Chinese and lists readable. */
function encode(text: string): string {
  return text.replace(/[%#&+?\s"<>\\^`{|}]/g, (c) => encodeURIComponent(c));
}

/** Writes the fragment, `#` included. One view has one link: defaults are left out and keys keep their order. */
export function writeLink({ page, range, filters, rule, choices, targets = {}, notes = [] }: LinkState): string {
  const parts: [string, string][] = [];
  const put = <T>(key: string, codec: Codec<T>, value: T) => {
    const text = codec.format(value);
    if (text !== codec.format(codec.fallback)) parts.push([key, text]);
  };
  put('range', rangeCodec(defaultRange(page)), range);
  for (const attribute of attributes) {
    const values = filters[attribute];
    if (values && values.length > 0) parts.push([attribute, textList().format(values)]);
  }
  for (const [key, codec] of Object.entries(RULE_CODECS)) {
    put(ruleKey(key), codec as Codec<string>, rule[key as keyof RfmRule]);
  }
  for (const [key, codec] of Object.entries(PAGE_CHOICES[page] as Shape)) {
    const text = choices[key];
    if (text !== undefined && text !== codec.format(codec.fallback)) parts.push([choiceKey(key), text]);
  }
  put('targets', targetsCodec, targets);
  put('notes', notesCodec, notes);
  if (page === 'start') return '#/';
  const query = [...(parts.length > 0 ? [['v', String(LINK_VERSION)] as const] : []), ...parts]
    .map(([key, text]) => `${key}=${encode(text)}`)
    .join('&');
  return `#/${page}${query === '' ? '' : `?${query}`}`;
}
