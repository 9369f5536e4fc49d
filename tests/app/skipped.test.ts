import { expect, it } from 'vitest';
import { tellSkipped } from '../../src/app/skipped.ts';
import { formatter } from '../../src/i18n/format.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { fileOf } from '../imports/files.ts';
import { openBench } from '../support/workspace.ts';

const file = (name: string, amount: number) =>
  fileOf(name, `订单号,会员编号,下单时间,实付金额\nA${amount},M1,2026-01-02,${amount}\n`);

it('a file that is loaded already is skipped with a word, in the language of the page; others are not spoken of', async () => {
  const { workspace } = await openBench();
  const importer = createImporter(workspace);
  const load = async (...files: readonly File[]) => {
    const report = await importer.load(await importer.stage(files));
    return LOCALES.flatMap((locale) => {
      const said: string[] = [];
      tellSkipped({ locale, format: formatter(locale), say: (text) => void said.push(text()) }, report);
      return said;
    });
  };
  expect(await load(file('一月.csv', 1))).toEqual([]);
  expect(await load(file('一月 (1).csv', 1), file('二月.csv', 2))).toEqual([
    '一月 (1).csv和读进来的内容一样，跳过了；没有重复计算。',
    '一月 (1).csv holds what is loaded already and was skipped; nothing counts twice.',
  ]);
  const four = await load(...['a', 'b', 'c', 'd'].map((name) => file(`${name}.csv`, 1)));
  expect(four).toHaveLength(2);
  for (const text of four) expect(text).toMatch(/a\.csv.*b\.csv.*c\.csv(?!.*d\.csv)/);
  for (const text of four) expect(text).toContain('4');
});
