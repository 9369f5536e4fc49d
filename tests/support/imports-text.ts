import { LIMITS } from '../../src/imports/archive/inflate.ts';
import { LAYOUTS, RULES } from '../../src/imports/dictionary/dictionary.ts';
import type { ImportFormat } from '../../src/imports/format.ts';
import { importMessages } from '../../src/imports/messages.ts';
import { LOOK_ALIKES } from '../../src/imports/recognise/lookalike.ts';
import { kindOfRule } from '../../src/imports/recognise/rules.ts';
import { code, table } from './markdown.ts';

const FORMATS = Object.entries(
  import.meta.glob<ImportFormat>('../../src/imports/formats/*.ts', { import: 'default', eager: true }),
);
const { en, 'zh-CN': zh } = importMessages;
const GIGA = 2 ** 30;

const formats = () =>
  FORMATS.map(([path, { id, reads }]) => [
    code(id),
    reads,
    `[${path.split('/').at(-1) ?? ''}](${path.replace('../../', '../')})`,
  ]);

const layouts = () =>
  RULES.map((rule) => {
    const seen = LAYOUTS.filter(
      ({ id }) => id === rule.id || (id.startsWith(rule.id) && !RULES.some((other) => other.id === id)),
    );
    const kind = kindOfRule(rule);
    return [code(rule.id), seen.map(({ label }) => label).join('; '), kind, seen.map(({ h }) => h.length).join(', ')];
  });

const problem = (found: string) => Object.entries(en.problems).find(([name]) => name === found)?.[1]({}) ?? '';

/** The generated half of docs/imports.md: every format, encoding, layout and look-alike. */
export function importsReference(): string {
  const encodings = Object.entries(en.encodings).map(([id, name]) => [code(id), name]);
  return `
## Formats

What a file is called does not matter; gzip is opened on the way, whatever it holds. Of an archive at most ${LIMITS.files} files and ${LIMITS.bytes / GIGA} GB are taken out,
and nothing that is packed better than ${LIMITS.ratio} to 1.

${table(['id', 'reads', 'file'], formats())}

${table(['encoding', 'name'], encodings)}

## Layouts

Known by the headers that a rule of \`dictionary/detection.json\` asks for, else by a part or a changed list of the headers in \`dictionary/headers.json\`
(\`recognise/similar.ts\`). What nobody's layout is goes by dictionary and values and is called \`generic\`.

${table(['id', 'export', 'kind', 'headers'], layouts())}

## Turned down although they look like orders

${table(
  ['code', 'sentence', '说明'],
  LOOK_ALIKES.map((each) => [
    code(each.code),
    problem(each.code),
    Object.entries(zh.problems).find(([name]) => name === each.code)?.[1]({}) ?? '',
  ]),
)}
`;
}
