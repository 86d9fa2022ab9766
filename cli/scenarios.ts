/** `hauberk scenarios`: the saved what-if questions. */
import type { Command } from 'commander';
import { askScenarios, type FoundScenario } from '../app/scenarios/scenarios.ts';
import { localReader } from '../app/workspace/reader.ts';
import { type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';
import { table } from './table.ts';
import { exitCodeFor } from './threshold.ts';

interface ScenariosOptions extends QuestionOptions {
  readonly former?: boolean;
}

export function scenariosCommand(): Command {
  return question('scenarios', 'saved what-if questions: of each name the newest', [])
    .option('--former', 'also those that a newer one of the name replaces')
    .action(run);
}

async function run(options: ScenariosOptions): Promise<void> {
  await withWorkspace(options, false, async (workspace, output) => {
    const { view, total, page } = await askScenarios(workspace, localReader, { ...questionOf(options), former: options.former });
    const answer = { total, page };
    const words = await output.results(answer, scenarioTable, () => '');
    for (const { name, namesNothing } of await page(0, total))
      if (namesNothing.length > 0) output.note(`${name}: nothing in the view is called ${namesNothing.join(', ')}`);
    if (view.asOfRemark !== undefined) output.note(`dated-ahead: ${view.asOfRemark}`);
    output.note(`${total} saved; view ${view.hash.slice(0, 12)} as of ${view.asOf || '(no date stated)'}`);
    return exitCodeFor(options.failOn, words, []);
  });
}

function scenarioTable(scenarios: readonly FoundScenario[]): string {
  return table(
    ['name', 'programme', 'lost', 'from', 'days', 'author', 'saved', ''],
    scenarios.map(({ name, programme, lose, from, forDays, author, saved, stands }) => [
      name,
      programme ?? '',
      lose.join('; '),
      from ?? '',
      forDays ?? '',
      author,
      saved,
      stands ? '' : 'replaced',
    ]),
  );
}
