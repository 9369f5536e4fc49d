import type { Problem } from '../api';

export type Container = 'text' | 'xlsx' | { readonly refused: Problem };

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

/**
 * What a file is by its first bytes, never by its name. `whole` is read only for OLE2 files, whose directory may stand
 * anywhere: a workbook with a password is one.
 */
export async function containerOf(head: Uint8Array, whole: () => Promise<Uint8Array>): Promise<Container> {
  const refused = (code: string): Container => ({ refused: { code } });
  if (head.length === 0) return refused('empty-file');
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) {
    const bytes = await whole();
    return contains(bytes, 'xl/work') ? 'xlsx' : refused('zip-file');
  }
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    const bytes = await whole();
    return refused(contains(bytes, 'EncryptedPackage', 2) ? 'password-protected' : 'xls-file');
  }
  if (starts(head, 0x50, 0x41, 0x52, 0x31)) return refused('parquet-file');
  if (starts(head, 0x1f, 0x8b)) return refused('gzip-file');
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) return refused('pdf-file');
  if (IMAGES.some((magic) => starts(head, ...magic) && hasNoText(head))) return refused('image-file');
  if (starts(head, 0x52, 0x49, 0x46, 0x46) && contains(head.subarray(0, 16), 'WEBP')) return refused('image-file');
  const text = new TextDecoder('latin1').decode(head.subarray(0, 512)).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  if (/^<(?:!doctype|html|table|\?xml|meta|head|body)/i.test(text)) return refused('html-file');
  if (/^(?:\[\s*[[{"]|\{\s*")/.test(text)) return refused('json-file');
  return 'text';
}

function hasNoText(head: Uint8Array): boolean {
  return head.subarray(0, 64).some((byte) => byte < 9);
}
