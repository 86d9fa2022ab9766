/** `hauberk export`: a programme, or one item's tree, as a document for other tools and other Hauberks. */
import { type Command, Option } from 'commander';
import { parseDate, parseInstant } from '../app/documents/declared.ts';
import { exportCycloneDx } from '../app/exports/export-cyclonedx.ts';
import { localReader } from '../app/workspace/reader.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';

interface ExportOptions extends CommonOptions {
  readonly programme?: string;
  readonly item?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

export function exportCommand(): Command {
  return command('export', 'what a programme reaches, or what one item is made of, as a CycloneDX 1.6 document', {
    ownFormat: true,
  })
    .addOption(new Option('--format <format>', 'the only one so far').choices(['cyclonedx']).default('cyclonedx'))
    .addOption(new Option('--programme <name>', 'what this programme reaches').conflicts('item'))
    .option('--item <selector>', 'one item and all that it needs: item:PART-OR-PURL or a printed id')
    .option('--as-of <date>', 'facts that hold on that day; the latest date stated when absent')
    .option('--known-at <time>', 'hand-ins received until then')
    .action(run);
}

async function run(options: ExportOptions): Promise<void> {
  const question = {
    programme: options.programme,
    item: options.item,
    asOf: parseDate('--as-of', options.asOf),
    knownAt: parseInstant('--known-at', options.knownAt),
  };
  await withWorkspace(options, false, async (workspace, output) => {
    output.write(await exportCycloneDx(workspace, localReader, question));
    return undefined;
  });
}
