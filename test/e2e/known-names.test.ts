/** Fields and parameters that nobody knows are refused by name: a misspelt marking must not give an unmarked report. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => await server.end());

type Field = readonly [name: string, value: string | Blob];

async function sent(path: string, fields?: readonly Field[]) {
  const form = new FormData();
  for (const [name, value] of fields ?? []) form.append(name, value);
  const response = await fetch(new URL(path, server.url), fields === undefined ? {} : { method: 'POST', body: form });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const { code, message = '' } = isJson ? (JSON.parse(text) as { code?: string; message?: string }) : {};
  return { status: response.status, code, message, text };
}

const rig = () => new File([bom([{ name: 'Bolt' }], { root: 'Rig' })], 'rig.json');
const json = (text: string) => new File([text], 'report.json');

describe('what a request names', () => {
  const refused: [what: string, named: string, path: string, fields?: readonly Field[]][] = [
    ['field of a report', 'markng', '/api/reports/gap.csv', [['markng', 'SECRET']]],
    ['parameter of a report', 'markng', '/api/reports/gap.csv?markng=SECRET'],
    ['parameter beside a form', 'marking', '/api/reports/gap.csv?marking=SECRET', [['tlp', 'TLP:RED']]],
    ['file of a report', 'cost', '/api/reports/gap.csv', [['cost', json('a')]]],
    [
      'field that is there twice',
      'marking',
      '/api/reports/gap.csv',
      [
        ['marking', 'SECRET'],
        ['marking', 'OPEN'],
      ],
    ],
    ['parameter that is there twice', 'marking', '/api/reports/gap.csv?marking=SECRET&marking=OPEN'],
    [
      'second file to verify',
      'report',
      '/api/reports/verify',
      [
        ['report', json('a')],
        ['report', json('b')],
      ],
    ],
    ['file to verify of another name', 'file', '/api/reports/verify', [['file', json('a')]]],
    ['parameter of an export', 'program', '/api/export/cyclonedx?program=P'],
    [
      'field of a hand-in',
      'markng',
      '/api/documents',
      [
        ['markng', 'SECRET'],
        ['file', rig()],
      ],
    ],
    ['parameter beside the form of a hand-in', 'marking', '/api/documents?marking=SECRET', [['file', rig()]]],
    [
      'field of a preview',
      'program',
      '/api/documents/preview',
      [
        ['program', 'P'],
        ['file', rig()],
      ],
    ],
  ];

  it.each(refused)('is refused and told: a %s, %s', async (_, named, path, fields) => {
    const { status, code, message } = await sent(path, fields);
    expect({ status, code }).toEqual({ status: 400, code: 'INPUT_INVALID' });
    expect(message).toContain(`"${named}"`);
  });

  it('is refused for a raw document, of which nothing is kept', async () => {
    const response = await fetch(new URL('/api/documents?path=rig.json&markng=SECRET', server.url), {
      method: 'POST',
      body: rig(),
    });
    expect(response.status).toBe(400);
    const { text } = await sent('/api/reports/gap.json');
    const paths = (JSON.parse(text) as { documents: { path: string }[] }).documents.map((one) => one.path);
    expect(paths).not.toContain('rig.json');
  });

  it('is taken where it is known, and files that nobody chose', async () => {
    const marked = await sent('/api/reports/gap.csv', [
      ['marking', 'SECRET'],
      ['since', ''],
      ['since', new File([], '')],
      ['costs', new File([], '')],
    ]);
    expect(marked.status).toBe(200);
    expect(marked.text).toContain('SECRET');
    const handedIn = await sent('/api/documents?call=a-call-of-ours', [
      ['marking', 'SECRET'],
      ['file', rig()],
      ['file', new File([bom([{ name: 'Nut' }], { root: 'Jig' })], 'jig.json')],
    ]);
    expect(handedIn.status).toBe(200);
  });

  it('stays free for build pipelines, which send what another maker asks for', async () => {
    const body = { autoCreate: true, projectName: 'Rig', projectVersion: '1', parentUUID: '', ofNobody: 'x', bom: '' };
    body.bom = Buffer.from(bom([{ name: 'Washer' }], { root: 'Rig' })).toString('base64');
    const response = await fetch(new URL('/api/v1/bom?ofNobody=x', server.url), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  });
});
