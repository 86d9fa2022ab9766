/** The command tree of `hauberk`. */
import { Command } from 'commander';

/** In the order of the help text. Most of a short run is the loading of modules, so only what is asked for is loaded. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ingest: async () => (await import('./ingest.ts')).ingestCommand(),
  validate: async () => (await import('./validate.ts')).validateCommand(),
  status: async () => (await import('./maintain.ts')).statusCommand(),
  find: async () => (await import('./find.ts')).findCommand(),
  lists: async () => (await import('./lists.ts')).listsCommand(),
  decide: async () => (await import('./decide.ts')).decideCommand(),
  'decide-gap': async () => (await import('./decide-gap.ts')).decideGapCommand(),
  decisions: async () => (await import('./decisions.ts')).decisionsCommand(),
  scenarios: async () => (await import('./scenarios.ts')).scenariosCommand(),
  'save-scenario': async () => (await import('./save-scenario.ts')).saveScenarioCommand(),
  diff: async () => (await import('./diff.ts')).diffCommand(),
  'what-if': async () => (await import('./what-if.ts')).whatIfCommand(),
  screen: async () => (await import('./screen.ts')).screenCommand(),
  plan: async () => (await import('./plan.ts')).planCommand(),
  report: async () => (await import('./report.ts')).reportCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  'export-document': async () => (await import('./documents.ts')).exportDocumentCommand(),
  withdraw: async () => (await import('./documents.ts')).withdrawCommand(),
  purge: async () => (await import('./documents.ts')).purgeCommand(),
  key: async () => (await import('./key.ts')).keyCommand(),
  rebuild: async () => (await import('./maintain.ts')).rebuildCommand(),
  template: async () => (await import('./maintain.ts')).templateCommand(),
  mapping: async () => (await import('./mapping.ts')).mappingCommand(),
};

/** With all commands, or only with `named`, if there is one of that name. */
export async function createProgram(version: string, named = ''): Promise<Command> {
  const program = new Command('hauberk')
    .description('Links SBOMs, hardware BOMs and supplier records, and shows which single points would break a programme.')
    .version(version)
    .showHelpAfterError('(hauberk COMMAND --help explains)');
  const wanted = Object.hasOwn(commands, named) ? [named] : Object.keys(commands);
  for (const name of wanted) program.addCommand(await (commands[name] as () => Promise<Command>)());
  overrideExits(program);
  return program;
}

/** Commander would end the process itself, and with 1, which here means findings. */
function overrideExits(command: Command): void {
  command.exitOverride();
  for (const below of command.commands) overrideExits(below);
}
