// @vitest-environment jsdom
import { Blob as NodeBlob } from 'node:buffer';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANALYSES } from '../../../src/analyses/registry.ts';
import { contentsOf, frozenSnapshot } from '../../../src/app/share/contents.ts';
import { notesToOffer } from '../../../src/app/share/notes-leaving.ts';
import { opened, packedText } from '../../../src/app/share/open.ts';
import { WHOLE } from '../../../src/model/scope.ts';
import { packPlain } from '../../../src/share/deflate.ts';
import type { Recorded } from '../../../src/share/freeze.ts';
import { toText } from '../../../src/share/pack.ts';
import type { Note } from '../../../src/state/notes.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { defaultsOf } from '../../support/workspace.ts';

const HOSTILE = '<img src=x onerror="window.hacked=1">~!';
const row = (value: string, n: number) => ({
  value,
  revenue: 1000 * n,
  orders: 2 * n,
  customers: n,
  n,
  repeaters: Math.floor(n / 2),
  share: 0.1,
});
function recorded(rows: readonly object[]): Recorded {
  const analysis = ANALYSES.get('breakdown');
  if (!analysis) throw new Error('breakdown');
  const scope = { ...WHOLE, from: '2024-01-01', to: '2024-12-21' };
  const params = { ...defaultsOf(analysis.params), by: 'channel' };
  const result = { kind: 'rows', rows, scope, sql: '' };
  return { analysis, params, scope, result, weights: new Map() } as never;
}
const extents = {
  orders: 500, customers: 200, firstDay: '2024-01-01', asOf: '2024-12-21', hasItems: false, hasProvince: false, hasChannel: true, responses: 0,
  responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
}; // prettier-ignore
const head = {
  name: '',
  frozenAt: '2024-12-21 09:00',
  fragment: '#/overview?v=1&notes=2024-11~not%20chosen',
  pages: ['overview'],
  isSample: false,
  extents,
};
const NOTES: readonly Note[] = [
  { panel: '', key: '2024-11-11', text: HOSTILE },
  { panel: '', key: '2024-06', text: '问张三13812345678' },
  { panel: 'breakdown.channel', key: '抖店', text: '直播间' },
  { panel: 'breakdown.channel', key: '小店', text: '只有三位客户' },
  { panel: 'breakdown.province', key: '广东', text: '这一页没放进去' },
];

let session: Session;
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('Blob', NodeBlob);
  history.replaceState(null, '', '#/overview');
  session = new Session();
  session.preferences.locale = 'zh-CN';
  session.go({ ...session.link, page: 'overview', notes: NOTES });
});

const answers = [recorded([row('天猫', 120), row('抖店', 60), row('京东', 40), row('小店', 3)])];
const contents = contentsOf(new Map([['overview', answers]]), new Set());
const snapshot = (chosen: readonly Note[]) => frozenSnapshot(head, contents, chosen);
const packed = (chosen: readonly Note[]) => packedText(toText(packPlain(snapshot(chosen))));

describe('notes of a snapshot', () => {
  it('are offered by name and place; those on marks that stay behind, or that look personal, are not', () => {
    expect(notesToOffer(session, answers, contents).map(({ note, place, why }) => [note.key, place, why])).toEqual([
      ['2024-11-11', '2024-11-11', null],
      ['2024-06', '2024年6月', 'personal'],
      ['抖店', expect.stringMatching(/按渠道：抖店$/), null],
      ['小店', '', 'hidden'],
      ['广东', '', 'hidden'],
    ]);
  });

  it('leave word for word when they are chosen, and not at all otherwise', async () => {
    const [date] = NOTES;
    if (!date) throw new Error('a note');
    expect(snapshot([])).not.toHaveProperty('notes');
    expect(JSON.stringify(snapshot([date]))).not.toContain('直播间');
    const { loaded } = await opened(packed([date]), '', 'zh-CN');
    expect(loaded.frozen?.notes).toEqual([date]);
    expect((await opened(packed([]), '', 'zh-CN')).loaded.frozen?.notes).toEqual([]);
  });

  it('are the sharer’s alone: what the address or the view says besides is not shown, nor written again', async () => {
    const { loaded, link } = await opened(packed(NOTES.slice(0, 1)), '', 'zh-CN');
    session.loaded = loaded;
    history.replaceState(null, '', `${loaded.frozen?.prefix ?? ''}/overview?v=1&notes=2024-11~forged`);
    session.readAddress();
    expect(session.link.notes).toEqual(NOTES.slice(0, 1));
    session.go(link);
    expect(session.link.notes).toEqual(NOTES.slice(0, 1));
    expect(session.address).not.toContain('notes=');
  });

  it('make a snapshot damaged that holds what are none', async () => {
    const broken = { ...snapshot([]), notes: '2024-13~x' };
    await expect(opened(packedText(toText(packPlain(broken))), '', 'zh-CN')).rejects.toMatchObject({
      problem: 'damaged',
    });
  });
});
