/** The saved scenarios of a report, each asked anew of its view. */
import { type OperationalCode, OperationalError } from '../../graph/model/operational-error.ts';
import type { ReportScenario, ReportScenarios, ScenarioOutcome } from '../../reports/report-scenarios.ts';
import { askScenarios, type SavedScenario } from '../scenarios/scenarios.ts';
import { askWhatIf } from '../scenarios/what-if.ts';
import type { ReportParts } from './report-gap.ts';

/** Scenarios that a report asks, and end items that it names of each; it says how many there are. */
export const scenariosListed = 20;
export const stopsListed = 200;

const ofTheQuestion: ReadonlySet<OperationalCode> = new Set(['INPUT_INVALID', 'PROGRAMME_UNKNOWN']);

type Asked = Pick<ReportParts, 'workspace' | 'reader' | 'question' | 'view' | 'handedOver'>;

/** Of a programme its own; of the whole view all, each in its own programme. */
export async function reportScenarios(parts: Asked): Promise<ReportScenarios> {
  const { workspace, reader, question, handedOver } = parts;
  const { programme, asOf, knownAt } = question;
  const { saved, total } = await askScenarios(workspace, reader, { programme, asOf, knownAt });
  const listed: ReportScenario[] = [];
  for (const found of saved.slice(0, scenariosListed)) {
    listed.push(await asked(parts, found));
    await handedOver();
  }
  return { listed, total };
}

async function asked(parts: Asked, found: SavedScenario): Promise<ReportScenario> {
  const { id, name, lose, forDays, author, saved, evidence } = found;
  const said = {
    id,
    name,
    programme: found.programme ?? '',
    author,
    saved,
    note: found.note ?? '',
    lose,
    counting: found.counting ?? 'qualified',
    stage: found.stage ?? '',
    from: found.from ?? parts.view.asOf,
    forDays,
    evidence,
  } as const;
  try {
    return { ...said, outcome: await outcomeOf(parts, found), problem: '' };
  } catch (error) {
    // What it names is no longer there: said, as where it is asked by hand. What another moment would answer is no finding.
    if (!(error instanceof OperationalError) || !ofTheQuestion.has(error.code)) throw error;
    return { ...said, outcome: null, problem: error.message };
  }
}

async function outcomeOf({ workspace, reader, question }: Asked, found: SavedScenario): Promise<ScenarioOutcome> {
  const { asOf, knownAt } = question;
  const answer = await askWhatIf(workspace, reader, {
    asOf,
    knownAt,
    programme: found.programme ?? undefined,
    lose: found.lose,
    counting: found.counting ?? undefined,
    stage: found.stage ?? undefined,
    from: found.from ?? undefined,
    forDays: found.forDays ?? undefined,
  });
  const stopped = await answer.stopped.page(0, stopsListed);
  const { definite, possible } = answer.endItemsStopped;
  return {
    lost: answer.lost.flatMap(({ things }) => things),
    stops: definite,
    mayStop: possible - definite,
    hold: answer.holding.total,
    weakened: answer.weakened.total,
    cost: answer.cost,
    first: answer.firstStop,
    stopped: stopped.map(({ endItem, certainty, days, stopsOn, withinPeriod, stoppedDays, cost, evidence }) => ({
      endItem,
      certainty,
      days,
      stopsOn,
      withinPeriod,
      stoppedDays,
      cost,
      evidence,
    })),
  };
}
