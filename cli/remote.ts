/** Hands in at a running server instead of a store: `--server`, with `--api-key` or HAUBERK_API_KEY. */
import type { IngestResult } from '../app/documents/ingest.ts';
import { type ByteSource, chunksOf } from '../graph/model/byte-source.ts';
import type { Declared } from '../graph/model/hand-in.ts';
import { OperationalError } from '../graph/model/operational-error.ts';

export interface RemoteInput {
  readonly source: ByteSource;
  readonly path: string;
  readonly declared: Declared;
  readonly mapping?: string;
  readonly call: string;
}

export interface Remote {
  readonly server: URL;
  readonly key: string | undefined;
}

/** Errors: INPUT_INVALID for an address that is none. */
export function parseRemote(server: string, key: string | undefined): Remote {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new OperationalError('INPUT_INVALID', `--server: expected http://HOST:PORT, not ${JSON.stringify(server)}.`);
  }
  return { server: url, key: key === '' ? undefined : key };
}

/** Errors: SERVER_UNREACHABLE, KEY_REFUSED, KEY_LIMITED, and what the server says of the request. */
export async function* ingestAt({ server, key }: Remote, input: RemoteInput): AsyncGenerator<IngestResult> {
  const { path, call, mapping, declared } = input;
  const url = new URL('api/documents', server.href.endsWith('/') ? server : `${server.href}/`);
  const values = { path, call, ...(mapping === undefined ? {} : { mapping }), ...declared };
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, String(value));
  const headers = { 'content-type': 'application/octet-stream', ...(key === undefined ? {} : { 'x-api-key': key }) };
  let response: Response;
  let answer: IngestResult[] | Partial<IngestResult & { code: string; message: string }>;
  try {
    const body = ReadableStream.from(chunksOf(input.source));
    response = await fetch(url, { method: 'POST', headers, body, duplex: 'half', redirect: 'error' });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    throw new OperationalError('SERVER_UNREACHABLE', server.origin, { cause: error });
  }
  if (Array.isArray(answer)) {
    yield* answer;
    return;
  }
  if (answer.outcome !== undefined) {
    yield answer as IngestResult;
    return;
  }
  if (response.status === 401) throw new OperationalError('KEY_REFUSED');
  if (response.status === 429) throw new OperationalError('KEY_LIMITED');
  const code = response.status >= 500 ? 'SERVER_UNREACHABLE' : 'INPUT_INVALID';
  throw new OperationalError(code, `${server.origin} answers ${response.status}: ${String(answer.message ?? '')}`);
}
