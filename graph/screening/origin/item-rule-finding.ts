/** What judging items by rules takes and gives. Names and texts are fetched by the caller: the graph holds none. */
import type { AssertionRef, Counting, Interval, PathStep, VendorOutcome } from '../../analyses/finding.ts';
import type { NodeRef, ViewGraph } from '../../view/graph.ts';
import type { VendorScope } from '../parties-in-scope.ts';
import type { ExceptionFact, RulePack, Transaction } from '../rule.ts';
import type { ClassOrUnknown, SellerStatement } from '../source-class.ts';
import type { CitedRule } from '../vendor-finding.ts';
import type { ItemStated } from './item-reach.ts';
import type { StageFact } from './stage-origin.ts';

/** A row that says at which stage, and where; with its place in the documents. */
export interface StatedStage extends StageFact {
  readonly ref: AssertionRef;
}

/** In which currency a source's unit cost is stated; `undefined`: nobody says, or its rows differ. */
export type Currency = string | undefined;

/** Texts of the view that rules about items ask for. */
export interface ItemTexts {
  readonly itemOf: (item: number) => ItemStated;
  /** Of sources that `sourcesAsked` names. */
  readonly stagesOf: (source: number) => readonly StatedStage[];
  readonly currencyOf: (source: number) => Currency;
  /** What is said of a distributor of the source (or, where no maker is known, of the item). */
  readonly sellerStatements: (distributor: number, of: NodeRef) => readonly SellerStatement[];
}

export interface ItemRuleOptions {
  readonly rules: Pick<RulePack, 'itemRules'>;
  readonly scope: VendorScope;
  /** Default `buy`. */
  readonly transaction?: Transaction;
  /** Day; undefined: all versions of rules count. */
  readonly asOf?: number | undefined;
  /** Ids of the packs whose law binds the buyer; rules of others give `review` at most. Default: us. */
  readonly packs?: readonly string[];
  /** Which sources of a component are in question for its cost. Default `qualified`. */
  readonly counting?: Counting;
  /** By item: the number of the unit of its weights (`app/analyses/weight-units.ts`), for shares by country. */
  readonly units?: Int32Array | undefined;
  /** What is stated of a purchase of the item, for exceptions; undefined: nobody says. Default: nobody says anything. */
  readonly factOf?: (item: number, fact: ExceptionFact) => boolean | undefined;
}

export type ItemBasis = 'origin' | 'content' | 'one country' | 'source class' | 'design authority' | 'item';

/** A rule reaches an item, a source of it, or an end item by what it is made of. */
export interface ItemRuleFinding {
  /** Item or Source. */
  readonly subject: NodeRef;
  /** The item, or that of the source. */
  readonly item: number;
  /** Category of the item as documents state it; empty: not stated. */
  readonly category: string;
  /** Maker or distributor, index into `organizations`; -1: none is known, or it is not one party's matter. */
  readonly party: number;
  readonly outcome: VendorOutcome;
  readonly rule: CitedRule;
  readonly basis: ItemBasis;
  /** What was found, in words: `melted in CN`. */
  readonly found: readonly string[];
  /** What nobody states, without which it cannot be told; empty where all that was asked is known. */
  readonly missing: readonly string[];
  readonly flags: readonly string[];
  /** Exceptions that nobody has checked. */
  readonly exceptions: readonly string[];
  /** Basis points, of content and of one country. */
  readonly share: Interval | undefined;
  readonly sourceClass: ClassOrUnknown | undefined;
  readonly path: readonly PathStep[];
  /** Indices into `items`, ascending. */
  readonly endItems: readonly number[];
  readonly evidence: readonly AssertionRef[];
}

/** Of how many that the rule reaches all that it asks for is stated. */
export interface ItemRuleCoverage {
  readonly rule: string;
  /** `sources`, `end items`, `items`, or `ways to buy`. */
  readonly unit: string;
  readonly known: number;
  readonly of: number;
}

export interface ItemRuleResult {
  /** Strongest outcome first, then by rule, then by subject. */
  readonly findings: readonly ItemRuleFinding[];
  /** By rule; one for each rule that reaches something. */
  readonly coverage: readonly ItemRuleCoverage[];
  /** Items in scope that some rule reaches. */
  readonly itemsReached: number;
}

/** What all tests need at hand. */
export interface ItemJudging {
  readonly graph: ViewGraph;
  readonly options: ItemRuleOptions;
  readonly texts: ItemTexts;
  readonly isEndItem: Uint8Array;
  readonly endItemsOf: (items: readonly number[]) => number[];
}
