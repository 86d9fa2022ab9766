/** Hands a document in at a running server, as its pages do. */
import type { RunningServer } from './running-server.ts';

export async function handInAt({ url }: RunningServer, text: string, declared: Record<string, string> = {}, name = 'table.csv') {
  const form = new FormData();
  for (const [field, value] of Object.entries(declared)) form.append(field, value);
  form.append('file', new Blob([text]), name);
  const response = await fetch(`${url}/api/documents`, { method: 'POST', body: form });
  if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`);
}
