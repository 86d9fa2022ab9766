/** `status`, `rebuild`, `template`. */
import type { Command } from 'commander';
import { rebuild } from '../app/documents/rebuild.ts';
import { tableTemplate, templateNames } from '../app/documents/template.ts';
import { localReader } from '../app/workspace/reader.ts';
import { status } from '../app/workspace/status.ts';
import { Output, type OutputOptions } from './output.ts';
import { Progress } from './progress.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';

export function statusCommand(): Command {
  return command('status', 'what the store holds, and the hashes of its view').action(async (options: CommonOptions) => {
    await withWorkspace(options, false, async (workspace, output) => {
      output.result(await status(workspace, localReader), ({ view, ...rest }) =>
        Object.entries({ ...rest, view: view.hash, asOf: view.asOf || '(no date stated)' })
          .map(([name, value]) => `${name.padEnd(14)} ${value}`)
          .join('\n'),
      );
      return undefined;
    });
  });
}

export function rebuildCommand(): Command {
  return command('rebuild', 'empty the store and fill it again from the evidence alone').action(
    async (options: CommonOptions) => {
      await withWorkspace(options, true, async (workspace, output) => {
        let progress: Progress | undefined;
        // Told before each: what was before it is done.
        const onProgress = (done: number, of: number) => {
          if (progress === undefined) progress = new Progress(output, 'hand-ins', of);
          else if (done > 0) progress.step();
        };
        const { handIns } = await rebuild(workspace, onProgress).finally(() => progress?.end());
        const { graphHash, documents } = await status(workspace, localReader);
        output.result({ handIns, documents, graphHash }, (r) => `rebuilt from ${r.handIns} hand-ins: graph ${r.graphHash}`);
        return undefined;
      });
    },
  );
}

export function templateCommand(): Command {
  return command('template', `the header row of a table: ${templateNames.join(', ')}`, { needsNoStore: true })
    .argument('<name>', 'name of the table')
    .action((name: string, options: OutputOptions) => {
      const output = new Output(options);
      const { table, columns } = tableTemplate(name);
      if (output.isJson) output.result({ table, columns }, String);
      else output.write(`${columns.join(',')}\n`);
      output.finish();
    });
}
