/** The sentences about saved scenarios: the same in every format. */
import type { ReportScenario, ReportScenarios, ScenarioOutcome, ScenarioStop } from './report-scenarios.ts';
import { names } from './sections/words.ts';
import { count, notKnown, openDays } from './wording.ts';

export function scenariosInWords({ listed, total }: ReportScenarios, programme: string): string[] {
  const of = programme === '' ? '' : ` for ${programme}`;
  if (total === 0)
    return [
      `No scenario is saved${of}: nothing is said here of what several losses at once would stop. The page "What if" and save-scenario save one.`,
    ];
  return [
    `Questions that somebody saved${of}, asked anew of the documents of this view: ${count(total, 'scenario')}${total > listed.length ? `, of which the first ${listed.length} are here` : ''}. A scenario is no forecast: it says what stops if all of it is lost, and when. Who saved it is as declared. Surely: whatever the unknowns are; possibly: only if they are the same. A time that is not known is not "never".`,
  ];
}

/** `country:CN; country:TW, for 90 days from 2026-11-01`. */
export function lossInWords({ lose, from, forDays }: ReportScenario): string {
  const days = forDays === null ? 'until further notice' : `for ${count(forDays, 'day')}`;
  return `${lose.join('; ')}, ${days} from ${from === '' ? 'a day that is not known' : from}`;
}

/** What the selectors name in this view, where they can be asked. */
export function lostInWords({ outcome }: ReportScenario): string | null {
  return outcome === null ? null : `${names(outcome.lost)}`;
}

/** `on 2026-11-13 at the earliest, 2026-12-11 at the latest`. */
export function stopInWords({ stopsOn: { earliest, latest } }: Pick<ScenarioStop, 'stopsOn'>): string {
  if (earliest === null) return notKnown;
  if (latest === earliest) return earliest;
  return latest === null ? `${earliest} at the earliest; the latest is not known` : `${earliest} to ${latest}`;
}

export function withinInWords({ withinPeriod }: ScenarioStop): string {
  if (withinPeriod === null) return 'the loss has no end';
  return withinPeriod === 'possible' ? 'possibly' : withinPeriod;
}

/** `8 surely, 0 possibly, 0 hold`. */
export function stopsInWords({ stops, mayStop, hold }: ScenarioOutcome): string {
  return `${stops} surely, ${mayStop} possibly; ${hold} hold`;
}

/** `the first after 12 to 40 days`; empty where nothing stops. */
export function firstInWords({ first }: ScenarioOutcome): string {
  return first === null ? 'none stops' : openDays(first);
}
