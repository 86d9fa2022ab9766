/** Hand-ins and reports over HTTP: what goes in, what comes back, what is refused. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentBytes, uploadBytes } from '../../server/http/limits.ts';
import { ask, type RunningServer, send, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

interface Handed {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly outcome: string;
  readonly components: { readonly in: number; readonly mapped: number; readonly quarantined: number };
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly pointer: string }[];
}

async function post(body: string | FormData, query = ''): Promise<{ status: number; handed: Handed & readonly Handed[] }> {
  const response = await fetch(`${server.url}/api/documents${query}`, { method: 'POST', body });
  return { status: response.status, handed: (await response.json()) as Handed & readonly Handed[] };
}

const sha256Of = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const file = (text: string, name: string): [string, Blob, string] => ['file', new Blob([text]), name];

describe('a foreign spreadsheet', () => {
  it('is read by the mapping that is sent with it', async () => {
    const form = new FormData();
    form.append('mapping', 'columns: {item: Teil, supplier: Hersteller}');
    form.append(...file('Stückliste\nTeil;Hersteller\nForeign part;Foreign maker\n', 'foreign.csv'));
    const { status, handed } = await post(form);
    expect([status, handed.outcome, handed.format]).toEqual([200, 'accepted', 'table-csv']);
    const wrong = await post('Teil;Hersteller\nA;B\n', `?mapping=${encodeURIComponent('columns: {item: Part}')}`);
    expect([wrong.status, wrong.handed.outcome]).toEqual([422, 'rejected']);
  });
});

describe('a raw upload', () => {
  const text = bom([{ name: 'Raw part', manufacturer: 'Raw maker', country: 'FR' }], { root: 'Raw unit' });

  it('gives the object of the command line, and the same bytes back', async () => {
    const { status, handed } = await post(text, '?path=raw.json&programme=Raw%20programme&dated=2026-02-03');
    expect(status).toBe(200);
    expect(handed).toEqual({
      path: 'raw.json',
      sha256: sha256Of(text),
      bytes: text.length,
      format: 'cyclonedx-json',
      specVersion: '1.6',
      outcome: 'accepted',
      components: { in: 2, mapped: 2, quarantined: 0 },
      relations: { in: 1, mapped: 1, quarantined: 0 },
      rows: { in: 0, mapped: 0, quarantined: 0 },
      diagnostics: handed.diagnostics,
      ms: expect.any(Number),
    });
    const { data } = await ask(
      server.url,
      '{ documents(first: 500) { nodes { sha256 programme dated path } } programme(id: "Raw programme") { endItems { nodes { name } } } }',
    );
    const kept = data.documents.nodes.find(({ sha256 }) => String(sha256) === handed.sha256);
    expect(kept).toEqual({ sha256: handed.sha256, programme: 'Raw programme', dated: '2026-02-03', path: 'raw.json' });
    expect(data.programme.endItems.nodes).toEqual([{ name: 'Raw unit' }]);
  });

  it('is a duplicate the second time, and a new hand-in with other options', async () => {
    const again = await post(text, '?path=other-name.json&programme=Raw%20programme&dated=2026-02-03');
    expect([again.status, again.handed.outcome]).toEqual([200, 'duplicate']);
    const other = await post(text, '?programme=Other%20programme');
    expect([other.status, other.handed.outcome, other.handed.path]).toEqual([200, 'accepted', 'upload']);
  });

  it('that is no document is rejected with the object', async () => {
    for (const body of ['neither JSON nor table', '', '{"bomFormat": "CycloneDX"', '\u0000\u0001']) {
      const { status, handed } = await post(body, '?path=wrong');
      expect([body, status, handed.outcome]).toEqual([body, 422, 'rejected']);
      expect(handed.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      expect((await send(server.port, `/api/documents/${sha256Of(body)}`)).status).toBe(404);
    }
  });

  it('with a wrong option is refused before it is read', async () => {
    for (const query of ['dated=yesterday', 'grade=Z9', 'releasableTo=Europe', 'seriesVersion=0', 'marking=%07']) {
      const response = await fetch(`${server.url}/api/documents?${query}`, { method: 'POST', body: text });
      expect(response.status).toBe(400);
      const { code, message } = (await response.json()) as { code: string; message: string };
      expect(code).toBe('INPUT_INVALID');
      expect(message).toContain('expected');
    }
  });

  it('has its name shown without control characters, and not endlessly', async () => {
    const name = `../../etc/\u001b[31mred${'x'.repeat(2000)}`;
    const { handed } = await post(bom([{ name: 'Named' }], { root: 'Named unit' }), `?path=${encodeURIComponent(name)}`);
    expect(handed.path).toMatch(/^\.\.\/\.\.\/etc\/\ufffd\[31mredx+$/);
    expect(handed.path).toHaveLength(1000);
  });

  it('that is compressed on the way is refused', async () => {
    const answer = await send(server.port, '/api/documents', { 'content-encoding': 'gzip' }, 'POST', 'x');
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Content-Encoding')]);
  });
});

describe('a multipart upload', () => {
  it('hands in each file, whatever the order of fields and files', async () => {
    const form = new FormData();
    const first = bom([{ name: 'Form part' }], { root: 'Form unit' });
    form.append(...file(first, 'units/form.json'));
    form.append('programme', 'Form programme');
    form.append(...file('item,supplier,site,site_country\nForm part,Börse AG,Werk Süd,DE\n', 'Quellen Süd.csv'));
    form.append('marking', 'UNCLASSIFIED');
    const { status, handed } = await post(form);
    expect(status).toBe(200);
    expect(handed.map(({ path, outcome, format }) => [path, outcome, format])).toEqual([
      ['units/form.json', 'accepted', 'cyclonedx-json'],
      ['Quellen Süd.csv', 'accepted', 'table-csv'],
    ]);
    const { data } = await ask(server.url, '{ documents(first: 500) { nodes { path programme marking } } }');
    for (const { path } of handed) {
      const kept = data.documents.nodes.find((document) => String(document.path) === path);
      expect(kept).toEqual({ path, programme: 'Form programme', marking: 'UNCLASSIFIED' });
    }
    expect((await post(form)).handed.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  });

  it('of one file gives one object', async () => {
    const form = new FormData();
    form.append(...file(bom([{ name: 'Single' }], { root: 'Single unit' }), 'single.json'));
    const { status, handed } = await post(form);
    expect([status, handed.path, handed.outcome]).toEqual([200, 'single.json', 'accepted']);
  });

  it('with one bad file among good ones says which', async () => {
    const form = new FormData();
    form.append(...file(bom([{ name: 'Good' }], { root: 'Good unit' }), 'good.json'));
    form.append(...file('nonsense', 'bad.json'));
    const { status, handed } = await post(form);
    expect(status).toBe(422);
    expect(handed.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['good.json', 'accepted'],
      ['bad.json', 'rejected'],
    ]);
  });

  it('without a file is refused', async () => {
    const form = new FormData();
    form.append('programme', 'P');
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: 'INPUT_INVALID', message: 'The request cannot be understood. No file was sent.', retryable: false },
    ]);
  });
});

describe('what is too large', () => {
  it('is refused by its announced length, before it is sent', async () => {
    for (const [type, length] of [
      ['application/json', documentBytes + 1],
      ['multipart/form-data; boundary=b', uploadBytes + 1],
    ] as const) {
      const answer = await new Promise<{ status: number; continued: boolean }>((resolve, reject) => {
        const headers = { 'content-type': type, 'content-length': length, expect: '100-continue' };
        const sent = request({ port: server.port, host: '127.0.0.1', method: 'POST', path: '/api/documents', headers });
        let continued = false;
        sent.once('continue', () => {
          continued = true;
        });
        sent.once('response', (response) => {
          resolve({ status: response.statusCode ?? 0, continued });
          sent.destroy();
        });
        sent.once('error', reject);
        sent.flushHeaders();
      });
      expect(answer.status).toBe(413);
    }
  });

  it('is refused when it turns out so, whoever else is served meanwhile', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({ port: server.port, host: '127.0.0.1', method: 'POST', path: '/api/documents' });
      let pieces = 0;
      let answered = false;
      const more = () => {
        while (!answered && pieces * piece.length <= documentBytes) {
          pieces++;
          if (!sent.write(piece)) {
            sent.once('drain', more);
            return;
          }
        }
        sent.end();
      };
      sent.once('response', (response) => {
        answered = true;
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject);
      more();
    });
    expect(status).toBe(413);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('a download', () => {
  it('is the bytes as they came, as nothing that a browser would run', async () => {
    const text = '<script>alert(1)</script>';
    const table = `item,supplier,site\n"${text}",Maker,Place\n`;
    const { handed } = await post(table, '?path=page.html');
    expect(handed.outcome).toBe('accepted');
    const response = await fetch(`${server.url}/api/documents/${handed.sha256}`);
    expect(response.status).toBe(200);
    expect(sha256Of(new Uint8Array(await response.arrayBuffer()))).toBe(handed.sha256);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${handed.sha256}"`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${server.url}/api/documents/${handed.sha256.toUpperCase()}`)).status).toBe(200);
  });

  it('of what is not there has a code, and no way out of the folder', async () => {
    for (const wanted of ['0'.repeat(64), 'x', '..%2F..%2Fetc%2Fpasswd', '%00', `${'0'.repeat(64)}.json`]) {
      const answer = await send(server.port, `/api/documents/${wanted}`);
      expect([wanted, answer.status, JSON.parse(answer.body).code]).toEqual([wanted, 404, 'DOCUMENT_UNKNOWN']);
    }
    expect((await send(server.port, '/api/documents/%E0%A4%A')).status).toBe(400);
  });
});

describe('the gap report', () => {
  const path = (format: string, query = '?programme=Paper%20Kestrel') => `/api/reports/gap.${format}${query}`;

  it('comes as HTML under its own policy', async () => {
    const { status, headers, body } = await send(server.port, path('html'));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=' 'sha256-[\w+/]+='; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(body).toContain('Redundancy gap report: Paper Kestrel');
    expect(body).not.toMatch(/<script/i);
  });

  it('comes as CSV and as JSON, as a file', async () => {
    const csv = await send(server.port, path('csv'));
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="gap-report.csv"');
    expect(csv.body.split('\n').length).toBeGreaterThan(10);
    const json = await send(server.port, path('json', '?programme=Paper%20Kestrel&marking=OFFICIAL'));
    const report = JSON.parse(json.body) as { view: { hash: string }; gaps: unknown[]; markings: string[]; programme: string };
    expect(report.programme).toBe('Paper Kestrel');
    expect(report.markings).toContain('OFFICIAL');
    const { data } = await ask(server.url, '{ gaps(programme: "Paper Kestrel") { totalCount view { hash } } }');
    expect([report.gaps.length, report.view.hash]).toEqual([data.gaps.totalCount, data.gaps.view.hash]);
  });

  it('refuses what there is not', async () => {
    for (const [wanted, status, code] of [
      [path('docx'), 400, 'INPUT_INVALID'],
      [path('json', '?programme=Nought'), 404, 'PROGRAMME_UNKNOWN'],
      [path('json', '?asOf=soon'), 400, 'INPUT_INVALID'],
      ['/api/reports/other.json', 404, 'NOT_FOUND'],
    ] as const) {
      const answer = await send(server.port, wanted);
      expect([wanted, answer.status, JSON.parse(answer.body).code]).toEqual([wanted, status, code]);
    }
  });
});

describe('reports by form', () => {
  const form = (fields: Readonly<Record<string, string | Uint8Array>>): FormData => {
    const made = new FormData();
    for (const [name, value] of Object.entries(fields))
      made.append(name, typeof value === 'string' ? value : new Blob([value as Uint8Array<ArrayBuffer>]));
    return made;
  };
  const sendForm = async (path: string, fields: Readonly<Record<string, string | Uint8Array>>) =>
    await fetch(`${server.url}/api/reports/${path}`, { method: 'POST', body: form(fields) });
  const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

  it('says in which formats, and takes an earlier report', async () => {
    const formats = (await (await fetch(`${server.url}/api/reports`)).json()) as { formats: string[]; tlp: string[] };
    expect(formats.formats).toEqual(expect.arrayContaining(['json', 'html', 'csv']));
    const asked = { programme: 'Paper Kestrel', tlp: 'TLP:AMBER', decision: 'Fund it' };
    const earlier = await bytesOf(await sendForm('gap.json', asked));
    const later = await bytesOf(await sendForm('gap.html', { ...asked, since: earlier }));
    expect(new TextDecoder().decode(later)).toContain('0 new, 0 no longer found, 0 worse');
    expect((await sendForm('verify', { report: later })).status).toBe(400);
    const verified = await sendForm('verify', { report: later, since: earlier });
    expect(await verified.json()).toMatchObject({ outcome: 'verified', facts: { programme: 'Paper Kestrel' } });
  });

  it.each([
    ['gap.json', { programme: 'Paper Kestrel', tlp: 'TLP:PURPLE' }, 400, 'INPUT_INVALID'],
    ['gap.json', { marking: 'x'.repeat(2_001) }, 413, 'INPUT_TOO_LARGE'],
    ['gap.json', { decision: 'x'.repeat(65 * 1024) }, 413, 'INPUT_TOO_LARGE'],
    ['gap.json', { counting: 'some' }, 400, 'INPUT_INVALID'],
    ['gap.json', { since: 'yesterday' }, 400, 'INPUT_INVALID'],
    ['gap.json', { costs: new TextEncoder().encode('a,b\n1,2\n') }, 400, 'INPUT_INVALID'],
    ['gap.json', { since: new TextEncoder().encode('{"facts":{}}') }, 400, 'INPUT_INVALID'],
    ['verify', { report: new TextEncoder().encode('%PDF-1.7 x') }, 400, 'INPUT_INVALID'],
    ['verify', {}, 400, 'INPUT_INVALID'],
  ] as const)('refuses %s with %j', async (path, fields, status, code) => {
    const response = await sendForm(path, fields);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('refuses what is given twice, and a body that is no form', async () => {
    expect((await fetch(`${server.url}/api/reports/gap.json?marking=a&marking=b`)).status).toBe(400);
    const body = await fetch(`${server.url}/api/reports/verify`, { method: 'POST', body: '{}' });
    expect(body.status).toBe(400);
  });
});

describe('a real document', () => {
  it('goes in and comes out', async () => {
    const real = fileURLToPath(new URL('../../sbom-samples/real/laravel-7.12.0.cdx.json', import.meta.url));
    const bytes = await readFile(real);
    const { status, handed } = await post(bytes.toString(), '?path=laravel.json');
    expect([status, handed.outcome, handed.components]).toEqual([200, 'accepted', { in: 63, mapped: 63, quarantined: 0 }]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/hauberk_documents_total\{outcome="accepted",format="cyclonedx-json"\} \d+/);
    expect(metrics).toMatch(/hauberk_documents_total\{outcome="rejected",format="unknown"\} \d+/);
  });
});
