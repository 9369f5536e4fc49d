import { strFromU8, unzipSync } from 'fflate';

/* For files that run in jsdom: its DOMParser is the judge. */

/** Every part of an Office file and of the workbooks inside it, as text, by its path. */
export function partsOf(bytes: Uint8Array, prefix = ''): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [path, part] of Object.entries(unzipSync(bytes))) {
    if (/\.(?:xml|rels|vml)$/.test(path)) parts.set(prefix + path, strFromU8(part));
    if (path.endsWith('.xlsx')) for (const [inner, text] of partsOf(part, `${prefix}${path}!`)) parts.set(inner, text);
  }
  return parts;
}

/** What is wrong with XML parts; empty when they are well formed. */
export const malformed = (parts: ReadonlyMap<string, string>): readonly string[] =>
  [...parts].flatMap(([path, text]) => {
    const error = new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror');
    return error ? [`${path}: ${error.textContent.slice(0, 200)}`] : [];
  });

/** The texts of all elements of a name, in order. */
export const textsOf = (xml: string, name: string): readonly string[] =>
  [...new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName(name)].map(
    ({ textContent }) => textContent,
  );
