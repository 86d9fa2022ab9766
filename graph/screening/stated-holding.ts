/** Of one holding or control that documents state differently: what stands on a day, and what else is said of it. */
import { dateOf } from '../ontology/property.ts';
import type { HoldingStatement } from '../view/graph.ts';

/** What stands of the statements on one day. */
export interface StandingHolding {
  /** The newest document says that it holds on the day. */
  readonly holds: boolean;
  /** Basis points: the newest that is stated by one that holds on the day; undefined: by none. */
  readonly shareMin: number | undefined;
  readonly shareMax: number | undefined;
  /**
   * Shares (ascending) that other statements of the newest date have on the day. None is newer, so that nobody can
   * tell which is right; also where the document that stands says that the holding has ended.
   */
  readonly rivals: readonly number[];
}

type Day = number | undefined;

const whole = 10_000;

/** Whether it holds on the day; a blank date is without end, and without a day all hold. */
export function statesFor({ from, to }: Pick<HoldingStatement, 'from' | 'to'>, asOf: Day): boolean {
  return asOf === undefined || ((from === undefined || from <= asOf) && (to === undefined || to >= asOf));
}

/**
 * The newest document decides whether there is a holding on the day: days are those of one row, never those of one
 * with the share of another. @param statements Newest first, at least one.
 */
export function standingOn(statements: readonly HoldingStatement[], asOf: Day): StandingHolding {
  const [newest] = statements;
  const held = statements.filter((one) => statesFor(one, asOf));
  const standing = standingOf(statements, asOf);
  const holds = standing !== undefined;
  const shareMin = held.find((one) => one.shareMin !== undefined)?.shareMin;
  const shareMax = held.find((one) => one.shareMax !== undefined)?.shareMax;
  const rivals = new Set<number>();
  for (const one of held) {
    if (one === standing || one.dated !== newest.dated) continue;
    if (!holds) rivals.add(one.shareMax ?? whole);
    else {
      if (one.shareMin !== undefined && one.shareMin !== shareMin) rivals.add(one.shareMin);
      if (one.shareMax !== undefined && one.shareMax !== shareMax) rivals.add(one.shareMax);
    }
  }
  return { holds, shareMin, shareMax, rivals: [...rivals].sort((a, b) => a - b) };
}

/** The last row of the newest document that holds on the day. */
function standingOf(statements: readonly HoldingStatement[], asOf: Day): HoldingStatement | undefined {
  return statements.find((one) => one.sha256 === statements[0].sha256 && statesFor(one, asOf));
}

/** Other statements that are named beside the one that stands. */
const mostNamed = 5;

/**
 * `documents differ on a holding: 20 per cent (1a2b3c4d5e6f of 2026-05-01) stands; 60 per cent (...)`. Undefined where
 * the others say the same, or speak of other days: periods that follow one another contradict nothing.
 */
export function differingStatements(statements: readonly HoldingStatement[], asOf: Day): string | undefined {
  const standing = standingOf(statements, asOf) ?? statements[0];
  const contents = new Set([contentOf(standing)]);
  const others: string[] = [];
  for (const one of statements) {
    if (contents.has(contentOf(one)) || !(overlap(one, standing) || statesFor(one, asOf))) continue;
    contents.add(contentOf(one));
    others.push(inWords(one));
  }
  if (others.length === 0) return undefined;
  const more = others.length > mostNamed ? [`${others.length - mostNamed} more`] : [];
  return `documents differ on a holding: ${inWords(standing)} stands; ${[...others.slice(0, mostNamed), ...more].join('; ')}`;
}

/** Whether the newest document says that it does not hold on the day, and another that it does. */
export function isEndedInDispute(statements: readonly HoldingStatement[], asOf: Day): boolean {
  return standingOf(statements, asOf) === undefined && statements.some((one) => statesFor(one, asOf));
}

function overlap(a: HoldingStatement, b: HoldingStatement): boolean {
  const begins = (one: HoldingStatement) => one.from ?? Number.NEGATIVE_INFINITY;
  const ends = (one: HoldingStatement) => one.to ?? Number.POSITIVE_INFINITY;
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}

function contentOf({ shareMin, shareMax, from, to }: HoldingStatement): string {
  return [shareMin, shareMax, from, to].join(' ');
}

function inWords({ sha256, dated, shareMin, shareMax, from, to }: HoldingStatement): string {
  const words = [
    ...(shareMin === undefined && shareMax === undefined ? [] : [`${shareInWords(shareMin ?? 0, shareMax ?? whole)} per cent`]),
    ...(from === undefined ? [] : [`from ${dateOf(from)}`]),
    ...(to === undefined ? [] : [`until ${dateOf(to)}`]),
  ];
  const said = words.length === 0 ? 'without days' : words.join(' ');
  return `${said} (${sha256.slice(0, 12)}${dated === '' ? ', without a date' : ` of ${dated}`})`;
}

/** Basis points as per cent, exactly: `25`, `12.5 to 50`. */
export function shareInWords(low: number, high: number): string {
  return low === high ? `${low / 100}` : `${low / 100} to ${high / 100}`;
}
