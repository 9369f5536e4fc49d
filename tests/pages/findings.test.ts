import { expect, it } from 'vitest';
import { pageTexts } from '../../src/i18n/texts/pages';

it('the heading over findings does not count them, for there may be one, two, three or none', () => {
  for (const { findings } of Object.values(pageTexts))
    for (const heading of [findings.kicker(''), findings.kicker('广东'), findings.title])
      expect(heading).not.toMatch(/[\d一二两三四五六七八九十]|\b(one|two|three|four|five)\b/iu);
});
