/** What is stated of the holdings on a path beside what counts, in words: a reader must see that it is stated differently. */
import { dateOf } from '../ontology/property.ts';
import type { HoldingStatement } from '../view/graph.ts';
import { holdsOn, ofNewest } from '../view/standing-holding.ts';
import type { Holdings } from './holdings.ts';
import type { Holding } from './ownership-path.ts';

/** Statements that are named on either side. */
const mostNamed = 5;

/** Distinct, in the order of the path. */
export function differingStatements(holdings: Holdings, path: readonly Holding[]): string[] {
  const { ownerStatements, controllerStatements, asOf } = holdings;
  const found = path.flatMap(({ kind, edge }) => {
    const statements = (kind === 'OWNS' ? ownerStatements : controllerStatements)?.get(edge);
    return statements === undefined ? [] : (differencesOn(statements, kind, asOf) ?? []);
  });
  return [...new Set(found)];
}

/**
 * `documents differ on a holding: 20 per cent (1a2b3c4d5e6f of 2026-05-01) stands; 60 per cent (...)`: of one pair, what
 * counts, then what other statements say of the day, or of days of which one that counts speaks.
 * Undefined where they say the same, or where periods follow one another, which contradicts nothing. @param statements Newest first.
 */
export function differencesOn(
  statements: readonly HoldingStatement[],
  kind: Holding['kind'],
  asOf: number | undefined,
): string | undefined {
  const held = statements.filter((one) => holdsOn(one, asOf));
  if (held.length === 0) return undefined;
  const counted = ofNewest(held);
  const speaks = (one: HoldingStatement) => holdsOn(one, asOf) || counted.some((other) => overlap(one, other));
  const standing = byContent(counted);
  const others = [...byContent(statements.filter(speaks))].filter(([content]) => !standing.has(content));
  if (standing.size + others.length < 2) return undefined;
  const what = kind === 'OWNS' ? 'a holding' : 'control';
  // Which document came first is no reason: those that stand are in the order of their words.
  const first = named([...standing.values()].sort());
  const rest = others.length === 0 ? '' : `; ${named(others.map(([, words]) => words))}`;
  return `documents differ on ${what}: ${first} ${standing.size === 1 ? 'stands' : 'stand'}${rest}`;
}

/** What each content says, by the newest document that states it. */
function byContent(statements: readonly HoldingStatement[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of statements) {
    const content = contentOf(one);
    const of = one.dated === '' ? ', without a date' : ` of ${one.dated}`;
    if (!found.has(content)) found.set(content, `${content} (${one.sha256.slice(0, 12)}${of})`);
  }
  return found;
}

function overlap(a: HoldingStatement, b: HoldingStatement): boolean {
  const begins = (one: HoldingStatement) => one.from ?? Number.NEGATIVE_INFINITY;
  const ends = (one: HoldingStatement) => one.to ?? Number.POSITIVE_INFINITY;
  return begins(a) <= ends(b) && begins(b) <= ends(a);
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
