/** What is stated of the holdings on a path beside what counts, in words: a reader must see that it is stated differently. */
import { dateOf } from '../ontology/property.ts';
import type { HoldingStatement } from '../view/graph.ts';
import { endingsOf, holdsOn, ofNewest } from '../view/standing-holding.ts';
import type { Holdings } from './holdings.ts';
import type { Holding } from './ownership-path.ts';

/** Statements that are named for each reason. */
const mostNamed = 5;

/** Distinct, in the order of the path. */
export function differingStatements(holdings: Holdings, path: readonly Holding[]): string[] {
  const { ownerStatements, controllerStatements, asOf } = holdings;
  const found = path.flatMap(({ kind, edge }) => {
    const statements = (kind === 'OWNS' ? ownerStatements : controllerStatements)?.get(edge);
    return statements === undefined ? [] : differencesOn(statements, kind, asOf);
  });
  return [...new Set(found)];
}

/**
 * Of one pair: statements of the newest date that differ, and newer ones that do not speak of the day.
 * @param statements Newest first.
 */
function differencesOn(statements: readonly HoldingStatement[], kind: Holding['kind'], asOf: number | undefined): string[] {
  const held = statements.filter((one) => holdsOn(one, asOf));
  if (held.length === 0) return [];
  const counted = ofNewest(held);
  const [{ dated }] = counted;
  const what = kind === 'OWNS' ? 'a holding' : 'control';
  const ofDay = inWords([...counted, ...endingsOf(statements, held, asOf).filter((one) => one.dated === dated)]);
  const newer = inWords(statements.filter((one) => one.dated > dated));
  return [
    ...(ofDay.length > 1 ? [`statements of one day differ on ${what}: ${named(ofDay)}`] : []),
    ...(newer.length > 0 ? [`a newer statement on ${what} does not speak of the day: ${named(newer)}`] : []),
  ];
}

/** Each content once, in the order of the words: which document came first is no reason. */
function inWords(statements: readonly HoldingStatement[]): string[] {
  const found = new Map<string, string>();
  for (const one of statements) {
    const content = contentOf(one);
    if (!found.has(content))
      found.set(content, `${content} (${one.sha256.slice(0, 12)}${one.dated === '' ? '' : `, ${one.dated}`})`);
  }
  return [...found.values()].sort();
}

function contentOf({ shareMin, shareMax, from, to }: HoldingStatement): string {
  const hasShare = shareMin !== undefined || shareMax !== undefined;
  const words = [
    ...(hasShare ? [`${percent(shareMin ?? 0, shareMax ?? whole)} per cent`] : []),
    ...(from === undefined ? [] : [`from ${dateOf(from)}`]),
    ...(to === undefined ? [] : [`until ${dateOf(to)}`]),
  ];
  return words.length === 0 ? 'without days' : words.join(' ');
}

function named(words: readonly string[]): string {
  const more = words.length > mostNamed ? [`${words.length - mostNamed} more`] : [];
  return [...words.slice(0, mostNamed), ...more].join('; ');
}

const whole = 10_000;

/** Basis points as per cent, exactly: `25`, `12.5 to 50`. */
export function percent(low: number, high: number): string {
  return low === high ? `${low / 100}` : `${low / 100} to ${high / 100}`;
}
