/**
 * Solves linear programs with HiGHS (https://highs.dev; J. A. J. Hall and others, MIT licence), compiled to
 * WebAssembly and read from the package: no network. Loaded when the first program is asked for, since
 * it is 3 MB that most questions never need.
 *
 * Limits, by name: `mostColumns` (larger programs are not tried) and `mostIterations` of the simplex method.
 * What they end has no optimum, and the answer says so. Neither is a time: the same program ends in the same
 * way on every machine. A number that the solver cannot take (10^15 and more) has no optimum, either.
 */
import type { LegacyHighs } from 'highs';
import type { LinearProgram, Solve } from '../../graph/analyses/linear-program.ts';

export const mostColumns = 50_000;
/** Of one program; two passes over `mostColumns` and some. */
export const mostIterations = 100_000;

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
    const options = { solver: 'simplex', simplex_iteration_limit: mostIterations } as const;
    const found = solved(solver, cplexText(program), options);
    return found?.Status === 'Optimal' ? found.ObjectiveValue : undefined;
  };
}

/** Undefined where the text is no model to the solver: it throws at figures beyond its range, and ends well. */
function solved(solver: LegacyHighs, text: string, options: Parameters<LegacyHighs['solve']>[1]) {
  try {
    return solver.solve(text, options);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to read LP model')) return undefined;
    throw error;
  }
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
