import type { Command } from 'commander';
import pc from 'picocolors';
import { diagnosticOf } from '../app/documents/unreadable.ts';
import { type ValidationResult, validateSent } from '../app/documents/validate.ts';
import { documentsOf } from './documents-of.ts';
import { ExitCode } from './exit-code.ts';
import { Output, type OutputOptions, printable } from './output.ts';
import { command } from './session.ts';

export function validateCommand(): Command {
  return command('validate', "the verdict of each document's own schema; nothing is stored", { needsNoStore: true })
    .argument('<path...>', 'files, folders, or - for standard input')
    .action(run);
}

async function run(paths: string[], options: OutputOptions): Promise<void> {
  const output = new Output(options);
  let invalid = 0;
  for await (const document of documentsOf(paths)) {
    const source = await document.read();
    const results =
      typeof source === 'string'
        ? [{ path: document.path, format: 'unknown', specVersion: '', valid: false, diagnostics: [diagnosticOf(source)] }]
        : validateSent(source, document.path);
    for await (const result of results) {
      if (!result.valid) invalid++;
      output.result(result, describe);
    }
    if (typeof source !== 'string') source.close();
  }
  output.finish();
  process.exitCode = invalid === 0 ? ExitCode.ok : ExitCode.invalidInput;
}

function describe({ path, format, specVersion, valid, diagnostics }: ValidationResult): string {
  const head = `${valid ? pc.green('valid  ') : pc.red('invalid')} ${printable(path)}  ${format} ${specVersion}`.trimEnd();
  return [head, ...diagnostics.map((d) => `        ${d.severity} ${d.code} ${printable(`${d.pointer} ${d.message}`)}`)].join(
    '\n',
  );
}
