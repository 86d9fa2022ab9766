import type { Command } from 'commander';
import { askExposures, type FoundExposure, type OpenInterval } from '../app/analyses/find-exposures.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Counting, Level } from '../app/workspace/vocabulary.ts';
import {
  alsoAccepts,
  type Choice,
  countingOption,
  levelOption,
  noteWithoutEffect,
  type QuestionOptions,
  question,
  questionOf,
  stageOption,
} from './question.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface ExposureOptions extends QuestionOptions {
  readonly level: Level;
  readonly counting: Counting;
  readonly stage?: string;
  readonly capacities?: boolean;
}

/** Whether the time to recover is longer than the time to survive. */
const scale = ['gap', 'not-known', 'no-gap'];
const without: readonly Choice[] = ['of', 'open'];

export function findExposuresCommand(): Command {
  const made = question('exposures', 'how long end items survive each loss, and what it costs until it is mended', scale)
    .addOption(levelOption())
    .addOption(countingOption())
    .addOption(stageOption())
    .option('--capacities', 'what is left delivers what it can make (a linear program), not all that is needed');
  return alsoAccepts(made, without).action(run);
}

async function run(options: ExposureOptions): Promise<void> {
  checkThreshold(options.failOn, scale);
  const { level, counting, stage, capacities } = options;
  const asked = { ...questionOf(options), level, counting, stage, capacities };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askExposures(workspace, localReader, asked);
    const words = await output.results(answer, tableOf, wordOf);
    noteWithoutEffect(output, options, without);
    summarize(output, answer, level);
    return exitCodeFor(options.failOn, words, scale);
  });
}

function wordOf({ gap }: FoundExposure): string {
  return { yes: 'gap', 'not known': 'not-known', no: 'no-gap' }[gap];
}

function tableOf(findings: readonly FoundExposure[]): string {
  return table(
    [findings[0]?.level ?? 'candidate', 'certainty', 'survives, days', 'recovers, days', 'gap', 'exposure', 'index'],
    findings.map((found) => [
      found.candidate.name,
      found.certainty,
      inWords(found.timeToSurviveDays),
      inWords(found.timeToRecoverDays),
      found.gap,
      inWords(found.exposure),
      inWords(found.riskExposureIndex, 3),
    ]),
  );
}

/** `12`, `12 to 20`, `at least 12`, `not known`. */
function inWords({ low, high }: OpenInterval, digits = 1): string {
  const short = (value: number): number => Number(value.toFixed(digits));
  if (high === null) return low === 0 ? 'not known' : `at least ${short(low)}`;
  return low === high ? `${short(low)}` : `${short(low)} to ${short(high)}`;
}
