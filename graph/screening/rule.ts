/** Rules, regimes and lists as analyses use them. Dates are days since 1970-01-01, thresholds basis points. */
import type { OwnershipTest } from './ownership.ts';

export const transactions = ['buy', 'pay', 'export', 'invest'] as const;
export type Transaction = (typeof transactions)[number];

export const ruleOutcomes = ['prohibited', 'restricted', 'review', 'none'] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

/** A fact about the list entry without which the rule cannot be applied. */
export const neededFacts = ['program', 'type'] as const;
export type NeededFact = (typeof neededFacts)[number];

/** `endItem`: for who supplies an end item of a programme itself; `component`: for who stands below it. */
export interface TieredOutcome {
  readonly endItem: RuleOutcome;
  readonly component: RuleOutcome;
}

export interface Period {
  /** First day. */
  readonly from: number;
  /** Last day; undefined: open. */
  readonly to: number | undefined;
}

export interface RuleVersion extends Period {
  readonly status: string;
  readonly reason: string;
  readonly needs: readonly NeededFact[];
  readonly outcomes: Readonly<Record<Transaction, TieredOutcome>>;
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Statute, regulation or guidance. */
  readonly source: string;
  /** Whose law it is (ISO 3166-1 alpha-2 or EU); `any`: everybody's. */
  readonly jurisdiction: string;
  /** Codes of lists; `*` stands for lists that no other rule names. */
  readonly lists: readonly string[];
  readonly listed: boolean;
  /** Regime by which the rule reaches what listed parties hold; undefined: it does not. */
  readonly regime: Regime | undefined;
  readonly versions: readonly RuleVersion[];
}

export interface RegimePeriod extends Period, OwnershipTest {}

export interface Regime {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly periods: readonly RegimePeriod[];
}

export interface RestrictedList {
  readonly code: string;
  readonly title: string;
  /** An edition older than so many days is stale; undefined: the house default (`list-edition.ts`). */
  readonly staleAfterDays?: number | undefined;
}

export interface RulePack {
  /** SHA-256 (hex) over the canonical content: part of the view's hash. */
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly regimes: readonly Regime[];
  readonly lists: readonly RestrictedList[];
  /** The list that a document calls `name`; undefined when no file of the pack knows it. */
  readonly listOf: (name: string) => RestrictedList | undefined;
}

/** The normalised name of the list in a list entry's key (`entry:<list>:<id>`). */
export function listInEntryKey(key: string): string {
  return key.split(':', 2)[1] ?? '';
}

/** Whether the period holds on the day; without a day every period does. */
export function isInForce(period: Period, asOf: number | undefined): boolean {
  return asOf === undefined || (period.from <= asOf && (period.to === undefined || period.to >= asOf));
}
