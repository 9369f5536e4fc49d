// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportDocument } from '../../../src/app/share/report/document.ts';
import { packPlain } from '../../../src/share/deflate.ts';
import { toText } from '../../../src/share/pack.ts';
import { reportFile } from '../../../src/share/report.ts';
import type { Snapshot } from '../../../src/share/snapshot.ts';

const HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1"><!--';
const snapshot: Snapshot = {
  kequn: 'snapshot',
  version: 1,
  name: HOSTILE,
  frozenAt: '2024-12-21 09:00',
  fragment: `#/overview?p.by=${HOSTILE}`,
  pages: ['overview'],
  isSample: false,
  extents: {
    orders: 10, customers: 10, firstDay: null, asOf: null, hasItems: false, hasProvince: false, hasChannel: false, responses: 0,
    responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
  }, // prettier-ignore
  scopes: [],
  results: [],
};
const script = `window.ran = ${JSON.stringify(HOSTILE).replaceAll('</', '<\\/')} + '</script>' + '<!--' + /<\\/script>/u.source;\r\n`;
const style = 'p::before { content: "</style>"; color: red }';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a report of one file', () => {
  const template = reportDocument({ script, style });
  const bytes = packPlain(snapshot);
  const text = reportFile(template, bytes);
  const document = new DOMParser().parseFromString(text, 'text/html');

  it('is one document whose only script and style are those that its policy names by their hashes', () => {
    const scripts = [...document.querySelectorAll('script')];
    expect(scripts.map(({ type, id }) => [type, id])).toEqual([
      ['application/octet-stream', 'snapshot'],
      ['module', ''],
    ]);
    const [, code] = scripts;
    const [look, ...others] = [...document.querySelectorAll('style')];
    expect(others).toEqual([]);
    const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content');
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(code?.textContent ?? '')}; style-src ${hash(look?.textContent ?? '')}; ` +
        `img-src data: blob:; base-uri 'none'; form-action 'none'`,
    );
    expect(document.querySelectorAll('img, link, iframe, [src], [href], [style], [onerror]').length).toBe(0);
  });

  it('keeps what the viewer says, though nothing in it may end its element', () => {
    const code = document.querySelector('script[type=module]')?.textContent ?? '';
    window.eval(code);
    expect('hacked' in window).toBe(false);
    expect(Reflect.get(window, 'ran')).toBe(`${HOSTILE}</script><!--<\\/script>`);
    expect(document.querySelector('style')?.textContent).toContain('content: "\\3c /style>"');
  });

  it('holds the snapshot as letters and digits, to the byte', () => {
    const block = document.getElementById('snapshot')?.textContent ?? '';
    expect(block).toMatch(/^[\w-]+$/);
    expect(block).toBe(toText(bytes));
    expect(text.length).toBe(template.length + block.length);
  });

  it('is refused where the template has no place for it', () => {
    expect(() => reportFile('<!doctype html>', bytes)).toThrow('snapshot: damaged');
  });
});
