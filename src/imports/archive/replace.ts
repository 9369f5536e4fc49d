import { crc32 } from './crc32';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const VERSION = 20;

/** Where the directory of an archive ends: the place of its last record. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - END_SIZE; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** The place of an entry in a directory. */
function placeOf(directory: DataView, name: string): number | undefined {
  let at = 0;
  while (at + ENTRY_SIZE <= directory.byteLength && directory.getUint32(at, true) === ENTRY) {
    const [length, extra, remark] = [28, 30, 32].map((offset) => directory.getUint16(at + offset, true));
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + at + ENTRY_SIZE, length);
    if (new TextDecoder().decode(bytes) === name) return at;
    at += ENTRY_SIZE + (length ?? 0) + (extra ?? 0) + (remark ?? 0);
  }
  return undefined;
}

/**
 * A zip archive with other bytes for one of its files, which come behind the rest, as they are. The same archive where it has no such
 * file, or is so large that its directory is written otherwise.
 */
export function withFile(archive: ArrayBuffer, name: string, content: Uint8Array): ArrayBuffer {
  const view = new DataView(archive);
  const end = endOf(view);
  if (end === undefined) return archive;
  const [size, from] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (from + size > end) return archive;
  const directory = new DataView(archive.slice(from, from + size));
  const place = placeOf(directory, name);
  if (place === undefined) return archive;

  const written = new TextEncoder().encode(name);
  const local = new DataView(new ArrayBuffer(LOCAL_SIZE));
  const facts = (to: DataView, at: number) => {
    to.setUint16(at, 0, true);
    to.setUint16(at + 2, 0, true);
    to.setUint32(at + 8, crc32(content), true);
    to.setUint32(at + 12, content.length, true);
    to.setUint32(at + 16, content.length, true);
  };
  local.setUint32(0, LOCAL, true);
  local.setUint16(4, VERSION, true);
  facts(local, 6);
  local.setUint16(26, written.length, true);
  facts(directory, place + 8);
  directory.setUint32(place + 42, from, true);

  const added = LOCAL_SIZE + written.length + content.length;
  const result = new Uint8Array(from + added + size + END_SIZE);
  result.set(new Uint8Array(archive, 0, from));
  result.set(new Uint8Array(local.buffer), from);
  result.set(written, from + LOCAL_SIZE);
  result.set(content, from + LOCAL_SIZE + written.length);
  result.set(new Uint8Array(directory.buffer), from + added);
  result.set(new Uint8Array(archive, end, END_SIZE), from + added + size);
  const tail = new DataView(result.buffer, from + added + size);
  tail.setUint32(16, from + added, true);
  tail.setUint16(20, 0, true);
  return result.buffer;
}
