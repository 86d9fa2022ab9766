import { describe, expect, it } from 'vitest';
import { readEarlierReport } from '../../reports/earlier-report.ts';
import type { GapRow } from '../../reports/gap-report.ts';
import { renderJson } from '../../reports/json.ts';
import { changesSince, type EarlierReport, worsened } from '../../reports/report-changes.ts';
import { reportIdOf } from '../../reports/report-facts.ts';
import { sampleReport } from '../support/sample-report.ts';

const [gap, other] = sampleReport().gaps as [GapRow, GapRow];
const thing = (name: string) => ({ id: `item:${name}`, type: 'item', name });

describe('what is worse of a gap', () => {
  const worse: [string, Partial<GapRow>, Partial<GapRow>, string[]][] = [
    ['was possible', { certainty: 'possible' }, { certainty: 'definite' }, ['was possible, is definite']],
    ['is more critical', { criticality: 'mission' }, { criticality: 'safety' }, ['criticality mission -> safety']],
    ['stops more', { endItemsStopped: [] }, { endItemsStopped: [thing('a')] }, ['end items stopped 0 -> 1']],
    [
      'has fewer sources',
      { ableSources: 3, qualifiedSources: 2 },
      { ableSources: 2, qualifiedSources: 1 },
      ['able sources 3 -> 2', 'qualified sources 2 -> 1'],
    ],
    ['lasts less long', { timeToSurviveDays: 20 }, { timeToSurviveDays: 5 }, ['days to survive 20 -> 5']],
    ['takes longer', { timeToRecoverDays: 20 }, { timeToRecoverDays: 50 }, ['days to recover 20 -> 50']],
    ['is due earlier', { decideBy: '2027-01-31' }, { decideBy: '2027-01-30' }, ['decide by 2027-01-31 -> 2027-01-30']],
    ['has another rank', { rank: 1 }, { rank: 9 }, []],
    [
      'is known now',
      { ableSources: null, criticality: '', decideBy: '' },
      { ableSources: 1, criticality: 'safety', decideBy: '2020-01-01' },
      [],
    ],
    ['is not known any more', { ableSources: 2, timeToSurviveDays: 9 }, { ableSources: null, timeToSurviveDays: null }, []],
    ['is better', { certainty: 'definite', ableSources: 1 }, { certainty: 'possible', ableSources: 2 }, []],
  ];

  it.each(worse)('that %s', (_, then, now, expected) => {
    expect(worsened({ ...gap, ...then }, { ...gap, ...now })).toEqual(expected);
  });
});

describe('changes since an earlier report', () => {
  const earlier: EarlierReport = {
    ...sampleReport(),
    gaps: [
      { ...gap, qualifiedSources: 2 },
      { ...gap, gapId: 'cccccccccccc' },
    ],
  };

  it('are new, no longer found, worse, and as before', () => {
    const found = changesSince(earlier, [gap, other]);
    expect(found.new.map(({ gapId }) => gapId)).toEqual([other.gapId]);
    expect(found.closed.map(({ gapId }) => gapId)).toEqual(['cccccccccccc']);
    expect(found.worse).toMatchObject([{ gapId: gap.gapId, how: ['qualified sources 2 -> 1'] }]);
    expect(found.same).toBe(0);
    expect(found.coverageThen).toEqual({ known: 7, of: 8 });
  });
});

describe('an earlier report', () => {
  const report = { ...sampleReport(), reportId: reportIdOf(sampleReport()) };

  it('is read from its JSON', () => {
    expect(readEarlierReport(renderJson(report))).toMatchObject({
      reportId: report.reportId,
      programme: 'Kite',
      asOf: '2026-06-01',
      view: { hash: report.view.hash },
      gaps: [{ gapId: gap.gapId }, { gapId: other.gapId }],
    });
  });

  it('is none when anything of it was changed, or it is something else', () => {
    expect(readEarlierReport(renderJson(report).replace('"qualifiedSources": 1', '"qualifiedSources": 9'))).toBeUndefined();
    expect(readEarlierReport(renderJson(sampleReport()))).toBeUndefined();
    for (const text of ['', '[]', 'null', '{"gaps":[]}']) expect(readEarlierReport(text)).toBeUndefined();
  });
});
