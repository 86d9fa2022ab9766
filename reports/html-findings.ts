/** The sections behind the register: single sources, untrusted vendors, concentration. */
import { noneFound } from './bottom-line.ts';
import { gapInRegister } from './gap-fields.ts';
import type { GapReport, ReportList, ReportSingleSource, ReportVendor, WitnessPicture } from './gap-report.ts';
import {
  type Column,
  type DocumentNumbers,
  evidence,
  known,
  paragraph,
  section,
  steps,
  table,
  thingName,
  things,
} from './html-parts.ts';
import { html, type Markup, type Value } from './markup.ts';
import { witnessSvg } from './pictures/witness-svg.ts';
import { shades, worldMapSvg } from './pictures/world-map-svg.ts';
import { count, interval, share } from './wording.ts';

export function singleSourcesSection(report: GapReport, numbers: DocumentNumbers): Markup {
  const columns: Column[] = [
    { label: 'Candidate' },
    { label: 'Level' },
    { label: 'Item', long: true },
    { label: 'Kind' },
    { label: 'Certainty' },
    { label: 'Able / qualified / in use' },
    { label: 'Standing not stated', numeric: true },
    { label: 'Candidate not known', numeric: true },
    { label: 'End items stopped', long: true },
    { label: 'How it fails', long: true },
    { label: 'Evidence', long: true },
  ];
  const row = (found: ReportSingleSource): Value[] => [
    thingName(found.candidate),
    found.level,
    html`${thingName(found.item)}${found.mitigatedBy.length > 0 ? html` <span class="flag">held by substitute: ${things(found.mitigatedBy)}</span>` : ''}${found.dormant ? html` <span class="flag">a counted source is dormant</span>` : ''}`,
    found.kind,
    found.certainty,
    `${found.counts.able} / ${found.counts.qualified} / ${found.counts.chosen}`,
    found.counts.unstated,
    found.counts.unknown,
    things(found.endItems),
    steps(found.witness),
    evidence(found.evidence, numbers),
  ];
  const content =
    report.singleSources.length === 0
      ? paragraph(noneFound(report.coverage))
      : table(
          `Single sources, counting ${report.counting} ones: ${report.singleSources.length}`,
          columns,
          report.singleSources.map(row),
        );
  const caption = ({ lost, item, gapId, certainty }: WitnessPicture) =>
    `How the loss of ${thingName(lost)} takes down ${thingName(item)} (${gapInRegister(report, gapId)}${certainty === 'possible' ? '; possible: ? is what nobody stated' : ''})`;
  const pictures = report.witnesses.map(
    (picture, k) => html`<figure><figcaption>${caption(picture)}</figcaption>
<div class="wide" role="region" aria-label="${`Picture ${k + 1}`}" tabindex="0">${witnessSvg(picture, `arrow-${k + 1}`)}</div></figure>
`,
  );
  return section('single-sources', '5 Single and sole sources', content, ...pictures);
}

export function vendorsSection(report: GapReport, numbers: DocumentNumbers): Markup {
  const { findings, flagged, partiesInScope, lists } = report.vendors;
  const columns: Column[] = [
    { label: 'Party' },
    { label: 'Outcome' },
    { label: 'Rule', long: true },
    { label: 'Status of the rule' },
    { label: 'Why', long: true },
    { label: 'Path', long: true },
    { label: 'End items', long: true },
    { label: 'Evidence', long: true },
  ];
  const row = (found: ReportVendor): Value[] => [
    thingName(found.party),
    found.outcome ?? 'flag, no outcome',
    html`${found.rule.title} <span class="id">${found.rule.id}</span><br>${found.rule.source}; effective ${found.rule.effective}`,
    found.rule.status,
    html`${found.basis}. ${found.rule.reason}${found.flags.map((flag) => html` <span class="flag">${flag}</span>`)}`,
    steps(found.path),
    things(found.endItems),
    evidence(found.evidence, numbers),
  ];
  const asked = `Makers and distributors in scope: ${partiesInScope}. A party without ownership data is not cleared; the coverage says of how many an owner is known.`;
  return section(
    'vendors',
    '6 Untrusted vendors',
    paragraph(asked),
    findings.length === 0
      ? paragraph('None found among those that the lists and owners handed in can tell.')
      : table(`Untrusted vendors: ${findings.length}`, columns, findings.map(row)),
    flagged.length === 0 ? html`` : table(`Flags without an outcome: ${flagged.length}`, columns, flagged.map(row)),
    listsTable(lists),
  );
}

