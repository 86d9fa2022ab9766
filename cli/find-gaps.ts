import { type Command, Option } from 'commander';
import { askGaps, type FoundGap } from '../app/gaps/find-gaps.ts';
import { localReader } from '../app/workspace/reader.ts';
import { archetypes, type Counting, type Level, levels } from '../app/workspace/vocabulary.ts';
import {
  alsoAccepts,
  type Choice,
  countingOption,
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

interface GapOptions extends QuestionOptions {
  readonly counting: Counting;
  readonly level?: Level;
  readonly group: 'candidate' | 'item';
  readonly stage?: string;
}

const without: readonly Choice[] = ['of', 'open'];

export function findGapsCommand(): Command {
  const made = question('gaps', 'the gap register, worst first', archetypes)
    .addOption(new Option('--level <level>', 'only rows of that level of what is lost').choices([...levels]))
    .addOption(countingOption())
    .addOption(stageOption())
    .addOption(
      new Option('--group <by>', 'a row for each thing that is lost, or for each item')
        .choices(['candidate', 'item'])
        .default('candidate'),
    );
  return alsoAccepts(made, without).action(run);
}

async function run(options: GapOptions): Promise<void> {
  checkThreshold(options.failOn, archetypes);
  const { counting, group, level, stage } = options;
  const asked = { ...questionOf(options), counting, group, level, stage };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askGaps(workspace, localReader, asked);
    const words = await output.results(answer, tableOf, ({ archetype }) => archetype);
    output.note(answer.statement);
    const { packs, because } = answer.binding;
    output.note(`law of ${packs.join(', ')} (${because}); what other packs forbid is for review`);
    if (answer.unknownCriticality > 0)
      output.note(
        `criticality is not known of ${answer.unknownCriticality} of ${answer.total} rows: they rank after safety and before the others`,
      );
    noteWithoutEffect(output, options, without);
    summarize(output, answer);
    return exitCodeFor(options.failOn, words, archetypes);
  });
}

const notKnown = 'not known';

function counts(known: readonly (number | null)[]): string {
  return known.every((count) => count === null) ? notKnown : known.map((count) => count ?? '?').join('/');
}

function tableOf(findings: readonly FoundGap[]): string {
  const isDecided = findings.some(({ owner, due, status }) => `${owner}${due}${status}` !== '');
  return table(
    [
      ...['rank', 'archetype', 'system', 'lost', 'items', 'stops', 'able/qualified/chosen', 'criticality', 'decide by'],
      ...(isDecided ? ['owner', 'due', 'status'] : []),
    ],
    findings.map((gap) => [
      gap.rank,
      `${gap.archetype}${gap.certainty === 'possible' ? ' (possible)' : ''}`,
      gap.system,
      gap.lost?.name ?? '',
      gap.folded?.text ?? gap.items.map(({ name }) => name).join('; '),
      gap.endItemsKnown ? endItems(gap.endItemsStopped.length) : notKnown,
      counts([gap.ableSources, gap.qualifiedSources, gap.chosenSources]),
      gap.criticality || notKnown,
      gap.decideBy,
      ...(isDecided ? [gap.owner, gap.due, gap.status] : []),
    ]),
  );
}
