/** Statements of one record are its versions; each holds until the next one was made. */
import type { BodsStatement } from './statement.ts';

export interface Version {
  readonly statement: BodsStatement;
  /** Day from which it holds beside what its interests say; undefined: from the beginning. */
  readonly since: number | undefined;
  /** Last day on which it holds; undefined: it still does. */
  readonly until: number | undefined;
  /** Something later stands in its place on every day, or in an order that cannot be told. */
  readonly superseded: boolean;
}

/** Statements by record, in the order in which they were made; replacements of 0.2 join the record of what they replace. */
export function recordsOf(statements: readonly BodsStatement[]): Map<string, BodsStatement[]> {
  const recordOf = new Map<string, string>();
  const records = new Map<string, BodsStatement[]>();
  for (const statement of statements) {
    const replaced = statement.replaces.find((id) => recordOf.has(id));
    const record = replaced === undefined ? statement.record : (recordOf.get(replaced) as string);
    recordOf.set(statement.id, record);
    const known = records.get(record);
    if (known === undefined) records.set(record, [statement]);
    else known.push(statement);
  }
  for (const versions of records.values()) versions.sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
  return records;
}

/** The last day that the interests of a statement state, where all of them have ended. */
function endOf({ details }: BodsStatement, dayOf: (interest: unknown) => number | undefined): number | undefined {
  const ends = (Array.isArray(details.interests) ? details.interests : []).map(dayOf);
  return ends.length === 0 || ends.includes(undefined) ? undefined : Math.max(...(ends as number[]));
}

/** When each version of a relationship holds. `endDay`: the end date of an interest. */
export function versionsOf(statements: readonly BodsStatement[], endDay: (interest: unknown) => number | undefined): Version[] {
  return statements.map((statement, index) => {
    const since = index === 0 ? undefined : statement.day;
    const next = statements[index + 1];
    const ended = statement.closed ? (endOf(statement, endDay) ?? statement.day) : undefined;
    if (next === undefined) {
      // A closing statement repeats what the one before it has said already.
      return { statement, since, until: ended, superseded: statement.closed && index > 0 };
    }
    const closing = next.closed ? (endOf(next, endDay) ?? next.day) : undefined;
    const until = closing ?? (next.day === undefined ? undefined : next.day - 1);
    const unordered = next.day === undefined || statement.day === undefined;
    return { statement, since, until, superseded: unordered || (since !== undefined && until !== undefined && until < since) };
  });
}
