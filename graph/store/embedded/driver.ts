/**
 * The only file that touches libsql. It keeps prepared statements, binds by position, and lets
 * nothing through that libsql answers by ending the process (booleans, a bare buffer, text that is
 * not UTF-8) or by silently storing something else (undefined, NUL, integers beyond 2^53).
 */
import Database from 'libsql';
import { invariant } from '../../model/invariant.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { isStorable } from '../storable.ts';

type Parameter = string | number | Uint8Array;
type Row = readonly unknown[];

type Statement = { all(parameters: readonly Parameter[]): Row[]; run(parameters: readonly Parameter[]): unknown };

export class Driver {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string) {
    this.#database = guarded(() => new Database(file));
  }

  /** Rows as arrays. All are read: a statement left half read would pin the write-ahead log. */
  all(sql: string, ...parameters: Parameter[]): Row[] {
    for (const parameter of parameters) check(parameter);
    return guarded(() => this.#statement(sql).all(parameters));
  }

  run(sql: string, ...parameters: Parameter[]): void {
    for (const parameter of parameters) check(parameter);
    guarded(() => this.#statement(sql).run(parameters));
  }

  /** Statements without parameters or result. */
  exec(sql: string): void {
    guarded(() => this.#database.exec(sql));
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      const prepared = this.#database.prepare(sql);
      statement = (prepared.reader ? prepared.raw() : prepared) as unknown as Statement;
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** A JSON list of texts for json_each: escapes would carry a lone surrogate or NUL past the check of the binding. */
export function textList(texts: readonly (string | null)[]): string {
  for (const text of texts) if (text !== null) check(text);
  return JSON.stringify(texts);
}

function check(parameter: Parameter): void {
  if (typeof parameter === 'string') invariant(isStorable(parameter), 'text for the store is well formed and without NUL');
  else if (typeof parameter === 'number') invariant(Number.isSafeInteger(parameter), 'numbers for the store are safe integers');
  else invariant(parameter instanceof Uint8Array, 'the store takes text, integers and bytes');
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw operational(error);
  }
}

function operational(error: unknown): unknown {
  const code = error instanceof Error ? String((error as { code?: unknown }).code ?? '') : '';
  const message = error instanceof Error ? error.message : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new OperationalError('STORE_BUSY', undefined, { cause: error });
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new OperationalError('STORE_CORRUPT', undefined, { cause: error });
  if (/^SQLITE_(CANTOPEN|READONLY|FULL|IOERR|PERM|AUTH)/.test(code) || message.startsWith('ConnectionFailed'))
    return new OperationalError('STORE_UNAVAILABLE', undefined, { cause: error });
  return error;
}
