import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../reports/csv.ts';
import { sampleReport } from '../support/sample-report.ts';

const register =
  'gapId, system, lost, item, partNumber, nsn, manufacturer, criticality, archetype, tiers, ableSources, qualifiedSources, chosenSources, sourcesUnstated, ownersDistinct, sitesDistinct, countriesDistinct, endItemsStopped, timeToRecoverDays, timeToSurviveDays, gapDays, daysOfSupply, performanceImpact, exposureRank, rank, rankReason, decideBy, confidence, evidence, options, owner, due, status'.split(
    ', ',
  );

const rows = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe('the register as CSV', () => {
  const text = renderCsv(sampleReport());

  it('has the fields of the register first, a row for each gap, and CRLF', () => {
    const header = text.slice(0, text.indexOf('\r\n')).split(',');
    expect(header.slice(0, register.length)).toEqual(register);
    expect(rows(text).map((row) => row.gapId)).toEqual(['0123456789ab', 'ba9876543210']);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('leaves empty what is not known, says so, and keeps zero and negative numbers', () => {
    const [first, second] = rows(text);
    expect(first).toMatchObject({ chosenSources: '', sourcesUnstated: '0', gapDays: '-5', tiers: '2, 4', nsn: '' });
    expect(first!.notKnown!.split('; ')).toEqual([
      'nsn',
      'chosenSources',
      'countriesDistinct',
      'timeToSurviveDays',
      'daysOfSupply',
      'performanceImpact',
      'exposureRank',
      'confidence',
    ]);
    expect(second).toMatchObject({ lost: '', certainty: 'possible' });
  });

  it('carries with each row where it comes from', () => {
    expect(rows(text)[0]).toMatchObject({
      marking: 'CUI',
      asOf: '2026-06-01',
      programme: 'Kite',
      view: 'b'.repeat(64),
      lists: 'SDN 2026-04-01; EL 2026-04-30; CSL date not known; 1 not loaded',
      evidence: `${'a'.repeat(64)}#/components/0`,
    });
    expect(rows(renderCsv({ ...sampleReport(), markings: [] }))[0]!.marking).toBe('not stated');
  });

  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1+1', '\n@x'])(
    'guards the formula %j in every cell',
    (hostile) => {
      for (const row of parse(renderCsv(sampleReport(hostile))) as string[][]) {
        for (const cell of row.filter((one) => !/^-?\d+$/.test(one))) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@＝]/);
      }
      expect(rows(renderCsv(sampleReport(hostile)))[0]!.lost).toMatch(/^'/);
    },
  );

  it('keeps quotes, commas and ampersands, and makes what misleads visible', () => {
    expect(rows(renderCsv(sampleReport('a "b", c & <d>')))[0]!.lost).toBe('a "b", c & <d>');
    expect(rows(renderCsv(sampleReport('abc\u202Egpj')))[0]!.lost).toBe('abc[U+202E]gpj');
  });

  it('says beside a gap which of its items end, and which saved scenarios lose what it loses', () => {
    const report = sampleReport();
    const [scenario] = report.scenarios.listed;
    const { lost } = report.gaps[0];
    const outcome = scenario.outcome === null || lost === null ? null : { ...scenario.outcome, lost: [lost] };
    const [first, second] = rows(renderCsv({ ...report, scenarios: { listed: [{ ...scenario, outcome }], total: 1 } }));
    expect(first.obsolescence).toBe(
      'Chip: its part A-1: last-time buy, last order 2026-12-31, A-2 offered in its place; Board: active',
    );
    expect([first.scenarios, second.scenarios]).toEqual(['Strait closed', '']);
    expect(rows(renderCsv(report))[0].scenarios).toBe('');
  });

  it('without gaps is one row that says what was found in how much that is known', () => {
    const found = rows(renderCsv({ ...sampleReport(), gaps: [] }));
    expect(found).toHaveLength(1);
    expect(found[0].lists).toContain('SDN 2026-04-01');
    expect(found[0]).toMatchObject({ gapId: '', rank: '', status: expect.stringMatching(/^None found in the 87.5 per cent/) });
  });
});
