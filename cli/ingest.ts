import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import pc from 'picocolors';
import { parseDeclared, seriesBelow } from '../app/declared.ts';
import type { IngestResult } from '../app/ingest.ts';
import { ingestSent } from '../app/ingest-sent.ts';
import { localReader } from '../app/reader.ts';
import { unreadable } from '../app/unreadable.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Declared } from '../graph/model/hand-in.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { documentsOf, type NamedDocument } from './documents-of.ts';
import { ExitCode } from './exit-code.ts';
import { printable } from './output.ts';
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
}

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
    .action(run);
}

async function run(paths: string[], options: IngestOptions): Promise<void> {
  const declared = parseDeclared(options);
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const call = randomUUID();
  await withWorkspace(options, true, async (workspace, output) => {
    const outcomes = { accepted: 0, duplicate: 0, rejected: 0 };
    for await (const document of documentsOf(paths)) {
      for await (const result of handIn(workspace, document, declared, mapping, call)) {
        outcomes[result.outcome]++;
        output.result(result, describe);
      }
    }
    const { accepted, duplicate, rejected } = outcomes;
    output.note(`${accepted} accepted, ${duplicate} duplicate, ${rejected} rejected`);
    return rejected === 0 ? ExitCode.ok : ExitCode.invalidInput;
  });
}

/** One result, or one for each member of an archive. */
async function* handIn(
  workspace: Workspace,
  document: NamedDocument,
  declared: Declared,
  mapping: string | undefined,
  call: string,
): AsyncGenerator<IngestResult> {
  const bytes = await document.read();
  if (typeof bytes === 'string') {
    yield unreadable(document.path, bytes);
    return;
  }
  const { series } = declared;
  const placed =
    series === undefined || document.below === undefined
      ? declared
      : { ...declared, series: seriesBelow(series, document.below) };
  yield* ingestSent(workspace, localReader, {
    bytes,
    path: document.path,
    declared: placed,
    ...(mapping === undefined ? {} : { mapping }),
    call,
  });
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
    ...worst.map(({ severity, code, pointer, message }) => `          ${severity} ${code} ${pointer} ${message}`),
  ].join('\n');
}
