/** Obsolescence and scenarios in the HTML. */
import type { GapReport } from './gap-report.ts';
import { type Column, type DocumentNumbers, evidence, known, paragraph, section, table, thingName } from './html-parts.ts';
import { html, type Markup, type Value } from './markup.ts';
import { obsolescenceInWords } from './obsolescence-words.ts';
import type { ReportScenario, ScenarioStop } from './report-scenarios.ts';
import {
  firstInWords,
  lossInWords,
  lostInWords,
  scenariosInWords,
  stopInWords,
  stopsInWords,
  withinInWords,
} from './scenario-words.ts';
import { openDays, openMoney } from './wording.ts';

const endColumns: readonly Column[] = [
  { label: 'Item', long: true },
  { label: 'Criticality' },
  { label: 'State' },
  { label: 'Lifecycle' },
  { label: 'Last order' },
  { label: 'Last shipment' },
  { label: 'End of support' },
  { label: 'Days left', numeric: true },
  { label: 'Stock lasts (days)' },
  { label: 'Sources that it concerns' },
  { label: 'Offered in its place', long: true },
  { label: 'Gap of rank', numeric: true },
  { label: 'Evidence', long: true },
];

export function obsolescenceSection({ obsolescence }: GapReport, numbers: DocumentNumbers): Markup {
  const { ends, total } = obsolescence;
  const rows = ends.map((end): Value[] => [
    end.part === null ? thingName(end.item) : html`${thingName(end.item)}: its part ${thingName(end.part)}`,
    known(end.criticality),
    end.state === 'ended' || end.state === 'ending' ? html`<span class="flag">${end.state}</span>` : end.state,
    known(end.lifecycle),
    known(end.lastOrderDate),
    known(end.lastShipDate),
    known(end.endOfSupport),
    known(end.daysLeft),
    known(openDays(end.coverDays)),
    `${end.sources.concerned} of ${end.sources.of}`,
    known(end.replacement),
    end.gapRank ?? 'none',
    evidence(end.evidence, numbers),
  ]);
  return section(
    'obsolescence',
    '9 Obsolescence',
    ...obsolescenceInWords(obsolescence).map(paragraph),
    ...(rows.length === 0 ? [] : [table(`Items of which it is stated whether they end: ${total}`, endColumns, rows)]),
  );
}

const scenarioColumns: readonly Column[] = [
  { label: 'Scenario' },
  { label: 'Saved by (as declared)' },
  { label: 'Saved on' },
  { label: 'Loses', long: true },
  { label: 'That is, in this view', long: true },
  { label: 'Sources that count' },
  { label: 'End items that stop' },
  { label: 'First stops after (days)' },
  { label: 'Items weakened', numeric: true },
  { label: 'Value lost (money)' },
  { label: 'Note' },
  { label: 'Evidence', long: true },
];

export function scenariosSection({ scenarios, programme }: GapReport, numbers: DocumentNumbers): Markup {
  const { listed, total } = scenarios;
  const rows = listed.map((one): Value[] => [
    programme === '' ? html`${one.name} <span class="kind">${one.programme || 'everything'}</span>` : one.name,
    one.author,
    one.saved.slice(0, 10),
    lossInWords(one),
    one.problem === '' ? known(lostInWords(one)) : html`<span class="unknown">cannot be asked: ${one.problem}</span>`,
    one.stage === '' ? one.counting : `${one.counting}, ${one.stage}`,
    one.outcome === null ? known(null) : stopsInWords(one.outcome),
    one.outcome === null ? known(null) : firstInWords(one.outcome),
    one.outcome?.weakened ?? known(null),
    one.outcome?.cost == null ? known(null) : openMoney(one.outcome.cost),
    one.note,
    evidence(one.evidence, numbers),
  ]);
  return section(
    'scenarios',
    '10 Scenarios',
    ...scenariosInWords(scenarios, programme).map(paragraph),
    ...(rows.length === 0 ? [] : [table(`Saved scenarios: ${total}`, scenarioColumns, rows)]),
    ...listed.map((one) => stopsTable(one, numbers)),
  );
}

const stopColumns: readonly Column[] = [
  { label: 'End item', long: true },
  { label: 'Certainty' },
  { label: 'Stops on' },
  { label: 'After days' },
  { label: 'Before the loss ends' },
  { label: 'Days without' },
  { label: 'Value lost (money)' },
  { label: 'Evidence', long: true },
];

function stopsTable({ name, outcome }: ReportScenario, numbers: DocumentNumbers): Markup {
  if (outcome === null || outcome.stopped.length === 0) return html``;
  const rows = outcome.stopped.map((stop: ScenarioStop): Value[] => [
    thingName(stop.endItem),
    stop.certainty,
    stopInWords(stop),
    known(openDays(stop.days)),
    withinInWords(stop),
    stop.stoppedDays === null ? known(null) : openDays(stop.stoppedDays),
    stop.cost === null ? known(null) : openMoney(stop.cost),
    evidence(stop.evidence, numbers),
  ]);
  const all = outcome.stops + outcome.mayStop;
  const shown = rows.length < all ? `the first ${rows.length} of ${all}` : `${all}`;
  return table(`What stops, and when: ${name} (${shown})`, stopColumns, rows);
}
