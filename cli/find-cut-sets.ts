import { type Command, Option } from 'commander';
import { askCutSets, type FoundCutSet } from '../app/analyses/find-cut-sets.ts';
import type { PagedAnswer } from '../app/workspace/answer.ts';
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

interface CutSetOptions extends QuestionOptions {
  readonly level: Level;
  readonly counting: Counting;
  readonly stage?: string;
  readonly order: '2' | '3';
}

/** A set may have thousands of end items and steps. */
const atOnce = 250;

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
    const words = output.isJson
      ? await output.results({ ...answer, atOnce }, tableOf, wordOf)
      : await output.results({ ...answer, atOnce, page: (from, to) => rowsOf(answer, from, to) }, tableOf, wordOf);
    noteWithoutEffect(output, options, without);
    summarize(output, answer, level);
    return exitCodeFor(options.failOn, words, scale);
  });
}

type Row = Pick<FoundCutSet, 'certainty' | 'level' | 'candidates'> & { readonly endItems: number };

const wordOf = ({ certainty }: Pick<Row, 'certainty'>): string => certainty;

/** What the table shows: the rest need not be held until it is drawn. */
async function rowsOf(answer: PagedAnswer<FoundCutSet>, from: number, to: number): Promise<Row[]> {
  const page = await answer.page(from, to);
  return page.map(({ certainty, level, candidates, endItems: stopped }) => ({
    certainty,
    level,
    candidates,
    endItems: stopped.length,
  }));
}

function tableOf(findings: readonly (Row | FoundCutSet)[]): string {
  return table(
    ['certainty', findings[0]?.level ?? 'candidates', 'stops'],
    findings.map(({ certainty, candidates, endItems: stopped }) => [
      certainty,
      candidates.map(({ name }) => name).join(' + '),
      endItems(typeof stopped === 'number' ? stopped : stopped.length),
    ]),
  );
}
