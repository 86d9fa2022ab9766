/** `mapping suggest`. */
import { Command } from 'commander';
import { type MappingSuggestion, suggest } from '../app/documents/suggest-mapping.ts';
import { diagnosticOf } from '../app/documents/unreadable.ts';
import { documentsOf } from './documents-of.ts';
import { ExitCode } from './exit-code.ts';
import { Output, type OutputOptions } from './output.ts';
import { command } from './session.ts';

export function mappingCommand(): Command {
  const suggestCommand = command('suggest', 'propose a mapping file for a foreign CSV or XLSX bill of materials', {
    needsNoStore: true,
  })
    .argument('<file>', 'the spreadsheet, or - for standard input')
    .action(run);
  return new Command('mapping').description('mapping files: how a foreign spreadsheet is read').addCommand(suggestCommand);
}

async function run(path: string, options: OutputOptions): Promise<void> {
  const output = new Output(options);
  let isFound = false;
  for await (const document of documentsOf([path])) {
    const source = await document.read();
    const found = typeof source === 'string' ? unreadable(document.path, source) : await suggest(source.whole(), document.path);
    if (typeof source !== 'string') source.close();
    if (output.isJson) output.result(found, String);
    else if (found.mapping !== '') output.write(`${commentOf(found)}${found.mapping}`);
    for (const { severity, code, message } of found.diagnostics) output.note(`${severity} ${code} ${message}`);
    isFound = found.mapping !== '';
  }
  output.finish();
  process.exitCode = isFound ? ExitCode.ok : ExitCode.invalidInput;
}

function unreadable(path: string, why: string): MappingSuggestion {
  const rows = { in: 0, mapped: 0, quarantined: 0 };
  return { path, format: 'unknown', sheet: '', header: 0, mapping: '', unsure: [], rows, diagnostics: [diagnosticOf(why)] };
}

function commentOf({ path, rows }: MappingSuggestion): string {
  const name = path.replace(/[\s\p{Cc}]+/gu, ' ');
  return `# A proposal for ${name}: with it ${rows.mapped} of ${rows.in} rows are read.\n# Look at each line, and at what is marked UNSURE.\n`;
}
