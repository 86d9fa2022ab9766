/** What a stranger's report may cost: what it says is read from its beginning, and the rest within bounds. */
import { describe, expect, it } from 'vitest';
import { inReportTurn, mostReportsWaiting } from '../../app/reports/report-turn.ts';
import { earlierReportBytes, readEarlier } from '../../app/reports/verify-report.ts';
import { factsInJson, renderJson } from '../../reports/json.ts';
import { readReportFile } from '../../reports/render-report.ts';
import { factsOf, reportIdOf } from '../../reports/report-facts.ts';
import { sampleReport } from '../support/sample-report.ts';

describe('what a file says of itself', () => {
  const text = renderJson(sampleReport());
  it('is read from its beginning: of JSON the rest is not parsed', async () => {
    expect(factsInJson(text)).toEqual(factsOf(sampleReport()));
    // Whoever parsed it all would find that it never ends.
    const cut = `${text.slice(0, text.indexOf('"gaps"'))}${'['.repeat(40_000_000)}`;
    const file = new TextEncoder().encode(cut);
    expect(await readReportFile(file)).toEqual({ format: 'json', facts: factsOf(sampleReport()) });
  });

  it.each([
    ['an object without its end', '{"format":"hauberk-gap-report/1","facts":{'],
    ['a list', '{"format":"hauberk-gap-report/1","facts":[]}'],
    ['facts behind other things', '{"gaps":[],"facts":{}}'],
    ['deep objects', `{"format":"x","facts":${'{"a":'.repeat(200_000)}`],
    ['a text without its end', `{"format":"x","facts":{"a":"${'\\'.repeat(900_000)}`],
  ])('is nothing where it is %s', (_, hostile) => expect(factsInJson(hostile)).toBeUndefined());

  it('is nothing behind the first MiB', async () => {
    const far = new TextEncoder().encode(`{${' '.repeat(1024 * 1024)}${text.slice(1)}`);
    expect(await readReportFile(far)).toBeUndefined();
  });
});

describe('an earlier report', () => {
  it('is bounded, and no other than its id says', async () => {
    const report = { ...sampleReport(), reportId: reportIdOf(sampleReport()) };
    const file = new TextEncoder().encode(renderJson(report));
    const { reportId, gaps } = await readEarlier(file);
    expect([reportId, gaps.map(({ gapId }) => gapId)]).toEqual([report.reportId, report.gaps.map(({ gapId }) => gapId)]);
    await expect(readEarlier(new Uint8Array(earlierReportBytes + 1))).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    await expect(readEarlier(file.subarray(1))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('reports that are handed in', () => {
  it('are worked on one at a time; those beyond a bound are refused, and those that nobody waits for are left', async () => {
    const { signal } = new AbortController();
    const gone = new AbortController();
    const order: string[] = [];
    let release = (): void => undefined;
    const first = inReportTurn(signal, async () => {
      order.push('first begins');
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      order.push('first ends');
    });
    const left = inReportTurn(gone.signal, async () => void order.push('left'));
    const others = Array.from({ length: mostReportsWaiting - 2 }, () =>
      inReportTurn(signal, async () => void order.push('other')),
    );
    await expect(inReportTurn(signal, async () => undefined)).rejects.toMatchObject({ code: 'REPORT_BUSY', status: 503 });
    gone.abort();
    expect(order).toEqual(['first begins']);
    release();
    await Promise.all([first, ...others]);
    await expect(left).rejects.toThrow('abort');
    expect(order.slice(0, 3)).toEqual(['first begins', 'first ends', 'other']);
    expect(await inReportTurn(signal, async () => 'free again')).toBe('free again');
  });
});
