import { type Command, Option } from 'commander';
import { type FoundGap, findGaps } from '../app/find-gaps.ts';
import { localReader } from '../app/reader.ts';
import { archetypes, type Counting } from '../app/vocabulary.ts';
import { pagesOf } from './output.ts';
import { countingOption, type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { endItems, table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface GapOptions extends QuestionOptions {
  readonly counting: Counting;
  readonly group: 'candidate' | 'item';
}

export function findGapsCommand(): Command {
  return question('gaps', 'the gap register, worst first', archetypes)
    .addOption(countingOption())
    .addOption(
      new Option('--group <by>', 'a row for each thing that is lost, or for each item')
        .choices(['candidate', 'item'])
        .default('candidate'),
    )
    .action(run);
}

async function run(options: GapOptions): Promise<void> {
  checkThreshold(options.failOn, archetypes);
  const asked = { ...questionOf(options), counting: options.counting, group: options.group };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await findGaps(workspace, localReader, asked);
    const words = await output.results(pagesOf(answer.findings), tableOf, ({ archetype }) => archetype);
    output.note(answer.statement);
    summarize(output, { ...answer, total: answer.findings.length });
    return exitCodeFor(options.failOn, words, archetypes);
  });
}

function tableOf(findings: readonly FoundGap[]): string {
  return table(
    ['rank', 'archetype', 'system', 'lost', 'items', 'stops', 'able/qualified/chosen', 'criticality', 'decide by'],
    findings.map((gap) => [
      gap.rank,
      `${gap.archetype}${gap.certainty === 'possible' ? ' (possible)' : ''}`,
      gap.system,
      gap.lost?.name ?? '',
      gap.folded?.text ?? gap.items.map(({ name }) => name).join('; '),
      gap.level === '' ? '' : endItems(gap.endItemsStopped.length),
      [gap.ableSources, gap.qualifiedSources, gap.chosenSources].map((count) => count ?? '?').join('/'),
      gap.criticality || 'not known',
      gap.decideBy,
    ]),
  );
}
