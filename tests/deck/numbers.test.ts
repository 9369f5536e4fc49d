import { describe, expect, it } from 'vitest';
import { emWidth, fitted, linesAt } from '../../src/deck/fit.ts';
import { COLOURS } from '../../src/deck/look.ts';
import { numberLook } from '../../src/deck/numbers.ts';
import { projectFile } from '../support/project.ts';

describe('numbers of a chart in a file', () => {
  it('stay shares, points, or get the unit that is said in the language', () => {
    expect(numberLook([[0.451, '45.1%'], [0.02, '2%']], 'zh-CN')).toEqual({ factor: 1, code: '0.0%', unit: '%' }); // prettier-ignore
    expect(numberLook([[45, '45%']], 'zh-CN')).toEqual({ factor: 1, code: '0"%"', unit: '%' });
    expect(numberLook([[3_970_000, '397万']], 'zh-CN')).toEqual({ factor: 1e-4, code: '#,##0"万"', unit: '万' });
    expect(numberLook([[1_225_000, '¥1.23M']], 'en')).toEqual({ factor: 1e-6, code: '"¥"#,##0.00"M"', unit: 'M' });
    expect(numberLook([[42_000, '$42K']], 'en')).toEqual({ factor: 1e-3, code: '"$"#,##0.0"K"', unit: 'K' });
    expect(numberLook([[-12, '−12'], [31, '31']], 'en')).toEqual({ factor: 1, code: '#,##0', unit: '' }); // prettier-ignore
    expect(numberLook([[81.3, '81.3']], 'zh-CN').code).toBe('#,##0.0');
    expect(numberLook([], 'zh-CN')).toEqual({ factor: 1, code: '#,##0', unit: '' });
  });
});

describe('room for words', () => {
  it('counts a Han character as one em and breaks where the line is full', () => {
    expect([emWidth('客户'), emWidth('ab') < emWidth('客户')]).toEqual([2, true]);
    // 72 pt to the inch: 10 pt letters, 2 inches: 14.4 em to a line, one of them kept free.
    expect([linesAt('客'.repeat(13), 10, 2), linesAt('客'.repeat(14), 10, 2), linesAt('客\n户', 10, 2)]).toEqual([
      1, 2, 2,
    ]);
  });

  it('takes the largest size that fits, and the smallest when none does', () => {
    const room = { width: 2, height: 0.5, leading: 1.2 };
    expect(fitted(['客户'], [28, 20, 12], room)).toBe(28);
    expect(fitted(['客户经营汇报的标题有点长'], [28, 20, 12], room)).toBe(12);
    expect(fitted(['客'.repeat(500)], [28, 20, 12], room)).toBe(12);
  });
});

it('files have the colours of the light theme', () => {
  const tokens = projectFile('src/app/tokens.css').split("[data-theme='dark']")[0] ?? '';
  for (const [name, hex] of Object.entries(COLOURS)) expect(tokens, name).toMatch(new RegExp(`--${name}: #${hex};`));
});
