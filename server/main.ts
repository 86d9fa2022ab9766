#!/usr/bin/env node
/** `npm start`: opens the workspace, fills an empty one with the example, serves until SIGINT or SIGTERM. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { handInExample, isEmpty } from '../app/example.ts';
import { localReader } from '../app/reader.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { composeWorkspace, exampleFolder } from './compose.ts';
import { readConfig } from './config.ts';
import { startApollo } from './graphql/apollo.ts';
import { createApp } from './http/app.ts';
import { isLoopback } from './http/guard.ts';
import { headTimeout, requestTimeout } from './http/limits.ts';

/** Open requests get this long to end after a signal; then their connections are closed. */
const stopGrace = 10_000;

const log = pino({ level: process.env.HAUBERK_LOG ?? 'info' }, pino.destination(2));

async function main(): Promise<void> {
  const { workspace: workspaceConfig, host, port } = readConfig(process.env, true);
  if (!isLoopback(host)) throw new OperationalError('HOST_REFUSED', `HAUBERK_HOST is ${host}.`);
  const workspace = await composeWorkspace(workspaceConfig);
  let ready = false;
  const apollo = await startApollo(log);
  const server = createServer(createApp({ workspace, reader: localReader, apollo, log, isReady: () => ready }));
  server.headersTimeout = headTimeout;
  server.requestTimeout = requestTimeout;
  stopOn(['SIGINT', 'SIGTERM'], async () => {
    ready = false;
    await closed(server);
    await apollo.stop();
    await workspace.close();
  });
  if (await isEmpty(workspace)) {
    const results = await handInExample(workspace, localReader, exampleFolder);
    log.info({ documents: results.length }, 'the empty store was filled with the example programme');
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  ready = true;
  const address = server.address() as AddressInfo;
  process.stdout.write(`Hauberk answers on http://${host.includes(':') ? `[${host}]` : host}:${address.port}/\n`);
}

function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    const timer = setTimeout(() => server.closeAllConnections(), stopGrace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function fail(error: unknown): never {
  if (error instanceof OperationalError) log.fatal({ code: error.code, retryable: error.retryable }, error.message);
  else log.fatal({ err: error }, 'Hauberk cannot start or stop');
  process.exit(error instanceof OperationalError && error.retryable ? 4 : 2);
}

main().catch(fail);
