const CHUNK = 1 << 20;

/** Byte by byte; false where one of them can no longer be read. */
async function isEqual(a: Blob, b: Blob): Promise<boolean> {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  try {
    for (let from = 0; from < a.size; from += CHUNK) {
      const [left, right] = await Promise.all([a, b].map((each) => each.slice(from, from + CHUNK).arrayBuffer()));
      const bytes = new Uint8Array(right ?? new ArrayBuffer(0));
      if (!new Uint8Array(left ?? new ArrayBuffer(0)).every((byte, index) => byte === bytes[index])) return false;
    }
    return true;
  } catch (cause) {
    if (cause instanceof DOMException) return false;
    throw cause;
  }
}

/** The files behind what is staged and loaded, to know one that comes again, whatever it is called by then. */
export class Sources {
  readonly #files = new Map<string, File>();

  /** The id of the first file with the same content; its own where there is none. Only files of equal size are compared. */
  async contentOf(id: string, file: File): Promise<string> {
    for (const [other, known] of this.#files) if (await isEqual(known, file)) return other;
    this.#files.set(id, file);
    return id;
  }

  /** The first file with this content, as long as it is asked about. */
  fileOf(content: string): File | undefined {
    return this.#files.get(content);
  }

  /** Lets go of all files but those whose content is still asked about. */
  keepOnly(contents: ReadonlySet<string>): void {
    for (const id of this.#files.keys()) if (!contents.has(id)) this.#files.delete(id);
  }
}
