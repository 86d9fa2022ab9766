import type { Command } from 'commander';
import { askConcentration, type FoundConcentration } from '../app/find-concentration.ts';
import { localReader } from '../app/reader.ts';
import { bandOf, type Counting, concentrationBands, type Level } from '../app/vocabulary.ts';
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
    ['of', 'HHI', 'holders', 'assumption'],
    findings.map(({ of, hhi, holders, assumption }) => [
      of.name,
      hhi.low === hhi.high ? hhi.low : `${hhi.low} to ${hhi.high}`,
      holders.map(({ name, share }) => `${name} ${percent(share)}`).join('; '),
      assumption,
    ]),
  );
}

function percent({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? `${low / 100} %` : `${low / 100} to ${high / 100} %`;
}
