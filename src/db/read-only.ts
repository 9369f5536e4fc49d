const READS = new Set([
  'select',
  'with',
  'from',
  'describe',
  'desc',
  'summarize',
  'show',
  'explain',
  'values',
  'pivot',
  'unpivot',
  'table',
]);
const SKIPPED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * True for one statement that only reads. Text and comments are looked through; a second statement, or a word that
 * writes, attaches, copies or changes settings, makes it false. The engine refuses the rest by its locked settings.
 */
export function isReadOnly(sql: string): boolean {
  const bare = sql.replace(SKIPPED, (token) => (token.startsWith('--') || token.startsWith('/*') ? ' ' : '0')).trim();
  const body = bare.replace(/;\s*$/, '');
  const first = /^\(*\s*([a-z_]+)/i.exec(body)?.[1]?.toLowerCase() ?? '';
  const writes =
    /\b(insert\s+into|update\s+\S+\s+set|delete\s+from|create\s+(or|table|view|macro|schema|type|temp)|drop\s+(table|view|schema|macro|type)|alter\s+table|copy\s+\S+\s+(to|from)|attach\s|export\s+database|truncate\s|explain\s+analyze\s+(insert|update|delete|create|drop|copy))/i;
  return READS.has(first) && !body.includes(';') && !writes.test(body);
}
