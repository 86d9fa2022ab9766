/** The command tree of `hauberk`. */
import { Command } from 'commander';
import { exportDocumentCommand, purgeCommand, withdrawCommand } from './documents.ts';
import { exportCommand } from './export.ts';
import { findCommand } from './find.ts';
import { ingestCommand } from './ingest.ts';
import { keyCommand } from './key.ts';
import { rebuildCommand, statusCommand, templateCommand } from './maintain.ts';
import { mappingCommand } from './mapping.ts';
import { reportCommand } from './report.ts';
import { validateCommand } from './validate.ts';

export function createProgram(version: string): Command {
  const program = new Command('hauberk')
    .description('Links SBOMs, hardware BOMs and supplier records, and shows which single points would break a programme.')
    .version(version)
    .showHelpAfterError('(hauberk COMMAND --help explains)');
  const commands = [
    ingestCommand(),
    validateCommand(),
    statusCommand(),
    findCommand(),
    reportCommand(),
    exportCommand(),
    exportDocumentCommand(),
    withdrawCommand(),
    purgeCommand(),
    keyCommand(),
    rebuildCommand(),
    templateCommand(),
    mappingCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  overrideExits(program);
  return program;
}

/** Commander would end the process itself, and with 1, which here means findings. */
function overrideExits(command: Command): void {
  command.exitOverride();
  for (const below of command.commands) overrideExits(below);
}
