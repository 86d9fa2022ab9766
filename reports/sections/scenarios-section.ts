/** The saved scenarios: what each loses, what stops, and when. */
import type { GapReport, OpenInterval } from '../gap-report.ts';
import type { ReportScenario, ScenarioStop } from '../report-scenarios.ts';
import { firstInWords, lossInWords, lostInWords, scenariosInWords, stopInWords, withinInWords } from '../scenario-words.ts';
import { type Block, type Cell, type Column, date, number, paragraph, type Section, table, text } from './section.ts';
import { type DocumentNumbers, evidence, openAmount, openInterval, thingName } from './words.ts';

export function scenariosSection({ scenarios, programme }: GapReport, numbers: DocumentNumbers): Section {
  const { listed, total } = scenarios;
  const stops = listed.flatMap(({ name, outcome }) => (outcome?.stopped ?? []).map((stop): Stop => ({ name, stop })));
  const blocks: Block[] = [
    ...scenariosInWords(scenarios, programme).map(paragraph),
    ...(listed.length === 0 ? [] : [table(`Saved scenarios: ${total}`, ofScenarios(numbers, programme), listed)]),
    ...(stops.length === 0
      ? []
      : [table(`What stops in them, and when: ${stops.length}`, ofStops(numbers), stops, 'Scenario stops')]),
  ];
  return { heading: '10 Scenarios', sheet: 'Scenarios', landscape: true, blocks };
}

function ofScenarios(numbers: DocumentNumbers, programme: string): Column<ReportScenario>[] {
  const counted = (of: 'stops' | 'mayStop' | 'hold' | 'weakened') => (one: ReportScenario) => one.outcome?.[of] ?? null;
  return [
    text('Scenario', 9, ({ name }) => name),
    ...(programme === '' ? [text<ReportScenario>('Programme', 7, (one) => one.programme || 'all')] : []),
    text('Saved by (as declared)', 7, ({ author }) => author),
    date('Saved on', 6.5, ({ saved }) => saved.slice(0, 10)),
    text('Loses', 12, lossInWords, 'paper'),
    text('Loses', 12, ({ lose }) => lose.join('; '), 'sheet'),
    date('From', 6, ({ from }) => (from === '' ? null : from), 'sheet'),
    number('For days', 5, ({ forDays }) => forDays ?? '', 'sheet'),
    text('That is, in this view', 9, (one) => (one.problem === '' ? lostInWords(one) : `cannot be asked: ${one.problem}`)),
    text('Sources that count', 6, ({ counting, stage }) => (stage === '' ? counting : `${counting}, ${stage}`)),
    number('Stop surely', 4.5, counted('stops')),
    number('Stop possibly', 5, counted('mayStop')),
    number('Hold', 4, counted('hold')),
    text('First stops after (days)', 6, ({ outcome }) => (outcome === null ? null : firstInWords(outcome)), 'paper'),
    number('Items weakened', 5.5, counted('weakened')),
    ...money<ReportScenario>('Value lost', ({ outcome }) => outcome?.cost ?? null),
    text('Note', 7, ({ note }) => note),
    text('Evidence', 8, (one) => evidence(one.evidence, numbers)),
  ];
}

interface Stop {
  readonly name: string;
  readonly stop: ScenarioStop;
}

function ofStops(numbers: DocumentNumbers): Column<Stop>[] {
  return [
    text('Scenario', 9, ({ name }) => name),
    text('End item', 11, ({ stop }) => thingName(stop.endItem)),
    text('Certainty', 5.5, ({ stop }) => stop.certainty),
    text('Stops on', 9, ({ stop }) => (stop.stopsOn.earliest === null ? null : stopInWords(stop)), 'paper'),
    date('Stops on, at the earliest', 6, ({ stop }) => stop.stopsOn.earliest, 'sheet'),
    date('Stops on, at the latest', 6, ({ stop }) => stop.stopsOn.latest, 'sheet'),
    text('After days', 6, ({ stop }) => openInterval(stop.days), 'paper'),
    number('After days, at least', 5, ({ stop }) => low(stop.days), 'sheet'),
    number('After days, at most', 5, ({ stop }) => stop.days.high, 'sheet'),
    text('Before the loss ends', 6, ({ stop }) => withinInWords(stop)),
    text('Days without', 6, ({ stop }) => (stop.stoppedDays === null ? null : openInterval(stop.stoppedDays)), 'paper'),
    number('Days without, at least', 5, ({ stop }) => low(stop.stoppedDays), 'sheet'),
    number('Days without, at most', 5, ({ stop }) => stop.stoppedDays?.high ?? null, 'sheet'),
    ...money<Stop>('Value lost', ({ stop }) => stop.cost),
    text('Evidence', 9, ({ stop }) => evidence(stop.evidence, numbers)),
  ];
}

const low = (days: OpenInterval | null): Cell => (days === null || (days.low === 0 && days.high === null) ? null : days.low);

function money<Row>(label: string, of: (row: Row) => OpenInterval | null): Column<Row>[] {
  return [
    text(label, 7, (row) => ((amount) => (amount === null ? null : openAmount(amount)))(of(row)), 'paper'),
    number(`${label}, at least`, 6, (row) => low(of(row)), 'sheet'),
    number(`${label}, at most`, 6, (row) => of(row)?.high ?? null, 'sheet'),
  ];
}
