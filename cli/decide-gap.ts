/** `hauberk decide-gap`: records owner, due date, status or a note of gaps: with -o to a file, else handed in. */
import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { type IngestResult, ingest } from '../app/documents/ingest.ts';
import { draftGapDecision, type GapDecisionDocument } from '../app/gaps/draft-gap-decision.ts';
import { localReader } from '../app/workspace/reader.ts';
import { type Counting, gapFields, gapStatuses } from '../app/workspace/vocabulary.ts';
import { memorySource } from '../graph/model/byte-source.ts';
import { ExitCode } from './exit-code.ts';
import { handInAt, writeDocument } from './made-document.ts';
import type { Output } from './output.ts';
import { countingOption, stageOption } from './question.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';

interface DecideGapOptions extends CommonOptions {
  readonly programme?: string;
  readonly counting: Counting;
  readonly stage?: string;
  readonly author: string;
  readonly owner?: string;
  readonly due?: string;
  readonly status?: string;
  readonly clear?: readonly string[];
  readonly note?: string;
  readonly upon?: readonly string[];
  readonly server?: string;
  readonly apiKey?: string;
}

export function decideGapCommand(): Command {
  return command('decide-gap', 'record who looks after gaps, until when, and how they stand: with -o to a file, else handed in')
    .argument('<gapId...>', 'ids of gaps, as find gaps --json prints them')
    .option('--programme <name>', 'the programme in whose register they stand')
    .addOption(countingOption())
    .addOption(stageOption())
    .requiredOption('--author <name>', 'who decides')
    .option('--owner <name>', 'who looks after them')
    .option('--due <date>', 'until when, YYYY-MM-DD')
    .addOption(new Option('--status <word>', 'how they stand').choices([...gapStatuses]))
    .addOption(new Option('--clear <field...>', 'take back what was decided').choices([...gapFields]))
    .option('--note <text>', 'a note')
    .option('--upon <id...>', 'ids of the newest edits that you saw; what stands now when absent')
    .option('--server <url>', 'look up in the store, and hand in at a running server')
    .option('--api-key <key>', 'upload key for --server (better: HAUBERK_API_KEY)')
    .action(run);
}

async function run(gapIds: readonly string[], options: DecideGapOptions): Promise<void> {
  const {
    output: file,
    server,
    apiKey,
    programme,
    counting,
    stage,
    author,
    owner,
    due,
    status,
    clear,
    note,
    upon,
    ...rest
  } = options;
  const gaps = gapIds.map((gapId) => ({ gapId, upon }));
  const input = { programme, counting, stage, gaps, author, set: { owner, due, status }, clear, note };
  const isHandedInHere = file === undefined && server === undefined;
  await withWorkspace(isHandedInHere ? options : rest, isHandedInHere, async (workspace, output) => {
    const draft = await draftGapDecision(workspace, localReader, input);
    if (file !== undefined) writeDocument(draft.text, file, output);
    if (server !== undefined) return await handInAt(draft, server, apiKey, (result) => tell(output, draft, result));
    if (file !== undefined) return undefined;
    const source = memorySource(Buffer.from(draft.text));
    return tell(
      output,
      draft,
      await ingest(workspace, localReader, { source, path: draft.path, declared: {}, call: randomUUID() }),
    );
  });
}

function tell(output: Output, { path }: GapDecisionDocument, result: IngestResult): ExitCode {
  const { sha256, outcome, rows, diagnostics } = result;
  for (const { severity, message } of diagnostics) output.note(`${severity}: ${message}`);
  const gaps = rows.mapped;
  output.result({ path, sha256, outcome, gaps }, () => `${outcome} ${path}: ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}`);
  return outcome === 'rejected' ? ExitCode.invalidInput : ExitCode.ok;
}
