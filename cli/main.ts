#!/usr/bin/env node
/** The `hauberk` command. */
import './optimize-later.ts';
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { OperationalError } from '../graph/model/operational-error.ts';
import { ExitCode, exitCodeOf } from './exit-code.ts';
import { printable } from './output.ts';
import { createProgram } from './program.ts';

/** `hauberk find ... | head` closes the pipe: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(ExitCode.ok);
  throw error;
});

try {
  const program = await createProgram(readVersion(), process.argv[2]);
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): ExitCode {
  // Commander has printed its own message; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof OperationalError) process.stderr.write(`hauberk: ${printable(error.message)}\n`);
  else process.stderr.write(`hauberk: this is a bug. ${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodeOf(error);
}

/** The package's version: one folder up from the sources, two from what is built. */
function readVersion(): string {
  for (const up of ['../package.json', '../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return 'unknown';
}
