/** Page one: what a superior reads and signs, and nothing else. */
import type { Clock, DecisionAsked, FirstPage, KeyGap, VendorRow } from './first-page.ts';
import { type FirstPageWords, firstPageWords, noDetermination } from './first-page-words.ts';
import type { GapReport, MarkingKind, ReportAction } from './gap-report.ts';
import { type Column, facts, known, paragraph, section, table, thingName, things } from './html-parts.ts';
import { html, type Markup, type Value } from './markup.ts';
import { count, money, openDays } from './wording.ts';

const shownEndItems = 6;

export function firstPageSection(report: GapReport): Markup {
  const { firstPage: page } = report;
  const words = firstPageWords(report);
  return section(
    'page-one',
    'Decision page',
    handling(report),
    subject(report),
    html`<p class="bottom-line">${page.stop.sentence}</p>
`,
    decisionFacts(page.decision),
    gapTable(report, words),
    vendorTable(page, words),
    notKnown(words),
    paragraph(words.changes),
    signatures(page),
    paragraph(noDetermination),
  );
}

const markingWords: Readonly<Record<MarkingKind, string>> = {
  marking: 'Marking',
  distribution: 'Distribution statement',
  tlp: 'TLP',
  nato: 'NATO',
  cui: 'CUI',
};

function handling({ handling: { stated, ofDocuments, documentsUnmarked, note } }: GapReport): Markup {
  const rows: [string, Value][] = stated.map(({ kind, text }) => [markingWords[kind], text]);
  if (stated.length === 0 && ofDocuments.length === 0) rows.push(['Marking', 'not stated']);
  if (ofDocuments.length > 0) rows.push(['Markings of its documents', ofDocuments.join(' | ')]);
  if (ofDocuments.length > 0 && documentsUnmarked > 0) rows.push(['Documents without one', documentsUnmarked]);
  return html`${facts(rows)}${paragraph(note)}`;
}

function subject({ firstPage, programme, asOf, asOfRemark, reportId, view, vendors: { lists } }: GapReport): Markup {
  const loaded = lists.filter(({ documents }) => documents.length > 0);
  const age = loaded.map(
    ({ code, dated, ageDays }) =>
      `${code} ${dated === '' ? 'age not known' : `of ${dated} (${ageDays === null ? 'age not known' : count(ageDays, 'day')})`}`,
  );
  const ends = things(firstPage.endItems.slice(0, shownEndItems));
  const more = firstPage.endItems.length - shownEndItems;
  return facts([
    ['Programme', programme === '' ? 'all (the whole view)' : programme],
    [`End items (${firstPage.endItems.length})`, html`${ends}${more > 0 ? ` and ${more} more` : ''}`],
    ['Facts as of', asOfRemark === '' ? known(asOf) : `${asOf}. ${asOfRemark}`],
    ['Report', html`<code>${reportId.slice(0, 16)}</code>`],
    ['View', html`<code>${view.hash.slice(0, 16)}</code>`],
    [
      'Lists',
      `${age.length === 0 ? 'none loaded' : age.join('; ')}${lists.length > loaded.length ? `; ${lists.length - loaded.length} not loaded` : ''}`,
    ],
  ]);
}

/** What is asked, of whom and by when; blank: lines to fill in. */
export function decisionFacts({ asked, of, by }: DecisionAsked): Markup {
  const line = (text: string): Value => (text === '' ? html`<span class="blank">&nbsp;</span>` : text);
  return facts([
    ['Decision asked', line(asked)],
    ['Of', line(of)],
    ['By', line(by)],
  ]);
}

function gapTable({ firstPage: { gaps }, gaps: all }: GapReport, { noGap }: FirstPageWords): Markup {
  if (gaps.length === 0) return paragraph(noGap);
  const columns: Column[] = [
    { label: '#', numeric: true },
    { label: 'Lost' },
    { label: 'Stops' },
    { label: 'Tier' },
    { label: 'Able / qualified / in use' },
    { label: 'Survive / recover (days)' },
    { label: 'Confidence' },
    { label: 'First action' },
    { label: 'Owner' },
  ];
  const caption = `The first ${gaps.length} of ${count(all.length, 'gap')}`;
  return table(caption, columns, gaps.map(gapCells));
}

function gapCells(gap: KeyGap): Value[] {
  const { rank, lost, item, items, archetype, certainty, stops, stopsKnown, tiers, able, qualified, inUse } = gap;
  const down = item === null || item.id === lost?.id ? '' : ` for ${thingName(item)}${items > 1 ? ` and ${items - 1} more` : ''}`;
  const named = lost === null ? (item === null ? '' : thingName(item)) : `${thingName(lost)}${down}`;
  return [
    rank,
    html`${named} <span class="kind">${archetype}${certainty === 'possible' ? ', possible' : ''}</span>`,
    stops.length === 0
      ? stopsKnown
        ? 'no end item'
        : known(null)
      : html`${stops.length}: ${things(stops.slice(0, 2))}${stops.length > 2 ? ` and ${stops.length - 2} more` : ''}`,
    known(tiers.join(', ')),
    html`${known(able)} / ${known(qualified)} / ${known(inUse)}`,
    gap.timeToSurviveDays === null ? '-' : html`${openDays(gap.timeToSurviveDays)} / ${openDays(gap.timeToRecoverDays)}`,
    known(gap.confidence),
    actionInWords(gap.firstAction),
    gap.owner === '' ? html`<span class="unknown">none</span>` : gap.owner,
  ];
}

/** With cost and weeks, or that they are not known; a piece of advice has neither. */
export function actionInWords(action: ReportAction | null): Value {
  if (action === null) return html`<span class="unknown">none worked out</span>`;
  const { text, measure, cost, currency, weeks } = action;
  if (measure === '') return text;
  return `${text}; cost ${cost === null ? 'not known' : money(cost, currency)}, ${weeks === null ? 'weeks not known' : count(weeks, 'week')}`;
}

function vendorTable({ vendors: { rows } }: FirstPage, words: FirstPageWords): Markup {
  const figures = `Vendors: ${words.vendors}${words.vendorsNotShown}`;
  if (rows.length === 0) return paragraph(figures);
  const columns = ['Standing', 'Party', 'Rule', 'Clock'].map((label) => ({ label }));
  return table(figures, columns, rows.map(vendorCells));
}

function vendorCells({ standing, party, ifTrue, rule, clock }: VendorRow): Value[] {
  return [
    `${standing}${ifTrue === null ? '' : ` (if true: ${ifTrue})`}`,
    thingName(party),
    rule === null ? known(null) : html`${rule.title} <span class="kind">${rule.id}, ${rule.status}</span>`,
    clockInWords(clock),
  ];
}

export function clockInWords({ text, date, days }: Clock): string {
  if (date === '') return text;
  const left = days === null || days < 0 ? '' : ` (in ${count(days, 'day')})`;
  return `${text} ${date}${left}`;
}

function notKnown({ critical, criticalityStated, question }: FirstPageWords): Markup {
  return html`<h3>What is not known</h3>
${paragraph(critical)}${paragraph(criticalityStated)}${paragraph(`The question that would change the ranking most: ${question}`)}`;
}

function signatures({ signedBy }: FirstPage): Markup {
  const blank = html`<span class="blank">&nbsp;</span>`;
  const columns = ['Role', 'Name', 'Date', 'Signature'].map((label) => ({ label }));
  return table(
    'To be signed by persons',
    columns,
    signedBy.map((role): Value[] => [role, blank, blank, blank]),
  );
}
