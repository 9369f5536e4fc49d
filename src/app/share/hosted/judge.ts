import { strFromU8, unzipSync } from 'fflate';
import { meanings } from '../../../imports/dictionary/dictionary';
import type { ReadTable } from '../../../imports/format';
import { readFile } from '../../../imports/reader';
import { readRecipes } from '../../../imports/recipes/read';
import { recognise } from '../../../imports/recognise/recognise';
import { columnsOf } from '../../../imports/staging';
import type { HostedKind } from '../../../share/hosted';
import { inflated, packKind, plainBody } from '../../../share/pack';
import { readSnapshot } from '../../../share/read';
import { SnapshotError } from '../../../share/snapshot';

/** Why a file may not lie beside a page that everybody can open. */
export type Objection =
  | { readonly why: 'people' | 'survey' | 'unknown' | 'unchecked' | 'damaged' }
  | { readonly why: 'column'; readonly column: string }
  | { readonly why: 'value'; readonly sample: string };

export interface Verdict {
  readonly kind: HostedKind;
  /** What a snapshot was named; empty otherwise. */
  readonly name: string;
  readonly objections: readonly Objection[];
}

/** Columns, by the words of the import dictionary, that name a person or lead to one: ids, contacts, places, free words. */
const PERSONAL = new Set([
  'customer_id', 'account_id', 'buyer_nick', 'buyer_phone', 'receiver_name', 'receiver_phone', 'address', 'email', 'customer_name', 'first_name',
  'last_name', 'nickname', 'phone', 'wechat_id', 'birth_date', 'respondent_name', 'ip_address', 'order_id', 'parent_order_id', 'internal_order_id',
  'payment_id', 'tracking_number', 'response_id', 'session_id', 'ticket_id', 'event_id', 'buyer_message', 'seller_note', 'comment',
  'satisfaction_comment', 'description', 'note',
]); // prettier-ignore
const SURE = 0.6;
const VALUES = /(?<![\d.])1[3-9]\d{9}(?![\d.])|(?<!\d)\d{17}[\dXx](?!\d)|[\w.+-]+@[\w-]+\.[a-z]{2,}/i;

const isPersonal = (field: string | null) => field !== null && PERSONAL.has(field.split('.')[1] ?? '');

/** The first half of what was found: enough to find it again, not enough to reach anybody. */
const masked = (text: string) => `${text.slice(0, 3)}…`;

function valueObjection(text: string): readonly Objection[] {
  const [found] = VALUES.exec(text) ?? [];
  return found === undefined ? [] : [{ why: 'value', sample: masked(found) }];
}

/** All text of a file: of a workbook that of all its sheets, shown or not. */
function textsOf(table: ReadTable, bytes: Uint8Array): readonly string[] {
  if (table.format === 'xlsx') {
    return Object.entries(unzipSync(bytes)).map(([name, part]) => (/\.xml$/.test(name) ? strFromU8(part) : ''));
  }
  return [new TextDecoder(table.encoding).decode(bytes)];
}

async function tableObjections(name: string, table: ReadTable, bytes: Uint8Array): Promise<readonly Objection[]> {
  const columns = columnsOf(table, table.hasHeader);
  const { kind, guesses } = recognise(columns, name, table.hasHeader);
  const kinds: readonly Objection[] =
    kind === 'customers'
      ? [{ why: 'people' }]
      : kind === 'survey'
        ? [{ why: 'survey' }]
        : kind === 'refused'
          ? [{ why: 'unknown' }]
          : [];
  const named = columns.flatMap(({ name: column }, i): Objection[] => {
    const means = meanings(column).some(({ field, weight }) => weight >= SURE && isPersonal(field));
    return means || isPersonal(guesses[i]?.field ?? null) ? [{ why: 'column', column }] : [];
  });
  const isChecked = table.format === 'csv' || table.format === 'json' || table.format === 'xlsx';
  if (!isChecked) return [...kinds, ...named, { why: 'unchecked' }];
  const held = table.csv && table.format === 'csv' ? new Uint8Array(await table.csv.arrayBuffer()) : bytes;
  const found = textsOf(table, held).flatMap(valueObjection).slice(0, 1);
  return [...kinds, ...named, ...found];
}

async function fileObjections(file: File): Promise<readonly Objection[]> {
  const read = await readFile(file);
  if ('refused' in read) return [{ why: 'unknown' }];
  if ('names' in read) return tableObjections(file.name, read, new Uint8Array(await file.arrayBuffer()));
  const parts = await Promise.all(
    read.parts.map((part) => (part instanceof File ? fileObjections(part) : [{ why: 'unknown' } as const])),
  );
  return parts.flat();
}

async function snapshotVerdict(bytes: Uint8Array): Promise<Verdict> {
  try {
    const name = packKind(bytes) === 'plain' ? readSnapshot(await inflated(plainBody(bytes))).name : '';
    return { kind: 'snapshot', name, objections: [] };
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause;
    return { kind: 'snapshot', name: '', objections: [{ why: 'damaged' }] };
  }
}

/** What a file of `public/data/` is, and what speaks against showing it to everybody: by the same rules that read dropped files. */
export async function judge(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  if (/\.kequn$/i.test(name)) return snapshotVerdict(bytes);
  const recipes = /\.json$/i.test(name) ? readRecipes(new TextDecoder().decode(bytes)) : undefined;
  if (recipes) return { kind: 'recipes', name: '', objections: recipes.refused > 0 ? [{ why: 'damaged' }] : [] };
  return { kind: 'file', name: '', objections: await fileObjections(new File([bytes], name)) };
}
