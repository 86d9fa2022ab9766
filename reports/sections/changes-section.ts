/** What is new, no longer found and worse since the report before; of what is worse, what was and what is. */
import { changesInWords } from '../first-page-words.ts';
import type { GapReport } from '../gap-report.ts';
import type { ChangedField, ChangedGap, ReportChanges } from '../report-changes.ts';
import { lostName } from './register-section.ts';
import { type Block, type Column, number, paragraph, type Section, table, text } from './section.ts';
import { thingName } from './words.ts';

export function changesSection(report: GapReport): Section {
  const blocks: Block[] = report.changes === null ? [paragraph(changesInWords(null))] : changeBlocks(report.changes);
  return { heading: '12 Changes since the last report', sheet: 'Changes', landscape: true, blocks };
}

interface Change {
  readonly gap: ChangedGap;
  readonly change: 'new' | 'worse' | 'no longer found' | 'the same under a new id';
  /** Of what is worse: one row each. */
  readonly field: ChangedField | null;
}

function changeBlocks(changes: ReportChanges): Block[] {
  const all = (change: Change['change'], gaps: readonly ChangedGap[]) =>
    gaps.map((gap): Change => ({ gap, change, field: null }));
  const rows: Change[] = [
    ...all('new', changes.new),
    ...changes.worse.flatMap((gap) => gap.fields.map((field): Change => ({ gap, change: 'worse', field }))),
    ...all('no longer found', changes.closed),
    ...all('the same under a new id', changes.renamed),
  ];
  const head = paragraph(changesInWords(changes));
  return rows.length === 0 ? [head] : [head, table(`What changed: ${rows.length} lines`, columns, rows)];
}

const columns: readonly Column<Change>[] = [
  text('Change', 6, ({ change }) => change),
  number('Rank', 3.5, ({ gap }) => gap.rank),
  text('Gap', 8, ({ gap }) => gap.gapId),
  text('Its id before, where another', 8, ({ gap }) => idBefore(gap)),
  text('Archetype', 8, ({ gap }) => gap.archetype),
  text('Lost', 11, ({ gap }) => lostName(gap)),
  text('Item', 11, ({ gap: { item } }) => (item === null ? 'none' : thingName(item))),
  text('What', 8, ({ field }) => field?.what ?? ''),
  text('Was', 12, ({ field }) => (field === null ? '' : field.was)),
  text('Is', 12, ({ field }) => (field === null ? '' : field.is)),
];

/** Empty where it is the same, or there was none. */
function idBefore({ gapId, earlierGapId }: ChangedGap): string {
  return earlierGapId === gapId ? '' : earlierGapId;
}
