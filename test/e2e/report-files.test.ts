/** PDF and workbook by the built program: in a thread of their own, the same bytes as in any other process, and no more than is waited for. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { renderReport as RenderReport } from '../../reports/render-report.ts';
import { renderReport as renderHere } from '../../reports/render-report.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { startServer } from '../support/running-server.ts';
import { sampleReport } from '../support/sample-report.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

const { renderReport } = (await import(new URL('../../dist/reports/render-report.js', import.meta.url).href)) as {
  renderReport: typeof RenderReport;
};

const binary = ['pdf', 'xlsx'] as const;

describe('a thread that makes a file', () => {
  it.each(binary)('%s: gives the bytes that this process gives, and lets others work meanwhile', async (format) => {
    let turns = 0;
    const others = setInterval(() => turns++, 5);
    const file = await renderReport(sampleReport(), format);
    clearInterval(others);
    expect(turns).toBeGreaterThan(3);
    expect(Buffer.compare(file, await renderHere(sampleReport(), format))).toBe(0);
  });

  it('ends when nobody waits for it, and the next is made', async () => {
    const gone = new AbortController();
    const [given, next] = [renderReport(sampleReport(), 'pdf', gone.signal), renderReport(sampleReport(), 'xlsx')];
    setTimeout(() => gone.abort(new Error('gone')), 50);
    await expect(given).rejects.toThrow('gone');
    expect((await next).length).toBeGreaterThan(1_000);
    await expect(renderReport(sampleReport(), 'pdf', AbortSignal.abort(new Error('gone before')))).rejects.toThrow('gone before');
  });
});

it('holds so many reports that wait, and no more', async () => {
  const gone = AbortSignal.abort(new Error('gone'));
  const asked = await Promise.allSettled(Array.from({ length: 9 }, () => renderReport(sampleReport(), 'xlsx', gone)));
  const reasons = asked.map((one) => (one.status === 'rejected' ? one.reason : undefined));
  expect(reasons.slice(0, 8).map(({ message }) => message)).toEqual(Array(8).fill('gone'));
  expect(reasons[8]).toMatchObject({ code: 'REPORT_BUSY' });
  expect((await renderReport(sampleReport(), 'xlsx')).length).toBeGreaterThan(1_000);
});

describe('the command line and the server', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder, 'rig.json'), bom([{ name: 'Bolt' }], { root: 'Rig' }));
    expect((await runHauberk(['ingest', 'rig.json', '--store', 'store'], { cwd: folder })).code).toBe(0);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each(binary)('%s: is written, is what `report verify` finds again, and is what the server sends', async (format) => {
    const name = `report.${format}`;
    const made = await runHauberk(['report', 'gap', '--store', 'store', '--marking', 'CUI', '-o', name], { cwd: folder });
    expect(made).toMatchObject({ code: 0, out: '' });
    expect(await runHauberk(['report', 'verify', name, '--store', 'store'], { cwd: folder })).toMatchObject({ code: 0 });
    const file = await readFile(join(folder, name));
    const server = await startServer({ folder: join(folder, 'store') });
    try {
      const sent = await fetch(`${server.url}/api/reports/gap.${format}?marking=CUI`);
      expect(sent.status).toBe(200);
      expect(sent.headers.get('content-type')).toBe(
        format === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      expect(sent.headers.get('content-disposition')).toBe(`attachment; filename="gap-report.${format}"`);
      expect(Buffer.compare(Buffer.from(await sent.arrayBuffer()), file)).toBe(0);
    } finally {
      await server.stop();
    }
  });
});
