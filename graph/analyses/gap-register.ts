/**
 * Question: which gaps are there in what a programme can get, worst first, and what hangs on each?
 *
 * Definition (INTERFACES, Gap register; SEMANTICS, archetypes). One row for each supplier, owner,
 * site or country whose loss matters, with the items that it takes down beneath, and one for each
 * item that is a gap by itself. An owner or site that takes down exactly the items of a narrower
 * candidate is named beside it (`coincides`). Mitigated findings are no gaps. Libraries and files
 * are one row an end item (support is lost, not supply). A value that nobody stated is `undefined`.
 *
 * Complexity: linear in the findings, then sorting. Limits: folded rows are one an end item within
 * `foldWork`; time to survive, impact and exposure are other analyses' and not known here.
 */
import type { ViewGraph } from '../view/graph.ts';
import type { CountingOptions } from './counting.ts';
import { EvidenceRows } from './evidence.ts';
import type { AssertionRef, Concentration, UntrustedVendor } from './finding.ts';
import type { RawGap } from './gap.ts';
import { CandidateRows } from './gap-candidates.ts';
import { type Draft, draftOf, type FinishContext, finish } from './gap-draft.ts';
import { itemRows, Reach } from './gap-items.ts';
import { GapTimes, withExposureRanks } from './gap-times.ts';
import { ItemFacts } from './item-facts.ts';
import { itemTypeNames } from './item-type-name.ts';
import { foreignConcentrationLimit } from './policy.ts';
import { type Scope, scopeOf } from './scope.ts';
import type { SingleSources } from './single-sources.ts';
import { finished, type Steps } from './steps.ts';
import type { ItemCover } from './time-cover.ts';

export interface GapInputs {
  /** Single sources by level, over the same programme, counting and day: supplier, owner, site, country. */
  readonly findings: readonly SingleSources[];
  readonly vendors: readonly UntrustedVendor[];
  /** Concentration by country: of items, categories, programmes. */
  readonly concentrations: readonly Concentration[];
}

export interface GapOptions extends CountingOptions {
  /** Index into `programmes`; undefined: the whole view. */
  readonly programme?: number | undefined;
  /** Countries of the programme's nation; undefined where nobody states it: no country is home then. */
  readonly home?: ReadonlySet<number> | undefined;
  /** Basis points; default: policy `foreignConcentrationLimit`. */
  readonly foreignLimit?: number;
  /** Organisations of which a document states an indicator of fragility, and the rows that do. */
  readonly fragile?: ReadonlyMap<number, readonly AssertionRef[]>;
  /** Category of each item as an index into `names`; -1: none. Default: the item's type. */
  readonly categories?: { readonly of: ArrayLike<number>; readonly names: readonly string[] };
  /** Days of supply of each item; NaN where stock or demand is not known. */
  readonly daysOfSupply?: Float64Array;
  /** Days of stock of each item as intervals; undefined: times are not asked for. */
  readonly cover?: ItemCover;
}

export const gapEvidenceLimit = 200;

export class GapRegister {
  readonly rows: readonly RawGap[];
  readonly #inputs: GapInputs;
  readonly #context: FinishContext;
  readonly #fragile: GapOptions['fragile'];

  private constructor(rows: readonly RawGap[], inputs: GapInputs, context: FinishContext, fragile: GapOptions['fragile']) {
    this.rows = rows;
    this.#inputs = inputs;
    this.#context = context;
    this.#fragile = fragile;
  }

  static *of(graph: ViewGraph, inputs: GapInputs, options: GapOptions): Steps<GapRegister> {
    const scope = scopeOf(graph, options.programme);
    const facts = new ItemFacts(graph, scope, options);
    yield;
    const context: FinishContext = {
      graph,
      scope,
      facts,
      asOf: options.asOf,
      daysOfSupply: options.daysOfSupply,
      times: options.cover === undefined ? undefined : new GapTimes(inputs.findings, options.cover),
      programmeOf: scope.programme === undefined ? programmesOf(graph) : new Int32Array(0),
    };
    const candidates = new CandidateRows(graph, scope, facts, {
      home: options.home,
      foreignLimit: options.foreignLimit ?? foreignConcentrationLimit.value,
      fragile: options.fragile,
    });
    const ofCandidates = yield* candidates.of(inputs);
    const drafts = [...ofCandidates, ...itemRows(graph, scope, facts, itemOptions(graph, options))];
    const rows: RawGap[] = [];
    for (const draft of drafts) {
      rows.push(finish(draft, context));
      yield;
    }
    return new GapRegister(withExposureRanks(rows), inputs, context, options.fragile);
  }

