/** The same documents give the same answers, byte for byte, whenever a reader looked between them. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { composeWorkspace } from '../../server/compose.ts';
import { allAnswers } from '../support/all-answers.ts';
import { countingClock, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

const header = 'item,item_part_number,item_manufacturer,supplier,site,site_country,standing';
const worlds = {
  'items that are alike but for their names': ['Bolt', 'Nut', 'Clip', 'Gear', 'Pin'].map(
    (item) => `item,supplier,standing\n${item},Alpha,qualified\n`,
  ),
  'plants of one maker': ['1', '2', '3', '4', '5'].map(
    (plant) => `${header}\nBoard,P-1,Acme,Borealis,Plant ${plant},DE,qualified\n`,
  ),
  'entries that a maker may be': [
    'item,supplier,standing\nBoard,Acme,qualified\n',
    ...['Entity List', 'OFAC SDN', 'Entity List', 'OFAC SDN'].map(
      (list, i) => `list,organization,source\n${list},Acme${['', ' Ltd', ' Inc', ''][i]},${i}\n`,
    ),
  ],
  'owners with equal parts': ['Uno', 'Due', 'Tre', 'Quattro'].map(
    (owner, i) => `owner,owned,share_min,share_max\n${owner},Acme,25,25\n${owner},Plate ${i},60,60\nAcme,Plate ${i},40,40\n`,
  ),
};

it.each(Object.entries(worlds))('%s', async (_, documents) => {
  const folder = await temporaryFolder();
  const told = async (order: readonly string[], isWatched: boolean) => {
    const store = join(folder, `${order.map((text) => documents.indexOf(text)).join('')}-${isWatched}`);
    const workspace = await composeWorkspace({ store, writable: true }, countingClock());
    for (const text of order) {
      const declared = { programme: 'P', dated: '2026-05-01' };
      await handIn(workspace, text, { path: 'table.csv', declared, call: 'one' });
      if (isWatched) await allAnswers(workspace);
    }
    const answers = await allAnswers(workspace);
    await workspace.close();
    return Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, withoutReceipt(text)]));
  };
  const fresh = await told(documents, false);
  expect(await told(documents, true)).toEqual(fresh);
  expect(await told([...documents].reverse(), true)).toEqual(fresh);
  await rm(folder, { recursive: true });
});

/** When a document was received is told of it, and does differ. */
function withoutReceipt(text: string): string {
  return text.replaceAll(/"receivedAt": ?"[^"]*"/g, '');
}
