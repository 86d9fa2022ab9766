/** `hauberk decide`: makes a decision document and hands it in. */
import { randomUUID } from 'node:crypto';
import { Argument, type Command, Option } from 'commander';
import { type DecideInput, type DecisionDocument, decide, draftDecision } from '../app/decisions/decide.ts';
import type { IngestResult } from '../app/documents/ingest.ts';
import { localReader } from '../app/workspace/reader.ts';
import { decisionWords, transactions } from '../app/workspace/vocabulary.ts';
import { ExitCode } from './exit-code.ts';
import { handInAt, writeDocument } from './made-document.ts';
import { type Output, printable } from './output.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';

interface DecideOptions extends CommonOptions, Omit<DecideInput, 'decision' | 'items' | 'confirms'> {
  readonly item?: readonly string[];
  readonly id?: string;
  readonly server?: string;
  readonly apiKey?: string;
}

export function decideCommand(): Command {
  return command('decide', 'record a decision about a party: with -o to a file, else handed in')
    .addArgument(new Argument('<what>', 'what is decided').choices(Object.keys(decisionWords)))
    .requiredOption('--party <selector>', 'the party: a printed id, supplier:NAME, lei:..., cage:...')
    .option('--entry <id>', 'the list entry: a printed id, or LIST:ID; where the party meets one entry it may be left out')
    .option('--rule <id>', 'the rule that is waived, or that a match is decided for')
    .requiredOption('--author <name>', 'who decides')
    .requiredOption('--reason <text>', 'why')
    .option('--decided <date>', 'day of the decision, YYYY-MM-DD; today when absent')
    .option('--expires <date>', 'last day on which it holds; a waiver must have one')
    .option('--programme <name>', 'only for this programme')
    .addOption(new Option('--transaction <what>', 'only for this transaction').choices([...transactions]))
    .option('--item <selector...>', 'only for these items')
    .option('--id <id>', 'confirm: the decision, where several of the party wait')
    .option('--server <url>', 'look up in the store, and hand in at a running server')
    .option('--api-key <key>', 'upload key for --server (better: HAUBERK_API_KEY)')
    .action(run);
}

async function run(what: keyof typeof decisionWords, options: DecideOptions): Promise<void> {
  const { output: file, item, id, server, apiKey, ...rest } = options;
  const input: DecideInput = { ...rest, decision: decisionWords[what], items: item, confirms: id };
  if (file !== undefined || server !== undefined) {
    // -o names the document here: what is said of it goes to standard output.
    await withWorkspace(rest, false, async (workspace, output) => {
      const draft = await draftDecision(workspace, localReader, input);
      if (file !== undefined) writeDocument(draft.text, file, output);
      return server === undefined ? undefined : await handInAt(draft, server, apiKey, (result) => tell(output, draft, result));
    });
    return;
  }
  await withWorkspace(options, true, async (workspace, output) => {
    const { document, result } = await decide(workspace, localReader, input, randomUUID());
    return tell(output, document, result);
  });
}

function tell(output: Output, { text: _, ...draft }: DecisionDocument, result: IngestResult): ExitCode {
  const { sha256, outcome, diagnostics } = result;
  for (const { severity, message } of diagnostics) output.note(`${severity}: ${message}`);
  output.result({ ...draft, sha256, outcome }, (made) => {
    const on = [
      made.entry === undefined ? '' : ` ${made.entry.name} (${made.entry.id})`,
      made.rule === '' ? '' : ` ${made.rule}`,
    ].join('');
    return printable(`${outcome} ${made.id.slice(0, 12)} ${made.decision}: ${made.party.name}${on}`);
  });
  return outcome === 'rejected' ? ExitCode.invalidInput : ExitCode.ok;
}
