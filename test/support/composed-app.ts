/** The server's routes over a workspace, in this process. */
import type { Express } from 'express';
import { pino } from 'pino';
import { openUploadKeys } from '../../app/documents/upload-keys.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createHandIns } from '../../server/hand-ins/hand-ins.ts';
import { createApp } from '../../server/http/app.ts';
import { createProgress } from '../../server/http/progress.ts';

/** Upload keys are looked for in `folder`. */
export async function composedApp(workspace: Workspace, folder: string, isReady = () => true): Promise<Express> {
  const log = pino({ level: 'silent' });
  return createApp({
    workspace,
    reader: localReader,
    handIns: createHandIns(workspace, localReader),
    apollo: await startApollo(log),
    log,
    keys: openUploadKeys(folder),
    progress: createProgress(),
    isReady,
    banner: '',
    preparation: undefined,
  });
}
