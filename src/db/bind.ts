/** What may be bound: a number arrives as DOUBLE, a list as VARCHAR[] through `$name::VARCHAR[]`. */
export type Value = string | number | boolean | null;
export type Args = Readonly<Record<string, Value | readonly string[]>>;

export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly Value[];
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\$[\s\S]*?\$\$|\$([a-z_][a-z0-9_]*)/gi;

/**
 * Renumbers `$name` to the `?` that the engine binds by position; quoted text and comments are left alone.
 * A list is sent as the text of a DuckDB list literal, so a statement casts it: `$provinces::VARCHAR[]`.
 * Throws a `RangeError` that names a parameter without a value.
 */
export function bind(sql: string, args: Args): BoundStatement {
  const values: Value[] = [];
  const text = sql.replace(TOKEN, (token, name: string | undefined) => {
    if (name === undefined) return token;
    const value = args[name];
    if (value === undefined) throw new RangeError(`the statement needs a value for $${name}`);
    values.push(Array.isArray(value) ? listLiteral(value as readonly string[]) : (value as Value));
    return '?';
  });
  return { sql: text, values };
}

/** The names of the parameters of a statement, in order of first use. */
export function parameterNames(sql: string): string[] {
  const names = [...sql.matchAll(TOKEN)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
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
  return sql.replace(TOKEN, (token, name: string | undefined) => {
    if (name === undefined) return token;
    const value = args[name];
    if (value === undefined || value === null) return 'NULL';
    if (Array.isArray(value)) return `[${(value as readonly string[]).map(literal).join(', ')}]`;
    return typeof value === 'string' ? literal(value) : String(value);
  });
}
