/** The HTTP server itself: its limits, its address, and how it ends without cutting off who is being served. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { headTimeout, mostConnections, requestTimeout, uploadBytes } from './limits.ts';

/** Open requests get this long to end, in milliseconds; then their connections are closed. */
const stopGrace = 10_000;

/** Milliseconds that a sender has for the head of a request and for the whole of it, and between two looks at that. */
export interface Patience {
  readonly head: number;
  readonly request: number;
  readonly interval: number;
}

const patienceOfServer: Patience = { head: headTimeout, request: requestTimeout, interval: 5_000 };

/** Whoever is slower is answered 408, and the connection closed: however slowly the bytes come, they cannot go on for ever. */
export function createHttpServer(app: RequestListener, patience: Patience = patienceOfServer): Server {
  const { head, request: whole, interval } = patience;
  const server = createServer({ headersTimeout: head, requestTimeout: whole, connectionsCheckingInterval: interval }, app);
  server.maxConnections = mostConnections;
  // Whoever asks before sending a body that is too long is told before sending it.
  server.on('checkContinue', (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) <= uploadBytes) response.writeContinue();
    server.emit('request', request, response);
  });
  return server;
}

/** Gives the address. Errors: INPUT_INVALID when it is taken or is none of this machine's. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'the port is taken' : (error.code ?? error.message);
      reject(new OperationalError('INPUT_INVALID', `HAUBERK_HOST ${host}, HAUBERK_PORT ${port}: ${why}.`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${given}/`;
}

/** Takes no more connections, lets open requests end within the grace, and closes those that wait for a next one. */
export async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const timer = setTimeout(() => server.closeAllConnections(), stopGrace);
  // A kept-alive connection becomes idle only after its last answer.
  server.prependListener('request', (_request, response) => {
    response.setHeader('connection', 'close');
  });
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  } finally {
    clearTimeout(timer);
    clearInterval(idle);
  }
}
