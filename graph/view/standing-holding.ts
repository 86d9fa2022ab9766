/**
 * Who holds or controls whom on one day, where a pair is spoken of once or several times. Each row is a
 * statement of its own (share, period, document): one whose period does not hold on the day says nothing of it;
 * of those that hold the ones of the newest date count (SEMANTICS.md, Hand-ins). No other rule can tell
 * statements of one date apart, so that they widen what is known: the least that any of them says is sure, the
 * greatest is possible.
 */
import type { HoldingStatement, HoldingStatements, Relation } from './graph.ts';

/** What stands of several statements on a day; basis points. */
export interface StandingHolding {
  readonly state: HoldingState;
  /** Surely held; 0 where it is not sure that anything is. */
  readonly least: number;
  /** The greatest share that is stated. */
  readonly greatest: number;
  /** One that counts states no greatest share. */
  readonly isOpen: boolean;
}

/** `doubted`: a document as new as those that say so says that the same holding has ended before the day. */
export const HoldingState = { none: 0, held: 1, doubted: 2 } as const;
export type HoldingState = (typeof HoldingState)[keyof typeof HoldingState];

/** A relation of ownership or control on one day. */
export interface HoldingsOfDay {
  /** By edge: a `HoldingState`. */
  readonly states: Uint8Array;
  /** By edge, where rows state different things of it; what the others state is in the relation's numbers. */
  readonly several: ReadonlyMap<number, StandingHolding>;
}

type Period = Pick<HoldingStatement, 'from' | 'to'>;

const nothing: StandingHolding = { state: HoldingState.none, least: 0, greatest: 0, isOpen: false };

/** @param asOf Day; undefined or NaN: every statement holds. Linear in the edges and in the statements of pairs that have several. */
export function holdingsOfDay(
  relation: Relation,
  statements: HoldingStatements | undefined,
  asOf: number | undefined,
): HoldingsOfDay {
  const states = new Uint8Array(relation.targets.length).fill(HoldingState.held);
  const { from, to } = relation.numbers;
  if (asOf !== undefined && (from !== undefined || to !== undefined)) {
    for (let edge = 0; edge < states.length; edge++) {
      // NaN compares false: an end that nobody stated does not end anything.
      if ((from !== undefined && from[edge] > asOf) || (to !== undefined && to[edge] < asOf)) states[edge] = HoldingState.none;
    }
  }
  const several = new Map<number, StandingHolding>();
  for (const [edge, all] of statements ?? []) {
    const standing = standingOn(all, asOf);
    several.set(edge, standing);
    states[edge] = standing.state;
  }
  return { states, several };
}

/** What is sure of one edge on the day, in basis points; NaN: not held, or not surely. */
export function leastOfEdge(
  { numbers: { from, to, shareMin } }: Relation,
  statements: HoldingStatements | undefined,
  edge: number,
  asOf: number | undefined,
): number {
  const all = statements?.get(edge);
  if (all === undefined)
    return holdsOn({ from: from?.[edge], to: to?.[edge] }, asOf) ? (shareMin?.[edge] ?? Number.NaN) : Number.NaN;
  const { state, least } = standingOn(all, asOf);
  return state === HoldingState.held ? least : Number.NaN;
}

/** What stands of the statements of one pair. @param statements Newest first. */
export function standingOn(statements: readonly HoldingStatement[], asOf: number | undefined): StandingHolding {
  const held = statements.filter((one) => holdsOn(one, asOf));
  if (held.length === 0) return nothing;
  const endings = held.length === statements.length ? [] : endingsOf(statements, held, asOf);
  const isDoubted = endings.length > 0 && ofNewest(held).every((one) => endings.some((ending) => isEndOf(ending, one)));
  const shares = ofNewest(held.filter(statesShare));
  return {
    state: isDoubted ? HoldingState.doubted : HoldingState.held,
    least: isDoubted ? 0 : Math.min(...(shares.length === 0 ? [0] : shares.map(({ shareMin = 0 }) => shareMin))),
    greatest: Math.max(0, ...shares.flatMap(({ shareMin = 0, shareMax = 0 }) => [shareMin, shareMax])),
    isOpen: shares.length === 0 || shares.some(({ shareMax }) => shareMax === undefined),
  };
}

/** Both ends of a period are days on which it holds; an end that nobody stated does not end anything. */
export function holdsOn({ from, to }: Period, asOf: number | undefined = Number.NaN): boolean {
  return !(from !== undefined && from > asOf) && !(to !== undefined && to < asOf);
}

/**
 * Statements as new as the ones that count, of documents that know the pair as ended only: who states a later
 * period beside an ended one says what followed.
 */
function endingsOf(
  statements: readonly HoldingStatement[],
  held: readonly HoldingStatement[],
  asOf: number | undefined = Number.NaN,
): HoldingStatement[] {
  const speaking = new Set(held.map(({ sha256 }) => sha256));
  const [{ dated }] = held;
  return statements.filter((one) => one.dated >= dated && one.to !== undefined && one.to < asOf && !speaking.has(one.sha256));
}

/** Those of the newest date. @param statements Newest first. */
export function ofNewest(statements: readonly HoldingStatement[]): readonly HoldingStatement[] {
  return statements.filter(({ dated }) => dated === statements[0].dated);
}

/** A row that says who holds and not how much leaves the share of the one before. */
function statesShare({ shareMin, shareMax }: HoldingStatement): boolean {
  return shareMin !== undefined || shareMax !== undefined;
}

/** Whether the ended one speaks of the same holding, and not of one before it: it lies in the other's period, as far as that is stated. */
function isEndOf({ from, to = Number.POSITIVE_INFINITY }: Period, { from: begins }: Period): boolean {
  return begins === undefined || (to > begins && (from === undefined || from >= begins));
}
