/** A spreadsheet's preview, a withdrawal, and the text around a place, over HTTP: what comes back, what is refused. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewBytes } from '../../server/http/limits.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, send, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  readonly body: any;
}
async function post(path: string, body: FormData | string, headers: Record<string, string> = {}): Promise<Answer> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const response = await fetch(`${server.url}/api/documents${path}`, { method: 'POST', body, headers: { ...type, ...headers } });
  return { status: response.status, body: await response.json() };
}
function formOf(file: string | Uint8Array<ArrayBuffer>, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([file]), name);
  return form;
}
async function excerpt(sha256: string, pointer: string, lines = ''): Promise<Answer> {
  const query = new URLSearchParams({ pointer, ...(lines === '' ? {} : { lines }) });
  const response = await fetch(`${server.url}/api/documents/${sha256}/excerpt?${query}`);
  return { status: response.status, body: await response.json() };
}
const count = async () => (await ask(server.url, '{ documentRecords { totalCount } }')).data.documentRecords?.totalCount;

const foreign = 'Pump controller;;;\nLevel;Part;Qty;Manufacturer\n1;Controller;1;\n2;Regulator;2;Volt Works\n';

describe('a preview', () => {
  it('gives columns, rows, a mapping and what would be read, and stores nothing', async () => {
    const before = await count();
    const { status, body } = await post('/preview', formOf(foreign, 'pump.csv'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ header: 2, outcome: 'accepted', counts: { in: 2, mapped: 2, quarantined: 0 } });
    expect(body.columns.map(({ reference, is }: { reference: string; is: string }) => [reference, is])).toEqual([
      ['Level', 'level'],
      ['Part', 'item'],
      ['Qty', 'quantity'],
      ['Manufacturer', 'supplier'],
    ]);
    expect(body.rows[1]).toEqual({ number: 4, cells: ['2', 'Regulator', '2', 'Volt Works'] });
    const said = body.statements.map(({ from, kind, to }: Record<string, { name: string } & string>) => [
      from?.name,
      kind,
      to?.name,
    ]);
    expect(said).toContainEqual(['Controller', 'REQUIRES', 'Regulator']);
    expect(said).toContainEqual(['Regulator (Volt Works)', 'PROVIDES', 'Regulator']);
    expect(await count()).toBe(before);
  });

  it('is of the columns that a person chose, and the mapping then reads the document so', async () => {
    const choices = JSON.stringify({
      tables: ['sources'],
      columns: { Level: '', Part: 'item', Qty: '', Manufacturer: 'supplier' },
    });
    const first = await post('/preview', formOf(foreign, 'pump.csv', { choices }));
    expect(first.body).toMatchObject({ tables: ['sources'], counts: { in: 2, mapped: 1, quarantined: 1 } });
    expect(first.body.mapping).not.toContain('Level');
    const again = await post('/preview', formOf(foreign, 'pump.csv', { mapping: first.body.mapping }));
    expect(again.body.mapping).toBe(first.body.mapping);
    const handed = await post('', formOf(foreign, 'pump.csv', { mapping: first.body.mapping }));
    expect([handed.status, handed.body.rows]).toEqual([200, first.body.counts]);
    const wrong = await post('/preview', formOf(foreign, 'pump.csv', { mapping: 'columns: {nothing: Part}' }));
    expect([wrong.status, wrong.body.outcome, wrong.body.diagnostics[0].code]).toEqual([200, 'rejected', 'mapping-invalid']);
  });

  it('is refused where it is no form of one file, too large, or choices are none', async () => {
    const two = formOf(foreign, 'a.csv');
    two.append('file', new Blob([foreign]), 'b.csv');
    expect((await post('/preview', two)).status).toBe(400);
    expect((await post('/preview', '{}')).status).toBe(400);
    for (const choices of ['x', '1', '{"columns": [1]}', '{"columns": {}, "tables": []}', '{"columns": {"a": 1}}'])
      expect([choices, (await post('/preview', formOf(foreign, 'a.csv', { choices }))).status]).toEqual([choices, 400]);
    const headers = { 'content-length': String(previewBytes + 1), 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send(server.port, '/api/documents/preview', headers, 'POST')).status).toBe(413);
  });

  it('of what is no spreadsheet says so', async () => {
    for (const file of ['{}', '', '\0\0\0', 'no table at all']) {
      const { status, body } = await post('/preview', formOf(file, 'x.csv'));
      expect([status, body.outcome, body.columns]).toEqual([200, 'rejected', []]);
      expect(body.diagnostics.length).toBeGreaterThan(0);
    }
  });
});

describe('a withdrawal', () => {
  const version = (number: number) => bom([{ name: `Part ${number}` }], { root: 'Series unit' });
  const stands = async () => {
    const { data } = await ask(
      server.url,
      '{ documentRecords(series: "units", order: SERIES) { nodes { state standsNow withdrawal { reason by } document { version } } } }',
    );
    return data.documentRecords?.nodes;
  };

  it('goes back to the document before it in the series, with reason and name', async () => {
    const [first, second] = [
      await post('', formOf(version(1), '1.json', { series: 'units' })),
      await post('', formOf(version(2), '2.json', { series: 'units' })),
    ];
    expect((await stands())?.map(({ state }) => state)).toEqual(['SUPERSEDED', 'STANDS']);
    expect((await stands())?.[0]?.standsNow).toEqual([second.body.sha256]);
    const { status, body } = await post(`/${second.body.sha256}/withdrawal`, JSON.stringify({ reason: ' the wrong\nfile ' }));
    expect([status, body.outcome, body.reason, body.handIns]).toEqual([200, 'withdrawn', 'the wrong file', 1]);
    expect(body.series).toEqual([
      { name: 'units', standing: [{ sha256: first.body.sha256, path: '1.json', version: 1, dated: '' }] },
    ]);
    expect(await stands()).toMatchObject([
      { state: 'STANDS', withdrawal: null },
      { state: 'WITHDRAWN', withdrawal: { reason: 'the wrong file', by: 'local' } },
    ]);
    expect((await post(`/${second.body.sha256}/withdrawal`, '{"reason": "again"}')).status).toBe(404);
  });

  it('is refused without a reason, of what is unknown, and from other origins', async () => {
    const { body } = await post('', formOf(version(3), '3.json'));
    for (const wrong of [
      '{}',
      '{"reason": 1}',
      '{"reason": "  "}',
      'x',
      '[]',
      'null',
      JSON.stringify({ reason: 'x'.repeat(20_000) }),
    ])
      expect([wrong.slice(0, 20), Math.floor((await post(`/${body.sha256}/withdrawal`, wrong)).status / 100)]).toEqual([
        wrong.slice(0, 20),
        4,
      ]);
    expect((await post(`/${'0'.repeat(64)}/withdrawal`, '{"reason": "x"}')).status).toBe(404);
    expect((await post('/../x/withdrawal', '{"reason": "x"}')).status).toBe(404);
    expect((await post(`/${body.sha256}/withdrawal`, '{"reason": "x"}', { origin: 'http://elsewhere.example' })).status).toBe(
      403,
    );
    expect((await excerpt(body.sha256, '')).status).toBe(200);
  });
});

describe('the text around a place', () => {
  it('is that of the kept bytes: of JSON, of a row, of a sheet', async () => {
    const text = bom([{ name: 'Seen part' }], { root: 'Seen unit' });
    const { body } = await post('', formOf(text, 'seen.json'));
    const seen = await excerpt(body.sha256, '/components/0/name');
    expect([seen.status, seen.body.marked, seen.body.isExact]).toEqual([200, '"Seen part"', true]);
    const rows = [
      ['item', 'supplier'],
      ['Sheet part', 'Sheet maker'],
    ];
    const sheet = await post('', formOf(new Uint8Array(workbook({ Parts: rowsXml(rows) })), 'parts.xlsx'));
    const row = await excerpt(sheet.body.sha256, 'Parts!A2', '1');
    expect([row.status, row.body.kind, row.body.marked, row.body.rows[1].cells]).toEqual([200, 'table', 2, rows[1]]);
  });

  it('is that of what is within, where the document came compressed', async () => {
    const text = bom([{ name: 'Packed part' }], { root: 'Packed unit' });
    const { body } = await post('', formOf(new Uint8Array(gzipSync(text)), 'packed.json.gz'));
    expect((await excerpt(body.sha256, '/components/0/name')).body).toMatchObject({ kind: 'text', marked: '"Packed part"' });
  });

  it('is refused of what is unknown or asked wrongly', async () => {
    expect((await excerpt('0'.repeat(64), '')).status).toBe(404);
    expect((await excerpt('../../etc/passwd', '')).status).toBe(404);
    const { body } = await post('', formOf(bom([{ name: 'Line part' }], { root: 'Line unit' }), 'line.json'));
    for (const lines of ['-1', '201', 'x', '1.5'])
      expect([lines, (await excerpt(body.sha256, '', lines)).status]).toEqual([lines, 400]);
    expect((await excerpt(body.sha256, `/${'a'.repeat(15_000)}`)).body).toMatchObject({ kind: 'text', isExact: false });
  });
});

describe('with upload keys', () => {
  it('previews and withdrawals need one; looking does not', async () => {
    const { body } = await post('', formOf(bom([{ name: 'Key part' }], { root: 'Key unit' }), 'key.json'));
    const made = (await runHauberk(['key', 'create', 'office', '--store', server.folder, '--json'])).results[0] as Record<
      string,
      string
    >;
    const key = { 'x-api-key': String(made.key) };
    expect((await post('/preview', formOf(foreign, 'a.csv'))).status).toBe(401);
    expect((await post(`/${body.sha256}/withdrawal`, '{"reason": "x"}')).status).toBe(401);
    expect((await excerpt(body.sha256, '')).status).toBe(200);
    expect((await post('/preview', formOf(foreign, 'a.csv'), key)).status).toBe(200);
    expect((await post(`/${body.sha256}/withdrawal`, '{"reason": "x"}', key)).body.outcome).toBe('withdrawn');
    const { data } = await ask(server.url, `{ documentRecords(sha256: "${body.sha256}") { nodes { withdrawal { by } } } }`);
    expect(data.documentRecords?.nodes?.[0]).toEqual({ withdrawal: { by: 'key office' } });
  });
});
