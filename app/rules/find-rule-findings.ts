/** What rules about items say of a programme: where things come from, how much of their cost, from what class of source. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { Counting, Interval, VendorOutcome } from '../../graph/analyses/finding.ts';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import { outcomesByStrength } from '../../graph/screening/applicable-rule.ts';
import { nothingHeld } from '../../graph/screening/held-decision.ts';
import type { ItemRuleCoverage, ItemRuleFinding, ItemRuleResult } from '../../graph/screening/origin/item-rule-finding.ts';
import { appliedRules, itemRules, sourcesAsked } from '../../graph/screening/origin/item-rules.ts';
import { type AfterWaivers, afterWaivers, type WaivedItem, waivedBars } from '../../graph/screening/origin/waived-items.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { mixedUnitsDiagnostic, weightUnits } from '../analyses/weight-units.ts';
import { heldIn } from '../decisions/decisions-in-view.ts';
import { lapsingDecisions } from '../decisions/lapsing-decisions.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from '../statements/present.ts';
import { type Answer, compareText, type Question, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type BindingPacks, bindingPacks } from './binding-packs.ts';
import type { FoundVendor } from './find-untrusted-vendors.ts';
import { oneForCategory } from './one-for-category.ts';
import { replacedRules } from './replaced-rules.ts';
import { sellerStatements } from './seller-statements.ts';
import { statedItems } from './stated-items.ts';
import { statedStages } from './stated-stages.ts';

export interface RuleQuestion extends Question {
  /** Which sources of a component are in question for its cost; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** Ids of the packs whose law binds the buyer; those of the programme's nation when absent, or the usual ones. */
  readonly packs?: readonly string[] | undefined;
}

export interface RuleFinding {
  readonly subject: { readonly type: 'item' | 'source' | 'end item' | 'category'; readonly id: string; readonly name: string };
  /** The first, of several. */
  readonly item: Thing;
  /** All that it is about, by id: one item, or those of a category of which the same is not known. */
  readonly items: readonly Thing[];
  /** Maker or distributor; absent where none is known, or it is not one party's matter. */
  readonly party?: Thing;
  readonly rule: FoundVendor['rule'];
  readonly outcome: VendorOutcome;
  /** The kind of test: origin, content, one country, source class, design authority, item. */
  readonly basis: string;
  readonly found: readonly string[];
  readonly missing: readonly string[];
  readonly flags: readonly string[];
  /** Exceptions that nobody has checked. */
  readonly exceptions: readonly string[];
  /** Basis points, where it is about a share. */
  readonly share?: Interval;
  readonly sourceClass?: string;
  readonly path: readonly Step[];
  /** Ids, ascending. */
  readonly endItems: readonly string[];
  readonly evidence: readonly EvidenceRef[];
}

/** What a recorded decision waives: shown, without an outcome. */
export interface WaivedRuleFinding extends Omit<RuleFinding, 'outcome' | 'exceptions'> {
  /** Ids of the waivers by which it has no outcome; by whom, why and until when stands first among the flags. */
  readonly waivers: readonly string[];
}

export interface RuleAnswer extends Answer<RuleFinding> {
  /** By rule, subject, party and what was found. */
  readonly flagged: readonly WaivedRuleFinding[];
  /** Whose law binds the buyer; what others forbid is for review. */
  readonly binding: BindingPacks;
  /** By rule: of how many all that it asks for is stated. */
  readonly ruleCoverage: readonly ItemRuleCoverage[];
  readonly itemsReached: number;
}

/** Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for a pack that no file defines. */
export async function findRuleFindings(workspace: Workspace, reader: Reader, question: RuleQuestion): Promise<RuleAnswer> {
  const view = await viewAsked(workspace, reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const scope = scopeOf(view.graph, programme);
  const binding = await bindingPacks(workspace, view, programme, question.packs);
  const result = await judgeItems(workspace, view, programme, binding, question.counting);
  const presenter = new Presenter(workspace, view);
  const shown = [...result.findings, ...result.waived.map(({ finding }) => finding)];
  await presenter.load(
    shown.flatMap(refsOf),
    shown.flatMap(({ evidence }) => evidence),
  );
  const isEndItem = new Set(scope.endItems);
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scope),
    diagnostics: [
      ...replacedRules(workspace.rules),
      ...binding.conflicts,
      ...view.diagnostics,
      ...mixedUnitsDiagnostic(await weightUnits(workspace, view), scope),
      ...(await lapsingDecisions(workspace, view, { held: nothingHeld, flagged: waivedBars(result.waived), parties: [] })),
    ],
    binding,
    ruleCoverage: result.coverage,
    itemsReached: result.itemsReached,
    findings: oneForCategory(
      result.findings.map((finding) => ({
        category: finding.category,
        finding: present(finding, presenter, isEndItem.has(finding.item)),
      })),
    ).sort(byStrength),
    flagged: result.waived.map((one) => presentWaived(one, presenter, isEndItem)).sort(bySubject),
  };
}

