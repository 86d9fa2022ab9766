/** Screening against the lists of ../shared/lists, and the names that others' screening got wrong (field notes, regression cases). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Explorer } from '../../app/explore/explore.ts';
import { askScreen, type FoundName, type ScreenQuestion } from '../../app/screening/screen.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { sharedFiles } from '../support/read-bom.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const files = sharedFiles('lists');
if (files === undefined) process.stderr.write('skipped: the real lists are not installed (../shared/lists)\n');
const paths = ['csl/consolidated.csv', 'csl/csl-older-columns.csv', 'ofac/sdn.csv', 'ofac/alt.csv', 'ofac/add.csv'];

async function screen(workspace: Workspace, names: readonly string[], question: ScreenQuestion = {}): Promise<FoundName[]> {
  const answer = await askScreen(workspace, localReader, { ...question, names: names.map((name) => ({ name })) });
  return await answer.page(0, answer.total);
}

/** `strong SDN 11420 CORP.` */
function told({ matches }: FoundName): string[] {
  return matches.map(({ band, entry, matched }) => `${band} ${entry.list} ${matched.name}`);
}

describe.skipIf(files === undefined)('against the real lists', () => {
  let place: TemporaryWorkspace;
  beforeAll(async () => {
    place = await temporaryWorkspace();
    for (const path of paths) {
      const file = files?.find((each) => each.path === path);
      if (file === undefined) throw new Error(`no ${path}`);
      await handIn(place.workspace, file.bytes(), { path, declared: { dated: '2026-01-05' } });
    }
  }, 120_000);
  afterAll(async () => await place?.close());

  test('a legal form or a number in common is no match', async () => {
    const [belletech, number] = await screen(place.workspace, ['BELLETECH CORP', '11420 CORP.']);
    expect(told(belletech).filter((one) => one.includes('11420'))).toEqual([]);
    expect(belletech.band).toBe('none');
    expect(told(number)[0]).toMatch(/^(strong|possible) SDN 11420 CORP\.$/);
  });

  test('a word for a group is no match', async () => {
    const names = ['The Magic Group', 'The Hartford Group', 'The Carlyle Group', 'The Gap Group'];
    for (const { band } of await screen(place.workspace, names)) expect(['none', 'weak']).toContain(band);
  });

  test('Huawei and its affiliates are found in every list that has them, by their own names', async () => {
    const huawei = [...(await ownNames(place.workspace))].filter(([, name]) => /huawei/i.test(name));
    expect(huawei.length).toBeGreaterThan(0);
    const found = await screen(
      place.workspace,
      huawei.map(([, name]) => name),
    );
    for (const [i, [id, name]] of huawei.entries()) {
      const own = found[i]?.matches.find(({ entry }) => entry.id === id);
      expect([own?.band, own?.entry.list, own?.matched.name]).toEqual(['strong', 'EL', name]);
    }
    // As it is spelt right: this edition of the list has a broken apostrophe.
    const [all] = await screen(place.workspace, ["Gui'an New District Huawei Investment Co., Ltd."]);
    expect(told(all)[0]).toMatch(/^(strong|possible) EL Gui.?an New District Huawei Investment Co\., Ltd\./);
  });

  test('no listed party is lost: each is found by its own name, strong unless something speaks against it', {
    timeout: 300_000,
  }, async () => {
    const view = await place.workspace.view(localReader);
    expect(view.graph.listEntries.count).toBeGreaterThan(3_700);
    const names = await ownNames(place.workspace);
    const found = await screen(place.workspace, [...names.values()], { from: 'possible', limit: 200, former: true });
    const isFound = (id: string, one: FoundName | undefined) =>
      one?.matches.some(({ entry, band, against }) => entry.id === id && (band === 'strong' || against.length > 0));
    const lost = [...names].filter(([id], i) => isFound(id, found[i]) !== true && found[i]?.more !== true);
    expect(lost).toEqual([]);
    expect(found.filter(({ band }) => band === 'strong').length).toBeGreaterThan(0.95 * found.length);
  });
});

/** The first name of each entry, by its id. */
async function ownNames(workspace: Workspace): Promise<Map<string, string>> {
  const explorer = new Explorer(workspace, await workspace.view(localReader));
  const things = await explorer.things(await explorer.all('ListEntry'));
  return new Map(things.map(({ id, name }) => [id, name]));
}

describe('names that others missed, as those who reported them write them', () => {
  let place: TemporaryWorkspace;
  beforeAll(async () => {
    place = await temporaryWorkspace();
    const listed = [
      'Guangzhou Haige Communications Group Incorporated Company',
      'CNOOC Energy Technology & Services Limited',
      'Lukoil Oil Company',
      'Huawei Technologies Co., Ltd.',
      'Huawei Device Co., Ltd.',
      'HiSilicon Technologies Co., Ltd.',
      '11420 CORP.',
      'The Stars Group',
    ];
    const rows = listed.map((name) => `Regression names,"${name}"`);
    await handIn(place.workspace, ['list,organization', ...rows].join('\n'), { path: 'listings.csv' });
  });
  afterAll(async () => await place.close());

  test.each([
    ['GUANGZHOU HAIGE COMM GRP', 'Guangzhou Haige Communications Group Incorporated Company'],
    ['CNOOC ENERGY TECH & SRVCES LTD', 'CNOOC Energy Technology & Services Limited'],
    ['LUKOIL OIL COMP', 'Lukoil Oil Company'],
    ['HUAWEI TECHNOLOGIES', 'Huawei Technologies Co., Ltd.'],
    ['Huawei Tech. Co. Ltd', 'Huawei Technologies Co., Ltd.'],
  ])('%s', async (asked, expected) => {
    const [found] = await screen(place.workspace, [asked]);
    expect(['strong', 'possible']).toContain(found.band);
    expect(found.matches[0]?.matched.name).toBe(expected);
  });

  test.each(['BELLETECH CORP', 'The Hartford Group', 'Energy Technology Services'])('%s is none of them', async (asked) => {
    const [found] = await screen(place.workspace, [asked]);
    expect(told(found).filter((one) => !one.startsWith('weak'))).toEqual([]);
  });
});
