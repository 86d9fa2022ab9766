/** The register's sections: the ranked register, and times. */
import { noneFound } from './bottom-line.ts';
import { areEndItemsKnown, type GapField, gapField, isEmpty } from './gap-fields.ts';
import type { GapReport, GapRow } from './gap-report.ts';
import {
  type Column,
  type DocumentNumbers,
  evidence,
  known,
  paragraph,
  section,
  table,
  thingName,
  things,
} from './html-parts.ts';
import { intervalsTable } from './html-plan.ts';
import { html, type Markup, type Value } from './markup.ts';
import { notKnown } from './wording.ts';

export function registerSection(report: GapReport, numbers: DocumentNumbers): Markup {
  if (report.gaps.length === 0) return section('register', '4 Gap register', paragraph(noneFound(report.coverage)));
  const rows = report.gaps.map((gap): Value[] => [
    gap.rank,
    html`<code>${gap.gapId}</code>`,
    lost(gap),
    items(gap),
    known(gap.partNumber),
    known(gap.nsn),
    known(gap.manufacturer),
    known(gap.criticality),
    archetype(gap),
    known(gapField('tiers').cell(gap)),
    counts(gap),
    known(gap.sourcesUnstated),
    html`${known(gap.ownersDistinct)} / ${known(gap.sitesDistinct)} / ${known(gap.countriesDistinct)}`,
    things(gap.endItemsStopped, areEndItemsKnown(gap) ? 'none' : notKnown),
    known(gap.decideBy),
    gap.rankReason,
    evidence(gap.evidence, numbers),
  ]);
  const columns: Column[] = [
    { label: 'Rank', numeric: true },
    { label: 'Gap' },
    { label: 'Lost', long: true },
    { label: 'Takes down', long: true },
    { label: 'Part number' },
    { label: 'NSN' },
    { label: 'Manufacturer' },
    { label: 'Criticality' },
    { label: 'Archetype' },
    { label: 'Tiers' },
    { label: 'Sources: able / qualified / in use' },
    { label: 'Standing not stated', numeric: true },
    { label: 'Distinct owners / sites / countries' },
    { label: 'End items stopped', long: true },
    { label: 'Decide by' },
    { label: 'Why this rank' },
    { label: 'Evidence', long: true },
  ];
  return section('register', '4 Gap register', table(`Gap register, ${report.gaps.length} gaps by rank`, columns, rows));
}

/** Fields about time, stock and exposure; a column that no row knows is named beneath the table. */
const numberFields = [
  'timeToRecoverDays',
  'timeToSurviveDays',
  'gapDays',
  'daysOfSupply',
  'performanceImpact',
  'exposureRank',
  'confidence',
] as const;

export function timesSection(report: GapReport): Markup {
  const fields = numberFields.map(gapField);
  const isStated = (name: keyof GapRow) => report.gaps.some((gap) => !isEmpty(gapField(name).cell(gap)));
  const shown = fields.filter((field) => isStated(field.name));
  const absent = fields.filter((field) => !isStated(field.name)).map((field) => field.label);
  const heading = '8 Time to recover, time to survive, stock';
  return section(
    'times',
    heading,
    intervalsTable(report),
    ...(shown.length === 0 ? [] : [exactTable(report, shown)]),
    ...(absent.length === 0
      ? []
      : [paragraph(`${notKnown[0].toUpperCase()}${notKnown.slice(1)} of any gap: ${absent.join(', ')}.`)]),
  );
}

function exactTable(report: GapReport, shown: readonly GapField[]): Markup {
  const columns: Column[] = [
    { label: 'Rank', numeric: true },
    { label: 'Gap' },
    { label: 'Lost', long: true },
    ...shown.map(({ label }) => ({ label })),
  ];
  const rows = report.gaps.map((gap): Value[] => [
    gap.rank,
    html`<code>${gap.gapId}</code>`,
    lost(gap),
    ...shown.map((field) => known(field.cell(gap))),
  ]);
  return table('What is known exactly', columns, rows);
}

function lost(gap: GapRow): Markup {
  return gap.lost === null
    ? html`<span class="unknown">no recorded source</span>`
    : html`${thingName(gap.lost)} <span class="kind">${gap.lost.type}</span>`;
}

function items(gap: GapRow): Markup {
  return things(gap.items.length > 0 ? gap.items : gap.item === null ? [] : [gap.item]);
}

function archetype(gap: GapRow): Markup {
  return html`${gap.archetype}${gap.certainty === 'possible' ? html` <span class="possible">possible</span>` : ''}`;
}

function counts(gap: GapRow): Markup {
  return html`${known(gap.ableSources)} / ${known(gap.qualifiedSources)} / ${known(gap.chosenSources)}`;
}
