import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../reports/render-report.ts';
import { sampleReport } from '../support/sample-report.ts';

const register =
  'gapId, system, lost, item, partNumber, nsn, manufacturer, criticality, archetype, tiers, ableSources, qualifiedSources, chosenSources, sourcesUnstated, ownersDistinct, sitesDistinct, countriesDistinct, endItemsStopped, timeToRecoverDays, timeToSurviveDays, gapDays, daysOfSupply, performanceImpact, exposureRank, rank, rankReason, decideBy, confidence, evidence, options, owner, due, status'.split(
    ', ',
  );

const rows = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe('the register as CSV', () => {
  const text = renderReport(sampleReport(), 'csv');

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
      evidence: `${'a'.repeat(64)}#/components/0`,
    });
    expect(rows(renderReport({ ...sampleReport(), markings: [] }, 'csv'))[0]!.marking).toBe('not stated');
  });

  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1+1', '\n@x'])(
    'guards the formula %j in every cell',
    (hostile) => {
      for (const row of parse(renderReport(sampleReport(hostile), 'csv')) as string[][]) {
        for (const cell of row.filter((one) => !/^-?\d+$/.test(one))) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@＝]/);
      }
      expect(rows(renderReport(sampleReport(hostile), 'csv'))[0]!.lost).toMatch(/^'/);
    },
  );

  it('keeps quotes, commas and ampersands, and makes what misleads visible', () => {
    expect(rows(renderReport(sampleReport('a "b", c & <d>'), 'csv'))[0]!.lost).toBe('a "b", c & <d>');
    expect(rows(renderReport(sampleReport('abc\u202Egpj'), 'csv'))[0]!.lost).toBe('abc[U+202E]gpj');
  });

  it('without gaps is a header alone', () => {
    expect(renderReport({ ...sampleReport(), gaps: [] }, 'csv').split('\r\n')).toHaveLength(2);
  });
});
