/** What is otherwise in one view than in another: documents, gaps, vendors, things. `hauberk diff`. */

import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { Coverage } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { criticalityName } from '../../graph/ontology/property.ts';
import type { View } from '../../graph/view/open-view.ts';
import { analyseGaps, type GapAnalysis } from '../gaps/gap-analysis.ts';
import { type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns, passTurn } from '../workspace/in-turns.ts';
import { pinnedWorkspace } from '../workspace/pinned-workspace.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';
import { type DiffDocument, diffDocuments } from './diff-documents.ts';
import { diffGaps, type GapChangeKind, gapChanges } from './diff-gaps.ts';
import { type DiffSide, handInDayBefore, type MomentKind, sideOf } from './diff-side.ts';
import { acrossAll, diffThings, type ThingKind, thingKinds } from './diff-things.ts';
import { diffVendors, type VendorChangeKind, vendorChanges } from './diff-vendors.ts';
import { DiffPresenter, type FoundGapChange, type FoundThingChange, type FoundVendorChange } from './present-diff.ts';

export interface DiffQuestion extends Question {
  /** A date, an instant or a view's hash; absent: as it was before the last day on which something was handed in. */
  readonly from?: string | undefined;
  /** As `from`; absent: the view of the question's times. */
  readonly to?: string | undefined;
}

export interface ComparedView {
  readonly view: ViewName;
  /** How it was named. */
  readonly by: MomentKind;
  /** Instant until which hand-ins count; null: all. */
  readonly knownAt: string | null;
  /** Documents that it rests on: of none nothing is known. */
  readonly documents: number;
  /** Null: this view has no such programme, and so nothing of it. */
  readonly coverage: Coverage | null;
}

/** Some of a list, made when it is asked for. */
export interface DiffList<Kind extends string, Shown> {
  readonly total: number;
  page(from: number, to: number): Promise<readonly Shown[]>;
  /** Only these kinds. */
  only(kinds: readonly Kind[]): DiffList<Kind, Shown>;
}

export interface DiffCounts {
  readonly documents: Readonly<Record<DiffDocument['change'], number>>;
  readonly gaps: Readonly<Record<GapChangeKind, number>>;
  readonly vendors: Readonly<Record<VendorChangeKind, number>>;
  readonly things: Readonly<Record<ThingKind, { readonly added: number; readonly removed: number }>>;
}

export interface DiffAnswer {
  readonly from: ComparedView;
  readonly to: ComparedView;
  readonly counts: DiffCounts;
  readonly documents: readonly DiffDocument[];
  /** New first, then worse, mixed, otherwise, better, and those no longer found; each by rank. */
  readonly gaps: DiffList<GapChangeKind, FoundGapChange>;
  readonly vendors: DiffList<VendorChangeKind, FoundVendorChange>;
  readonly things: DiffList<ThingKind, FoundThingChange>;
}

/** Errors: INPUT_INVALID for what names no view, PROGRAMME_UNKNOWN where neither view has the programme. */
export async function diff(workspace: Workspace, reader: Reader, question: DiffQuestion): Promise<DiffAnswer> {
  const times: Times = { asOf: question.asOf, knownAt: question.knownAt };
  const to = await sideOf(workspace, reader, 'to', question.to, times);
  const from =
    question.from === undefined
      ? await handInDayBefore(workspace, reader, to.times)
      : await sideOf(workspace, reader, 'from', question.from, times);
  return await diffSides(workspace, reader, from, to, question.programme);
}

