/** Rules, regimes, lists and packs as analyses use them. Dates are days since 1970-01-01, thresholds basis points. */
import type { Places } from './country-group.ts';
import type { ItemRule } from './item-rule.ts';
import type { OwnershipTest } from './ownership.ts';

export const transactions = ['buy', 'pay', 'export', 'invest'] as const;
export type Transaction = (typeof transactions)[number];

export const ruleOutcomes = ['prohibited', 'restricted', 'review', 'none'] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

/**
 * How far a version is law. `proposed` covers what is enacted and takes effect later; what is proposed
 * or suspended asks for no more than a review.
 */
export const ruleStatuses = ['in force', 'proposed', 'suspended', 'needs confirmation by a person'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];

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

/** What every version of a rule says, whatever the rule reaches. */
export interface VersionBase extends Period {
  readonly status: RuleStatus;
  readonly reason: string;
  readonly outcomes: Readonly<Record<Transaction, TieredOutcome>>;
}

export interface RuleVersion extends VersionBase {
  readonly needs: readonly NeededFact[];
}

/** What every rule says, whatever it reaches. */
export interface RuleBase {
  readonly id: string;
  readonly title: string;
  /** Statute, regulation or guidance. */
  readonly source: string;
  /** Id of the pack that the rule is part of. */
  readonly pack: string;
  /** Whose law it is (ISO 3166-1 alpha-2, EU, NATO); `any`: everybody's. */
  readonly nation: string;
  /** Decisions about findings of this rule need a second person. */
  readonly twoPersons: boolean;
  readonly exceptions: readonly RuleException[];
}

/** A rule that reaches parties: those on a list, those that they hold, or both. */
export interface Rule extends RuleBase {
  readonly kind: 'parties';
  /** Codes of lists; `*` stands for lists of which no rule says what follows (`matchesByRule`). */
  readonly lists: readonly string[];
  readonly listed: boolean;
  /** Regime by which the rule reaches what listed parties hold; undefined: it does not. */
  readonly regime: Regime | undefined;
  readonly versions: readonly RuleVersion[];
}

/** A fact about a purchase that an exception rests on. One that nobody stated never clears. */
export const exceptionFacts = [
  'cots',
  'commercial item',
  'component',
  'electronic device',
  'electronic part',
  'recycled material',
  'used outside the nation',
  'qualifying country',
  'below the threshold',
  'agencies and articles of the order',
  'covered equipment or services',
  'covered semiconductor',
  'licence',
  'waiver',
] as const;
export type ExceptionFact = (typeof exceptionFacts)[number];

/** What a rule does not reach, though it would by its terms. */
export interface RuleException extends Period {
  readonly text: string;
  readonly source: string;
  /** What must be stated to be so for the exception to apply; undefined: a person must read the text. */
  readonly when: ExceptionCondition | undefined;
  /** Transactions that it is an exception from. */
  readonly transactions: readonly Transaction[];
}

export interface ExceptionCondition {
  readonly fact: ExceptionFact;
  /** The exception is for end items, or for components, alone; undefined: for both. */
  readonly tier: keyof TieredOutcome | undefined;
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

/** The law of one nation or union, as files state it. */
export interface NationPack {
  readonly id: string;
  /** ISO 3166-1 alpha-2, EU or NATO; `any`: it binds everybody. */
  readonly nation: string;
  readonly title: string;
  /** Who keeps it, and from what. */
  readonly source: string;
  /** Countries that it binds beside its nation: the members of a union. */
  readonly members: Places | undefined;
  /** SHA-256 (hex) over the canonical content of this pack alone. */
  readonly version: string;
}

/** A list, group, regime or rule that does not hold as it was stated first. */
export interface Replaced {
  readonly id: string;
  readonly pack: string;
  /** Name of the file that states it anew, without a folder. */
  readonly file: string;
}

/** All packs together. */
export interface RulePack {
  /** SHA-256 (hex) over the canonical content of all packs: part of the view's hash. */
  readonly version: string;
  /** By id. */
  readonly packs: readonly NationPack[];
  /** Rules that reach parties, by id. */
  readonly rules: readonly Rule[];
  /** Rules that reach items, by id. */
  readonly itemRules: readonly ItemRule[];
  readonly regimes: readonly Regime[];
  readonly lists: readonly RestrictedList[];
  /** What a file states in the place of another one of its pack: ids, ascending. */
  readonly replaced: readonly Replaced[];
  /** The list that a document calls `name`; undefined when no file of the packs knows it. */
  readonly listOf: (name: string) => RestrictedList | undefined;
}

/** The pack of everybody: its rules bind whoever buys. */
export const anyNation = 'any';

/** The normalised name of the list in a list entry's key (`entry:<list>:<id>`). */
export function listInEntryKey(key: string): string {
  return key.split(':', 2)[1] ?? '';
}

/** Whether the period holds on the day; without a day every period does. */
export function isInForce(period: Period, asOf: number | undefined): boolean {
  return asOf === undefined || (period.from <= asOf && (period.to === undefined || period.to >= asOf));
}
