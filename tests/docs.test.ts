import { expect, it } from 'vitest';
import { ANALYSES } from '../src/analyses/registry.ts';
import { analysesPage, consoleReference } from './support/docs-text.ts';
import { importsReference } from './support/imports-text.ts';
import { linkReference } from './support/links-text.ts';
import { projectFile } from './support/project.ts';

const MARK = '<!-- From here on written by `npm run docs`. -->\n';

it('documents every analysis in docs/analyses.md as it is in the code', async () => {
  await expect(analysesPage(ANALYSES)).toMatchFileSnapshot('../docs/analyses.md');
});

const generated = (file: string, reference: string) => {
  const [introduction = ''] = projectFile(file).split(MARK);
  return introduction + MARK + reference;
};

it('documents parameters and columns of every analysis in docs/console.md as they are in the code', async () => {
  await expect(generated('docs/console.md', consoleReference(ANALYSES))).toMatchFileSnapshot('../docs/console.md');
});

it('documents every part of a link in docs/links.md as it is in the code', async () => {
  await expect(generated('docs/links.md', linkReference())).toMatchFileSnapshot('../docs/links.md');
});

it('documents every format and layout of imports in docs/imports.md as they are in the code', async () => {
  await expect(generated('docs/imports.md', importsReference())).toMatchFileSnapshot('../docs/imports.md');
});