async function diffSides(
  workspace: Workspace,
  reader: Reader,
  from: DiffSide,
  to: DiffSide,
  programme: string | undefined,
): Promise<DiffAnswer> {
  const before = await analysed(workspace, reader, from, programme);
  const after = await analysed(workspace, reader, to, programme);
  if (programme !== undefined && before.analysis === undefined && after.analysis === undefined)
    throw new OperationalError('PROGRAMME_UNKNOWN', programme);
  await passTurn();
  const across = acrossAll(before.view.graph, after.view.graph);
  const documents = await diffDocuments(workspace, reader, from, to);
  const ranked = (one: Analysed) => one.analysis?.ranked ?? [];
  const gaps = diffGaps(ranked(before), ranked(after), {
    items: across('Item'),
    classOf: (side, { type, index }) => `${type} ${across(type)[side][index]}`,
    criticality: (gap) => criticalityName(gap.criticality) || undefined,
    asOf: { before: before.view.asOf, after: after.view.asOf },
  });
  await passTurn();
  const findings = (one: Analysed) => one.analysis?.vendors.findings ?? [];
  const vendors = diffVendors(findings(before), findings(after), across('Organization'));
  await passTurn();
  const things = await inTurns(diffThings(thingSide(before), thingSide(after), across));
  const presenter = new DiffPresenter(workspace, before, after);
  const many = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;
  return {
    from: compared(from, before),
    to: compared(to, after),
    counts: {
      documents: countBy(['added', 'gone', 'changed'] as const, documents, ({ change }) => change),
      gaps: countBy(gapChanges, gaps, ({ kind }) => kind),
      vendors: countBy(vendorChanges, vendors, ({ kind }) => kind),
      things: Object.fromEntries(
        thingKinds.map((kind) => [
          kind,
          {
            added: many(things, (one) => one.kind === kind && one.change === 'added'),
            removed: many(things, (one) => one.kind === kind && one.change === 'removed'),
          },
        ]),
      ) as DiffCounts['things'],
    },
    documents,
    gaps: listed(gaps, (page) => presenter.gaps(page)),
    vendors: listed(vendors, (page) => presenter.vendors(page)),
    things: listed(
      things,
      (page) => presenter.things(page),
      (all) => presenter.inOrder(all),
    ),
  };
}

/** What a side is computed from: the portion of its view that the programme reaches, where it knows it. */
export interface Analysed {
  readonly view: View;
  /** Undefined: this view has no such programme. */
  readonly analysis: GapAnalysis | undefined;
  readonly programme: number | undefined | null;
}

async function analysed(workspace: Workspace, reader: Reader, side: DiffSide, programme: string | undefined): Promise<Analysed> {
  if (programme !== undefined && !hasProgramme(side.view, programme))
    return { view: side.view, analysis: undefined, programme: null };
  // What is handed in meanwhile changes neither side.
  const pinned = pinnedWorkspace(workspace, side.view);
  const view = await viewAsked(pinned, reader, { programme });
  const analysis = await analyseGaps(pinned, view, { programme });
  return { view, analysis, programme: analysis.programme };
}

function hasProgramme({ graph }: View, name: string): boolean {
  try {
    findProgramme(graph, name);
    return true;
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'PROGRAMME_UNKNOWN') return false;
    throw error;
  }
}

const thingSide = ({ view, programme }: Analysed) => ({ graph: view.graph, programme });

function compared({ view, by, times }: DiffSide, { view: portion, programme }: Analysed): ComparedView {
  return {
    view: viewName(view),
    by,
    knownAt: times.knownAt ?? null,
    documents: new Set(view.handIns.map(({ handIn }) => handIn.sha256)).size,
    coverage: programme === null ? null : coverageOf(portion.graph, scopeOf(portion.graph, programme)),
  };
}

function countBy<Kind extends string, T>(
  kinds: readonly Kind[],
  list: readonly T[],
  kindOf: (one: T) => Kind,
): Record<Kind, number> {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const one of list) counts[kindOf(one)]++;
  return counts;
}

/** Put in order when its first page is asked for: figures alone need none of the ids that it is ordered by. */
function listed<Kind extends string, T extends { readonly kind: Kind }, Shown>(
  all: readonly T[],
  show: (page: readonly T[]) => Promise<readonly Shown[]>,
  inOrder: (all: readonly T[]) => Promise<readonly T[]> = async (given) => given,
): DiffList<Kind, Shown> {
  let ordered: Promise<readonly T[]> | undefined;
  return {
    total: all.length,
    page: async (from, to) => {
      ordered ??= inOrder(all);
      return await show((await ordered).slice(from, to));
    },
    only: (kinds) =>
      listed(
        all.filter(({ kind }) => kinds.includes(kind)),
        show,
        inOrder,
      ),
  };
}
