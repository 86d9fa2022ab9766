/** `key create`, `key list`, `key revoke`: upload keys for the server, kept beside the evidence. */
import { Command } from 'commander';
import { openUploadKeys, type UploadKey, type UploadKeys } from '../app/documents/upload-keys.ts';
import { evidenceFolder } from '../app/workspace/workspace.ts';
import { readConfig } from '../server/config.ts';
import { Output } from './output.ts';
import { type CommonOptions, command } from './session.ts';
import { table } from './table.ts';

export function keyCommand(): Command {
  const key = new Command('key').description('upload keys: since the first is made, uploads to the server need one');
  key.addCommand(
    command('create', 'make a key and show it, once')
      .argument('<name>', 'whose it is, or what for; stands on what is handed in with it')
      .action(create),
  );
  key.addCommand(command('list', 'all keys that were made, without the keys themselves').action(list));
  key.addCommand(
    command('revoke', 'a running server refuses it from now on')
      .argument('<id-or-name>', 'its id, or its name while it is in force')
      .action(revoke),
  );
  return key;
}

async function create(name: string, options: CommonOptions): Promise<void> {
  const { keys, output } = open(options);
  output.result(await keys.create(name), ({ key }) => key);
  output.note('This key is not shown again. Send it as X-Api-Key, or as Authorization: Bearer.');
  output.finish();
}

async function list(options: CommonOptions): Promise<void> {
  const { keys, output } = open(options);
  const all = await keys.list();
  if (output.isJson) for (const key of all) output.result(key, String);
  else if (all.length > 0) output.write(`${table(['id', 'name', 'created', 'ends with', 'revoked'], all.map(row))}\n`);
  if (all.length === 0) output.note('No key was ever made: uploads need none.');
  output.finish();
}

function row({ id, name, createdAt, end, revokedAt = '' }: UploadKey): string[] {
  return [id, name, createdAt, end, revokedAt];
}

async function revoke(idOrName: string, options: CommonOptions): Promise<void> {
  const { keys, output } = open(options);
  output.result(await keys.revoke(idOrName), ({ id, name }) => `revoked ${id} ${name}`);
  if ((await keys.list()).every(({ revokedAt }) => revokedAt !== undefined)) {
    output.note('No key is in force: uploads are refused until one is made.');
  }
  output.finish();
}

/** The store is not opened: keys are made and revoked whatever state it is in. */
function open(options: CommonOptions): { keys: UploadKeys; output: Output } {
  const { workspace } = readConfig(process.env, true, { store: options.store, data: options.data });
  return { keys: openUploadKeys(evidenceFolder(workspace)), output: new Output(options) };
}
