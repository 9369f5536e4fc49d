import { expect, it } from 'vitest';
import { isOutOfMemory, OutOfMemory, saysOutOfMemory } from '../../src/util/out-of-memory.ts';

/** What `make` throws here, in V8. */
function thrown(make: () => unknown): unknown {
  try {
    return make();
  } catch (cause) {
    return cause;
  }
}

it.each([
  ['an array of bytes', () => new ArrayBuffer(2 ** 53 - 1)],
  ['an array of numbers', () => new Float64Array(2 ** 40)],
  ['a list', () => Object.assign([], { length: 2 ** 32 })],
  ['a text', () => 'a'.repeat(2 ** 30)],
])('knows that there was no memory for %s', (_, make) => {
  const cause = thrown(make);
  expect(cause).toBeInstanceOf(RangeError);
  expect(isOutOfMemory(cause)).toBe(true);
});

/** SpiderMonkey's js.msg, JavaScriptCore's ExceptionHelpers.cpp, V8's messages of WebAssembly and of structured clones, DuckDB. */
it.each([
  'out of memory',
  'allocation size overflow',
  'invalid array length',
  'Out of memory',
  'WebAssembly.Memory(): could not allocate memory',
  'WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance',
  'Data cannot be cloned, out of memory.',
  'Uncaught RangeError: Array buffer allocation failed',
  'Map maximum size exceeded',
  'Out of Memory Error: failed to allocate data of size 16.0 MiB (3.1 GiB/3.1 GiB used)',
])('knows "%s"', (message) => {
  expect([saysOutOfMemory(message), isOutOfMemory(new Error(message)), isOutOfMemory(message)]).toEqual([
    true,
    true,
    true,
  ]);
});

it('takes nothing else for it', () => {
  const others = [() => new Int32Array(-1), () => (1).toFixed(101), () => new Date(NaN).toISOString(), () => null];
  expect(others.map((make) => isOutOfMemory(thrown(make)))).toEqual([false, false, false, false]);
  expect(['unreachable', 'Maximum call stack size exceeded', 'the reader stopped'].map(saysOutOfMemory)).toEqual([
    false,
    false,
    false,
  ]);
  expect(isOutOfMemory(new OutOfMemory('whatever'))).toBe(true);
});
