/** What was decided about gaps whose ids are others by now, in a real browser: with the row, or among what is gone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeInBothSchemes, nothingInBoth } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { handInAt } from '../support/hand-in-at.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: gaps with other ids in a browser (no Chromium is installed)\n');

const programme = 'Heron';

describe.skipIf(chromiumPath === undefined)('a gap whose id is another by now', () => {
  let server: RunningServer;
  let browser: Browser;

  const idsOf = async () => {
    const { data } = await ask(server.url, `{ gaps(programme: "${programme}", first: 50) { nodes { gapId lost { name } } } }`);
    return new Map(data.gaps.nodes.map(({ gapId, lost }) => [String(lost.name), String(gapId)]));
  };
  /** `upon` nothing, as by somebody who saw nothing. */
  const decide = async (gapId: string | undefined, owner: string) => {
    const { data, errors } = await ask(
      server.url,
      `{ gapDraft(programme: "${programme}", gaps: [{ gapId: "${gapId}" }], author: "A", owner: "${owner}") { text } }`,
    );
    expect(errors).toBeUndefined();
    await handInAt(server, String(data.gapDraft.text).replace(/"upon": \[[^\]]*\]/, '"upon": []'), {}, `${owner}.json`);
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const table = async (text: string) => await handInAt(server, text, { programme });
    await table('programme,item\nHeron,Drone\n');
    await table('assembly,item\nDrone,Servo\nDrone,Rotor\n');
    await table('item,supplier,standing\nServo,Acme Ltd,chosen\nRotor,Borealis SA,chosen\nDrone,Heron GmbH,chosen\n');
    const before = await idsOf();
    await decide(before.get('Acme Ltd'), 'B. Buyer');
    await decide(before.get('Borealis SA'), 'Of one');
    await table('assembly,item\nDrone,Winch\nDrone,Blade\n');
    // What a table states of an item stands beside what others state of it: an item more for each.
    await table('item,supplier,standing\nWinch,Acme Ltd,chosen\nBlade,Borealis SA,chosen\n');
    const after = await idsOf();
    expect(after.get('Acme Ltd')).not.toBe(before.get('Acme Ltd'));
    await decide(after.get('Borealis SA'), 'Of both');
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('has who looks after it, says under which id that was decided, and is decided about further', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(`/gaps?programme=${programme}&text=Acme`);
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: /Acme Ltd/ }) });
    await row.getByText('B. Buyer').waitFor();
    await row.getByRole('link').click();
    const dialog = page.getByRole('dialog', { name: /Acme Ltd/ });
    await dialog.getByText(/^What is lost here was another row/).waitFor();
    await dialog.getByText(/^Decided when this gap was another row: sole source, Servo, [0-9a-f]{12}/).waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await dialog.getByLabel('Note').fill('Of both items');
    await dialog.getByLabel('Your name').fill('C. Officer');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await dialog.getByText('Recorded.').waitFor();
    expect(await dialog.getByLabel('Owner', { exact: true }).inputValue()).toBe('B. Buyer');
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('says that it is not clear where something else was decided about the row, and leads from one to the other', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(`/gaps?programme=${programme}&text=Borealis`);
    await page.getByRole('link', { name: /Borealis SA/ }).click();
    const dialog = page.getByRole('dialog', { name: /Borealis SA/ });
    expect(await dialog.getByLabel('Owner', { exact: true }).inputValue()).toBe('Of both');
    await dialog.getByText(/^Something was decided about the same loss/).waitFor();
    await dialog.getByRole('link', { name: 'see the gaps that are no longer found' }).click();
    const gone = page.getByRole('table', { name: 'No longer found' });
    const one = gone.getByRole('row').filter({ hasText: 'Of one' });
    await one.getByText(/^Something else was decided/).waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await one.getByRole('link', { name: /^gap [0-9a-f]{12}$/ }).click();
    await page.getByRole('dialog', { name: /Borealis SA/ }).waitFor();
    expect([elsewhere, complaints]).toEqual([[], []]);
  });
});
