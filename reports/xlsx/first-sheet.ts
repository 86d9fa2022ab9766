/** Page one as a sheet: what stands there, as values. */

import { type FirstPageWords, firstPageWords, noDetermination } from '../first-page-words.ts';
import type { GapReport, OpenInterval } from '../gap-report.ts';
import { clockInWords } from '../html-first-page.ts';
import { lostName } from '../sections/register-section.ts';
import type { Cell } from '../sections/section.ts';
import { names, stated, thingName } from '../sections/words.ts';
import { percentOf } from '../wording.ts';
import { headerCell, type SheetParts, strong, textCell, typed } from './sheet.ts';

type Row = SheetParts['rows'][number];

const title = (text: string): Row[] => [[], [strong(text)]];
const line = (label: string, value: Cell, kind: 'text' | 'date' = 'text'): Row => [strong(label), typed(value, kind)];
const header = (...labels: string[]): Row => labels.map(headerCell);
const values = (...cells: Cell[]): Row => cells.map((cell) => typed(cell, 'date'));

/** A line to fill in is empty. */
export function firstSheet(report: GapReport): SheetParts {
  const { firstPage: page, handling } = report;
  const words = firstPageWords(report);
  const rows: Row[] = [
    line('Programme', report.programme === '' ? 'all (the whole view)' : report.programme),
    line(`End items (${page.endItems.length})`, names(page.endItems, null, 200)),
    line('Facts as of', stated(report.asOf), 'date'),
    ...(report.asOfRemark === '' ? [] : [[textCell(report.asOfRemark)]]),
    line('Documents received until', report.knownAt === '' ? 'all' : report.knownAt),
    line('Report', report.reportId),
    line('View', report.view.hash),
    line('Handling', handling.note),
    ...title('Bottom line'),
    [textCell(page.stop.sentence)],
    line('Decision asked', page.decision.asked),
    line('Of', page.decision.of),
    line('By', page.decision.by),
    ...gapRows(report, words),
    ...vendorRows(report, words),
    ...listRows(report),
    ...notKnownRows(report, words),
    ...title('Since the last report'),
    [textCell(words.changes)],
    ...title('To be signed by persons'),
    header('Role', 'Name', 'Date', 'Signature'),
    ...page.signedBy.map((role): Row => [strong(role)]),
    [],
    [textCell(noDetermination)],
  ];
  const widths = [30, 34, 34, 14, 14, 10, 10, 10, 14, 14, 14, 14, 14, 44, 14, 12, 12, 18];
  return { name: 'Page one', title: `Page one: ${report.title}`, landscape: true, widths, header: [], rows };
}

const low = (days: OpenInterval | null): Cell => (days === null ? '' : days.low === 0 && days.high === null ? null : days.low);
const high = (days: OpenInterval | null): Cell => (days === null ? '' : days.high);

function gapRows({ firstPage, gaps }: GapReport, { noGap }: FirstPageWords): Row[] {
  if (noGap !== '') return [...title('Gaps that come first'), [textCell(noGap)]];
  const labels = ['Lost', 'Takes down', 'Stops', 'Archetype', 'Certainty', 'Rank', 'Tiers'];
  const counts = [
    'Able',
    'Qualified',
    'In use',
    'Survive, at least (days)',
    'Survive, at most (days)',
    'Recover, at least (days)',
  ];
  const ends = ['Recover, at most (days)', 'First action', 'Cost', 'Currency', 'Weeks', 'Confidence', 'Owner', 'Decide by'];
  const rows = firstPage.gaps.map(
    (gap): Row =>
      values(
        lostName(gap),
        gap.item === null ? '' : `${thingName(gap.item)}${gap.items > 1 ? ` and ${gap.items - 1} more` : ''}`,
        names(gap.stops, gap.stopsKnown ? 'none' : null),
        gap.archetype,
        gap.certainty,
        gap.rank,
        stated(gap.tiers.join(', ')),
        gap.able,
        gap.qualified,
        gap.inUse,
        low(gap.timeToSurviveDays),
        high(gap.timeToSurviveDays),
        low(gap.timeToRecoverDays),
        high(gap.timeToRecoverDays),
        gap.firstAction === null ? 'none worked out' : gap.firstAction.text,
        gap.firstAction?.cost ?? null,
        gap.firstAction?.currency ?? '',
        gap.firstAction?.weeks ?? null,
        stated(gap.confidence),
        gap.owner,
        stated(gap.decideBy),
      ),
  );
  return [
    ...title(`Gaps that come first: ${firstPage.gaps.length} of ${gaps.length}`),
    header(...labels, ...counts, ...ends),
    ...rows,
  ];
}

function vendorRows({ firstPage: { vendors } }: GapReport, words: FirstPageWords): Row[] {
  const counts: [string, number][] = [
    ['Prohibited', vendors.prohibited],
    ['Restricted', vendors.restricted],
    ['Without enough evidence', vendors.insufficientEvidence],
    ['For review', vendors.review],
    ['Awaiting a person', vendors.awaiting],
  ];
  return [
    ...title('Vendors prohibited, restricted, without enough evidence or awaiting a person'),
    [textCell(`${words.vendors}${words.vendorsNotShown}`)],
    ...counts.map(([label, number]) => line(label, number)),
    header('Party', 'Standing', 'Rule', 'If true', 'Clock', 'Date'),
    ...vendors.rows.map(({ party, standing, rule, ifTrue, clock }) =>
      values(
        thingName(party),
        standing,
        rule === null ? null : `${rule.title}; ${rule.source}`,
        ifTrue ?? '',
        clockInWords(clock),
        clock.date,
      ),
    ),
  ];
}

function listRows({ vendors: { lists } }: GapReport): Row[] {
  const loaded = lists.filter(({ documents }) => documents.length > 0);
  return [
    ...title(`Age of the lists: ${loaded.length} of ${lists.length} loaded`),
    header('List', 'Edition of', 'Age in days'),
    ...loaded.map(({ code, title: named, dated, ageDays }) => values(`${named} (${code})`, stated(dated), ageDays)),
  ];
}

function notKnownRows({ firstPage: { notKnown } }: GapReport, words: FirstPageWords): Row[] {
  const { critical, criticalityStated, question } = notKnown;
  const figures = [
    ['Critical items with source known', critical.source],
    ['Critical items with site known', critical.site],
    ['Critical items with origin known', critical.origin],
    ['Critical items with all three known', critical.all],
    ['Items of which a criticality is stated', criticalityStated],
  ] as const;
  return [
    ...title('What is not known'),
    [textCell(words.critical)],
    [textCell(words.criticalityStated)],
    header('What', 'Known', 'Of', 'Per cent'),
    ...figures.map(([what, { known, of }]) => {
      const percent = percentOf({ known, of });
      return values(what, known, of, percent === undefined ? null : Number(percent));
    }),
    line('The question that would change the ranking most', words.question),
    line('Gaps that it touches', question === null ? '' : question.gaps),
  ];
}
