interface ManifestFile {
  readonly path: string;
  readonly name: string;
}

function isManifest(value: unknown): value is { readonly files: readonly ManifestFile[] } {
  return typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);
}

async function fetched(url: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`sample data: ${url} answered ${response.status}`);
  return response;
}

/** Some servers unpack `.gz` on their own; only what still is gzip is unpacked here. */
async function unpacked(response: Response): Promise<Blob> {
  const packed = await response.blob();
  const head = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return packed;
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

/**
 * The sample files (orders, members, survey) as if the user had dropped them. `baseUrl` is the page's own folder;
 * rejects when a file is missing or the signal aborts.
 */
export async function sampleFiles(baseUrl: string, signal?: AbortSignal): Promise<File[]> {
  const folder = `${baseUrl.replace(/\/?$/, '/')}sample/`;
  const manifest: unknown = await (await fetched(`${folder}manifest.json`, signal)).json();
  if (!isManifest(manifest)) throw new Error(`sample data: ${folder}manifest.json is not a manifest`);
  return Promise.all(
    manifest.files.map(async ({ path, name }) => {
      const content = await unpacked(await fetched(folder + path, signal));
      return new File([content], name, { type: 'text/csv' });
    }),
  );
}
