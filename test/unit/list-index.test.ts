import { expect, test } from 'vitest';
import { buildListIndex, listIndex } from '../../graph/screening/matching/list-index.ts';
import { listedParty as party, subjectOf as subject } from '../support/listed-parties.ts';

const parties = [
  party(7, ['Aldwych Castings Ltd', 'Aldwych Foundry']),
  party(3, ['Brindle Optics GmbH'], ['lei:529900T8BM49AURSDO55']),
  party(5, ['Carrow Trading House'], ['reg:DE/HRB 1']),
];

test('an entry is found by a name of its own, with that name beside it', () => {
  const [match, ...rest] = listIndex(parties).screen(subject(['ALDWYCH FOUNDRY']));
  expect(match).toMatchObject({ id: 7, band: 'strong', basis: 'name', listed: { text: 'Aldwych Foundry', weak: false } });
  expect(rest).toEqual([]);
});

test('an identifier in common is a strong match, whatever the names say', () => {
  const [match] = listIndex(parties).screen(subject(['Something Else'], ['lei:529900t8bm49aursdo55']));
  expect(match).toMatchObject({ id: 3, band: 'strong', score: 10_000, basis: 'identifier' });
  expect(match.beside).toEqual([{ kind: 'identifier', speaks: 'for', detail: 'both have lei:529900T8BM49AURSDO55' }]);
});

test('names one and two letters apart are likely, and names with nothing in common are not', () => {
  const index = listIndex(parties);
  expect(index.likely('Brindel Optics', 10)).toEqual([3]);
  expect(index.likely('Brxndle Optxcs', 10)).toEqual([3]);
  expect(index.likely('Bryndlle', 10)).toEqual([3]);
  expect(index.likely('Opticsbrindle', 10)).toEqual([3]);
  expect(index.likely('Halvard Shipyard', 10)).toEqual([]);
  expect(index.likely('Carrowtradinghouse', 10)).toEqual([5]);
});

const dull = Array.from({ length: 300 }, (_, id) =>
  party(1_000 + id, [`Halvard${String.fromCharCode(97 + (id % 26))} ${id} Group`]),
);

test('entries are found among more of them than are all compared', () => {
  const index = listIndex([...dull, ...parties]);
  expect(index.names).toBe(304);
  expect(index.parties).toBe(303);
  expect(index.screen(subject(['Aldwych Foundry']))[0]).toMatchObject({ id: 7, band: 'strong' });
  expect(index.screen(subject(['Brindle Optic Gmbh']))[0]).toMatchObject({ id: 3 });
  expect(index.screen(subject(['The * Group']), { limit: 400 })).toEqual([]);
});

test('names without a word, and names that are nothing but common words, are found as they are written', () => {
  const index = listIndex([...dull, party(1, ['***']), party(2, ['']), party(3, ['The Group']), party(4, ['\ud800'])]);
  expect(index.screen(subject(['***'])).map(({ id }) => id)).toContain(1);
  expect(index.screen(subject(['The Group']), { from: 'possible' }).map(({ id }) => id)).toEqual([3]);
  expect(index.screen(subject(['\ud800'])).map(({ listed }) => listed.text)).toContain('\ud800');
  expect(listIndex([]).screen(subject(['anything'], ['lei:X']))).toEqual([]);
  expect(index.screen(subject([]))).toEqual([]);
});

test('one entry for each id: its best name, and no name but that of the strongest band asked for', () => {
  const index = listIndex([party(1, ['Zemlya Foundry', 'Zemlya Foundries', 'Zemlya']), party(2, ['Zemlya Shipyard'])]);
  const all = index.screen(subject(['Zemlya Foundry', 'Zemlya']));
  expect(all.filter(({ id }) => id === 1)).toHaveLength(1);
  expect(all[0]).toMatchObject({ id: 1, band: 'strong', score: 10_000 });
  expect(index.screen(subject(['Zemlya Foundry']), { from: 'strong' }).map(({ id }) => id)).toEqual([1]);
});

test('another LEI speaks against an equal name; it stays a match', () => {
  const [match] = listIndex(parties).screen(subject(['Brindle Optics GmbH'], ['lei:5493001KJTIIGC8Y1R12']));
  expect(match).toMatchObject({ id: 3, basis: 'name', band: 'possible' });
  expect(match.beside).toContainEqual(expect.objectContaining({ kind: 'identifier', speaks: 'against' }));
});

test('an entry with an identifier in common is given with its best pair of names', () => {
  const index = listIndex([...dull, party(1, ['Zemlya Shipyard', 'Tikhon Works'], ['reg:DE/HRB 1', 'cage:1ABC2'])]);
  const [match, ...rest] = index.screen(subject(['Tikhon Work', 'Other'], ['cage: 1abc2', 'reg:DE/HRB 2']));
  expect(match).toMatchObject({ id: 1, basis: 'identifier', name: 'Tikhon Work', listed: { text: 'Tikhon Works' } });
  expect(match.beside).toEqual([{ kind: 'identifier', speaks: 'for', detail: 'both have cage:1ABC2' }]);
  expect(rest).toEqual([]);
});

test('an index is built in steps', () => {
  const steps = buildListIndex(dull);
  let count = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) count++;
  expect(count).toBeGreaterThan(10);
  expect(step.value.names).toBe(300);
});

test('a name in two scripts is found by either, whoever writes both', () => {
  const band = (listed: string, asked: string) => listIndex([party(1, [listed])]).screen(subject([asked]))[0]?.band;
  expect(band('Huawei Technologies Co., Ltd.', '华为技术有限公司 Huawei Technologies')).toBe('strong');
  expect(band('Gazprombank (Газпромбанк)', 'Газпромбанк')).toBe('strong');
  expect(band('Gazprombank (Газпромбанк)', 'Rosbank')).toBeUndefined();
});

test('a body that the rules name is found by its other names, in a small index and a large one', () => {
  for (const others of [0, 300]) {
    const names = ['China Aerospace Science and Technology Corporation (CASC)', 'Semiconductor Manufacturing International Corp'];
    const all = [...names, ...Array.from({ length: others }, (_, at) => `Zvezdochka Kvantorg ${at}`)];
    const index = listIndex(all.map((text, id) => party(id, [text])));
    const first = (name: string) => index.screen(subject([name]))[0];
    expect(first('中国航天科技集团公司')).toMatchObject({ id: 0, band: 'strong' });
    expect(first('CASC Group')).toMatchObject({ id: 0, band: 'possible' });
    expect(first('中芯国际')).toMatchObject({
      id: 1,
      band: 'strong',
      name: 'Semiconductor Manufacturing International Corporation',
    });
    expect(first('中芯国际').beside[0]).toMatchObject({ kind: 'known name', speaks: 'for' });
  }
});
