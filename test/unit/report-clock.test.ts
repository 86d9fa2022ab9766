/** Since when a vendor may not be used, as page one says it. All parties are fictional. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace();
  await give('programmes.csv', 'programme,item\nP,Drone\n');
  await give('requirements.csv', 'assembly,item\nDrone,Servo\n');
});
afterEach(async () => await place.close());

const give = (path: string, text: string) =>
  handIn(place.workspace, text, { path, declared: { programme: 'P', dated: '2026-05-01' } });
const sources = (supplier: string) => `item,supplier,supplier_lei,standing\nServo,${supplier},chosen\n`;
const listings = (from: string) => `list,organization,organization_lei,listed_from\nOFAC SDN,Quay,999900KESTREL0000211,${from}\n`;
const ownership = (from: string) =>
  `owner,owner_lei,owned,owned_lei,share_min,share_max,from\nQuay,999900KESTREL0000211,Acme,999900KESTREL0000308,60,60,${from}\n`;

async function clocks() {
  const { firstPage, vendors } = await buildGapReport(place.workspace, localReader, { programme: 'P' });
  return { clocks: firstPage.vendors.rows.map(({ clock }) => clock), rules: vendors.findings.map(({ rule }) => rule.effective) };
}

describe('the clock of a vendor', () => {
  it('is the day of the listing where the rule is older, and the rule keeps its own day', async () => {
    await give('sources.csv', sources('Quay,999900KESTREL0000211'));
    await give('listings.csv', listings('2025-03-17'));
    expect(await clocks()).toEqual({
      clocks: [{ text: 'listed since', date: '2025-03-17', days: -410 }],
      rules: ['1977-12-28'],
    });
  });

  it('is the day of the rule where the listing is older', async () => {
    await give('sources.csv', sources('Quay,999900KESTREL0000211'));
    await give('listings.csv', listings('1970-01-01'));
    expect((await clocks()).clocks).toMatchObject([{ text: 'rule holds since', date: '1977-12-28' }]);
  });

  it('says that no document states the day of the listing', async () => {
    await give('sources.csv', sources('Quay,999900KESTREL0000211'));
    await give('listings.csv', listings(''));
    const text = 'day of listing not stated; rule holds since';
    expect((await clocks()).clocks).toMatchObject([{ text, date: '1977-12-28' }]);
  });

  it.each([
    ['2024-01-01', 'listed since', '2025-03-17'],
    ['2025-12-01', 'owned by a listed party since', '2025-12-01'],
    ['', 'day of ownership not stated; listed since', '2025-03-17'],
  ])('of a party owned from %j is the last day that completes the case', async (from, text, date) => {
    await give('sources.csv', sources('Acme,999900KESTREL0000308'));
    await give('listings.csv', listings('2025-03-17'));
    await give('ownership.csv', ownership(from));
    expect((await clocks()).clocks).toMatchObject([{ text, date }]);
  });
});
