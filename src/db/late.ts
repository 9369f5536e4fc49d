import type { Database } from './database';

/** A database that is still on its way: what is asked of it waits, in the order of asking, and fails as its coming fails. */
export function lateDatabase(coming: Promise<Database>): Database {
  return {
    query: (sql, args, options) => coming.then((db) => db.query(sql, args, options)),
    numbers: (sql, args, options) => coming.then((db) => db.numbers(sql, args, options)),
    script: (sql, options) => coming.then((db) => db.script(sql, options)),
    registerFile: (name, content) => coming.then((db) => db.registerFile(name, content)),
    append: (table, columns, options) => coming.then((db) => db.append(table, columns, options)),
    apart: () => coming.then((db) => db.apart()),
    close: () => coming.then((db) => db.close()),
  };
}
