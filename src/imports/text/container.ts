import type { Problem } from '../api';
import { zipEntries, zipKind } from '../archive/directory';

/** What a file is by its bytes; each is read by one format. */
export type Container = 'text' | 'xlsx' | 'xls' | 'html' | 'json' | 'parquet' | 'zip' | 'gzip';

interface Refused {
  readonly refused: Problem;
}

const refused = (code: string): Refused => ({ refused: { code } });

const starts = (head: Uint8Array, ...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);

function contains(head: Uint8Array, text: string, step: 1 | 2 = 1): boolean {
  const decoded = new TextDecoder(step === 2 ? 'utf-16le' : 'latin1');
  return decoded.decode(head).includes(text) || (step === 2 && decoded.decode(head.subarray(1)).includes(text));
}

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
];

/** Archives that only their own programs open. */
const FOREIGN_ARCHIVES: readonly (readonly number[])[] = [
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
];
const TAR_MARK = 257;

/** Looks into a zip for what it is; without a readable directory the bytes must do. */
async function ofZip(file: Blob): Promise<Container | Refused> {
  const entries = await zipEntries(file);
  if (!entries) {
    const bytes = new Uint8Array(await file.slice(0, DAMAGED_LOOK).arrayBuffer());
    return contains(bytes, 'xl/work') ? 'xlsx' : refused('damaged-archive');
  }
  const kind = zipKind(entries);
  if (kind === 'workbook') return 'xls';
  return kind === 'document' ? refused('binary-file') : kind;
}

const DAMAGED_LOOK = 1 << 20;

/** What a file is by its first bytes, never by its name. More of it is read only for zip and OLE2 files. */
export async function containerOf(head: Uint8Array, file: Blob): Promise<Container | Refused> {
  if (head.length === 0) return refused('empty-file');
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return ofZip(file);
  if (starts(head, 0x50, 0x4b, 0x05, 0x06)) return refused('empty-archive');
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return contains(bytes, 'EncryptedPackage', 2) ? refused('password-protected') : 'xls';
  }
  if (starts(head, 0x09, 0x08) && hasNoText(head)) return 'xls';
  if (starts(head, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (starts(head, 0x1f, 0x8b)) return 'gzip';
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) return refused('pdf-file');
  if (FOREIGN_ARCHIVES.some((magic) => starts(head, ...magic) && hasNoText(head))) return refused('foreign-archive');
  if (contains(head.subarray(TAR_MARK, TAR_MARK + 5), 'ustar')) return refused('foreign-archive');
  if (IMAGES.some((magic) => starts(head, ...magic) && hasNoText(head))) return refused('image-file');
  if (starts(head, 0x52, 0x49, 0x46, 0x46) && contains(head.subarray(0, 16), 'WEBP')) return refused('image-file');
  const text = textOf(head);
  if (/^<(?:!doctype|!--|html|table|\?xml|meta|head|body|style|div|center)\b/i.test(text) || /^<!--/.test(text))
    return 'html';
  if (/^(?:\[\s*(?:[[{"\]]|$)|\{\s*["}])/.test(text)) return 'json';
  return 'text';
}

/** The first letters, where they are of the Latin alphabet; enough to know markup by. */
function textOf(head: Uint8Array): string {
  const encoding = starts(head, 0xff, 0xfe) ? 'utf-16le' : starts(head, 0xfe, 0xff) ? 'utf-16be' : 'latin1';
  return new TextDecoder(encoding).decode(head.subarray(0, 512)).replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)?\s*/, '');
}

function hasNoText(head: Uint8Array): boolean {
  return head.subarray(0, 64).some((byte) => byte < 9);
}
