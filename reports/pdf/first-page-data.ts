/** Page one in the words that are printed. How much of it has room is the template's to find out. */
import type { KeyGap, VendorRow, VendorSummary } from '../first-page.ts';
import { type FirstPageWords, firstPageWords, noDetermination, vendorTotals } from '../first-page-words.ts';
import type { GapReport, ReportList } from '../gap-report.ts';
import { clockInWords } from '../html-first-page.ts';
import { lostName } from '../sections/register-section.ts';
import { actionInWords, openInterval, thingName } from '../sections/words.ts';
import { count } from '../wording.ts';
import { breakable, cut, printable } from './letters.ts';

/** Of each text of page one, before the template shortens it to the room that there is. */
const longestText = 500;
/** End items, lists and gaps that page one may name. */
const mostNamed = 40;

export interface PrintedFirstPage {
  readonly programme: string;
  readonly endItems: readonly string[];
  readonly endItemsTotal: number;
  readonly handling: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  /** Which document states the day; empty: none, or it was asked about. */
  readonly asOfRemark: string;
  readonly lists: readonly string[];
  /** That are loaded. */
  readonly listsTotal: number;
  readonly listsMissing: number;
  readonly sentence: string;
  /** Of each: what it is, and the text; blank is a line to fill in. */
  readonly decision: readonly (readonly [string, string])[];
  readonly gaps: readonly PrintedGap[];
  readonly gapsTotal: number;
  readonly words: FirstPageWords;
  /** Of each kind that occurs what may be shown, the most pressing first, and how many there are. */
  readonly vendorKinds: readonly { readonly kind: string; readonly total: number; readonly rows: readonly PrintedVendor[] }[];
  /** Parties for review of which there are no rows. */
  readonly vendorsForReview: number;
  readonly signedBy: readonly string[];
  readonly noDetermination: string;
}

interface PrintedGap {
  readonly rank: string;
  readonly lost: string;
  readonly archetype: string;
  readonly takesDown: string;
  readonly stops: readonly string[] | null;
  readonly stopsTotal: number;
  readonly tiers: string;
  readonly sources: string;
  readonly times: string;
  readonly confidence: string;
  readonly action: string;
  readonly owner: string;
}

interface PrintedVendor {
  readonly standing: string;
  readonly party: string;
  readonly rule: string;
  readonly clock: string;
}

const unknown = 'not known';

export function printedFirstPage(report: GapReport): PrintedFirstPage {
  const { firstPage, vendors } = report;
  const { decision } = firstPage;
  const loaded = vendors.lists.filter(({ documents }) => documents.length > 0);
  const page: PrintedFirstPage = {
    programme: report.programme === '' ? 'The whole view' : report.programme,
    endItems: firstPage.endItems.slice(0, mostNamed).map(thingName),
    endItemsTotal: firstPage.endItems.length,
    handling: handlingLines(report),
    facts: [
      ['Facts as of', report.asOf === '' ? unknown : report.asOf],
      ['Received until', report.knownAt === '' ? 'all' : report.knownAt],
      ['Report', report.reportId],
      ['View', report.view.hash],
    ],
    asOfRemark: report.asOfRemark,
    lists: loaded.slice(0, mostNamed).map(ageOf),
    listsTotal: loaded.length,
    listsMissing: vendors.lists.length - loaded.length,
    sentence: firstPage.stop.sentence,
    decision: [
      ['Decision asked', decision.asked],
      ['Of', decision.of],
      ['By', decision.by],
    ],
    gaps: firstPage.gaps.map(printedGap),
    gapsTotal: report.gaps.length,
    words: firstPageWords(report),
    vendorKinds: vendorKinds(firstPage.vendors),
    vendorsForReview: firstPage.vendors.reviewOnly,
    signedBy: firstPage.signedBy,
    noDetermination,
  };
  // Nothing of a decision is cut here: the template says where it is, and where it stands whole.
  return { ...printableTexts(page), decision: page.decision.map(([what, text]) => [what, breakable(printable(text))]) };
}

function handlingLines({ handling, documents }: GapReport): string[] {
  const own = handling.stated.length === 0 ? 'Marking of this report: not stated.' : '';
  const parts = handling.ofDocuments.length === 0 ? '' : `Its documents are marked: ${handling.ofDocuments.join('; ')}.`;
  const bare = `No marking is stated of ${handling.documentsUnmarked} of ${documents.length} documents.`;
  return [[own, parts, bare].filter((line) => line !== '').join(' '), handling.note].filter((line) => line !== '');
}

function ageOf(list: ReportList): string {
  if (list.ageDays === null) return `${list.code} age not known`;
  return `${list.code} ${count(list.ageDays, 'day')}${list.stale === true ? ' (stale)' : ''}`;
}

function printedGap(gap: KeyGap): PrintedGap {
  const more = gap.items > 1 ? ` and ${gap.items - 1} more` : '';
  const sources = [gap.able, gap.qualified, gap.inUse].map((one) => (one === null ? unknown : `${one}`)).join(' / ');
  return {
    rank: `${gap.rank}`,
    lost: lostName(gap),
    archetype: `${gap.archetype}${gap.certainty === 'possible' ? ', possible' : ''}`,
    takesDown: gap.item === null || gap.item.id === gap.lost?.id ? '' : `${thingName(gap.item)}${more}`,
    stops: gap.stopsKnown ? gap.stops.slice(0, mostNamed).map(thingName) : null,
    stopsTotal: gap.stops.length,
    tiers: gap.tiers.join(', ') || unknown,
    sources,
    times: `${timeOf(gap.timeToSurviveDays)} / ${timeOf(gap.timeToRecoverDays)}`,
    confidence: gap.confidence || unknown,
    action: gap.firstAction === null ? 'none worked out' : actionInWords(gap.firstAction),
    owner: gap.owner || 'none named',
  };
}

const timeOf = (days: KeyGap['timeToSurviveDays']): string => (days === null ? '\u2013' : (openInterval(days) ?? unknown));

function vendorKinds(vendors: VendorSummary): PrintedFirstPage['vendorKinds'] {
  return Object.entries(vendorTotals(vendors)).flatMap(([kind, total]) => {
    const of = vendors.rows.filter(({ standing }) => standing === kind).map(printedVendor);
    return total === 0 ? [] : [{ kind, total, rows: of }];
  });
}

function printedVendor({ standing, party, ifTrue, rule, clock }: VendorRow): PrintedVendor {
  return {
    standing: ifTrue === null ? standing : `${standing} (if true: ${ifTrue})`,
    party: thingName(party),
    rule: rule === null ? 'no rule says anything' : `${rule.title}; ${rule.source}`,
    clock: clockInWords(clock),
  };
}

/** Every text within, as the fonts can print it. */
function printableTexts<T>(value: T): T {
  if (typeof value === 'string') return breakable(cut(printable(value), longestText)) as T;
  if (Array.isArray(value)) return value.map(printableTexts) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printableTexts(one)])) as T;
}