  /** The flat list: one row for each item beneath each row. Folded rows stay as they are. */
  *itemSteps(): Steps<RawGap[]> {
    const rows: RawGap[] = [];
    for (const row of this.rows) {
      if (row.category !== undefined || row.items.length < 2) rows.push(row);
      else yield* this.#split(row, rows);
    }
    return withExposureRanks(rows);
  }

  byItem(): RawGap[] {
    return finished(this.itemSteps());
  }

  *#split(row: RawGap, rows: RawGap[]): Steps<void> {
    const found = this.#inputs.findings.find((one) => one.columns.level === row.level);
    for (const one of row.items) {
      const draft: Draft = {
        ...draftOf(row.lost, row.level, [one]),
        coincides: [...row.coincides],
        vendors: [...row.vendors],
        prohibited: row.prohibited,
        barred: row.archetypes[0] === 'untrusted vendor',
        certainty: one.certainty,
        endItems: one.finding === -1 || found === undefined ? undefined : Array.from(found.endItems(one.finding)),
      };
      rows.push(finish(draft, this.#context));
      yield;
    }
  }

  /** The rows of documents behind a row: its items' sources, counted ones first, or their mentions, and the vendor's evidence. */
  evidence(row: RawGap): AssertionRef[] {
    const { graph, facts } = this.#context;
    const rows = new EvidenceRows(gapEvidenceLimit);
    const stated = row.lost?.type === 'Organization' ? this.#fragile?.get(row.lost.index) : undefined;
    if (stated !== undefined && row.archetypes.includes('fragile supplier')) rows.addRefs(stated);
    for (const number of row.vendors) rows.addRefs(this.#inputs.vendors[number]!.evidence);
    for (const { item, archetype } of row.items) {
      const counted = facts.countedSources(item);
      for (const source of counted) rows.add(graph.sources.evidence, source);
      for (const source of facts.sources(item)) rows.add(graph.sources.evidence, source);
      if (counted.length === 0 || archetype === 'obsolescence') rows.add(graph.items.mentions, item);
      if (archetype === 'obsolescence') for (const part of facts.deliveredParts(item)) rows.add(graph.items.mentions, part);
    }
    return rows.finish();
  }

  get scope(): Scope {
    return this.#context.scope;
  }
}

function itemOptions(graph: ViewGraph, options: GapOptions) {
  return {
    asOf: options.asOf,
    qualifiedOnly: options.counting === 'qualified',
    categories: options.categories ?? { of: graph.items.itemType, names: itemTypeNames },
  };
}

/** Item visits within which the programme of every item is found; beyond it an item counts as of several. */
const programmeWork = 50_000_000;

/** Programme that each item belongs to, as what it reaches; -1: none, -2: several. */
function programmesOf(graph: ViewGraph): Int32Array {
  const { count, includes } = graph.programmes;
  const result = new Int32Array(graph.items.count).fill(-1);
  const reach = new Reach(graph);
  const mark = (item: number, programme: number): void => {
    result[item] = result[item] === -1 || result[item] === programme ? programme : -2;
  };
  let programme = 0;
  for (; programme < count && reach.work <= programmeWork; programme++) {
    const ends = includes.targets.subarray(includes.offsets[programme], includes.offsets[programme + 1]);
    for (const item of reach.from(ends)) mark(item, programme);
  }
  if (programme < count) for (const item of reach.from(includes.targets.subarray(includes.offsets[programme]))) mark(item, -2);
  return result;
}

/** The rows of the register, unranked: `rankGaps` puts them in order. */
export function gapRows(graph: ViewGraph, inputs: GapInputs, options: GapOptions): GapRegister {
  return finished(GapRegister.of(graph, inputs, options));
}
