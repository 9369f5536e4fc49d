import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { ComposedSlide } from '../../src/deck/composed.ts';
import { sheetName, writeXlsx } from '../../src/deck/xlsx.ts';

const cell = (value: string | number | null) => ({ text: String(value ?? '–'), value });
const slide = (title: string): ComposedSlide => ({
  id: title, part: 'segments', kind: 'table', title, finding: '', stake: 0, kicker: '', spec: null, facts: [], lines: [], notes: '',
  foot: { scope: '范围 全部客户', asOf: '', n: 'n = 7单', source: '来源 示例数据', hidden: 2 },
  table: {
    columns: [
      { label: '渠道', align: 'start', unit: 'word' },
      { label: '占比', align: 'end', unit: 'share' },
    ],
    rows: [[cell('=HYPERLINK("http://x")'), cell(0.45)], [cell('@SUM(1)'), cell(null)]],
  },
}); // prettier-ignore

describe('the workbook of a deck', () => {
  it('holds texts as texts, values in full with their format, and nothing for the unknown', async () => {
    const book = read(await writeXlsx([slide('渠道')], { locale: 'zh-CN' }), {
      type: 'array',
      cellFormula: true,
      cellNF: true,
    });
    const sheet = book.Sheets['1 渠道'] ?? {};
    expect(sheet['A5']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' });
    expect([sheet['A5']?.f, sheet['A6']?.f, sheet['B6']]).toEqual([undefined, undefined, undefined]);
    expect(sheet['B5']).toMatchObject({ t: 'n', v: 0.45, z: '0.0%' });
    expect(sheet['A2']?.v).toBe('范围 全部客户 · n = 7单 · 来源 示例数据');
    expect(book.Sheets['目录']?.['H2']?.v).toBe(2);
  });

  it('names sheets as Excel can, each once', async () => {
    expect(sheetName("a/b:c*?[d]\\'", new Set())).toBe('a b c d');
    expect(sheetName('客'.repeat(40), new Set())).toHaveLength(31);
    expect(sheetName('Goals', new Set(['goals']))).toBe('Goals (2)');
    expect(sheetName(':', new Set())).toBe('Sheet');
    const book = read(await writeXlsx([slide('x'), slide('x')], { locale: 'en' }), { type: 'array' });
    expect(book.SheetNames).toEqual(['Contents', '1 x', '2 x']);
  });

  it('stops when it is no longer wanted', async () => {
    const options = { locale: 'en' as const, signal: AbortSignal.abort() };
    await expect(writeXlsx([slide('x')], options)).rejects.toMatchObject({ reason: 'aborted' });
  });
});
