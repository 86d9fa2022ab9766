/** Untrusted vendors, and the lists on which they rest. */
import type { VendorSummary } from '../first-page.ts';
import type { GapReport, ReportList, ReportVendor } from '../gap-report.ts';
import { clockInWords } from '../html-first-page.ts';
import { count } from '../wording.ts';
import { type Block, type Column, date, list, number, paragraph, type Section, table, text } from './section.ts';
import { type DocumentNumbers, evidence, names, stated, steps, thingName } from './words.ts';

export function vendorsSection(report: GapReport, numbers: DocumentNumbers): Section {
  const { findings, flagged, partiesInScope, lists } = report.vendors;
  const blocks: Block[] = [
    paragraph(
      `Makers and distributors in scope: ${partiesInScope}. A party without ownership data is not cleared; section 3 says of how many an owner is known. Nothing here is a legal determination.`,
    ),
    findings.length === 0
      ? paragraph('None found among those that the lists and owners handed in can tell.')
      : table(`Untrusted vendors: ${findings.length}`, columns(numbers), findings),
    ...(flagged.length === 0
      ? []
      : [table(`Flags without an outcome: ${flagged.length}`, columns(numbers), flagged, 'Vendor flags')]),
    ...awaitingBlocks(report.firstPage.vendors),
    ...(lists.length === 0 ? [] : [listsTable(lists)]),
  ];
  return { heading: '6 Untrusted vendors', sheet: 'Untrusted vendors', landscape: true, blocks };
}

function columns(numbers: DocumentNumbers): Column<ReportVendor>[] {
  return [
    text('Party', 9, (found) => thingName(found.party)),
    text('Outcome', 7, (found) => found.outcome ?? 'flag, no outcome'),
    text('Rule', 10, ({ rule }) => `${rule.title}; ${rule.source}`),
    date('Rule holds since', 6.5, ({ rule }) => stated(rule.effective)),
    text('Status of the rule', 6.5, ({ rule }) => rule.status),
    text('Why', 12, (found) => [`${found.basis}. ${found.rule.reason}`, ...found.flags].join('; ')),
    text('Path', 12, (found) => steps(found.path)),
    text('End items', 8, (found) => names(found.endItems)),
    text('Evidence', 8, (found) => evidence(found.evidence, numbers)),
  ];
}

/** What page one shortens: nothing else of the report names what awaits a person. */
function awaitingBlocks({ awaiting, rows }: VendorSummary): Block[] {
  const shown = rows.filter(({ standing }) => standing === 'awaiting a person');
  if (shown.length === 0) return [];
  const lines = shown.map(({ party, ifTrue, rule, clock }) => {
    const said = rule === null ? 'no rule says anything' : `${rule.title}; ${rule.source}`;
    return `${thingName(party)}${ifTrue === null ? '' : ` (if true: ${ifTrue})`}: ${said}; ${clockInWords(clock)}`;
  });
  return [paragraph(`Awaiting a person: ${count(awaiting, 'matter')}, here the first ${shown.length}.`), list(lines)];
}

function listsTable(lists: readonly ReportList[]): Block {
  const loaded = (list: ReportList) => list.documents.length > 0;
  const columns: Column<ReportList>[] = [
    text('List', 20, (list) => `${list.title} (${list.code})`),
    number('Entries', 6, (list) => (loaded(list) ? list.entries : '')),
    date('Edition of', 7, (list) => (loaded(list) ? stated(list.dated) : '')),
    number('Age in days', 6, (list) => (loaded(list) ? list.ageDays : '')),
    text('State', 14, stateOfList),
  ];
  return table(`Lists: ${lists.filter(loaded).length} of ${lists.length} loaded`, columns, lists, 'Lists');
}

export function stateOfList({ documents, stale }: ReportList): string {
  if (documents.length === 0) return 'not loaded: nothing is said about it';
  if (stale === null) return 'age not known';
  return stale ? 'stale' : 'fresh';
}
