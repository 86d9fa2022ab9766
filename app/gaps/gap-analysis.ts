/** The gap register of a view as integers, with the findings that it rests on: `find gaps` and the report share it. */
import { concentrations } from '../../graph/analyses/concentration.ts';
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { Concentration, Counting, Coverage, Level } from '../../graph/analyses/finding.ts';
import type { RankedGap, RawGap } from '../../graph/analyses/gap.ts';
import { keysNeeded, rankSteps } from '../../graph/analyses/gap-rank.ts';
import { GapRegister } from '../../graph/analyses/gap-register.ts';
import { type Scope, scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import { type SingleSources, singleSources } from '../../graph/analyses/single-sources.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { barredVendors } from '../../graph/screening/origin/barred-vendors.ts';
import { waivedBars } from '../../graph/screening/origin/waived-items.ts';
import { anyNation } from '../../graph/screening/rule.ts';
import type { VendorFinding } from '../../graph/screening/vendor-finding.ts';
import { factsOf, type View } from '../../graph/view/open-view.ts';
import { fragileSuppliers } from '../analyses/fragile-suppliers.ts';
import { homeCountries } from '../analyses/home-countries.ts';
import { daysOfSupply, timeFacts } from '../analyses/time-facts.ts';
import { type WeightUnits, weightUnits } from '../analyses/weight-units.ts';
import { lapsingDecisions, partiesOf } from '../decisions/lapsing-decisions.ts';
import { type BindingPacks, bindingPacks } from '../rules/binding-packs.ts';
import { judgeItems } from '../rules/find-rule-findings.ts';
import { type JudgedVendors, judgeVendors } from '../rules/find-untrusted-vendors.ts';
import { isElsewhere, prohibitedElsewhere } from '../rules/prohibited-elsewhere.ts';
import { replacedRules } from '../rules/replaced-rules.ts';
import { Presenter } from '../statements/present.ts';
import { dayAsked, type Question } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns, passTurn } from '../workspace/in-turns.ts';
import { remembered } from '../workspace/remembered.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type DecidedRows, decidedRows, nothingDecided } from './decided-rows.ts';
import { gapEditsOf, type StatedGapState } from './gap-edits.ts';

/** What the register is made of. */
export interface RegisterQuestion extends Question {
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** `candidate` (when absent): one row for each thing that is lost; `item`: one for each item beneath. */
  readonly group?: 'candidate' | 'item' | undefined;
  /** Only sources of this stage of making, and the items that have one. */
  readonly stage?: string | undefined;
}

export interface GapQuestion extends RegisterQuestion {
  /** Only rows of that level of what is lost, with the ranks that they have in the whole register. */
  readonly level?: Level | undefined;
}

export interface GapAnalysis {
  /** What the indices are of. */
  readonly facts: View;
  readonly programme: number | undefined;
  readonly scope: Scope;
  readonly counting: Counting;
  /** 1 by source: only these exist for the question; undefined: all do. */
  readonly only: Uint8Array | undefined;
  readonly register: GapRegister;
  readonly ranked: readonly RankedGap[];
  /** About its rows, and about what it has no longer. */
  readonly decided: DecidedRows;
  /** By level, from the narrowest. */
  readonly singles: readonly SingleSources[];
  readonly vendors: JudgedVendors;
  /** Whose law binds the buyer. */
  readonly binding: BindingPacks;
  /** What is to be said of the rules: replaced ones, nations that differ, vendors that another law prohibits. */
  readonly ofRules: readonly Diagnostic[];
  /** By country: of items, categories and programmes. */
  readonly concentrations: readonly Concentration[];
  readonly coverage: Coverage;
  /** Of the weights that the concentrations rest on. */
  readonly units: WeightUnits | undefined;
}

const levels: readonly Level[] = ['supplier', 'owner', 'site', 'country'];

/**
 * With what was decided about the rows. Indices are of `facts`: a view that says the same of supply, so that a
 * decision about a gap does not have all computed anew; the view itself where it is given.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function analyseGaps(
  workspace: Workspace,
  view: View,
  question: RegisterQuestion,
  facts: View = factsOf(view),
): Promise<GapAnalysis> {
  const { programme, counting = 'qualified', group = 'candidate', stage } = question;
  const nameOf = (rows: string) => JSON.stringify([programme, counting, rows, stage]);
  const ofThings = () => remembered(facts, `gap analysis ${nameOf('candidate')}`, () => compute(workspace, facts, question));
  const analysis =
    group === 'candidate'
      ? await ofThings()
      : await remembered(facts, `gap analysis ${nameOf(group)}`, async () => await byItem(workspace, await ofThings()));
  const edits = await gapEditsOf(workspace, view);
  if (edits.length === 0) return analysis;
  return await remembered(view, `gap analysis, decided ${facts === view} ${nameOf(group)}`, async () => {
    const { ranked } = await ofThings();
    const named = analysis.programme === undefined ? '' : facts.graph.programmes.names[analysis.programme];
    const rows = await decidedRows(workspace, facts, ranked, named, edits);
    return {
      ...analysis,
      decided: rows,
      ranked: analysis.ranked.map((gap) => withDecision(gap, rows.states.get(gap.gapId)?.fields)),
    };
  });
}

/** Of the register that has one row for each thing that is lost: known already where somebody has looked at it. */
async function byItem(workspace: Workspace, ofThings: GapAnalysis): Promise<GapAnalysis> {
  const rows = await inTurns(ofThings.register.itemSteps());
  return { ...ofThings, ranked: await rankedRows(workspace, ofThings.facts, rows) };
}

