/** The fields of the gap register: name (INTERFACES.md), heading, and what stands in a cell. */
import type { GapReport, GapRow, Thing } from './gap-report.ts';

/** Empty text or null: nothing to show. */
export type Cell = string | number | null;

export interface GapField {
  readonly name: keyof GapRow;
  readonly label: string;
  readonly cell: (gap: GapRow) => Cell;
  /** An empty cell means that nobody stated it (not that there is none). */
  readonly stated: boolean;
}

const names = (things: readonly Thing[]): string => things.map((thing) => thing.name).join('; ');
const field = (name: keyof GapRow, label: string, cell: (gap: GapRow) => Cell): GapField => ({
  name,
  label,
  cell,
  stated: false,
});
const stated = (name: keyof GapRow, label: string, cell: (gap: GapRow) => Cell): GapField => ({
  name,
  label,
  cell,
  stated: true,
});

/** Whether an empty list of end items says that none stops. */
export function areEndItemsKnown(gap: GapRow): boolean {
  return gap.endItemsKnown ?? gap.endItemsStopped.length > 0;
}

/** In the order of INTERFACES.md. */
export const gapFields: readonly GapField[] = [
  field('gapId', 'Gap', (gap) => gap.gapId),
  field('system', 'System', (gap) => gap.system),
  field('lost', 'Lost', (gap) => gap.lost?.name ?? ''),
  field('item', 'Item', (gap) => gap.item?.name ?? ''),
  stated('partNumber', 'Part number', (gap) => gap.partNumber),
  stated('nsn', 'NSN', (gap) => gap.nsn),
  stated('manufacturer', 'Manufacturer', (gap) => gap.manufacturer),
  stated('criticality', 'Criticality', (gap) => gap.criticality),
  field('archetype', 'Archetype', (gap) => gap.archetype),
  stated('tiers', 'Tiers', (gap) => gap.tiers.join(', ')),
  stated('ableSources', 'Able', (gap) => gap.ableSources),
  stated('qualifiedSources', 'Qualified', (gap) => gap.qualifiedSources),
  stated('chosenSources', 'In use', (gap) => gap.chosenSources),
  stated('sourcesUnstated', 'Unstated', (gap) => gap.sourcesUnstated),
  stated('ownersDistinct', 'Owners', (gap) => gap.ownersDistinct),
  stated('sitesDistinct', 'Sites', (gap) => gap.sitesDistinct),
  stated('countriesDistinct', 'Countries', (gap) => gap.countriesDistinct),
  stated('endItemsStopped', 'End items stopped', (gap) => (areEndItemsKnown(gap) ? names(gap.endItemsStopped) || 'none' : '')),
  stated('timeToRecoverDays', 'Time to recover (days)', (gap) => gap.timeToRecoverDays),
  stated('timeToSurviveDays', 'Time to survive (days)', (gap) => gap.timeToSurviveDays),
  stated('gapDays', 'Gap (days)', (gap) => gap.gapDays),
  stated('daysOfSupply', 'Days of supply', (gap) => gap.daysOfSupply),
  stated('performanceImpact', 'Performance impact', (gap) => gap.performanceImpact),
  stated('exposureRank', 'Exposure rank', (gap) => gap.exposureRank),
  field('rank', 'Rank', (gap) => gap.rank),
  field('rankReason', 'Why this rank', (gap) => gap.rankReason),
  stated('decideBy', 'Decide by', (gap) => gap.decideBy),
  stated('confidence', 'Confidence', (gap) => gap.confidence),
  field('evidence', 'Evidence', (gap) => gap.evidence.map((one) => `${one.document}#${one.pointer}`).join('; ')),
  field('options', 'Options', (gap) => gap.options.join('; ')),
  field('owner', 'Owner', (gap) => gap.owner),
  field('due', 'Due', (gap) => gap.due),
  field('status', 'Status', (gap) => gap.status),
];

export function gapField(name: keyof GapRow): GapField {
  const found = gapFields.find((one) => one.name === name);
  if (found === undefined) throw new Error(`invariant: no field ${name}`);
  return found;
}

/** Fields of the row that no document states: empty cells that say so. */
export function fieldsNotKnown(gap: GapRow): string[] {
  return gapFields.filter((one) => one.stated && isEmpty(one.cell(gap))).map((one) => one.name);
}

export function isEmpty(cell: Cell): boolean {
  return cell === null || cell === '';
}

/** Where a gap stands in the register, and its id: paper shows no ids there. */
export function gapInRegister({ gaps }: GapReport, gapId: string): string {
  const found = gaps.find((gap) => gap.gapId === gapId);
  return found === undefined ? `gap ${gapId}` : `gap ${found.rank} of the register, ${gapId}`;
}
