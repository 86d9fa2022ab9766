import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import pc from 'picocolors';
import { parseDeclared, seriesBelow } from '../app/documents/declared.ts';
import type { IngestInput, IngestResult } from '../app/documents/ingest.ts';
import { ingestSent } from '../app/documents/ingest-sent.ts';
import { unreadable } from '../app/documents/unreadable.ts';
import { localReader } from '../app/workspace/reader.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { readConfig } from '../server/config.ts';
import { documentsOf, type NamedDocument } from './documents-of.ts';
import { ExitCode } from './exit-code.ts';
import { Output, printable } from './output.ts';
import { Progress } from './progress.ts';
import { ingestAt, parseRemote } from './remote.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';

interface IngestOptions extends CommonOptions {
  readonly programme?: string;
  readonly series?: string;
  readonly seriesVersion?: string;
  readonly mapping?: string;
  readonly from?: string;
  readonly dated?: string;
  readonly marking?: string;
  readonly releasableTo?: string;
  readonly grade?: string;
  readonly acceptShrinkage?: boolean;
  readonly server?: string;
  readonly apiKey?: string;
}

/** One document, or an archive of them, into a store or to a server: one result a document. */
type HandInOne = (input: IngestInput) => AsyncIterable<IngestResult>;

export function ingestCommand(): Command {
  return command('ingest', 'hand in SBOMs, hardware BOMs, tables and lists; a folder is walked, a zip archive unpacked')
    .argument('<path...>', 'files, folders, or - for standard input')
    .option('--programme <name>', 'programme that the documents belong to')
    .option('--series <name>', 'series: a later version in it replaces an earlier one')
    .option('--series-version <n>', 'version in the series, where the date does not tell')
    .option('--mapping <file.yml>', 'how to read a foreign spreadsheet')
    .option('--from <organisation>', 'from whom the documents come')
    .option('--dated <date>', 'date stated, YYYY-MM-DD')
    .option('--marking <text>', 'marking, kept and shown')
    .option('--releasable-to <codes>', 'countries it may be released to, e.g. GB,US')
    .option('--grade <grade>', 'Admiralty grade, e.g. A1')
    .option('--accept-shrinkage', 'an edition of a list is meant, although it keeps implausibly little of the one before it')
    .option('--server <url>', 'hand in at a running server instead of a store')
    .option('--api-key <key>', 'upload key for --server (better: HAUBERK_API_KEY, which other users of this machine do not see)')
    .action(run);
}

async function run(paths: string[], options: IngestOptions): Promise<void> {
  const declared = parseDeclared(options);
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const base = { declared, call: randomUUID(), ...(mapping === undefined ? {} : { mapping }) };
  if (options.server === undefined) {
    await withWorkspace(options, true, (workspace, output) =>
      handInAll(paths, base, output, (input) => ingestSent(workspace, localReader, input)),
    );
    return;
  }
  if (options.store !== undefined || options.data !== undefined) {
    throw new OperationalError('INPUT_INVALID', '--server: the server has its own --store and --data.');
  }
  const output = new Output(options);
  const remote = parseRemote(options.server, options.apiKey ?? readConfig(process.env, false).apiKey);
  process.exitCode = await handInAll(paths, base, output, (input) => ingestAt(remote, input));
  output.finish();
}

async function handInAll(
  paths: readonly string[],
  base: Omit<IngestInput, 'source' | 'path'>,
  output: Output,
  handInOne: HandInOne,
): Promise<ExitCode> {
  const outcomes = { accepted: 0, duplicate: 0, rejected: 0 };
  const documents: NamedDocument[] = [];
  for await (const document of documentsOf(paths)) documents.push(document);
  const progress = new Progress(output, 'documents', documents.length);
  try {
    for (const document of documents) {
      for await (const result of handIn(document, base, progress, handInOne)) {
        outcomes[result.outcome]++;
        output.result(result, describe);
      }
      progress.step(() => undefined);
    }
  } finally {
    progress.end();
  }
  const { accepted, duplicate, rejected } = outcomes;
  output.note(`${accepted} accepted, ${duplicate} duplicate, ${rejected} rejected`);
  return rejected === 0 ? ExitCode.ok : ExitCode.invalidInput;
}

async function* handIn(
  { path, below, read }: NamedDocument,
  base: Omit<IngestInput, 'source' | 'path'>,
  progress: Progress,
  handInOne: HandInOne,
): AsyncGenerator<IngestResult> {
  const source = await read();
  if (typeof source === 'string') {
    yield unreadable(path, source);
    return;
  }
  const { series } = base.declared;
  const declared =
    series === undefined || below === undefined ? base.declared : { ...base.declared, series: seriesBelow(series, below) };
  const onStage = (stage: string) => progress.stage(stage, path, source.size);
  try {
    yield* handInOne({ ...base, source, path, declared, onStage });
  } finally {
    source.close();
  }
}

function readMapping(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `--mapping: ${file} cannot be read.`, { cause: error });
  }
}

const colours = { accepted: pc.green, duplicate: pc.dim, rejected: pc.red };

function describe(result: IngestResult): string {
  const { components, relations, rows } = result;
  const parts = Object.entries({ components, relations, rows })
    .filter(([, count]) => count.in > 0)
    .map(([name, count]) => `${count.mapped}/${count.in} ${name}`);
  const head = `${colours[result.outcome](result.outcome.padEnd(9))} ${printable(result.path)}`;
  const line = [head, `${result.format} ${result.specVersion}`.trim(), ...parts].join('  ');
  const worst = result.diagnostics.filter(({ severity }) => severity !== 'info').slice(0, 5);
  return [
    line,
    ...worst.map(({ severity, code, pointer, message }) => `          ${severity} ${code} ${printable(`${pointer} ${message}`)}`),
  ].join('\n');
}
