import type { Command } from 'commander';
import { askConcentration, type FoundConcentration } from '../app/analyses/find-concentration.ts';
import { localReader } from '../app/workspace/reader.ts';
import { bandOf, type Counting, concentrationBands, type Level } from '../app/workspace/vocabulary.ts';
import {
  countingOption,
  levelOption,
  ofOption,
  openOption,
  type QuestionOptions,
  question,
  questionOf,
  stageOption,
} from './question.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface ConcentrationOptions extends QuestionOptions {
  readonly of: FoundConcentration['of']['type'];
  readonly level: Level;
  readonly counting: Counting;
  readonly stage?: string;
  readonly open?: boolean;
}

/** Bands of the 2023 US merger guidelines, a reference line by analogy; the low end counts. */
const scale = ['high', 'moderate'];

export function findConcentrationCommand(): Command {
  return question('concentration', 'how much comes from few suppliers, owners, sites or countries (HHI)', scale)
    .addOption(ofOption().default('item'))
    .addOption(levelOption('country'))
    .addOption(countingOption())
    .addOption(stageOption())
    .addOption(openOption())
    .action(run);
}

async function run(options: ConcentrationOptions): Promise<void> {
  checkThreshold(options.failOn, scale);
  const { of, level, counting, stage, open } = options;
  const asked = { ...questionOf(options), of, level, counting, stage, open };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askConcentration(workspace, localReader, asked);
    const words = await output.results(answer, tableOf, bandOfFinding);
    summarize(output, answer, level);
    return exitCodeFor(options.failOn, words, scale);
  });
}

function bandOfFinding({ hhi }: FoundConcentration): string {
  return bandOf(hhi.low, concentrationBands[0]);
}

function tableOf(findings: readonly FoundConcentration[]): string {
  return table(
    ['of', 'HHI', 'equal to', 'holders', 'ask first', 'assumption'],
    findings.map((found) => [
      found.of.name,
      [range(found.hhi), ...found.stages.map(({ stage, hhi }) => `${stage} ${range(hhi)}`)].join('; '),
      holdersLike(found.effectiveNumber),
      found.holders.map(({ name, share }) => `${name} ${percent(share)}`).join('; '),
      asked(found.askFirst),
      found.assumption,
    ]),
  );
}

function range({ low, high }: FoundConcentration['hhi']): string {
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** As many equal holders as would give the index. */
function holdersLike({ low, high }: FoundConcentration['effectiveNumber']): string {
  if (high === undefined) return `${low} or more holders`;
  return `${low === high ? low : `${low} to ${high}`} holders`;
}

function asked(ask: FoundConcentration['askFirst']): string {
  if (ask === undefined) return '';
  const { low, high } = ask.narrowsBy;
  return `${ask.question} (narrows by ${low === high ? low : `${low} to ${high}`} points)`;
}

function percent({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? `${low / 100} %` : `${low / 100} to ${high / 100} %`;
}
