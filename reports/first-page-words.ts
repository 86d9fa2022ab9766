/** The sentences of page one, built once: HTML, PDF and XLSX say the same. */
import type { CoverageFigure } from '../graph/analyses/finding.ts';
import { noneFound } from './bottom-line.ts';
import { type NotKnown, type VendorStanding, type VendorSummary, vendorStandings } from './first-page.ts';
import type { GapReport } from './gap-report.ts';
import type { ChangedGap, ReportChanges } from './report-changes.ts';
import { count, percentOf } from './wording.ts';

export const noDetermination = 'Nothing here is a legal determination.';

export interface FirstPageWords {
  /** Where there is no gap: what was found in how much that is known; empty where there are gaps. */
  readonly noGap: string;
  readonly vendors: string;
  /** A sentence of those that have no row, with a blank before it; empty where all have one. */
  readonly vendorsNotShown: string;
  readonly critical: string;
  readonly criticalityStated: string;
  readonly question: string;
  readonly changes: string;
}

export function firstPageWords({ firstPage, gaps, coverage, changes }: GapReport): FirstPageWords {
  const { vendors, notKnown } = firstPage;
  return {
    noGap: gaps.length === 0 ? noneFound(coverage) : '',
    vendors: vendorsInWords(vendors),
    vendorsNotShown: notShownInWords(vendors),
    critical: criticalInWords(notKnown.critical),
    criticalityStated: statedInWords(notKnown.criticalityStated),
    question: questionInWords(notKnown.question),
    changes: changesInWords(changes),
  };
}

function vendorsInWords({ prohibited, restricted, insufficientEvidence, review, awaiting }: VendorSummary): string {
  const found = `${prohibited} prohibited, ${restricted} restricted, ${insufficientEvidence} without enough evidence`;
  const figures = `${found}, ${review} for review; ${count(awaiting, 'matter')} awaiting a person.`;
  if (insufficientEvidence > 0) return `${figures} Without enough evidence is no clearance: section 6 says what is not stated.`;
  return prohibited + restricted === 0 ? `${figures} None found is no clearance: see what is not known.` : figures;
}

/** How many of each standing there are, with a row or without. */
export function vendorTotals(vendors: VendorSummary): Readonly<Record<VendorStanding, number>> {
  const { prohibited, restricted, insufficientEvidence, awaiting } = vendors;
  return { prohibited, restricted, 'without enough evidence': insufficientEvidence, 'awaiting a person': awaiting };
}

/** Of each kind: how many are not among the rows. */
function notShownInWords(vendors: VendorSummary): string {
  const totals = vendorTotals(vendors);
  const rows = (kind: VendorStanding) => vendors.rows.filter(({ standing }) => standing === kind).length;
  const kinds = [
    ...vendorStandings.map((kind) => [totals[kind] - rows(kind), kind] as const),
    [vendors.reviewOnly, 'for review'] as const,
  ];
  const said = kinds.flatMap(([more, kind]) => (more > 0 ? [`${more} ${kind}`] : []));
  return said.length === 0 ? '' : ` Without a row here: ${said.join(', ')}.`;
}

function criticalInWords({ source, site, origin, all }: NotKnown['critical']): string {
  if (all.of === 0) return 'No item is stated to be critical: of critical items nothing can be said.';
  const figures = [
    `source known of ${figure(source)}`,
    `every site of ${figure(site)}`,
    `every origin of ${figure(origin)}`,
    `all three of ${figure(all)}`,
  ];
  return `Of the critical items: ${figures.join('; ')}.`;
}

function statedInWords(stated: CoverageFigure): string {
  if (stated.of === 0) return 'No item is known, nor any criticality.';
  return `Criticality stated of ${stated.known} of ${count(stated.of, 'item')} (${percentOf(stated)} %).`;
}

function figure(coverage: CoverageFigure): string {
  return `${coverage.known} of ${coverage.of} (${percentOf(coverage)} %)`;
}

function questionInWords(question: NotKnown['question']): string {
  if (question === null) return 'none is open among the gaps.';
  const { text, kind, gaps, of, bestRank } = question;
  return `${text} (${kind}; touches ${gaps} of the first ${count(of, 'gap')}, the best at rank ${bestRank})`;
}

const mostChanges = 3;

export function changesInWords(changes: ReportChanges | null): string {
  if (changes === null) return 'No earlier report was given to compare with: nothing is said of what changed.';
  const { since, new: added, closed, worse, same, coverageThen } = changes;
  const known = percentOf(coverageThen);
  const extent =
    known === undefined
      ? ' Then no item was known.'
      : ` Then the source was known of ${known} per cent of ${count(coverageThen.of, 'item')}.`;
  // Figures first: where there is no room, names are what is cut.
  const figures = `${added.length} new, ${closed.length} no longer found, ${worse.length} worse, ${same} as before.`;
  return `Since ${sinceInWords(since)}: ${figures}${extent}${named('New', added)}${named('No longer found', closed)}${named('Worse', worse)}`;
}

function named(what: string, gaps: readonly ChangedGap[]): string {
  if (gaps.length === 0) return '';
  const shown = gaps.slice(0, mostChanges).map(({ lost, item }) => lost?.name ?? item?.name ?? 'items');
  const more = gaps.length - shown.length;
  return ` ${what}: ${shown.join('; ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** A report, or what the store says of a day or an instant; a day that nobody knows is left out. */
export function sinceInWords({ reportId, asOf, knownAt }: ReportChanges['since']): string {
  const times = [
    ...(asOf === '' ? [] : [`facts as of ${asOf}`]),
    ...(knownAt === '' ? [] : [`documents received until ${knownAt}`]),
  ].join(', ');
  if (reportId !== '') return `report ${reportId.slice(0, 16)}${times === '' ? '' : ` (${times})`}`;
  return times === '' ? 'what this store said then' : `what this store says then (${times})`;
}
