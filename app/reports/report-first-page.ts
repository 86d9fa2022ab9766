/** Page one of the report as data. */
import type { CitedRule } from '../../graph/screening/vendor-finding.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { FirstPage, KeyGap } from '../../reports/first-page.ts';
import type { ReportAction, ReportVendor } from '../../reports/gap-report.ts';
import { askDecisionQueue } from '../decisions/decision-queue.ts';
import { openDays } from '../gaps/loss-times.ts';
import type { FoundGap } from '../gaps/present-gap.ts';
import { compareText } from '../workspace/answer.ts';
import type { ReportParts } from './report-gap.ts';
import { criticalKnown } from './report-known.ts';
import { gapsAsked, type OpenTimes, openQuestion } from './report-question.ts';
import { stopSummary } from './report-stops.ts';
import { vendorSummary } from './report-vendors.ts';

const keyGaps = 5;

export async function firstPage(
  parts: ReportParts,
  findings: readonly ReportVendor[],
  rules: readonly CitedRule[],
): Promise<FirstPage> {
  const { workspace, reader, question, view, analysis, gaps, losses, presenter } = parts;
  const { programme, asOf, knownAt, decision = '', decisionOf = '', decisionBy = '' } = question;
  const queue = await askDecisionQueue(workspace, reader, { programme, asOf, knownAt });
  const ends = Array.from(analysis.scope.endItems, (index): NodeRef => ({ type: 'Item', index }));
  const endItems = await presenter.things(ends);
  const exposures = new Map(gaps.slice(0, gapsAsked).map((gap, k) => [gap, exposureOf(parts, k)]));
  const nameOf = new Map(ends.map(({ index }, k) => [index, endItems[k]]));
  const timesOf = (gap: FoundGap): OpenTimes => {
    const exposure = exposures.get(gap);
    const unvalued = (exposure?.endItems ?? []).filter(({ item }) => exposure?.gap !== 'no' && !losses.isValued(item));
    return { missing: exposure?.missing ?? [], unvalued: unvalued.flatMap(({ item }) => nameOf.get(item) ?? []) };
  };
  return {
    stop: await stopSummary(losses, analysis.scope, analysis.coverage),
    endItems: [...endItems].sort((a, b) => compareText(a.id, b.id)),
    decision: { asked: decision.trim(), of: decisionOf.trim(), by: decisionBy.trim() },
    gaps: gaps.slice(0, keyGaps).map((gap) => keyGap(gap, exposures.get(gap))),
    vendors: vendorSummary(view, findings, await queue.page(0, queue.total), rules),
    notKnown: { ...criticalKnown(view.graph, analysis.scope), question: openQuestion(gaps, timesOf) },
    signedBy: ['Prepared by', 'Reviewed by', 'Approved by'],
  };
}

/** What the loss of a row costs the end items; undefined where it stops none. */
export function exposureOf({ analysis, losses }: Pick<ReportParts, 'analysis' | 'losses'>, k: number) {
  const { lost, level, endItemsStopped } = analysis.ranked[k];
  if (lost === undefined || level === undefined || (endItemsStopped?.length ?? 0) === 0) return undefined;
  return losses.of(level, lost.index);
}

function keyGap(gap: FoundGap, exposure: ReturnType<typeof exposureOf>): KeyGap {
  const inWords = gap.folded === null ? null : { id: gap.gapId, type: 'category', name: gap.folded.text };
  return {
    rank: gap.rank,
    gapId: gap.gapId,
    archetype: gap.archetype,
    certainty: gap.certainty,
    lost: gap.lost,
    item: inWords ?? gap.item,
    items: gap.folded === null ? gap.items.length : 1,
    stops: gap.endItemsStopped,
    stopsKnown: gap.endItemsKnown,
    tiers: gap.tiers,
    able: gap.ableSources,
    qualified: gap.qualifiedSources,
    inUse: gap.chosenSources,
    timeToSurviveDays: exposure === undefined ? null : openDays(exposure.timeToSurvive),
    timeToRecoverDays: exposure === undefined ? null : openDays(exposure.timeToRecover),
    confidence: gap.confidence,
    firstAction: firstAction(gap),
    owner: gap.owner,
    decideBy: gap.decideBy,
  };
}

/** The first measure that closes it; else what follows from what it is. */
function firstAction(gap: FoundGap): ReportAction | null {
  const [measure] = gap.actions;
  if (measure !== undefined) return measure;
  const text = adviceOf(gap);
  if (text === undefined) return null;
  return { text, measure: '', item: null, with: null, cost: null, currency: '', weeks: null, inTimeOnly: false };
}

function adviceOf({ archetype, qualifiedSources, item, folded, options }: FoundGap): string | undefined {
  // Of a loss that no single measure closes, or of which none was worked out.
  if (options.length > 0) return options[0];
  if (archetype === 'no known source') return `ask who makes ${folded === null ? (item?.name ?? 'it') : 'them'}`;
  if (archetype !== 'untrusted vendor') return undefined;
  // The party itself is one of them.
  const others = (qualifiedSources ?? 0) - 1;
  if (others < 1) return 'a person confirms the outcome; no other qualified source is recorded';
  return `a person confirms the outcome; then buy ${item?.name ?? 'it'} from ${others === 1 ? 'the other qualified source' : `one of ${others} other qualified sources`}`;
}
