/** Concentration: who and where holds how much, and the countries of the programme. */
import { noneFound } from '../bottom-line.ts';
import type { CountryShare, GapReport, ReportConcentration } from '../gap-report.ts';
import { printedMap } from '../pdf/pictures.ts';
import { count, interval, share } from '../wording.ts';
import { type Block, type Column, number, paragraph, type Section, table, text } from './section.ts';
import { type DocumentNumbers, evidence, thingName } from './words.ts';

/** Holders of one thing in a cell. */
const mostHolders = 6;

export function placesSection(report: GapReport, numbers: DocumentNumbers): Section {
  const { known, unknownSources, unknownShare } = report.countries;
  const blocks: Block[] = [
    ...(known.length === 0 ? [] : [mapOf(report), table(`Countries of manufacture: ${known.length}`, ofCountries, known)]),
    paragraph(
      `Sources of which no country is known: ${unknownSources}${unknownShare === null ? '' : ` (share ${share(unknownShare)})`}.`,
    ),
    report.concentration.length === 0
      ? paragraph(noneFound(report.coverage))
      : table(`Concentration: ${report.concentration.length}`, ofHolders(numbers), report.concentration, 'Holders'),
  ];
  return { heading: '7 Concentration', sheet: 'Concentration', landscape: true, blocks };
}

/** Countries that the picture in words names; the table beneath has all. */
const mostNamed = 12;

function mapOf({ countries: { known } }: GapReport): Block {
  const named = known.slice(0, mostNamed).map(({ country, sources }) => `${country.name} ${sources}`);
  const alt = `Map of the world with the sources in each country: ${named.join('; ')}${known.length > mostNamed ? '; and others' : ''}.`;
  const caption = `Where it is made: ${count(known.length, 'country', 'countries')} by sources. The figure is sources; "!" marks a country whose loss stops an end item.`;
  return { kind: 'picture', picture: { svg: () => printedMap(known, alt), alt, caption } };
}

const ofCountries: readonly Column<CountryShare>[] = [
  text('Country', 12, ({ country }) => thingName(country)),
  number('Sources there', 7, ({ sources }) => sources),
  text('Share of the programme', 10, (found) => (found.share === null ? null : share(found.share)), 'paper'),
  number('Share at least (%)', 7, (found) => (found.share === null ? null : found.share.low / 100), 'sheet'),
  number('Share at most (%)', 7, (found) => (found.share === null ? null : found.share.high / 100), 'sheet'),
  number('Gaps if it is lost', 7, ({ gaps }) => gaps),
  number('End items these stop', 7, ({ endItemsStopped }) => endItemsStopped),
];

function ofHolders(numbers: DocumentNumbers): Column<ReportConcentration>[] {
  return [
    text('Of', 9, ({ of }) => `${of.name} (${of.type})`),
    text('Level', 6, ({ level }) => level),
    text('HHI (0 to 10,000)', 7, ({ hhi }) => interval(hhi), 'paper'),
    number('HHI at least', 6, ({ hhi }) => hhi.low, 'sheet'),
    number('HHI at most', 6, ({ hhi }) => hhi.high, 'sheet'),
    text('Holders', 16, holders),
    text('Assumption', 14, ({ assumption }) => assumption),
    text('Evidence', 9, (found) => evidence(found.evidence, numbers)),
  ];
}

function holders({ holders: all }: ReportConcentration): string {
  const shown = all
    .slice(0, mostHolders)
    .map(
      (holder) => `${holder.candidate === null ? 'all that nobody named' : thingName(holder.candidate)}: ${share(holder.share)}`,
    );
  return [...shown, ...(all.length > mostHolders ? [`and ${all.length - mostHolders} more`] : [])].join('; ');
}
