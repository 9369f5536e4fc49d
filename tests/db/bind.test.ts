import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bind, inlined, literal, parameterNames, quoted } from '../../src/db/bind';
import type { Database } from '../../src/db/database';
import { openEngine } from '../support/engine.ts';

describe('bind', () => {
  it('writes plain values as literals of the type that they would have if bound', () => {
    const args = { n: -1.5, t: "it's", yes: true, none: null, l: ['a', "b'"] };
    expect(bind('SELECT $n, $t, $yes, $none, $l, $n', args)).toEqual({
      sql: "SELECT (-1.5)::DOUBLE, 'it''s'::VARCHAR, true, NULL, ['a', 'b''']::VARCHAR[], (-1.5)::DOUBLE",
      values: [],
    });
  });
  it('sends beside the statement what is long, infinite or not printable, in the order of use', () => {
    const long = 'x'.repeat(201);
    const many = Array.from({ length: 51 }, () => 'y');
    const { sql, values } = bind('SELECT $b, $long, $n, $b, $many', { b: 'a\nb', long, n: Infinity, many });
    expect(sql).toBe('SELECT ?, ?, ?, ?, ?');
    expect(values).toEqual(['a\nb', long, Infinity, 'a\nb', `[${many.map(() => '"y"').join(', ')}]`]);
  });
  it.each([
    "SELECT '$a'",
    "SELECT 'it''s $a'",
    'SELECT "$a""$a" FROM t',
    '-- costs $a\nSELECT 1',
    '/* $a\n$a */ SELECT 1',
    'SELECT $$ $a $$',
    'SELECT $tag$ $a $tag$',
  ])('leaves texts, names and comments alone: %s', (sql) => {
    expect(bind(sql, {})).toEqual({ sql, values: [] });
    expect(parameterNames(sql)).toEqual([]);
    expect(inlined(sql, { a: 1 })).toBe(sql);
  });
  it('finds parameters after quotes and comments that end', () => {
    expect(parameterNames("SELECT 'a', $x -- $y\n, $z /* $w */ + $x")).toEqual(['x', 'z']);
  });
  it('names the parameter that has no value', () => {
    expect(() => bind('SELECT $missing', {})).toThrow(new RangeError('the statement needs a value for $missing'));
    expect(() => bind('SELECT $constructor', {})).toThrow(RangeError);
  });
});

it('inlined writes readable SQL, negative numbers in brackets so that no comment starts', () => {
  const args = { t: "it's", n: -1, l: ['a', "b'"], none: null, yes: true };
  expect(inlined('SELECT $t, 5 -$n, $l, $none, $yes, $unknown', args)).toBe(
    "SELECT 'it''s', 5 -(-1), ['a', 'b'''], NULL, true, NULL",
  );
});
it('quoted and literal double the quotes inside', () => {
  expect(quoted('a"b')).toBe('"a""b"');
  expect(literal("a'b")).toBe("'a''b'");
});

describe('on the engine that ships', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openEngine();
  });
  afterAll(() => db.close());
  const one = async (sql: string, args: Parameters<Database['query']>[1] = {}) =>
    (await db.query(sql, args)).rows[0]?.['v'];
  /** Printable and not: quotes, backslashes, brackets, line breaks, Han; no NUL, which the engine ends texts at. */
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', "'", '\\', '[', ']', ',', ' ', '\n', '广', '$', '?', '{', 'N') }),
    )
    .map((t) => t.replaceAll('\0', ''));

  it('a text arrives as it was', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (t) => {
        expect(await one('SELECT $t AS v', { t })).toBe(t);
      }),
      { numRuns: 60 },
    );
  });
  it('a list arrives as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (l) => {
        expect(await one('SELECT $l::VARCHAR[] AS v', { l })).toEqual(l);
      }),
      { numRuns: 100, examples: [[[]], [['']], [['NULL']], [['null', ' ', '\\', '"', 'a, b']]] },
    );
  });
  it('a statement with its values written in answers the same', async () => {
    const sql = 'SELECT $t || len($l::VARCHAR[]) || (1 -$n) AS v';
    const args = fc.record({ t: text, n: fc.integer({ min: -9, max: 9 }), l: fc.array(text, { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(args, async (a) => {
        const bound = await one(sql.replace('$n', '$n::INTEGER'), a);
        expect(await one(inlined(sql, a))).toBe(bound);
      }),
      { numRuns: 40 },
    );
  });
  it('a quoted name is a name, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }).map((t) => t.replaceAll('\0', 'x')),
        async (name) => {
          const { columns } = await db.query(`SELECT 1 AS ${quoted(name)}`);
          expect(columns).toEqual([name]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