async function rankedRows(workspace: Workspace, view: View, rows: readonly RawGap[]): Promise<RankedGap[]> {
  const presenter = new Presenter(workspace, view);
  await presenter.loadIds(keysNeeded(rows));
  return await inTurns(rankSteps(rows, (ref) => presenter.id(ref)));
}

function withDecision(gap: RankedGap, fields: StatedGapState['fields'] | undefined): RankedGap {
  if (fields === undefined) return gap;
  const { owner, due, status } = fields;
  return { ...gap, owner, due: due === undefined ? undefined : dayOf(due), status };
}

async function compute(workspace: Workspace, view: View, question: RegisterQuestion): Promise<GapAnalysis> {
  const { graph } = view;
  const programme = question.programme === undefined ? undefined : findProgramme(graph, question.programme);
  const counting = question.counting ?? 'qualified';
  const only = sourcesOfStage(graph, question.stage);
  const asked = { counting, asOf: dayAsked(view), programme, ...(only === undefined ? {} : { only }) };
  const scope = scopeOf(graph, programme);
  const singles: SingleSources[] = [];
  for (const level of levels) {
    singles.push(singleSources(graph, { ...asked, level }, scope));
    await passTurn();
  }
  const binding = await bindingPacks(workspace, view, programme, undefined);
  const listed = await judgeVendors(workspace, view, programme, binding);
  const ruled = await judgeItems(workspace, view, programme, binding, counting);
  const vendors = {
    ...listed,
    findings: [...listed.findings, ...barredVendors(ruled.findings)],
    flagged: [...listed.flagged, ...waivedBars(ruled.waived)],
  };
  const ofRules = [
    ...replacedRules(workspace.rules),
    ...binding.conflicts,
    ...(await underOtherLaws(workspace, view, programme, binding, [...listed.findings, ...ruled.findings])),
  ];
  const units = await weightUnits(workspace, view);
  const found = (['item', 'category', 'programme'] as const).flatMap((of) =>
    concentrations(graph, { ...asked, of, level: 'country', units: units?.of }),
  );
  await passTurn();
  const home = await homeCountries(workspace, view, programme);
  const inputs = { findings: singles, vendors: vendors.findings, concentrations: found };
  const times = await timeFacts(workspace, view, asked);
  const supply = daysOfSupply(times);
  const fragile = await fragileSuppliers(workspace, view);
  const options = { ...asked, home, fragile, cover: times.cover, ...(supply === undefined ? {} : { daysOfSupply: supply }) };
  const register = await inTurns(GapRegister.of(graph, inputs, options));
  const coverage = coverageOf(graph, scope, only);
  return {
    facts: view,
    programme,
    scope,
    counting,
    only,
    register,
    ranked: await rankedRows(workspace, view, register.rows),
    decided: nothingDecided,
    singles,
    vendors,
    binding,
    ofRules,
    concentrations: found,
    coverage,
    units,
  };
}

/** Of the decisions that the register goes by, those that have ended since. */
export async function lapsingInRegister(
  workspace: Workspace,
  view: View,
  { programme, vendors }: Pick<GapAnalysis, 'programme' | 'vendors'>,
): Promise<Diagnostic[]> {
  const parties = partiesOf(view, screeningScopeOf(view.graph, programme));
  return await lapsingDecisions(workspace, view, { ...vendors, parties });
}

/** Judged once more as if every pack did bind, where some finding is of a pack that does not. */
async function underOtherLaws(
  workspace: Workspace,
  view: View,
  programme: number | undefined,
  binding: BindingPacks,
  found: readonly Pick<VendorFinding, 'party' | 'rule'>[],
): Promise<Diagnostic[]> {
  const everybodys = workspace.rules.packs.filter(({ nation }) => nation === anyNation).map(({ id }) => id);
  const isOfOthers = isElsewhere(binding, everybodys);
  if (!found.some((one) => one.party !== -1 && isOfOthers(one))) return [];
  const all = { ...binding, packs: workspace.rules.packs.map(({ id }) => id) };
  const listed = await judgeVendors(workspace, view, programme, all);
  const ruled = await judgeItems(workspace, view, programme, all);
  return prohibitedElsewhere([...listed.findings, ...barredVendors(ruled.findings)], isOfOthers);
}
