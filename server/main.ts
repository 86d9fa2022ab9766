#!/usr/bin/env node
/**
 * `npm start`: serves until SIGINT or SIGTERM. What writes is the process for hand-ins alone: it opens the workspace
 * first, and fills an empty one with the example; this process reads.
 */
import type { ApolloServer } from '@apollo/server';
import { pino } from 'pino';
import { openUploadKeys } from '../app/documents/upload-keys.ts';
import { localReader } from '../app/workspace/reader.ts';
import { evidenceFolder, type Workspace } from '../app/workspace/workspace.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { composeWorkspace, exampleFolder } from './compose.ts';
import { readConfig } from './config.ts';
import { startApollo } from './graphql/apollo.ts';
import { askApollo } from './graphql/ask-apollo.ts';
import { type Context, createContext } from './graphql/context.ts';
import { firstQuestions } from './graphql/generated/first-questions.ts';
import { createPreparation, type Preparation } from './graphql/preparation.ts';
import { createHandInWorker } from './hand-ins/hand-in-worker.ts';
import { createApp } from './http/app.ts';
import { isLoopback } from './http/guard.ts';
import { close, createHttpServer, listen } from './http/listen.ts';
import { createProgress } from './http/progress.ts';

/** Exit codes of the command line's conventions: 2 for how it was called, 4 for what cannot be reached. */
const ExitCode = { ok: 0, usage: 2, unreachable: 4, bug: 70 } as const;

/** Milliseconds between two looks at whether the parent is still there. */
const parentCheck = 500;

let stopping = false;
/** False until the first pages are prepared: what polls /readyz sends users only then, and none of them waits. */
let ready = false;

async function main(): Promise<void> {
  const { workspace: workspaceConfig, host, port, logLevel, banner, prepares } = readConfig(process.env, true);
  const log = pino({ level: logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  if (!isLoopback(host)) throw new OperationalError('HOST_REFUSED', `HAUBERK_HOST is ${host}.`);
  const handIns = createHandInWorker(workspaceConfig, log);
  const [apollo] = await Promise.all([startApollo(log), handIns.open()]);
  const workspace = await composeWorkspace({ ...workspaceConfig, writable: false });
  // A wrong rule file is found now, and not by the first who asks.
  const { version, packs } = workspace.rules;
  log.info({ version, packs: packs.map(({ id }) => id) }, 'rule packs');
  await handIns.showTo(workspace);
  const keys = openUploadKeys(evidenceFolder(workspaceConfig));
  const progress = createProgress();
  const isReady = () => ready && !stopping;
  const preparation = prepares ? prepareAnswers(workspace, apollo) : undefined;
  const parts = { workspace, reader: localReader, handIns, apollo, log, keys, progress, isReady, banner, preparation };
  const server = createHttpServer(createApp(parts));
  stopOn(['SIGINT', 'SIGTERM'], async () => {
    progress.close();
    preparation?.stop();
    await close(server);
    await apollo.stop();
    await handIns.close();
    await workspace.close();
  });
  const documents = await handIns.fillWithExample(exampleFolder);
  if (documents > 0) log.info({ documents }, 'the empty store was filled with the example programme');
  if (stopping) return;
  const address = await listen(server, host, port);
  if (preparation !== undefined) log.info({ address }, 'the first pages are being prepared');
  await preparation?.start();
  if (stopping) return;
  ready = true;
  process.stdout.write(`Hauberk answers on ${address}\n`);
}

/** The first questions of the pages, asked as a request would ask them. */
function prepareAnswers(workspace: Workspace, apollo: ApolloServer<Context>): Preparation {
  const reader = localReader;
  const ask = async (query: string, variables: Readonly<Record<string, unknown>>) =>
    await askApollo(apollo, createContext(workspace, reader), query, variables);
  return createPreparation({ workspace, reader, questions: firstQuestions, ask });
}

function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  const stopOnce = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(ExitCode.ok), end);
  };
  for (const signal of signals) process.on(signal, stopOnce);
  if (process.env.npm_lifecycle_event === 'start') stopWithParent(stopOnce);
}

/** npm passes a signal on to the shell between, which ends and tells nobody: without its parent the server stops too. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, parentCheck);
  timer.unref();
}

/** Says in plain words why it cannot go on. */
function end(error: unknown): never {
  if (!(error instanceof OperationalError)) {
    process.stderr.write(`hauberk: this is a bug. ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(ExitCode.bug);
  }
  process.stderr.write(`hauberk: ${error.message}\n`);
  process.exit(error.status === 503 ? ExitCode.unreachable : ExitCode.usage);
}

main().catch((error: unknown) => {
  // A start that a signal cut short fails on the store that was closed under it: the signal decides how it ends.
  if (!stopping) end(error);
});
