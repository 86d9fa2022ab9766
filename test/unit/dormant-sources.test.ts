/** What has several sources on record, but not without those that have not delivered for years. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostDormantNamed } from '../../app/analyses/dormant-sources.ts';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import type { SingleSourceOptions } from '../../graph/analyses/single-source.ts';
import { singleSources } from '../../graph/analyses/single-sources.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';
import { type GraphSpec, graphOf, type SourceSpec } from '../support/view-graph.ts';

const asOf = 20_000;
const old = { lastDelivered: asOf - 1200 };
const lately = { lastDelivered: asOf - 10 };
const base: GraphSpec = { items: { box: { requires: ['part'] }, part: {} }, programmes: { P: ['box'], Q: ['crate'] } };

/** `item: candidates > left, dormant sources`. */
function resting(sources: readonly SourceSpec[], options: Partial<SingleSourceOptions> = {}, programme?: number): string[] {
  const { graph, nameOf } = graphOf({
    ...base,
    items: { ...base.items, crate: {} },
    sources,
    sites: { X: { country: 'DE' }, Y: { country: 'DE' } },
  });
  const asked = { level: 'supplier', counting: 'qualified', asOf, ...options } as const;
  return singleSources(graph, asked, scopeOf(graph, programme))
    .restingOnDormant()
    .map((one) => `${nameOf({ type: 'Item', index: one.item })}: ${one.candidates} > ${one.left}, ${one.dormant.join(' ')}`);
}

const part = (by: string | undefined, numbers: SourceSpec['numbers'] = {}, at?: string): SourceSpec => ({
  item: 'part',
  ...(by === undefined ? {} : { by }),
  ...(at === undefined ? {} : { at }),
  standing: 'qualified',
  numbers,
});

describe('what rests on dormant sources', () => {
  it('has one candidate or none without them', () => {
    expect(resting([part('A', lately), part('B', old)])).toEqual(['part: 2 > 1, 1']);
    expect(resting([part('A', old), part('B', old)])).toEqual(['part: 2 > 0, 0 1']);
    expect(resting([part('A'), part('B', old)])).toEqual(['part: 2 > 1, 1']);
    expect(resting([part('A', old, 'X'), part('A', {}, 'Y'), part('B', old)])).toEqual(['part: 2 > 1, 0 2']);
  });

  it('is not what has two without them, nor what has nothing dormant', () => {
    expect(resting([part('A'), part('B'), part('C', old)])).toEqual([]);
    expect(resting([part('A', lately), part('B', lately)])).toEqual([]);
    expect(resting([part('A', lately), part('B', { lastDelivered: asOf - 1096 })])).toEqual([]);
    expect(resting([part('A'), part('B', old)], { dormantDays: 1300 })).toEqual([]);
  });

  it('is not what has a finding already, or a source that does not count', () => {
    expect(resting([part('A'), part('A', old, 'X')])).toEqual([]);
    const able: SourceSpec = { ...part('B', old), standing: 'able' };
    expect(resting([part('A'), able])).toEqual([]);
    expect(resting([part('A'), able], { counting: 'able' })).toEqual(['part: 2 > 1, 1']);
  });

  it('is asked at the level, and left open where nobody states who else delivers', () => {
    const sources = [part('A', lately, 'X'), part('B', old, 'Y')];
    expect(resting(sources, { level: 'site' })).toEqual(['part: 2 > 1, 1']);
    expect(resting(sources, { level: 'country' })).toEqual([]);
    expect(resting(sources, { level: 'material' })).toEqual([]);
    expect(resting([part('A', lately), part(undefined, lately, 'X'), part('B', old)])).toEqual([]);
    expect(resting([part('A', lately), part(undefined, old, 'X'), part('B', old)])).toEqual(['part: 2 > 1, 1 2']);
    expect(resting([part('A', lately), part('B', old)], { level: 'site' })).toEqual([]);
  });

  it('is what the programme reaches, by the sources that exist for the question', () => {
    const sources = [part('A'), part('B', old)];
    expect(resting(sources, {}, 0)).toEqual(['part: 2 > 1, 1']);
    expect(resting(sources, {}, 1)).toEqual([]);
    expect(resting(sources, { only: Uint8Array.of(1, 0) })).toEqual([]);
  });
});

describe('the warning', () => {
  const sources = [
    'item,supplier,site,site_country,standing,last_delivered',
    'Gyro,Bramble Ltd,Works,GB,chosen,2026-04-01',
    'Gyro,Tessa SA,Les Combes,CH,qualified,2021-11-15',
    'Clock,Quartz AG,Uhrwerk,CH,chosen,2020-02-29',
    'Clock,Tessa SA,Les Combes,CH,qualified,2021-11-15',
    'Lens,Glass BV,Hut,NL,chosen,',
    'Lens,Optik AG,Haus,DE,qualified,',
  ].join('\n');

  let temporary: TemporaryWorkspace;
  beforeAll(async () => {
    temporary = await temporaryWorkspace();
    const declared = { programme: 'P', dated: '2026-05-01' };
    expect((await handIn(temporary.workspace, sources, { path: 'sources.csv', declared })).outcome).toBe('accepted');
  });
  afterAll(async () => await temporary.close());

  const expected = [
    'Clock: without what has not delivered since 2020-02-29 (Quartz AG), 2021-11-15 (Tessa SA) none of 2 suppliers is left.',
    'Gyro: without what has not delivered since 2021-11-15 (Tessa SA) one of 2 suppliers is left.',
  ];
  const told = (remarks: readonly Pick<Diagnostic, 'code' | 'message'>[]) =>
    remarks.filter(({ code }) => code === 'dormant-source').map(({ message }) => message);

  it('stands beside the single sources, of which it makes none', async () => {
    const { findings, diagnostics } = await findSingleSources(temporary.workspace, localReader, { programme: 'P' });
    expect(findings).toEqual([]);
    expect(told(diagnostics)).toEqual(expected);
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(['warning']));
    const byCountry = await findSingleSources(temporary.workspace, localReader, { programme: 'P', level: 'country' });
    expect(byCountry.findings.map(({ item, dormant }) => [item.name, dormant])).toEqual([['Clock', true]]);
    expect(told(byCountry.diagnostics)).toEqual([expected[1]?.replace('suppliers', 'countries')]);
  });

  it('stands beside the gaps and in the report once an item, at the narrowest level', async () => {
    expect(told((await findGaps(temporary.workspace, localReader, { programme: 'P' })).diagnostics)).toEqual(expected);
    expect(told((await buildGapReport(temporary.workspace, localReader, { programme: 'P' })).remarks)).toEqual(expected);
  });

  it('is gone on a day when the delivery was not long ago', async () => {
    const { diagnostics } = await findSingleSources(temporary.workspace, localReader, { asOf: '2022-01-01' });
    expect(told(diagnostics)).toEqual([]);
  });

  it('names so many items, and says how many more there are', async () => {
    const many = await temporaryWorkspace();
    const rows = Array.from({ length: mostDormantNamed + 3 }, (_, i) => `Part ${i},A,\nPart ${i},B,2020-01-01`);
    const text = `item,supplier,last_delivered\n${rows.join('\n')}\n`;
    await handIn(many.workspace, text, { path: 'sources.csv', declared: { dated: '2026-05-01' } });
    const { diagnostics } = await findSingleSources(many.workspace, localReader, {});
    await many.close();
    expect(told(diagnostics)).toHaveLength(mostDormantNamed);
    expect(diagnostics.find(({ code }) => code === 'more-of-the-same')?.message).toBe('3 more of dormant-source are not listed.');
  });
});