function listsTable(lists: readonly ReportList[]): Markup {
  if (lists.length === 0) return html``;
  const columns: Column[] = [
    { label: 'List' },
    { label: 'Entries', numeric: true },
    { label: 'Edition of' },
    { label: 'Age in days', numeric: true },
    { label: 'State' },
  ];
  const rows = lists.map((list): Value[] => [
    html`${list.title} <span class="id">${list.code}</span>`,
    list.documents.length === 0 ? '' : list.entries,
    list.documents.length === 0 ? '' : known(list.dated),
    list.documents.length === 0 ? '' : known(list.ageDays),
    stateOfList(list),
  ]);
  return table(`Lists: ${lists.filter(({ documents }) => documents.length > 0).length} of ${lists.length} loaded`, columns, rows);
}

function stateOfList({ documents, stale }: ReportList): Value {
  if (documents.length === 0) return html`<span class="unknown">not loaded: nothing is said about it</span>`;
  if (stale === null) return html`<span class="unknown">age not known</span>`;
  return stale ? html`<span class="flag">stale</span>` : 'fresh';
}

export function concentrationSection(report: GapReport, numbers: DocumentNumbers): Markup {
  const columns: Column[] = [
    { label: 'Of' },
    { label: 'Level' },
    { label: 'HHI (0 to 10,000)', numeric: true },
    { label: 'Holders', long: true },
    { label: 'Assumption', long: true },
    { label: 'Evidence', long: true },
  ];
  const rows = report.concentration.map((found): Value[] => [
    html`${found.of.name} <span class="kind">${found.of.type}</span>`,
    found.level,
    interval(found.hhi),
    html`<ul>${found.holders.map((holder) => html`<li>${holder.candidate === null ? 'all that nobody named' : thingName(holder.candidate)}: ${share(holder.share)}</li>`)}</ul>`,
    found.assumption,
    evidence(found.evidence, numbers),
  ]);
  const content =
    rows.length === 0 ? paragraph(noneFound(report.coverage)) : table(`Concentration: ${rows.length}`, columns, rows);
  return section('concentration', '7 Concentration', countriesPart(report), content);
}

function countriesPart({ countries: { known: made, unknownSources, unknownShare } }: GapReport): Markup {
  if (made.length === 0) return html``;
  const columns: Column[] = [
    { label: 'Country' },
    { label: 'Sources', numeric: true },
    { label: 'Share of the programme' },
    { label: 'Gaps', numeric: true },
    { label: 'End items stopped', numeric: true },
  ];
  const rows = made.map(({ country, sources, share: held, gaps, endItemsStopped }): Value[] => [
    thingName(country),
    sources,
    held === null ? known(null) : share(held),
    gaps,
    endItemsStopped,
  ]);
  const unknown = `No country is known of ${count(unknownSources, 'source')}${unknownShare === null ? '' : `, ${share(unknownShare)} of the programme`}.`;
  const legend = `Figures are sources, where there is room; darker from ${shades.join(', ')} of them; ! and a heavy line: its loss stops an end item. Boundaries are those of Natural Earth and say nothing of anybody's position.`;
  return html`<figure><figcaption>Where it is made</figcaption>
${worldMapSvg(made, 'World map: where it is made; the table beneath says the same')}<p class="legend">${legend}</p></figure>
${table(`Countries of manufacture: ${made.length}`, columns, rows)}${paragraph(unknown)}`;
}
