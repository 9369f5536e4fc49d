/** One file of a zip archive, as the archive's directory tells it. */
export interface ZipEntry {
  /** Path within the archive, with `/`. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly checksum: number;
  /** Bytes in the archive and, as promised, outside of it. */
  readonly packed: number;
  readonly size: number;
  /** Where its own header stands in the archive. */
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_TAIL = 65_535 + END_SIZE;
const ENTRY_SIZE = 46;
const ZIP64 = 1;
const UNKNOWN = 0xffffffff;

async function viewOf(file: Blob): Promise<DataView> {
  return new DataView(await file.arrayBuffer());
}

/** Names without the UTF-8 flag are UTF-8 all the same, or GBK as Windows writes it in China. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** What the fields of 32 bits could not hold stands in an extra field, in this order. */
function wide(view: DataView, from: number, to: number, short: readonly number[]): readonly number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64) continue;
    let next = at + 4;
    return short.map((value) => {
      if (value !== UNKNOWN || next + 8 > to) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return short;
}

function entriesOf(view: DataView): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_SIZE <= view.byteLength && view.getUint32(at, true) === ENTRY) {
    const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > view.byteLength) break;
    const short = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
    const [size = 0, packed = 0, offset = 0] = wide(view, nameEnd, extraEnd, short);
    entries.push({
      name: nameOf(new Uint8Array(view.buffer, at + ENTRY_SIZE, nameEnd - at - ENTRY_SIZE)).replaceAll('\\', '/'),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed,
      size,
      offset,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The files of a zip archive in its own order; undefined where the bytes hold no directory. */
export async function zipEntries(file: Blob): Promise<readonly ZipEntry[] | undefined> {
  const tail = await viewOf(file.slice(Math.max(0, file.size - LONGEST_TAIL)));
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const size = tail.getUint32(at + 12, true);
    const from = tail.getUint32(at + 16, true);
    if (from + size <= file.size) return entriesOf(await viewOf(file.slice(from, from + size)));
  }
  return undefined;
}

const LOCAL_SIZE = 30;

/** The packed bytes of an entry. */
export async function packedBytes(file: Blob, { offset, packed }: ZipEntry): Promise<Blob> {
  const local = await viewOf(file.slice(offset, offset + LOCAL_SIZE));
  if (local.byteLength < LOCAL_SIZE) return new Blob();
  const from = offset + LOCAL_SIZE + local.getUint16(26, true) + local.getUint16(28, true);
  return file.slice(from, from + packed);
}

/** What a zip is by the files in it: a workbook is a zip too. */
export function zipKind(entries: readonly ZipEntry[]): 'xlsx' | 'workbook' | 'document' | 'zip' {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'workbook';
  if (names.has('content.xml') && names.has('META-INF/manifest.xml')) return 'workbook';
  const isDocument = ['word/document.xml', 'ppt/presentation.xml', 'Index/Document.iwa'].some((name) =>
    names.has(name),
  );
  return isDocument ? 'document' : 'zip';
}
