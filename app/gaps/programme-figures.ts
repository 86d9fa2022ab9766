/** What a first page counts of a programme: vendors by outcome, and what stops each end item. */
import { sourceCoverage } from '../../graph/analyses/coverage.ts';
import type { Coverage, CoverageFigure, VendorOutcome } from '../../graph/analyses/finding.ts';
import { recorded } from '../../graph/analyses/known-fact.ts';
import { depthsFrom } from '../../graph/analyses/scope.ts';
import { outcomesByStrength } from '../../graph/screening/applicable-rule.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { analyseGaps } from './gap-analysis.ts';

export interface EndItemFigure {
  readonly item: Thing;
  /** Rows of the register that stop it, each alone. */
  readonly definite: number;
  readonly possible: number;
  /** Of it and all beneath it, how many have a recorded source: of the others no single point can be found. Counted when it is first asked for. */
  readonly sourced: () => Promise<CoverageFigure>;
}

export interface ProgrammeFigures {
  readonly view: ViewName;
  readonly coverage: Coverage;
  readonly partiesInScope: number;
  /** By the strongest outcome of each party. */
  readonly vendors: Readonly<Record<VendorOutcome, number>>;
  /** Most single points first, then by name and id. */
  readonly endItems: readonly EndItemFigure[];
}

/** Errors: PROGRAMME_UNKNOWN. */
export async function programmeFigures(workspace: Workspace, reader: Reader, question: Question): Promise<ProgrammeFigures> {
  const view = await viewAsked(workspace, reader, question);
  const { ranked, scope, coverage, vendors } = await analyseGaps(workspace, view, { programme: question.programme });
  const stops = { definite: new Map<number, number>(), possible: new Map<number, number>() };
  for (const { certainty, endItemsStopped = [] } of ranked)
    for (const item of endItemsStopped) stops[certainty].set(item, (stops[certainty].get(item) ?? 0) + 1);
  const ends = [...scope.endItems];
  const things = await new Presenter(workspace, view).things(ends.map((index) => ({ type: 'Item', index })));
  const sourcedOf = sourcedBeneath(view.graph);
  const endItems = ends.map((item, i) => ({
    item: things[i],
    definite: stops.definite.get(item) ?? 0,
    possible: stops.possible.get(item) ?? 0,
    sourced: async () => await sourcedOf(item),
  }));
  const name = ({ item }: EndItemFigure) => `${item.name}\n${item.id}`;
  return {
    view: viewName(view),
    coverage,
    partiesInScope: vendors.partiesInScope,
    vendors: byOutcome(vendors.findings),
    endItems: endItems.sort((a, b) => b.definite - a.definite || b.possible - a.possible || (name(a) < name(b) ? -1 : 1)),
  };
}

/** By end item, each counted once, in turns with whatever else waits. */
function sourcedBeneath(graph: ViewGraph): (item: number) => Promise<CoverageFigure> {
  const counted = new Map<number, CoverageFigure>();
  let known: Uint8Array | undefined;
  return async (item) => {
    await passTurn();
    const figure = counted.get(item);
    if (figure !== undefined) return figure;
    known ??= recorded(graph);
    const found = sourceCoverage(graph, depthsFrom(graph, Int32Array.of(item)).order, known);
    counted.set(item, found);
    return found;
  };
}

function byOutcome(findings: readonly { readonly party: number; readonly outcome: VendorOutcome }[]) {
  const strongest = new Map<number, number>();
  for (const { party, outcome } of findings) {
    if (party === -1) continue;
    const strength = outcomesByStrength.indexOf(outcome);
    strongest.set(party, Math.min(strength, strongest.get(party) ?? strength));
  }
  const counts = Object.fromEntries(outcomesByStrength.map((outcome) => [outcome, 0])) as Record<VendorOutcome, number>;
  for (const strength of strongest.values()) counts[outcomesByStrength[strength]]++;
  return counts;
}
