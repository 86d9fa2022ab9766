/** `export-document`, `withdraw`, `purge`: what is done to one document that was handed in. */
import type { Command } from 'commander';
import { purge } from '../app/documents/purge.ts';
import { type RemovalResult, withdraw } from '../app/documents/withdraw.ts';
import { exportDocument } from '../app/exports/export-document.ts';
import { localReader } from '../app/workspace/reader.ts';
import { chunksOf } from '../graph/model/byte-source.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';

interface RemovalOptions extends CommonOptions {
  readonly reason: string;
}

export function exportDocumentCommand(): Command {
  return command('export-document', 'the original bytes of a document, to a file (-o) or standard output')
    .argument('<sha256>', 'SHA-256 of the document')
    .action(async (sha256: string, options: CommonOptions) => {
      await withWorkspace(options, false, async (workspace, output) => {
        const { source } = await exportDocument(workspace, localReader, sha256);
        for (const part of chunksOf(source)) output.write(part);
        source.close();
        return undefined;
      });
    });
}

export function withdrawCommand(): Command {
  return removal('withdraw', 'hide a document from views from now on; the evidence stays', withdraw);
}

export function purgeCommand(): Command {
  return removal('purge', 'remove the content of a document for good; a tombstone stays', purge);
}

function removal(name: string, description: string, remove: typeof withdraw): Command {
  return command(name, description)
    .argument('<sha256>', 'SHA-256 of the document')
    .requiredOption('--reason <text>', 'why; kept')
    .action(async (sha256: string, options: RemovalOptions) => {
      await withWorkspace(options, true, async (workspace, output) => {
        output.result(await remove(workspace, localReader, { sha256, reason: options.reason }), describe);
        return undefined;
      });
    });
}

function describe({ outcome, sha256, handIns }: RemovalResult): string {
  return `${outcome} ${sha256} (${handIns} ${handIns === 1 ? 'hand-in' : 'hand-ins'})`;
}
