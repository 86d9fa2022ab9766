/** Single and sole sources in detail, the first of them as pictures. */
import { noneFound } from '../bottom-line.ts';
import { gapInRegister } from '../gap-fields.ts';
import type { GapReport, ReportSingleSource, WitnessPicture } from '../gap-report.ts';
import { printedWitness } from '../pdf/pictures.ts';
import { type Block, type Column, number, paragraph, type Section, table, text } from './section.ts';
import { type DocumentNumbers, evidence, names, steps, thingName } from './words.ts';

/** Steps of one finding on paper; the workbook has all. */
const printedSteps = 4;
/** Pictures in a file; the steps of every finding stand in the table. */
export const mostWitnessPictures = 12;

export function singleSourcesSection(report: GapReport, numbers: DocumentNumbers): Section {
  const found = report.singleSources;
  const drawn = report.witnesses.slice(0, mostWitnessPictures);
  const blocks: Block[] =
    found.length === 0
      ? [paragraph(noneFound(report.coverage))]
      : [
          table(`Single sources, counting ${report.counting} ones: ${found.length}`, columns(numbers), found),
          ...(drawn.length === 0 ? [] : [paragraph(picturesNote(drawn.length, found.length))]),
          ...drawn.map((witness) => pictureOf(witness, report)),
        ];
  return { heading: '5 Single and sole sources', sheet: 'Single sources', landscape: true, blocks };
}

function picturesNote(drawn: number, found: number): string {
  return `Pictures of the first ${drawn} of ${found}: a failure goes from the left to the right. A broken line is what no document states.`;
}

function pictureOf(witness: WitnessPicture, report: GapReport): Block {
  const lost = thingName(witness.lost);
  const possible = witness.certainty === 'possible' ? ', possible' : '';
  return {
    kind: 'picture',
    picture: {
      svg: () => printedWitness(witness),
      alt: alternative(witness),
      caption: `How losing ${lost} stops ${thingName(witness.item)} (${witness.level} level${possible}; ${gapInRegister(report, witness.gapId)})`,
    },
  };
}

/** The picture in words: every arrow of it. */
function alternative({ lost, item, nodes, edges }: WitnessPicture): string {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
  const arrows = edges.map(
    ({ from, to, assumed }) => `${nameOf.get(from)} to ${nameOf.get(to)}${assumed ? ' (not stated)' : ''}`,
  );
  return `The failure of ${lost.name} reaches ${item.name}: ${arrows.join('; ')}.`;
}

function columns(numbers: DocumentNumbers): Column<ReportSingleSource>[] {
  return [
    text('Candidate', 9, (found) => thingName(found.candidate)),
    text('Level', 5.5, (found) => found.level),
    text('Item', 9, (found) => thingName(found.item)),
    text('Kind', 5, (found) => found.kind),
    text('Certainty', 6, (found) => found.certainty),
    text('Able / qualified / in use', 6.5, ({ counts }) => `${counts.able} / ${counts.qualified} / ${counts.chosen}`, 'paper'),
    number('Able sources', 5, ({ counts }) => counts.able, 'sheet'),
    number('Qualified sources', 5, ({ counts }) => counts.qualified, 'sheet'),
    number('Sources in use', 5, ({ counts }) => counts.chosen, 'sheet'),
    number('Standing not stated', 5.8, ({ counts }) => counts.unstated),
    number('Candidate not known', 6.5, ({ counts }) => counts.unknown),
    text('End items stopped', 9, (found) => names(found.endItems)),
    text('Remark', 7, remark),
    text('How it fails', 17, (found) => steps(found.witness, printedSteps), 'paper'),
    text('How it fails', 17, (found) => steps(found.witness), 'sheet'),
    text('Evidence', 9, (found) => evidence(found.evidence, numbers)),
  ];
}

function remark(found: ReportSingleSource): string {
  return [
    ...(found.mitigatedBy.length > 0 ? [`held by substitute: ${names(found.mitigatedBy)}`] : []),
    ...(found.dormant ? ['a counted source is dormant'] : []),
  ].join('; ');
}
