/** `hauberk save-scenario`: keeps a what-if question under a name: with -o to a file, else handed in. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { type IngestResult, ingest } from '../app/documents/ingest.ts';
import { draftScenario, type ScenarioDocument } from '../app/scenarios/draft-scenario.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Counting } from '../app/workspace/vocabulary.ts';
import { memorySource } from '../graph/model/byte-source.ts';
import { ExitCode } from './exit-code.ts';
import { handInAt, writeDocument } from './made-document.ts';
import type { Output } from './output.ts';
import { countingOption, stageOption } from './question.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';
import { wholeNumberOption } from './whole-number.ts';

interface SaveScenarioOptions extends CommonOptions {
  readonly programme?: string;
  readonly lose: readonly string[];
  readonly from?: string;
  readonly for?: number;
  readonly counting: Counting;
  readonly stage?: string;
  readonly author: string;
  readonly note?: string;
  readonly server?: string;
  readonly apiKey?: string;
}

export function saveScenarioCommand(): Command {
  return command('save-scenario', 'keep a what-if question under a name: with -o to a file, else handed in')
    .argument('<name>', 'its name; saved again under it, the newest stands')
    .requiredOption('--lose <selector...>', 'what is lost, together, as of what-if')
    .requiredOption('--author <name>', 'who saves it')
    .option('--programme <name>', 'the programme that it is for')
    .option('--from <date>', 'day of the loss; the as-of date when absent')
    .addOption(wholeNumberOption('--for <days>', 'days that the loss lasts; until further notice when absent'))
    .option('--note <text>', 'a note')
    .addOption(countingOption())
    .addOption(stageOption())
    .option('--server <url>', 'look up in the store, and hand in at a running server')
    .option('--api-key <key>', 'upload key for --server (better: HAUBERK_API_KEY)')
    .action(run);
}

async function run(name: string, options: SaveScenarioOptions): Promise<void> {
  const { output: file, server, apiKey, programme, lose, from, counting, stage, author, note, ...rest } = options;
  const input = { name, programme, lose, from, forDays: options.for, counting, stage, author, note };
  const isHandedInHere = file === undefined && server === undefined;
  await withWorkspace(isHandedInHere ? options : rest, isHandedInHere, async (workspace, output) => {
    const draft = await draftScenario(workspace, localReader, input);
    if (file !== undefined) writeDocument(draft.text, file, output);
    if (server !== undefined) return await handInAt(draft, server, apiKey, (result) => tell(output, draft, result));
    if (file !== undefined) return undefined;
    const source = memorySource(Buffer.from(draft.text));
    const handedIn = { source, path: draft.path, declared: {}, call: randomUUID() };
    return tell(output, draft, await ingest(workspace, localReader, handedIn));
  });
}

function tell(output: Output, { path }: ScenarioDocument, { sha256, outcome, diagnostics }: IngestResult): ExitCode {
  for (const { severity, message } of diagnostics) output.note(`${severity}: ${message}`);
  output.result({ path, sha256, outcome }, () => `${outcome} ${path}`);
  return outcome === 'rejected' ? ExitCode.invalidInput : ExitCode.ok;
}
