import type { AnyAnalysis, Need } from '../../src/analyses/analysis.ts';
import { code, table } from './markdown.ts';

type Analyses = ReadonlyMap<string, AnyAnalysis>;

const NEEDS: Readonly<Record<Need, string>> = {
  orders: 'orders',
  customer_ids: 'a customer id on orders',
  items: 'order lines with a category or product',
  province: 'provinces',
  responses: 'a survey',
  response_dates: 'a survey with dates',
  response_customers: 'a survey with customer ids',
  history: '12 weeks of orders and 30 known customers by the end of the range',
};

const SHAREABLE = {
  aggregate: 'May be shared once small cells are suppressed.',
  never: 'Holds people: never part of anything shared.',
} as const;

function analysisSection({ id, needs, messages, shareable }: AnyAnalysis): string {
  const { en, 'zh-CN': zh } = messages;
  return `## ${id}

**${en.question}** ${zh.question}

- Method: ${en.method}
- 方法：${zh.method}
- Formula: ${en.formula}
- Rows and what is left out: ${en.source}
- Needs: ${needs.map((need) => NEEDS[need]).join(', ') || 'nothing'}. ${SHAREABLE[shareable]}
- SQL: [query.sql](../src/analyses/${id}/query.sql)
`;
}

/** docs/analyses.md: per analysis its question, method, formula and what is left out. */
export function analysesPage(analyses: Analyses): string {
  const list = [...analyses.values()].map(({ id, messages }) => [
    `[${id}](#${id})`,
    messages.en.question,
    messages['zh-CN'].question,
  ]);
  return `# Analyses

Written by \`npm run docs\` from the analyses themselves; a test fails when the two differ. Parameters and columns: [console.md](console.md).

${table(['id', 'question', '问题'], list)}

${[...analyses.values()].map(analysisSection).join('\n')}`;
}

function referenceSection({ id, messages, params, columns }: AnyAnalysis): string {
  const parameters = Object.entries(params).map(([name, codec]) => [
    code(name),
    code(codec.format(codec.fallback)),
    code(codec.accepts),
  ]);
  const described = Object.entries(columns).map(([name, { role, unit, nullable }]) => [
    code(name),
    role,
    nullable ? `${unit} or null` : unit,
    messages.en.columns[name] ?? '',
    messages['zh-CN'].columns[name] ?? '',
  ]);
  return `## ${id}

${messages.en.question}

${parameters.length > 0 ? table(['parameter', 'default', 'accepts'], parameters) : 'No parameters.'}

${table(['column', 'role', 'unit', 'meaning', '含义'], described)}
`;
}

/** The generated half of docs/console.md: parameters and columns of every analysis. */
export function consoleReference(analyses: Analyses): string {
  return `\n# Analyses: parameters and columns\n\n${[...analyses.values()].map(referenceSection).join('\n')}`;
}
