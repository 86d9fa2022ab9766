/** Options that every command takes, and a workspace for the time of one command. */
import { Command, Option } from 'commander';
import type { Workspace } from '../app/workspace/workspace.ts';
import { composeWorkspace } from '../server/compose.ts';
import { readConfig, type ServerConfig } from '../server/config.ts';
import { ExitCode } from './exit-code.ts';
import { Output, type OutputOptions } from './output.ts';

export interface CommonOptions extends OutputOptions {
  readonly store?: string;
  readonly data?: string;
  readonly rules?: string;
}

export interface CommandKind {
  /** No `--store` and `--data`. */
  readonly needsNoStore?: true;
  /** `--format` is the command's own. */
  readonly ownFormat?: true;
}

/** A command with the options of every command. */
export function command(name: string, description: string, { needsNoStore, ownFormat }: CommandKind = {}): Command {
  const made = new Command(name)
    .description(description)
    .option('--json', 'JSON Lines on standard output, one object a result: --format json -o -')
    .option('-o, --output <file>', 'write the results to a file; - is standard output')
    .option('-q, --quiet', 'say nothing on standard error but errors')
    .option('--no-color', 'no colours (NO_COLOR in the environment does the same)');
  if (ownFormat !== true)
    made.addOption(new Option('--format <format>', 'text for people, JSON Lines for programs').choices(['text', 'json']));
  if (needsNoStore === true) return made;
  return made
    .option('--store <folder-or-url>', 'folder of the embedded store, or a bolt:// or neo4j:// URL (HAUBERK_STORE)')
    .option('--data <folder>', 'folder of the evidence (HAUBERK_DATA)')
    .option('--rules <folder>', 'rule files that stand beside the shipped ones (HAUBERK_RULES)');
}

/** Runs with a workspace that is closed afterwards; the exit code is what `work` gives, else 0. */
export async function withWorkspace(
  options: CommonOptions,
  writable: boolean,
  work: (workspace: Workspace, output: Output, config: ServerConfig) => Promise<ExitCode | undefined>,
): Promise<void> {
  const { store, data, rules } = options;
  const config = readConfig(process.env, writable, { store, data, rules });
  const workspace = await composeWorkspace(config.workspace);
  const output = new Output(options);
  try {
    const exitCode = await work(workspace, output, config);
    output.finish();
    process.exitCode = exitCode ?? ExitCode.ok;
  } finally {
    await workspace.close();
  }
}
