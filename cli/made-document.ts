/** A document that a command made: written to a file, or handed in at a server. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { IngestResult } from '../app/documents/ingest.ts';
import { memorySource } from '../graph/model/byte-source.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { readConfig } from '../server/config.ts';
import { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';
import { ingestAt, parseRemote } from './remote.ts';

/** `-`: to standard output. Errors: INPUT_INVALID for a file that cannot be written. */
export function writeDocument(text: string, file: string, output: Output): void {
  if (file === '-') {
    output.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `${file} cannot be written.`, { cause: error });
  }
  output.note(`${file}: not handed in yet; hauberk ingest does that`);
}

export async function handInAt(
  { path, text }: { readonly path: string; readonly text: string },
  server: string,
  key: string | undefined,
  tell: (result: IngestResult) => ExitCode,
): Promise<ExitCode> {
  const remote = parseRemote(server, key ?? readConfig(process.env, false).apiKey);
  const source = memorySource(Buffer.from(text));
  let exitCode: ExitCode = ExitCode.ok;
  for await (const result of ingestAt(remote, { source, path, declared: {}, call: randomUUID() })) exitCode = tell(result);
  return exitCode;
}
