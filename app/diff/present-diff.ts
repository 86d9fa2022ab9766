/** Changes as people and programs read them: names and evidence of the view that has the thing. */
import type { VendorOutcome } from '../../graph/analyses/finding.ts';
import type { RankedGap } from '../../graph/analyses/gap.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { type FoundGap, presentGaps } from '../gaps/present-gap.ts';
import { type EvidenceRef, Presenter, type Thing } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Analysed } from './diff.ts';
import type { GapChange, GapChangeKind, GapFieldChange } from './diff-gaps.ts';
import { type ThingChange, type ThingKind, thingKinds } from './diff-things.ts';
import type { Judged, VendorChange, VendorChangeKind } from './diff-vendors.ts';

export interface FoundGapChange {
  readonly change: GapChangeKind;
  readonly gapId: string;
  /** Another than `gapId` where one item beneath became several, or the archetype another; null of one that is new. */
  readonly gapIdBefore: string | null;
  /** As in the later view; of one that is gone, as in the earlier. */
  readonly gap: FoundGap;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly fields: readonly GapFieldChange[];
}

export interface FoundVendorChange {
  readonly change: VendorChangeKind;
  readonly party: Thing;
  /** Null: nothing was found of it, which is not clear. */
  readonly before: VendorOutcome | null;
  readonly after: VendorOutcome | null;
  readonly rulesBefore: readonly string[];
  readonly rulesAfter: readonly string[];
  /** In the later view; of one that is gone, in the earlier. */
  readonly evidence: readonly EvidenceRef[];
}

export interface FoundThingChange {
  readonly kind: ThingKind;
  readonly change: ThingChange['change'];
  readonly things: readonly Thing[];
}

export class DiffPresenter {
  readonly #workspace: Workspace;
  readonly #before: Analysed;
  readonly #after: Analysed;

  constructor(workspace: Workspace, before: Analysed, after: Analysed) {
    this.#workspace = workspace;
    this.#before = before;
    this.#after = after;
  }

  async gaps(changes: readonly GapChange[]): Promise<FoundGapChange[]> {
    const later = await this.#register(this.#after, changes.map(({ after }) => after).filter(isThere));
    const gone = await this.#register(
      this.#before,
      changes.map(({ before, after }) => (after === undefined ? before : undefined)).filter(isThere),
    );
    return changes.map(({ kind, before, after, fields }) => {
      const gapId = (after ?? before)?.gapId ?? '';
      const gap = (after === undefined ? gone : later).get(gapId) as FoundGap;
      const gapIdBefore = before?.gapId ?? null;
      return { change: kind, gapId, gapIdBefore, gap, rankBefore: before?.rank ?? null, rankAfter: after?.rank ?? null, fields };
    });
  }

  async vendors(changes: readonly VendorChange[]): Promise<FoundVendorChange[]> {
    const later = await this.#judged(this.#after, changes.map(({ after }) => after).filter(isThere));
    const gone = await this.#judged(this.#before, changes.map(({ before }) => before).filter(isThere));
    return changes.map(({ kind, before, after }) => {
      const { party, evidence } = (after === undefined ? gone : later)((after ?? before) as Judged);
      return {
        change: kind,
        party,
        before: before?.outcome ?? null,
        after: after?.outcome ?? null,
        rulesBefore: before?.rules ?? [],
        rulesAfter: after?.rules ?? [],
        evidence,
      };
    });
  }

  async things(changes: readonly ThingChange[]): Promise<FoundThingChange[]> {
    const named = { added: this.#presenter(this.#after), removed: this.#presenter(this.#before) };
    for (const change of ['added', 'removed'] as const)
      await named[change].load(changes.flatMap((one) => (one.change === change ? one.of : [])));
    return changes.map(({ kind, change, of }) => ({ kind, change, things: of.map((ref) => named[change].thing(ref)) }));
  }

  /** By kind, added before removed, then by ids. */
  async inOrder(changes: readonly ThingChange[]): Promise<ThingChange[]> {
    const ids = { added: this.#presenter(this.#after), removed: this.#presenter(this.#before) };
    for (const change of ['added', 'removed'] as const)
      await ids[change].loadIds(changes.flatMap((one) => (one.change === change ? one.of : [])));
    const keyed = changes.map((one) => ({ one, key: one.of.map((ref) => ids[one.change].id(ref)).join('\n') }));
    return keyed
      .sort(
        (a, b) =>
          thingKinds.indexOf(a.one.kind) - thingKinds.indexOf(b.one.kind) ||
          compareText(a.one.change, b.one.change) ||
          compareText(a.key, b.key),
      )
      .map(({ one }) => one);
  }

  #presenter({ view }: Analysed): Presenter {
    return new Presenter(this.#workspace, view);
  }

  async #register({ view, analysis }: Analysed, gaps: readonly RankedGap[]): Promise<Map<string, FoundGap>> {
    if (analysis === undefined || gaps.length === 0) return new Map();
    const found = await presentGaps(this.#workspace, view, analysis.register, gaps);
    return new Map(found.map((gap) => [gap.gapId, gap]));
  }

  async #judged(side: Analysed, judged: readonly Judged[]) {
    const presenter = this.#presenter(side);
    const ref = ({ party }: Judged): NodeRef => ({ type: 'Organization', index: party });
    const rows = (one: Judged) => one.findings.flatMap(({ evidence }) => evidence);
    await presenter.load(judged.map(ref), judged.flatMap(rows));
    return (one: Judged) => ({ party: presenter.thing(ref(one)), evidence: presenter.evidence(rows(one)) });
  }
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
