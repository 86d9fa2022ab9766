/** `hauberk decisions`: what was decided, and with `--queue` what a person must look at. */
import type { Command } from 'commander';
import { askDecisionQueue, type QueuedDecision } from '../app/decisions/decision-queue.ts';
import { askDecisions, type FoundDecision } from '../app/decisions/decisions.ts';
import type { PagedAnswer } from '../app/workspace/answer.ts';
import { localReader } from '../app/workspace/reader.ts';
import { decisionStates, outcomesByStrength } from '../app/workspace/vocabulary.ts';
import { type Output, printable } from './output.ts';
import { type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';
import { noteDiagnostics } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';
import { wholeNumberOption } from './whole-number.ts';

interface DecisionsOptions extends QuestionOptions {
  readonly queue?: boolean;
  readonly expiringWithin?: number;
}

export function decisionsCommand(): Command {
  return question('decisions', 'recorded decisions with their state; --queue: what a person must look at', [
    ...decisionStates,
    ...outcomesByStrength,
  ])
    .option('--queue', 'what a person must look at, most pressing first')
    .addOption(
      wholeNumberOption('--expiring-within <days>', 'with --queue: also what expires within so many days; 30 when absent'),
    )
    .action(run);
}

async function run(options: DecisionsOptions): Promise<void> {
  const scale = options.queue === true ? outcomesByStrength : decisionStates;
  checkThreshold(options.failOn, scale);
  const asked = questionOf(options);
  await withWorkspace(options, false, async (workspace, output) => {
    const words = options.queue === true ? await showQueue() : await showDecisions();
    return exitCodeFor(options.failOn, words, scale);

    async function showQueue(): Promise<string[]> {
      const answer = await askDecisionQueue(workspace, localReader, { ...asked, expiringWithin: options.expiringWithin });
      const words = await output.results(answer, queueTable, ({ ifTrue }) => ifTrue ?? '');
      summarizeList(output, answer, `${answer.total} to look at`);
      return words;
    }
    async function showDecisions(): Promise<string[]> {
      const answer = await askDecisions(workspace, localReader, asked);
      const words = await output.results(answer, decisionTable, ({ state }) => state);
      summarizeList(output, answer, `${answer.total} ${answer.total === 1 ? 'decision' : 'decisions'}`);
      return words;
    }
  });
}

function summarizeList(
  output: Output,
  { view, diagnostics }: Pick<PagedAnswer<unknown>, 'view' | 'diagnostics'>,
  count: string,
): void {
  noteDiagnostics(output, diagnostics);
  if (view.asOfRemark !== undefined) output.note(`dated-ahead: ${view.asOfRemark}`);
  output.note(
    `${count}; view ${view.hash.slice(0, 12)} as of ${view.asOf || '(no date stated)'}; nothing here is a legal determination`,
  );
}

function decisionTable(decisions: readonly FoundDecision[]): string {
  return table(
    ['id', 'state', 'decision', 'party', 'entry', 'rule', 'author', 'decided', 'expires', 'note'],
    decisions.map(({ id, state, decision, party, entry, rule, author, decided, expires, ...rest }) => [
      id.slice(0, 12),
      state,
      decision,
      party.name,
      entry === undefined ? '' : `${entry.name} (${entry.list})`,
      rule ?? '',
      author,
      decided,
      expires ?? '',
      noteOf(state, rest),
    ]),
  );
}

function noteOf(
  state: FoundDecision['state'],
  { changed, supersededBy, disputedBy }: Pick<FoundDecision, 'changed' | 'supersededBy' | 'disputedBy'>,
): string {
  if (supersededBy !== undefined) return `by ${supersededBy.slice(0, 12)}`;
  if (state === 'disputed') return `by ${disputedBy.map((id) => id.slice(0, 12)).join(', ')}`;
  return changed.join('; ');
}

function queueTable(queue: readonly QueuedDecision[]): string {
  const listed = table(
    ['if true', 'why', 'party', 'entry', 'rules', 'basis', 'end items'],
    queue.map(({ ifTrue, why, party, entry, rules, basis, endItems }) => [
      ifTrue ?? '',
      why,
      party.name,
      entry === undefined ? '' : `${entry.name} (${entry.list})`,
      rules.join(', '),
      basis.join(', '),
      endItems.length,
    ]),
  );
  return [listed, ...queue.map(({ command }) => printable(command))].join('\n');
}
