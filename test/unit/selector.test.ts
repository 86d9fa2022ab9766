import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { search } from '../../app/search/search.ts';
import { findById, resolveSelector } from '../../app/search/selector.ts';
import { Presenter } from '../../app/statements/present.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  const sources = [
    'item,item_part_number,item_manufacturer,supplier,supplier_lei,supplier_country,site,site_code,site_country',
    'Servo,SV-100,Acme,Acme Ltd,,DE,Plant 1,,DE',
    'Servo,SV-100,Acme,Borealis GmbH,999900KESTREL0000211,FR,Plant 1,,FR',
    'Gyro,GY 7/b,Cobalt,Cobalt Inc,,US,Hall 3,1ABC2,US',
  ].join('\n');
  await handIn(workspace, sources, { path: 'sources.csv', declared: { dated: '2026-01-05' } });
  const purl = 'pkg:npm/left-pad@1.3.0';
  await handIn(workspace, bom([{ name: 'left-pad', purl }, { name: 'Frame' }], { timestamp: '2026-01-01T00:00:00Z' }));
  await handIn(workspace, bom([{ name: 'Left Pad', purl }], { timestamp: '2026-02-01T00:00:00Z' }));
});
afterAll(async () => {
  await temporary.close();
});

async function names(selector: string): Promise<string[]> {
  const { workspace } = temporary;
  const view = await workspace.view(localReader);
  const refs = await resolveSelector(workspace, view, selector);
  return (await new Presenter(workspace, view).things(refs)).map(({ type, name }) => `${type} ${name}`);
}

describe('selectors', () => {
  it('find suppliers by normalised name, whatever the legal form', async () => {
    expect(await names('supplier:Acme Ltd')).toEqual(['organization Acme Ltd']);
    expect(await names('supplier: BOREALIS')).toEqual(['organization Borealis GmbH']);
    expect(await names('supplier:Nobody')).toEqual([]);
  });

  it('find by LEI, CAGE, site and country', async () => {
    expect(await names('lei:999900kestrel0000211')).toEqual(['organization Borealis GmbH']);
    expect(await names('cage:1abc2')).toEqual(['site Hall 3']);
    expect(await names('site:plant 1')).toEqual(['site Plant 1', 'site Plant 1']);
    expect(await names('country:us')).toEqual(['country United States of America']);
  });

  it('find items by purl, part number or name', async () => {
    expect(await names('item:pkg:npm/left-pad@1.3.0')).toEqual(['item Left Pad']);
    expect(await names('item:sv-100')).toEqual(['item Servo']);
    expect(await names('item:GY 7/B')).toEqual(['item Gyro']);
    expect(await names('item:frame')).toEqual(['item Frame']);
  });

  it('take an id that was printed', async () => {
    const { workspace } = temporary;
    const view = await workspace.view(localReader);
    const found = await resolveSelector(workspace, view, 'item:frame');
    const [thing] = await new Presenter(workspace, view).things(found);
    expect(await findById(workspace, view, thing.id)).toEqual(found[0]);
    expect(await names(thing.id)).toEqual(['item Frame']);
    expect(await findById(workspace, view, 'item:none')).toBeUndefined();
  });

  it('say what a selector is when it is none', async () => {
    for (const wrong of ['constructor:x', '', 'Acme', 'supplier:', 'planet:mars']) {
      await expect(names(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });
});

describe('search', () => {
  it('finds by the beginnings of words, each node once, by id', async () => {
    const { workspace } = temporary;
    const found = await search(workspace, localReader, { text: 'left' });
    expect(found).toEqual([{ id: 'item:pkg:npm/left-pad@1.3.0', type: 'item', name: 'Left Pad' }]);
    expect((await search(workspace, localReader, { text: 'plant' })).map(({ id }) => id)).toEqual([
      'site:name:plant 1@DE',
      'site:name:plant 1@FR',
    ]);
    expect(await search(workspace, localReader, { text: 'plant', limit: 1 })).toHaveLength(1);
    expect(await search(workspace, localReader, { text: 'plant', types: ['Item'] })).toEqual([]);
    expect(await search(workspace, localReader, { text: '  ' })).toEqual([]);
  });
});
