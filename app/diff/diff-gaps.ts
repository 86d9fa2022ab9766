/** Which gaps are new, no longer found, worse or better, with what got worse: the report's comparison, over two views. */
import {
  type ComparedGap,
  type GapFieldChange,
  gapFieldChanges,
  type Keys,
  pairGaps,
} from '../../graph/analyses/compare-gaps.ts';
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import type { Across } from '../../graph/view/across-views.ts';
import type { NodeRef } from '../../graph/view/graph.ts';

export type { GapFieldChange } from '../../graph/analyses/compare-gaps.ts';

/** `mixed`: some of it worse, some better. `otherwise`: something became known, or is no longer known. */
export const gapChanges = ['new', 'worse', 'mixed', 'otherwise', 'better', 'gone'] as const;
export type GapChangeKind = (typeof gapChanges)[number];

export interface GapChange {
  readonly kind: GapChangeKind;
  readonly before: RankedGap | undefined;
  readonly after: RankedGap | undefined;
  readonly fields: readonly GapFieldChange[];
}

/** What both registers are compared with: classes over both views, and words. */
export interface GapComparing {
  readonly items: Across;
  /** Of what is lost; equal where it is the same thing. */
  readonly classOf: (side: keyof Across, lost: NodeRef) => string;
  readonly criticality: (gap: RankedGap) => string | undefined;
  /** `YYYY-MM-DD`; empty: neither it nor a document states a day. */
  readonly asOf: Readonly<Record<keyof Across, string>>;
}

/** By kind, then by rank in the later register (in the earlier one, of what is gone). Ranks themselves are not compared. */
export function diffGaps(before: readonly RankedGap[], after: readonly RankedGap[], comparing: GapComparing): GapChange[] {
  const compared = {
    before: (gap: RankedGap) => comparedGap(gap, 'before', comparing),
    after: (gap: RankedGap) => comparedGap(gap, 'after', comparing),
  };
  const found: GapChange[] = [];
  for (const [was, is] of pairGaps(before, after, compared)) {
    if (was === undefined || is === undefined) {
      found.push({ kind: was === undefined ? 'new' : 'gone', before: was, after: is, fields: [] });
      continue;
    }
    const fields = gapFieldChanges(compared.before(was), compared.after(is));
    if (fields.length > 0) found.push({ kind: kindOf(fields), before: was, after: is, fields });
  }
  const rank = ({ before: was, after: is }: GapChange) => (is ?? was)?.rank ?? 0;
  return found.sort((a, b) => gapChanges.indexOf(a.kind) - gapChanges.indexOf(b.kind) || rank(a) - rank(b));
}

function kindOf(fields: readonly GapFieldChange[]): GapChangeKind {
  const worse = fields.some(({ direction }) => direction === 'worse' || direction === 'mixed');
  const better = fields.some(({ direction }) => direction === 'better' || direction === 'mixed');
  if (worse && better) return 'mixed';
  if (worse) return 'worse';
  return better ? 'better' : 'otherwise';
}

function comparedGap(gap: RankedGap, side: keyof Across, comparing: GapComparing): ComparedGap {
  const classOf = comparing.items[side];
  return {
    ...gap,
    lossKey: lossKeyOf(gap, side, comparing),
    criticality: comparing.criticality(gap),
    archetypes: new Set(gap.archetypes),
    endItemsStopped: classes(gap.endItemsStopped, classOf),
    itemsBeneath: classes(
      gap.items.map(({ item }) => item),
      classOf,
    ),
    deadlines: {
      asOf: comparing.asOf[side],
      lastOrder: dayIn(gap.deadlines.lastOrder),
      contractEnd: dayIn(gap.deadlines.contractEnd),
      stockOutDays: gap.deadlines.stockOutDays,
    },
  };
}

const dayIn = (day: number | undefined) => (day === undefined ? undefined : dateOf(day));

function lossKeyOf(gap: RankedGap, side: keyof Across, { classOf, items }: GapComparing): string {
  const { lost, level, archetype, category, endItem } = gap;
  if (lost !== undefined) return `${level} ${classOf(side, lost)}`;
  return `${archetype} ${category} ${endItem === undefined ? '' : items[side][endItem]}`;
}

function classes(indices: readonly number[] | undefined, classOf: Int32Array): Keys | undefined {
  return indices === undefined ? undefined : new Set(indices.map((index) => classOf[index]));
}
