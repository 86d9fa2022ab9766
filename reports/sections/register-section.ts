/** The ranked gap register. */
import { noneFound } from '../bottom-line.ts';
import { areEndItemsKnown, fieldsNotKnown } from '../gap-fields.ts';
import type { GapReport, GapRow } from '../gap-report.ts';
import { notKnown } from '../wording.ts';
import { type Block, type Cell, type Column, date, number, paragraph, type Section, table, text } from './section.ts';
import { type DocumentNumbers, evidence, names, stated, thingName } from './words.ts';

export function registerSection(report: GapReport, numbers: DocumentNumbers): Section {
  const { gaps } = report;
  const blocks: Block[] =
    gaps.length === 0
      ? [paragraph(noneFound(report.coverage))]
      : [
          paragraph(
            'Sources are counted three times, always together: able, qualified, in use. Owners, sites and countries are those that differ.',
          ),
          table(`Gap register: ${gaps.length} by rank`, columns(numbers), gaps),
        ];
  return { heading: '4 Gap register', sheet: 'Gap register', landscape: true, blocks };
}

export function lostName(gap: Pick<GapRow, 'lost'>): string {
  return gap.lost === null ? 'no recorded source' : thingName(gap.lost);
}

const shown = (value: number | null): string => (value === null ? notKnown : `${value}`);
const three = (a: number | null, b: number | null, c: number | null): Cell =>
  a === null && b === null && c === null ? null : `${shown(a)} / ${shown(b)} / ${shown(c)}`;
const stops = (gap: GapRow): Cell => names(gap.endItemsStopped, areEndItemsKnown(gap) ? 'none' : null);

function columns(numbers: DocumentNumbers): Column<GapRow>[] {
  return [
    number('Rank', 3.2, (gap) => gap.rank),
    text('Gap', 7, (gap) => gap.gapId, 'sheet'),
    text('Lost', 9, (gap) => `${lostName(gap)}${gap.lost === null ? '' : ` (${gap.lost.type})`}`),
    text('Takes down', 10, (gap) => names(gap.items, gap.item === null ? 'none' : thingName(gap.item))),
    text('Part number', 7, (gap) => stated(gap.partNumber)),
    text('NSN', 7, (gap) => stated(gap.nsn), 'sheet'),
    text('Manufacturer', 8, (gap) => stated(gap.manufacturer), 'sheet'),
    text('Criticality', 6.5, (gap) => stated(gap.criticality)),
    text('Archetype', 8, (gap) => `${gap.archetype}${gap.certainty === 'possible' ? ' (possible)' : ''}`, 'paper'),
    text('Archetype', 8, (gap) => gap.archetype, 'sheet'),
    text('Certainty', 6, (gap) => gap.certainty, 'sheet'),
    text('Tiers', 4, (gap) => stated(gap.tiers.join(', '))),
    text('Able / qualified / in use', 6.2, (gap) => three(gap.ableSources, gap.qualifiedSources, gap.chosenSources), 'paper'),
    text(
      'Owners / sites / countries',
      6.2,
      (gap) => three(gap.ownersDistinct, gap.sitesDistinct, gap.countriesDistinct),
      'paper',
    ),
    number('Able sources', 5, (gap) => gap.ableSources, 'sheet'),
    number('Qualified sources', 5, (gap) => gap.qualifiedSources, 'sheet'),
    number('Sources in use', 5, (gap) => gap.chosenSources, 'sheet'),
    number('Standing not stated', 5, (gap) => gap.sourcesUnstated, 'sheet'),
    number('Owners', 5, (gap) => gap.ownersDistinct, 'sheet'),
    number('Sites', 5, (gap) => gap.sitesDistinct, 'sheet'),
    number('Countries', 5, (gap) => gap.countriesDistinct, 'sheet'),
    text('End items stopped', 9, stops),
    ...timeColumns,
    date('Decide by', 6.5, (gap) => stated(gap.decideBy)),
    text('Confidence', 6, (gap) => stated(gap.confidence)),
    text('Why this rank', 8, (gap) => gap.rankReason, 'sheet'),
    text('Owner', 6, (gap) => stated(gap.owner)),
    date('Due', 6, (gap) => gap.due, 'sheet'),
    text('Status', 6, (gap) => gap.status, 'sheet'),
    text('Evidence', 9, (gap) => evidence(gap.evidence, numbers)),
    text('Not known', 9, (gap) => fieldsNotKnown(gap).join('; '), 'sheet'),
  ];
}

const timeColumns: readonly Column<GapRow>[] = [
  number('Days to survive', 5, (gap) => gap.timeToSurviveDays, 'sheet'),
  number('Days to recover', 5, (gap) => gap.timeToRecoverDays, 'sheet'),
  number('Gap in days', 5, (gap) => gap.gapDays, 'sheet'),
  number('Days of supply', 5, (gap) => gap.daysOfSupply, 'sheet'),
  number('Exposure', 5, (gap) => gap.performanceImpact, 'sheet'),
  number('Exposure rank', 5, (gap) => gap.exposureRank, 'sheet'),
];
