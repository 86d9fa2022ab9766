/** The gap register of one stage of making: only sources of that stage exist for it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findGaps, type GapQuestion } from '../../app/find-gaps.ts';
import { findSingleSources } from '../../app/find-single-sources.ts';
import { localReader } from '../../app/reader.ts';
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
