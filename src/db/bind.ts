/** What may be bound: a number arrives as DOUBLE, a list as VARCHAR[] through `$name::VARCHAR[]`. */
export type Value = string | number | boolean | null;
export type Args = Readonly<Record<string, Value | readonly string[]>>;

export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Texts, quoted names and comments are tokens of their own so that no `$name` is found inside them. */
const TOKEN =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\$[\s\S]*?\$\$|\$(?<tag>[a-z_]\w*)\$[\s\S]*?\$\k<tag>\$|\$(?<name>[a-z_]\w*)/gi;

/** Replaces every `$name` by what `value` says; everything else stays. */
function replaceNames(sql: string, value: (name: string) => string): string {
  return sql.replace(TOKEN, (token: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { readonly name?: string };
    return groups.name === undefined ? token : value(groups.name);
  });
}

const valueOf = (args: Args, name: string) => (Object.hasOwn(args, name) ? args[name] : undefined);

/** Longer texts and lists are sent beside the statement. */
const LONGEST_TEXT = 200;
const LONGEST_LIST = 50;

/**
 * Puts the values of `$name` where the engine finds them; quoted text and comments are left alone. Numbers, booleans, NULL, short
 * plain texts and short lists of them are written as typed literals: a statement without `?` is planned once instead of twice and can
 * be cancelled while it runs (docs/decisions/0009). Everything else is bound by position. A list is a VARCHAR[] or, when it is
 * sent beside, the text of one, so a statement casts it: `$provinces::VARCHAR[]`.
 * Throws a `RangeError` that names a parameter without a value.
 */
export function bind(sql: string, args: Args): BoundStatement {
  const values: Value[] = [];
  const text = replaceNames(sql, (name) => {
    const value = valueOf(args, name);
    if (value === undefined) throw new RangeError(`the statement needs a value for $${name}`);
    const isList = Array.isArray(value);
    const written = isList ? writtenList(value as readonly string[]) : writtenValue(value as Value);
    if (written !== undefined) return written;
    values.push(isList ? listLiteral(value as readonly string[]) : (value as Value));
    return '?';
  });
  return { sql: text, values };
}

/** Without control characters, halves of surrogate pairs or more than the engine reads comfortably. */
const isPlainText = (text: string) => text.length <= LONGEST_TEXT && !/[\p{Cc}\p{Cs}]/u.test(text);

/** The literal of a value, of the type that it would have if it were bound; undefined where it had better be bound. */
function writtenValue(value: Value): string | undefined {
  if (value === null) return 'NULL';
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isFinite(value) ? `(${value})::DOUBLE` : undefined;
    case 'string':
      return isPlainText(value) ? `${literal(value)}::VARCHAR` : undefined;
  }
}

function writtenList(items: readonly string[]): string | undefined {
  return items.length <= LONGEST_LIST && items.every(isPlainText)
    ? `[${items.map(literal).join(', ')}]::VARCHAR[]`
    : undefined;
}

/** The names of the parameters of a statement, in order of first use. */
export function parameterNames(sql: string): string[] {
  const names = [...sql.matchAll(TOKEN)].flatMap(({ groups }) => groups?.['name'] ?? []);
  return [...new Set(names)];
}

function listLiteral(items: readonly string[]): string {
  return `[${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(', ')}]`;
}

/** An identifier, quoted: the one place where a name that varies enters a statement. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** A text literal, for the few places of SQL that take no parameters (file names of `read_csv`). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The statement with its values written in: for reading and for running by hand, never for the engine source. */
export function inlined(sql: string, args: Args): string {
  return replaceNames(sql, (name) => {
    const value = valueOf(args, name);
    if (value === undefined || value === null) return 'NULL';
    if (Array.isArray(value)) return `[${(value as readonly string[]).map(literal).join(', ')}]`;
    if (typeof value === 'string') return literal(value);
    return typeof value === 'number' && value < 0 ? `(${value})` : String(value);
  });
}
