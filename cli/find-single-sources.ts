import type { Command } from 'commander';
import { askSingleSources, type FoundSingleSource } from '../app/analyses/find-single-sources.ts';
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
import { endItems, table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface SingleSourceOptions extends QuestionOptions {
  readonly level: Level;
  readonly counting: Counting;
  readonly stage?: string;
}

const scale = ['definite', 'possible'];
const without: readonly Choice[] = ['of', 'open'];

export function findSingleSourcesCommand(): Command {
  const made = question('single-sources', 'items that hang on one supplier, owner, site, country or material', scale)
    .addOption(levelOption())
    .addOption(countingOption())
    .addOption(stageOption());
  return alsoAccepts(made, without).action(run);
}

async function run(options: SingleSourceOptions): Promise<void> {
  checkThreshold(options.failOn, scale);
  const asked = { ...questionOf(options), level: options.level, counting: options.counting, stage: options.stage };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askSingleSources(workspace, localReader, asked);
    const words = await output.results(answer, tableOf, ({ certainty }) => certainty);
    noteWithoutEffect(output, options, without);
    summarize(output, answer, options.level);
    return exitCodeFor(options.failOn, words, scale);
  });
}

function tableOf(findings: readonly FoundSingleSource[]): string {
  return table(
    ['kind', 'certainty', findings[0]?.level ?? 'candidate', 'item', 'stops', 'able/qualified/chosen'],
    findings.map(({ kind, certainty, candidate, item, endItems: stopped, counts, mitigatedBy }) => [
      kind,
      certainty,
      candidate.name,
      item.name,
      mitigatedBy.length > 0 ? 'a substitute holds' : endItems(stopped.length),
      `${counts.able}/${counts.qualified}/${counts.chosen}`,
    ]),
  );
}
