import { type Command, Option } from 'commander';
import { askCutSets, type FoundCutSet } from '../app/find-cut-sets.ts';
import { localReader } from '../app/reader.ts';
import type { Counting, Level } from '../app/vocabulary.ts';
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
import { endItems, table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface CutSetOptions extends QuestionOptions {
  readonly level: Level;
  readonly counting: Counting;
  readonly stage?: string;
  readonly order: '2' | '3';
}

const scale = ['definite', 'possible'];
const without: readonly Choice[] = ['of', 'open'];

export function findCutSetsCommand(): Command {
  const made = question('cut-sets', 'two or three losses that stop an end item together, and no part of them alone', scale)
    .addOption(new Option('--order <n>', 'members of a set').choices(['2', '3']).default('2'))
    .addOption(levelOption())
    .addOption(countingOption())
    .addOption(stageOption());
  return alsoAccepts(made, without).action(run);
}

async function run(options: CutSetOptions): Promise<void> {
  checkThreshold(options.failOn, scale);
  const { level, counting, stage, order } = options;
  const asked = { ...questionOf(options), level, counting, stage, order: order === '3' ? (3 as const) : (2 as const) };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askCutSets(workspace, localReader, asked);
    const words = await output.results(answer, tableOf, ({ certainty }) => certainty);
    noteWithoutEffect(output, options, without);
    summarize(output, answer, level);
    return exitCodeFor(options.failOn, words, scale);
  });
}

function tableOf(findings: readonly FoundCutSet[]): string {
  return table(
    ['certainty', findings[0]?.level ?? 'candidates', 'stops'],
    findings.map(({ certainty, candidates, endItems: stopped }) => [
      certainty,
      candidates.map(({ name }) => name).join(' + '),
      endItems(stopped.length),
    ]),
  );
}
