/** The gap register of one stage of making: only sources of that stage exist for it. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { findGaps, type GapQuestion } from '../../app/gaps/find-gaps.ts';
import { analyseGaps } from '../../app/gaps/gap-analysis.ts';
import { GapColumns } from '../../app/gaps/gap-columns.ts';
import { gapSpans } from '../../app/gaps/gap-spans.ts';
import { LossTimes } from '../../app/gaps/loss-times.ts';
import { Presenter } from '../../app/statements/present.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { viewAsked } from '../../app/workspace/view-asked.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { withStore } from '../support/other-store.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item,nation\nP,Drone,DE\n',
  'requirements.csv': 'assembly,item\nDrone,Magnet\nDrone,Plate\nDrone,Cutter\n',
  'items.csv': 'item,item_category,criticality\nMagnet,material,mission\nPlate,material,mission\nCutter,device,mission\n',
  'listings.csv': 'list,organization\nOFAC SDN,Mine One\n',
  'sources.csv': [
    'item,supplier,site,site_country,standing,stage',
    'Magnet,Mine One,Pit 1,CN,qualified,mined',
    'Magnet,Melter,Hearth,DE,qualified,melted',
    'Plate,Mine One,Pit 1,CN,able,mined',
    'Plate,Roller,Mill,DE,qualified,melted',
    'Plate,Strip,Line,DE,qualified,melted',
    'Drone,Prime,Hall,DE,chosen,',
  ].join('\n'),
};

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables)) {
    const { outcome } = await handIn(temporary.workspace, text, { path, declared: { programme: 'P', dated: '2026-05-01' } });
    expect([path, outcome]).toEqual([path, 'accepted']);
  }
});
afterAll(async () => await temporary.close());

const gaps = async (question: GapQuestion) => {
  const { findings } = await findGaps(temporary.workspace, localReader, { programme: 'P', level: 'supplier', ...question });
  return findings.map(({ lost, archetype, items, ableSources, qualifiedSources }) =>
    [lost?.name, archetype, items.map(({ name }) => name).join(' '), `${ableSources}/${qualifiedSources}`].join(', '),
  );
};

it('finds a single supplier of the stage where several stages have one each', async () => {
  expect(await gaps({})).toEqual(['Prime, sole source, Drone, 1/1', 'Mine One, untrusted vendor, Magnet Plate, 2/2']);
  expect(await gaps({ stage: 'melted' })).toEqual(['Melter, sole source, Magnet, 1/1']);
  expect(await gaps({ stage: 'mined' })).toEqual(['Mine One, sole source, Magnet Plate, 1/1']);
  expect(await gaps({ stage: 'refined' })).toEqual([]);
});

it('takes concentration and missing qualification by the sources of the stage, and leaves the other items out', async () => {
  const at = async (stage?: string) =>
    (await findGaps(temporary.workspace, localReader, { programme: 'P', stage })).findings.map(
      ({ archetype, lost, items }) => `${archetype}: ${lost?.name}: ${items.map(({ name }) => name).join(' ')}`,
    );
  expect(await at('mined')).toEqual(
    expect.arrayContaining(["foreign concentration: People's Republic of China: Magnet", 'no qualified source: Plate: Plate']),
  );
  expect((await at('melted')).filter((row) => /foreign|Plate: Plate|Cutter|Drone/.test(row))).toEqual([]);
  expect(await at()).toContain('no known source: Cutter: Cutter');
});

it('counts the sources of the stage beside its single sources', async () => {
  const { findings } = await findSingleSources(temporary.workspace, localReader, { programme: 'P', stage: 'melted' });
  expect(findings.map(({ item, counts }) => [item.name, counts.able, counts.qualified])).toEqual([['Magnet', 1, 1]]);
});

it('refuses a stage that there is not', async () => {
  await expect(findGaps(temporary.workspace, localReader, { stage: 'dreamt' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

it('says of how much a source of the stage is known, not a source of any', async () => {
  const of = async (stage: string) => {
    const { coverage, statement } = await findGaps(temporary.workspace, localReader, { programme: 'P', stage });
    const single = await findSingleSources(temporary.workspace, localReader, { programme: 'P', stage });
    expect(single.coverage).toEqual(coverage);
    return [coverage.source, statement];
  };
  expect((await of('melted'))[0]).toEqual({ known: 2, of: 4 });
  const [none, statement] = await of('wafer fab');
  expect(none).toEqual({ known: 0, of: 4 });
  expect(statement).toContain('0 per cent');
});

const analysed = async (stage?: string) => {
  const { workspace } = temporary;
  const view = await viewAsked(workspace, localReader, { programme: 'P' });
  return await analyseGaps(workspace, view, { programme: 'P', stage });
};

it('takes the times of a loss by the sources of the stage alone, as the ranks', async () => {
  const { workspace } = temporary;
  const ofStage = await analysed('melted');
  const melter = ofStage.ranked.find(({ level, archetype }) => level === 'supplier' && archetype === 'sole source')?.lost?.index;
  const felt = async (analysis: typeof ofStage) =>
    (await LossTimes.open(workspace, analysis.facts, analysis)).of('supplier', melter as number)?.endItems.length ?? 0;
  expect([await felt(ofStage), await felt(await analysed())]).toEqual([1, 0]);
});

it('asks again for the times that could not be had', async () => {
  const { workspace } = temporary;
  const analysis = await analysed('mined');
  const open = vi.spyOn(LossTimes, 'open').mockRejectedValueOnce(new OperationalError('STORE_UNAVAILABLE'));
  const spans = async () => await gapSpans(workspace, analysis, analysis.ranked[0]);
  await expect(spans()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(Object.keys(await spans())).toEqual(['survive', 'recover', 'without']);
  await spans();
  expect(open).toHaveBeenCalledTimes(2);
  open.mockRestore();
});

it('is narrowed to rows that stop end items by one question of the store, of at most 500 ids', async () => {
  const { workspace } = temporary;
  const asked: (readonly string[])[] = [];
  const counted = withStore(workspace, (store) => ({
    nodes: async (ids) => {
      asked.push(ids);
      return await store.nodes(ids);
    },
  }));
  const { facts, ranked } = await analysed();
  const columns = new GapColumns(counted, facts, ranked);
  const [end] = ranked.find(({ endItemsStopped = [] }) => endItemsStopped.length > 0)?.endItemsStopped ?? [];
  const { id } = (await new Presenter(workspace, facts).things([{ type: 'Item', index: end }]))[0];
  const stops = await columns.stopping([id, 'nothing', id]);
  expect(asked).toEqual([[id, 'nothing']]);
  expect(ranked.filter((_, row) => stops(row)).map(({ archetype }) => archetype)).toEqual(
    ranked.filter(({ endItemsStopped = [] }) => endItemsStopped.length > 0).map(({ archetype }) => archetype),
  );
  const many = Array.from({ length: 501 }, (_, i) => `item:${i}`);
  await expect(columns.stopping(many)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  expect(asked).toHaveLength(1);
});
