import type { ReadBundle, ReadOptions, ReadRefusal, RefusedPart } from '../format';
import { isOfSystem } from '../../util/of-system';
import { packedBytes, type ZipEntry, zipEntries } from './directory';
import { inflate, type Limits, LIMITS, UnpackError } from './inflate';

const MEGA = 2 ** 20;
const STORED = 0;
const DEFLATED = 8;

function tooLarge(limits: Limits, name: string): ReadRefusal {
  return { refused: { code: 'archive-too-large', values: { name, megabytes: Math.round(limits.bytes / MEGA) } } };
}

/** The files of a zip archive, each as a file of its own called `archive.zip/path`. */
export async function unzip(
  file: File,
  { signal, onShare }: ReadOptions = {},
  limits: Limits = LIMITS,
): Promise<ReadBundle | ReadRefusal> {
  const all = await zipEntries(file);
  if (!all) return { refused: { code: 'damaged-archive' } };
  const entries = all.filter(({ name }) => !isOfSystem(name));
  if (entries.length === 0) return { refused: { code: 'empty-archive' } };
  if (entries.length > limits.files)
    return { refused: { code: 'archive-too-many', values: { files: entries.length, limit: limits.files } } };
  const whole = entries.reduce((sum, { packed }) => sum + packed, 0);
  const parts: (File | RefusedPart)[] = [];
  let room = limits.bytes;
  let done = 0;
  for (const entry of entries) {
    const name = `${file.name}/${entry.name}`;
    const share = (part: number) => onShare?.((done + part * entry.packed) / Math.max(1, whole));
    const part = await partOf(file, entry, name, {
      ...(signal ? { signal } : {}),
      onShare: share,
      room,
      limits,
      checksum: entry.checksum,
    });
    if (part === 'too-large') return tooLarge(limits, entry.name);
    parts.push(part);
    room -= part instanceof File ? part.size : 0;
    done += entry.packed;
  }
  return { parts };
}

async function partOf(
  file: File,
  entry: ZipEntry,
  name: string,
  options: Parameters<typeof inflate>[2],
): Promise<File | RefusedPart | 'too-large'> {
  const refused = (code: string): RefusedPart => ({ name, bytes: entry.size, refused: { code } });
  if (entry.isEncrypted) return refused('archive-password');
  if (entry.method !== STORED && entry.method !== DEFLATED) return refused('damaged-archive');
  try {
    const packed = await packedBytes(file, entry);
    const bytes =
      packed.size === 0 ? packed : await inflate(packed, entry.method === STORED ? 'stored' : 'deflate', options);
    return new File([bytes], name);
  } catch (cause) {
    if (!(cause instanceof UnpackError)) throw cause;
    return cause.reason === 'too-large' ? 'too-large' : refused('damaged-archive');
  }
}

/** The one file in a gzip. */
export async function gunzip(
  file: File,
  { signal, onShare }: ReadOptions = {},
  limits: Limits = LIMITS,
): Promise<File | ReadRefusal> {
  const share = (part: number) => onShare?.(part);
  try {
    const bytes = await inflate(file, 'gzip', {
      ...(signal ? { signal } : {}),
      onShare: share,
      room: limits.bytes,
      limits,
    });
    return new File([bytes], file.name.replace(/\.t?gz(?:ip)?$/i, ''));
  } catch (cause) {
    if (!(cause instanceof UnpackError)) throw cause;
    return cause.reason === 'too-large' ? tooLarge(limits, file.name) : { refused: { code: 'damaged-archive' } };
  }
}
