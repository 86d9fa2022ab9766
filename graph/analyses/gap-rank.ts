/**
 * The order of the gap register, the same with and without numbers (INTERFACES, Gap register):
 * (1) prohibited, (2) criticality of item and end item, (3) end items stopped, (4) sources able, then
 * qualified, fewest first, (5) exposure where known, else lead time, (6) key. Unknown criticality
 * stands after the highest class and before the others (`criticalityOrder`). Where nobody knows a
 * source, none is known: such a row stands with the fewest. O(n log n).
 */
import { createHash } from 'node:crypto';
import { Criticality } from '../ontology/property.ts';
import type { NodeRef } from '../view/graph.ts';
import type { RankedGap, RawGap } from './gap.ts';
import { finished, type Steps } from './steps.ts';

interface Step {
  readonly name: string;
  /** Negative: `a` comes first. */
  readonly compare: (a: RawGap, b: RawGap) => number;
}

const orUnknown = (value: number | undefined, unknown: number): number => value ?? unknown;

const steps: readonly Step[] = [
  { name: 'prohibited', compare: (a, b) => Number(b.prohibited) - Number(a.prohibited) },
  { name: 'criticality', compare: (a, b) => a.criticalityOrder - b.criticalityOrder },
  { name: 'end items stopped', compare: (a, b) => (b.endItemsStopped?.length ?? 0) - (a.endItemsStopped?.length ?? 0) },
  { name: 'sources able', compare: (a, b) => orUnknown(a.ableSources, 0) - orUnknown(b.ableSources, 0) },
  { name: 'sources qualified', compare: (a, b) => orUnknown(a.qualifiedSources, 0) - orUnknown(b.qualifiedSources, 0) },
  {
    name: 'exposure',
    compare: (a, b) => orUnknown(a.exposureRank, Number.MAX_VALUE) - orUnknown(b.exposureRank, Number.MAX_VALUE),
  },
  { name: 'lead time', compare: (a, b) => orUnknown(b.leadTimeDays, -1) - orUnknown(a.leadTimeDays, -1) },
];

/** The step in which two rows differ; `key` where they do not. */
function decides(a: RawGap, b: RawGap): string {
  return steps.find((step) => step.compare(a, b) !== 0)?.name ?? 'key';
}

/** @param keyOf key of a node: ties break by it, never by an index. */
export function rankGaps(rows: readonly RawGap[], keyOf: (ref: NodeRef) => string): RankedGap[] {
  return finished(rankSteps(rows, keyOf));
}

export function* rankSteps(rows: readonly RawGap[], keyOf: (ref: NodeRef) => string): Steps<RankedGap[]> {
  const keyed: { row: RawGap; key: string }[] = [];
  for (const row of rows) {
    keyed.push({ row, key: rowKey(row, keyOf) });
    yield;
  }
  keyed.sort((a, b) => {
    for (const step of steps) {
      const order = step.compare(a.row, b.row);
      if (order !== 0) return order;
    }
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  });
  const ranked: RankedGap[] = [];
  for (const [at, { row, key }] of keyed.entries()) {
    const other = keyed[at + 1] ?? keyed[at - 1];
    ranked.push({
      ...row,
      gapId: createHash('sha256').update(key).digest('hex').slice(0, 12),
      rank: at + 1,
      rankReason: other === undefined ? 'only row' : decides(row, other.row),
    });
    yield;
  }
  return ranked;
}

/** (archetype, level, candidate key, item key, programme) as canonical JSON. */
function rowKey(row: RawGap, keyOf: (ref: NodeRef) => string): string {
  const item = row.item ?? row.endItem;
  return JSON.stringify([
    row.archetype,
    row.level ?? '',
    row.lost === undefined ? (row.category ?? '') : keyOf(row.lost),
    item === undefined ? '' : keyOf({ type: 'Item', index: item }),
    row.system === undefined ? '' : keyOf({ type: 'Programme', index: row.system }),
  ]);
}

/** Nodes whose keys `rankGaps` asks for. */
export function keysNeeded(rows: readonly RawGap[]): NodeRef[] {
  const refs: NodeRef[] = [];
  for (const { lost, item, endItem, system } of rows) {
    if (lost !== undefined) refs.push(lost);
    if ((item ?? endItem) !== undefined) refs.push({ type: 'Item', index: (item ?? endItem)! });
    if (system !== undefined) refs.push({ type: 'Programme', index: system });
  }
  return refs;
}

/** Place of a criticality in the ranking: safety, unknown, mission, degraded, none. */
export function criticalityPlace(code: number): number {
  return criticalityPlaces[code] ?? criticalityPlaces[Criticality.unstated]!;
}

const criticalityPlaces: Readonly<Record<number, number>> = {
  [Criticality.safety]: 0,
  [Criticality.unstated]: 1,
  [Criticality.mission]: 2,
  [Criticality.degraded]: 3,
  [Criticality.none]: 4,
};

/** Rows of which nobody stated a criticality: printed beside the register. */
export function unknownCriticality(rows: readonly RawGap[]): number {
  return rows.filter(({ criticality }) => criticality === undefined).length;
}
