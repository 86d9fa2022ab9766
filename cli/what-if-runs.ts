/** `what-if --scenarios`: how probable it is that end items stop, over seeded runs. */
import { readFileSync } from 'node:fs';
import {
  askWhatIfRuns,
  type FoundChance,
  type FoundProbability,
  scenariosOf,
  type WhatIfRunsAnswer,
} from '../app/scenarios/what-if-runs.ts';
import type { ExpectedBounds } from '../app/statements/open-interval.ts';
import type { Question } from '../app/workspace/answer.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Counting } from '../app/workspace/vocabulary.ts';
import type { Workspace } from '../app/workspace/workspace.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { exitCodeFor } from './threshold.ts';

export interface RunsAsked extends Question {
  /** Path of the table. */
  readonly scenarios: string;
  readonly runs?: number | undefined;
  readonly seed?: number | undefined;
  readonly counting: Counting;
  readonly stage?: string | undefined;
  readonly forDays?: number | undefined;
}

/** Ends as the findings say: `definite` where some run stops an end item for certain. */
export async function runScenarios(
  workspace: Workspace,
  output: Output,
  asked: RunsAsked,
  failOn: string | undefined,
  scale: readonly string[],
): Promise<ExitCode> {
  const scenarios = scenariosOf(read(asked.scenarios));
  const answer = await askWhatIfRuns(workspace, localReader, { ...asked, scenarios });
  const words = await output.results(answer, chancesTable, wordOf);
  tell(output, answer);
  return exitCodeFor(
    failOn,
    words.filter((word) => word !== ''),
    scale,
  );
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `${path} cannot be read.`, { cause: error });
  }
}

function wordOf({ probability: { definite, possible } }: FoundChance): string {
  return definite.estimate > 0 ? 'definite' : possible.estimate > 0 ? 'possible' : '';
}

function tell(output: Output, answer: WhatIfRunsAnswer): void {
  const { runs, seed, scenarios, stated, cost } = answer;
  output.note(`${runs} runs of ${scenarios} scenarios, seed ${seed}; intervals: 95 %, Clopper and Pearson`);
  for (const { level, stated: known, of } of stated)
    output.note(
      `${level}: a probability is stated for ${known} of ${of}; the others are never lost here, which is not to say that they are safe`,
    );
  output.note(`expected value of the stopped days: ${cost === null ? 'not known' : expected(cost)}`);
  summarize(output, answer);
}

function chancesTable(found: readonly FoundChance[]): string {
  return table(
    ['end item', 'stops', '95 %', 'possibly', 'stopped days', 'cost', 'most with'],
    found.map(({ endItem, probability, stoppedDays, cost, importance }) => [
      endItem.name,
      probability.definite.estimate,
      bounds(probability.definite),
      bounds({ low: probability.definite.low, high: probability.possible.high }),
      stoppedDays === null ? 'not known' : expected(stoppedDays),
      cost === null ? 'not known' : expected(cost),
      importance[0] === undefined ? '' : `${importance[0].lose.join('; ')} (${Math.round(100 * importance[0].share)} %)`,
    ]),
  );
}

function bounds({ low, high }: Pick<FoundProbability, 'low' | 'high'>): string {
  return `${short(low)} to ${short(high)}`;
}

function expected({ low, high }: ExpectedBounds): string {
  const mean = ({ mean: value, standardError }: ExpectedBounds['low']) =>
    standardError === null ? short(value) : `${short(value)} ± ${short(standardError)}`;
  if (high === null) return `${mean(low)} or more`;
  return high.mean === low.mean ? mean(low) : `${mean(low)} to ${mean(high)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
