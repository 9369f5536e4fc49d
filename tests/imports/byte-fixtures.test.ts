import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BYTE_FIXTURES } from '../support/byte-fixtures.ts';
import { sharedFile } from '../support/shared.ts';

const folder = sharedFile('formats/fixtures');

describe.skipIf(!folder)('the byte fixtures', () => {
  it('are all rebuilt here, and no other', () => {
    expect([...BYTE_FIXTURES.keys()].sort()).toEqual(readdirSync(folder ?? '').sort());
  });

  it.each([...BYTE_FIXTURES])('%s is rebuilt byte for byte', (name, bytes) => {
    expect(Buffer.from(bytes).equals(readFileSync(`${folder ?? ''}/${name}`))).toBe(true);
  });
});