/** The findings of a view after what is waived, as integers: the gap register asks the same. */
export async function judgeItems(
  workspace: Workspace,
  view: View,
  programme: number | undefined,
  { packs }: Pick<BindingPacks, 'packs'>,
  counting?: Counting,
): Promise<ItemRuleResult & AfterWaivers> {
  const options = {
    rules: workspace.rules,
    scope: screeningScopeOf(view.graph, programme),
    asOf: view.asOfDay,
    packs,
    units: (await weightUnits(workspace, view))?.of,
    ...(counting === undefined ? {} : { counting }),
  };
  const itemOf = await statedItems(workspace, view);
  const applied = await inTurns(appliedRules(view.graph, options, itemOf));
  const stated = await statedStages(workspace, view, sourcesAsked(view.graph, applied));
  const result = itemRules(view.graph, applied, options, {
    itemOf,
    stagesOf: (source) => stated.get(source)?.stages ?? [],
    currencyOf: (source) => stated.get(source)?.currency,
    sellerStatements: await sellerStatements(workspace, view),
  });
  return { ...result, ...afterWaivers(result.findings, await heldIn(workspace, view, programme, options.scope)) };
}

/** Nodes that a finding shows. */
export function refsOf({ subject, item, party, path, endItems }: ItemRuleFinding): NodeRef[] {
  const items = [item, ...endItems].map((index): NodeRef => ({ type: 'Item', index }));
  const parties: NodeRef[] = party === -1 ? [] : [{ type: 'Organization', index: party }];
  return [subject, ...items, ...parties, ...path.flatMap(({ from, to }) => [from, to])];
}

function present(finding: ItemRuleFinding, presenter: Presenter, isEndItem: boolean): RuleFinding {
  const { id, name } = presenter.thing(finding.subject);
  const item = presenter.thing({ type: 'Item', index: finding.item });
  return {
    subject: { type: finding.subject.type === 'Source' ? 'source' : isEndItem ? 'end item' : 'item', id, name },
    item,
    items: [item],
    ...(finding.party === -1 ? {} : { party: presenter.thing({ type: 'Organization', index: finding.party }) }),
    rule: finding.rule,
    outcome: finding.outcome,
    basis: finding.basis,
    found: finding.found,
    missing: finding.missing,
    flags: finding.flags,
    exceptions: finding.exceptions,
    ...(finding.share === undefined ? {} : { share: finding.share }),
    ...(finding.sourceClass === undefined ? {} : { sourceClass: finding.sourceClass }),
    path: presenter.steps(finding.path),
    endItems: presenter.ids(finding.endItems.map((index) => ({ type: 'Item', index }))),
    evidence: presenter.evidence(finding.evidence),
  };
}

function presentWaived(
  { finding, waivers }: WaivedItem,
  presenter: Presenter,
  isEndItem: ReadonlySet<number>,
): WaivedRuleFinding {
  const { outcome: _, exceptions: __, ...shown } = present(finding, presenter, isEndItem.has(finding.item));
  return { ...shown, flags: [...waivers.map(({ note }) => note), ...shown.flags], waivers: waivers.map(({ id }) => id) };
}

/** Strongest first, then by rule, subject, party and what was found. */
function byStrength(a: RuleFinding, b: RuleFinding): number {
  return outcomesByStrength.indexOf(a.outcome) - outcomesByStrength.indexOf(b.outcome) || bySubject(a, b);
}

function bySubject(a: Omit<RuleFinding, 'outcome' | 'exceptions'>, b: Omit<RuleFinding, 'outcome' | 'exceptions'>): number {
  return (
    compareText(a.rule.id, b.rule.id) ||
    compareText(a.subject.id, b.subject.id) ||
    compareText(a.party?.id ?? '', b.party?.id ?? '') ||
    compareText(a.found.join('\n'), b.found.join('\n'))
  );
}
