import { describe, expect, it } from 'vitest';
import { readEarlierReport } from '../../reports/earlier-report.ts';
import type { GapRow } from '../../reports/gap-report.ts';
import { renderJson } from '../../reports/json.ts';
import { changesSince, type EarlierReport, worsened } from '../../reports/report-changes.ts';
import { reportIdOf } from '../../reports/report-facts.ts';
import { sampleReport } from '../support/sample-report.ts';

const [gap, other] = sampleReport().gaps as [GapRow, GapRow];
const thing = (name: string) => ({ id: `item:${name}`, type: 'item', name });

const none = { lastOrder: '', contractEnd: '', stockOutDays: null };
const days = { earlier: '2026-06-01', later: '2026-07-01' };

describe('what is worse of a gap', () => {
  const worse: [string, Partial<GapRow>, Partial<GapRow>, string[]][] = [
    ['was possible', { certainty: 'possible' }, { certainty: 'definite' }, ['was possible, is definite']],
    ['is more critical', { criticality: 'mission' }, { criticality: 'safety' }, ['criticality mission -> safety']],
    ['stops more', { endItemsStopped: [] }, { endItemsStopped: [thing('a')] }, ['end items stopped 0 -> 1']],
    [
      'stops another',
      { endItemsStopped: [thing('a')] },
      { endItemsStopped: [thing('b')] },
      ['end items stopped 1 -> 1 (others in place of some)'],
    ],
    ['stops fewer', { endItemsStopped: [thing('a'), thing('b')] }, { endItemsStopped: [thing('b')] }, []],
    [
      'was not tried before',
      { endItemsStopped: [], endItemsKnown: false },
      { endItemsStopped: [thing('a')], endItemsKnown: true },
      [],
    ],
    ['takes down more', { items: [thing('a')] }, { items: [thing('a'), thing('b')] }, ['items beneath 1 -> 2']],
    ['has fewer sites', { sitesDistinct: 2 }, { sitesDistinct: 1 }, ['sites 2 -> 1']],
    [
      'has fewer sources',
      { ableSources: 3, qualifiedSources: 2 },
      { ableSources: 2, qualifiedSources: 1 },
      ['able sources 3 -> 2', 'qualified sources 2 -> 1'],
    ],
    ['lasts less long', { timeToSurviveDays: 20 }, { timeToSurviveDays: 5 }, ['days to survive 20 -> 5']],
    ['takes longer', { timeToRecoverDays: 20 }, { timeToRecoverDays: 50 }, ['days to recover 20 -> 50']],
    [
      'is to be ordered earlier',
      { deadlines: { ...none, lastOrder: '2027-01-31' } },
      { deadlines: { ...none, lastOrder: '2027-01-30' } },
      ['last order date 2027-01-31 -> 2027-01-30'],
    ],
    [
      'has a contract that ends earlier',
      { deadlines: { ...none, contractEnd: '2027-01-31' } },
      { deadlines: { ...none, contractEnd: '2026-12-31' } },
      ['contract end 2027-01-31 -> 2026-12-31'],
    ],
    [
      'runs out in fewer days, on a later day',
      { decideBy: '2026-06-21', deadlines: { ...none, stockOutDays: 20 } },
      { decideBy: '2026-07-16', deadlines: { ...none, stockOutDays: 15 } },
      ['days to the first stock-out 20 -> 15'],
    ],
    [
      'runs out in as many days, on another day',
      { decideBy: '2026-06-21', deadlines: { ...none, stockOutDays: 20 } },
      { decideBy: '2026-07-21', deadlines: { ...none, stockOutDays: 20 } },
      [],
    ],
    [
      'is told once where the stock of every item is known',
      { daysOfSupply: 20.5, deadlines: { ...none, stockOutDays: 20 } },
      { daysOfSupply: 15.5, deadlines: { ...none, stockOutDays: 15 } },
      ['days of supply 20.5 -> 15.5'],
    ],
    ['does not say by when', { decideBy: '2027-01-31' }, { decideBy: '2027-01-01', deadlines: { ...none, stockOutDays: 1 } }, []],
    ['has another rank', { rank: 1 }, { rank: 9 }, []],
    [
      'is known now',
      { ableSources: null, criticality: '', deadlines: none },
      { ableSources: 1, criticality: 'safety', deadlines: { ...none, lastOrder: '2020-01-01' } },
      [],
    ],
    ['is not known any more', { ableSources: 2, timeToSurviveDays: 9 }, { ableSources: null, timeToSurviveDays: null }, []],
    ['is better', { certainty: 'definite', ableSources: 1 }, { certainty: 'possible', ableSources: 2 }, []],
  ];

  it.each(worse)('that %s', (_, then, now, expected) => {
    expect(worsened({ ...gap, ...then }, { ...gap, ...now }, days)).toEqual(expected);
  });

  it('that has a contract which ended in between is nothing, whichever report comes first', () => {
    const ended = { ...gap, deadlines: { ...none, contractEnd: '2026-06-15' } };
    const running = { ...gap, deadlines: { ...none, contractEnd: '2026-12-31' } };
    expect(worsened(ended, running, days)).toEqual([]);
    expect(worsened(running, ended, { earlier: days.later, later: days.earlier })).toEqual([]);
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
    const found = changesSince(earlier, [gap, other], days.later);
    expect(found.new.map(({ gapId }) => gapId)).toEqual([other.gapId]);
    expect(found.closed.map(({ gapId }) => gapId)).toEqual(['cccccccccccc']);
    expect(found.worse).toMatchObject([{ gapId: gap.gapId, how: ['qualified sources 2 -> 1'] }]);
    expect(found.same).toBe(0);
    expect(found.coverageThen).toEqual({ known: 7, of: 8 });
  });

  const one = { ...gap, level: 'supplier' as const, items: [thing('a')] };
  const two = { ...one, gapId: 'dddddddddddd', items: [thing('a'), thing('b')] };
  const since = (then: GapRow[], now: GapRow[]) => {
    const { new: added, closed, worse, same } = changesSince({ ...earlier, gaps: then }, now, days.later);
    return { new: added.length, closed: closed.length, worse: worse.map(({ how }) => how), same };
  };

  it('of a row whose id changed with a second item are those of the same loss', () => {
    expect(since([one], [two])).toEqual({ new: 0, closed: 0, worse: [['items beneath 1 -> 2']], same: 0 });
    expect(since([two], [one])).toEqual({ new: 0, closed: 0, worse: [], same: 1 });
  });

  it('show of such a row both ids, and what was beside what is, by name', () => {
    const then = [{ ...one, endItemsStopped: [], qualifiedSources: 2 }];
    const found = changesSince(
      { ...earlier, gaps: then },
      [{ ...two, endItemsStopped: [thing('Kite')], qualifiedSources: 1 }],
      days.later,
    );
    expect(found.worse).toMatchObject([
      {
        gapId: two.gapId,
        earlierGapId: one.gapId,
        fields: [
          { what: 'end items stopped', was: 'none', is: '1: Kite' },
          { what: 'items beneath', was: '1: a', is: '2: a; b' },
          { what: 'qualified sources', was: '2', is: '1' },
        ],
      },
    ]);
    expect(found.renamed).toEqual([]);
  });

  it('show both ids also of such a row that is not worse, and no earlier id of a new one', () => {
    const better = changesSince({ ...earlier, gaps: [two] }, [one, other], days.later);
    expect(better.renamed).toMatchObject([{ gapId: one.gapId, earlierGapId: two.gapId, fields: [] }]);
    expect(better.new).toMatchObject([{ gapId: other.gapId, earlierGapId: '' }]);
    expect(changesSince({ ...earlier, gaps: [one] }, [], days.later).closed).toMatchObject([{ earlierGapId: one.gapId }]);
    expect(changesSince({ ...earlier, gaps: [one] }, [one], days.later).renamed).toEqual([]);
  });

  it('pair no row of another level, none that is one of several, and none of a report that states no level', () => {
    const apart = { new: 1, closed: 1, worse: [], same: 0 };
    expect(since([{ ...one, level: 'owner' }], [two])).toEqual(apart);
    expect(since([gap], [two])).toEqual(apart);
    expect(since([one], [two, { ...two, gapId: 'eeeeeeeeeeee' }])).toEqual({ ...apart, new: 2 });
  });

  it('pair folded rows by category and end item, and compare the items that they fold', () => {
    const folded = (count: number, where: string) => ({
      ...other,
      gapId: `${count}${where}`,
      items: [thing('category')],
      folded: {
        text: `software: ${count} of 9 (${where})`,
        category: 'software',
        count,
        of: 9,
        items: Array.from({ length: count }, (_, k) => thing(`${k}`)),
      },
    });
    expect(since([folded(1, 'A')], [folded(2, 'A')])).toEqual({ new: 0, closed: 0, worse: [['items beneath 1 -> 2']], same: 0 });
    expect(since([folded(1, 'A')], [folded(2, 'B')])).toEqual({ new: 1, closed: 1, worse: [], same: 0 });
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
