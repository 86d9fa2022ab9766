/** `hauberk lists`: which lists are loaded, of which day; `hauberk lists changes`: what an edition changed. */
import type { Command } from 'commander';
import { parseDate, parseInstant } from '../app/documents/declared.ts';
import { findLists, type ListsUsed, type ShownList } from '../app/lists/lists.ts';
import { findListChanges, type ListChange } from '../app/screening/list-changes.ts';
import { localReader } from '../app/workspace/reader.ts';
import { type Output, pagesOf } from './output.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';
import { noteView } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface ListsOptions extends CommonOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly failOn?: string;
}

/** In which a list may be that is not fresh, worst first. */
const states = ['load-failed', 'stale', 'age-not-known', 'not-loaded'] as const;
type State = (typeof states)[number] | 'fresh';

interface ChangesOptions extends ListsOptions {
  readonly series: string;
  readonly from?: string;
  readonly to?: string;
  readonly programme?: string;
}

export function listsCommand(): Command {
  return withTimes(command('lists', 'restricted-party lists: which are loaded, of which day, and whether that is long ago'))
    .option('--fail-on <state>', `end with 1 when a list is so, or worse: ${states.join(', ')}, any, or more lists than a number`)
    .addCommand(changesCommand())
    .action(run);
}

function changesCommand(): Command {
  return withTimes(command('changes', 'what an edition of a list added, changed and removed, and whom in scope that touches'))
    .requiredOption('--series <name>', 'series of the editions')
    .option('--from <edition>', 'SHA-256 or date of the earlier edition; the one before --to when absent')
    .option('--to <edition>', 'SHA-256 or date of the later edition; the newest when absent')
    .option('--programme <name>', 'parties that this programme reaches; all makers and distributors when absent')
    .action((_, made: Command) => runChanges(made.optsWithGlobals<ChangesOptions>()));
}

function withTimes(made: Command): Command {
  return made
    .option('--as-of <date>', 'age on that day; the latest date stated when absent')
    .option('--known-at <time>', 'hand-ins received until then');
}

function timesOf(options: ListsOptions) {
  return { asOf: parseDate('--as-of', options.asOf), knownAt: parseInstant('--known-at', options.knownAt) };
}

async function run(options: ListsOptions): Promise<void> {
  const times = timesOf(options);
  checkThreshold(options.failOn, states);
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await findLists(workspace, localReader, times);
    const words = await output.results(pagesOf(answer.lists), tableOfLists, stateOf);
    noteRemarks(output, answer);
    noteView(output, answer.view);
    return exitCodeFor(
      options.failOn,
      words.filter((word) => word !== 'fresh'),
      states,
    );
  });
}

function tableOfLists(lists: readonly ShownList[]): string {
  return table(
    ['list', 'title', 'entries', 'names', 'dated', 'age in days', 'state', 'documents'],
    lists.map((list) => [
      list.code,
      list.title,
      list.entries,
      list.names,
      list.dated || '-',
      list.ageDays ?? '-',
      stateOf(list),
      list.documents.map(({ sha256 }) => sha256.slice(0, 12)).join(' '),
    ]),
  );
}

/** The worst of what it is. */
function stateOf({ documents, stale, failedLoad }: ShownList): State {
  if (failedLoad !== null) return 'load-failed';
  if (documents.length === 0) return 'not-loaded';
  if (stale === null) return 'age-not-known';
  return stale ? 'stale' : 'fresh';
}

/** What an answer of screening says of the lists that it rests on. */
export function noteLists(output: Output, used: ListsUsed): void {
  const loaded = used.lists.filter(({ documents }) => documents.length > 0);
  const words = loaded.map(({ code, dated, ageDays }) => {
    if (dated === '') return `${code} (no date)`;
    return `${code} of ${dated}${ageDays === null ? '' : ` (${ageDays} days old)`}`;
  });
  output.note(`lists: ${words.length === 0 ? 'none is loaded' : words.join(', ')}`);
  noteRemarks(output, used);
}

function noteRemarks(output: Output, { remarks, failedLoads }: ListsUsed): void {
  for (const { code, message } of remarks) output.note(`${code}: ${message}`);
  for (const { message } of failedLoads) output.note(`list-load-failed: ${message}`);
}

async function runChanges(options: ChangesOptions): Promise<void> {
  const { series, from, to, programme } = options;
  const question = { series, from, to, programme, ...timesOf(options) };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await findListChanges(workspace, localReader, question);
    await output.results(pagesOf(answer.changes), tableOfChanges, ({ kind }) => kind);
    const { added, changed, removed, unchanged } = answer.counts;
    const later = nameOf(answer.to);
    for (const { code, message } of answer.diagnostics) output.note(`${code}: ${message}`);
    output.note(
      answer.from === null
        ? `no edition before ${later} is in this view: nothing is compared`
        : `${nameOf(answer.from)} -> ${later}: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} as before`,
    );
    output.note(`${answer.touched} makers and distributors in scope are touched`);
    return undefined;
  });
}

function nameOf({ sha256, dated }: { readonly sha256: string; readonly dated: string }): string {
  return dated === '' ? sha256.slice(0, 12) : `${dated} (${sha256.slice(0, 12)})`;
}

function tableOfChanges(changes: readonly ListChange[]): string {
  return table(
    ['change', 'entry', 'name', 'what', 'parties in scope'],
    changes.map(({ kind, entry, fields, affected }) => [
      kind,
      entry.id,
      entry.name,
      kind === 'changed' ? fields.map(({ what }) => what).join(', ') : '',
      affected
        .map(({ party, before, after }) => `${party.name}: ${before.join('+') || 'no'} -> ${after.join('+') || 'no'}`)
        .join('; '),
    ]),
  );
}
