/** Memory for something ran out. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}

/** How engines and browsers say so: DuckDB; V8, SpiderMonkey and JavaScriptCore of arrays, texts, maps and WebAssembly memory. */
const SAID =
  /out of memory|memory limit|allocation failure|allocation failed|allocation size overflow|(?:could not|cannot|failed to) allocate|invalid (?:typed )?array length(?!: -)|invalid string length|(?:map|set) maximum size exceeded/i;

/** True where a message says that memory ran out. */
export function saysOutOfMemory(message: string): boolean {
  return SAID.test(message);
}

/** True for a failure for want of memory: an array, a text or a message that there was no room for. Firefox throws a mere text. */
export function isOutOfMemory(cause: unknown): boolean {
  if (cause instanceof OutOfMemory) return true;
  return saysOutOfMemory(cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : '');
}
