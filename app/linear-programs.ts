/**
 * Solves linear programs with HiGHS (https://highs.dev; J. A. J. Hall and others, MIT licence), compiled to
 * WebAssembly and read from the package: no network. Loaded when the first program is asked for, since
 * it is 3 MB that most questions never need.
 *
 * Limits, by name: `mostColumns` (larger programs are not tried), `longestSolve` seconds each. What they
 * end has no optimum, and the answer says so.
 */
import type { LegacyHighs } from 'highs';
import type { LinearProgram, Solve } from '../graph/analyses/linear-program.ts';

export const mostColumns = 50_000;
/** Seconds. */
export const longestSolve = 10;

let loading: Promise<Solve> | undefined;

export function linearPrograms(): Promise<Solve> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Solve> {
  const { default: highs } = (await import('highs')) as unknown as HighsModule;
  const solver = await highs();
  return (program) => {
    if (program.columns > mostColumns) return undefined;
    const { Status, ObjectiveValue } = solver.solve(cplexText(program), { time_limit: longestSolve });
    return Status === 'Optimal' ? ObjectiveValue : undefined;
  };
}

/** The package's types speak of its CommonJS form; an import gets the other. */
interface HighsModule {
  readonly default: () => Promise<LegacyHighs>;
}

/** CPLEX LP format. Columns are at least 0 where nothing else is said. */
export function cplexText({ greatest, objective, rows, upper }: LinearProgram): string {
  const lines = [greatest ? 'Maximize' : 'Minimize', ` o: ${sumOf(objective)}`, 'Subject To'];
  for (const [at, { terms, atLeast }] of rows.entries()) lines.push(` r${at}: ${sumOf(terms)} >= ${atLeast}`);
  if (rows.length === 0) lines.push(' r: 0 x0 >= 0');
  lines.push('Bounds');
  for (const [column, bound] of upper) lines.push(` x${column} <= ${bound}`);
  if (upper.length === 0) lines.push(' x0 >= 0');
  return `${lines.join('\n')}\nEnd\n`;
}

/** Terms a line: a long line is cut by readers of the format. */
const termsInLine = 20;

function sumOf(terms: readonly (readonly [number, number])[]): string {
  if (terms.length === 0) return '0 x0';
  return terms
    .map(([column, coefficient], at) => {
      const sign = coefficient < 0 ? '-' : '+';
      return `${at % termsInLine === termsInLine - 1 ? '\n ' : ''}${sign} ${Math.abs(coefficient)} x${column}`;
    })
    .join(' ');
}
