/** What is new, closed and worse since the report before. */
import { changesInWords } from '../first-page-words.ts';
import type { GapReport } from '../gap-report.ts';
import type { ChangedGap, ReportChanges } from '../report-changes.ts';
import { lostName } from './register-section.ts';
import { type Block, type Column, number, paragraph, type Section, table, text } from './section.ts';
import { thingName } from './words.ts';

export function changesSection(report: GapReport): Section {
  const blocks: Block[] = report.changes === null ? [paragraph(changesInWords(null))] : changeBlocks(report.changes);
  return { heading: '12 Changes since the last report', sheet: 'Changes', landscape: false, blocks };
}

type Change = ChangedGap & { readonly change: 'new' | 'closed' | 'worse' };

function changeBlocks(changes: ReportChanges): Block[] {
  const rows: Change[] = (['new', 'worse', 'closed'] as const).flatMap((change) =>
    changes[change].map((gap) => ({ ...gap, change })),
  );
  const head = paragraph(changesInWords(changes));
  return rows.length === 0 ? [head] : [head, table(`Gaps that changed: ${rows.length}`, columns, rows)];
}

const columns: readonly Column<Change>[] = [
  text('Change', 5, ({ change }) => change),
  number('Rank', 4, ({ rank }) => rank),
  text('Gap', 8, ({ gapId }) => gapId),
  text('Archetype', 8, ({ archetype }) => archetype),
  text('Lost', 12, (gap) => lostName(gap)),
  text('Item', 12, ({ item }) => (item === null ? 'none' : thingName(item))),
  text('How', 16, ({ how }) => how.join('; ')),
];
