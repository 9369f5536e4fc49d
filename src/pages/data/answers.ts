import type { DataTexts } from '../../i18n/texts/data';
import type { AnswerTable } from '../services';

/** Rows of an answer that are listed; the download has all of them. */
export const MOST_SHOWN = 100_000;

/** Tables with their columns, from the answer to `columns.sql`. */
export function schemaOf({ rows }: AnswerTable): Readonly<Record<string, readonly string[]>> {
  const schema: Record<string, string[]> = {};
  for (const row of rows) {
    const [table, column] = [String(row['table_name']), String(row['column_name'])];
    (schema[table] ??= []).push(column);
  }
  return schema;
}

/** A failed statement in words, with what the engine itself said. */
export function failureText(
  cause: unknown,
  texts: Pick<DataTexts['sql'], 'invalid' | 'lost'>,
  outOfMemory: string,
): { readonly text: string; readonly message: string } {
  const message = engineWords(cause instanceof Error ? cause.message : String(cause));
  const reason = typeof cause === 'object' && cause !== null && 'reason' in cause ? cause.reason : undefined;
  if (reason === 'out-of-memory') return { text: outOfMemory, message };
  if (reason === 'engine-lost') return { text: texts.lost, message };
  return { text: texts.invalid, message };
}

/** The engine hands some errors over as JSON; people get the sentence in it. */
function engineWords(message: string): string {
  if (!message.startsWith('{')) return message;
  try {
    const said: unknown = JSON.parse(message);
    if (typeof said !== 'object' || said === null || !('exception_message' in said)) return message;
    const kind = 'exception_type' in said ? `${String(said.exception_type)} Error: ` : '';
    return `${kind}${String(said.exception_message)}`;
  } catch (cause) {
    console.info('an error of the engine that looks like JSON is none', cause);
    return message;
  }
}
