/** A TCP proxy before a Bolt server that loses an acknowledgement: the server commits, the client never hears of it. */
import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A chunk with the message COMMIT: its length, a structure without fields and the tag 0x12, the end of the chunk. */
const commit = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

export interface CuttingProxy {
  readonly url: string;
  /** Loses what the server answers to the commits with these numbers, counted from 1 from now on. */
  lose(...commits: readonly number[]): void;
  /** Acknowledgements lost so far. */
  lost(): number;
  close(): Promise<void>;
}

export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let losing: ReadonlySet<number> = new Set();
  let commits = 0;
  let lost = 0;
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    let cut = false;
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
    client.on('data', (bytes) => {
      if (bytes.includes(commit) && losing.has(++commits)) cut = true;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!cut) client.write(bytes);
      else {
        lost += 1;
        client.destroy();
      }
    });
  });
  const url = await listening(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const lose = (...numbers: readonly number[]) => {
    losing = new Set(numbers);
    commits = 0;
  };
  return { url, lose, lost: () => lost, close };
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? `bolt://127.0.0.1:${address.port}` : '');
    });
  });
}
