/**
 * Uploads as known clients send them, byte for byte where bytes matter. Written after what their sources do,
 * which is said at each; none of their code is here.
 */
import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  readonly body: any;
}

export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const type = response.headers.get('content-type');
  return { status: response.status, type, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

export interface Coordinates {
  readonly name: string;
  readonly version: string;
  readonly tags?: string;
  readonly parentName?: string;
  readonly parentVersion?: string;
  readonly isLatest?: string;
}

/**
 * The GitHub Action DependencyTrack/gh-upload-sbom, index.js: PUT of JSON with `X-API-Key`; a byte-order mark cut
 * off in base64; `autoCreate` a boolean, tags as objects, `isLatestProjectVersion` the input's text.
 */
export async function githubAction(server: string, key: string, bom: Uint8Array | string, to: Coordinates): Promise<Answer> {
  const encoded = Buffer.from(bom).toString('base64');
  const payload = {
    projectName: to.name,
    projectVersion: to.version,
    autoCreate: true,
    bom: encoded.startsWith('77u/') ? encoded.slice(4) : encoded,
    ...(to.tags === undefined ? {} : { projectTags: to.tags.split(',').map((tag) => ({ name: tag.trim() })) }),
    ...(to.parentName === undefined ? {} : { parentName: to.parentName, parentVersion: to.parentVersion }),
    ...(to.isLatest === undefined ? {} : { isLatestProjectVersion: to.isLatest }),
  };
  return await call(`${server}/api/v1/bom`, {
    method: 'PUT',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(payload),
  });
}

/**
 * The Jenkins plugin jenkinsci/dependency-track-plugin, api/ApiClient.java `upload`: a POST by OkHttp whose
 * MultipartBody has each value, the document too, as a part with Content-Disposition and Content-Length and
 * nothing else: no file name, no type.
 */
export async function jenkinsUpload(
  server: string,
  key: string,
  bom: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const boundary = randomUUID();
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Length: ${Buffer.byteLength(value)}\r\n\r\n${value}\r\n`;
  const parts = Object.entries({ bom, ...fields }).map(([name, value]) => part(name, value));
  return await call(`${server}/api/v1/bom`, {
    method: 'POST',
    headers: {
      'X-Api-Key': key,
      Accept: 'application/json',
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    },
    body: `${parts.join('')}--${boundary}--\r\n`,
  });
}

/** What the same plugin asks beside: GETs with the key and `Accept: application/json` (`createRequest`). */
export async function jenkinsAsk(server: string, key: string, path: string): Promise<Answer> {
  return await call(`${server}${path}`, { headers: { 'X-Api-Key': key, Accept: 'application/json' } });
}
