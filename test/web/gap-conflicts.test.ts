/** Two people who decide about one gap at once, and a register that becomes another meanwhile, in real browsers. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { kestrel, openGap, openRegister, rowOf } from '../support/gap-register.ts';
import type { OpenPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: conflicts about gaps in a browser (no Chromium is installed)\n');

describe.skipIf(chromiumPath === undefined)('the gap register in two browsers', () => {
  let server: RunningServer;
  let browser: Browser;
  const opened: OpenPage[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const open = (path: string): Promise<Page> => openRegister(browser, server.url, path, { opened });

  it('shows the second of two who decide at once what stands now, and keeps what they wanted', async () => {
    const [one, two] = [await open(kestrel), await open(kestrel)];
    const [first, second] = [await openGap(one, /Silvarande/), await openGap(two, /Silvarande/)];
    await second.getByLabel('Owner', { exact: true }).fill('Second owner');
    await second.getByLabel('Note').fill('typed by the second');
    await second.getByLabel('Your name').fill('Second');
    await first.getByLabel('Owner', { exact: true }).fill('First owner');
    await first.getByLabel('Your name').fill('First');
    await first.getByRole('button', { name: 'Record' }).click();
    await first.getByText('Recorded.').waitFor();

    await second.getByRole('button', { name: 'Record', exact: true }).click();
    const conflict = second.getByRole('region', { name: 'Somebody else decided meanwhile' });
    const owner = conflict.getByRole('row').filter({ has: two.getByRole('rowheader', { name: 'Owner' }) });
    expect(await owner.innerText()).toMatch(/empty\s+First owner\s+First \(declared\).*\s+Second owner/);
    expect(await second.getByLabel('Note').inputValue()).toBe('typed by the second');
    expect(await axeViolations(two)).toEqual([]);
    await conflict.getByRole('button', { name: 'Record mine upon it' }).click();
    await second.getByText('Recorded.').waitFor();
    await second.getByText('Owner: First owner').waitFor();
    await second.getByText('Owner: Second owner').waitFor();
    expect(await second.getByText('conflict', { exact: true }).count()).toBe(0);
    await second.getByRole('button', { name: 'Close' }).click();
    expect(await rowOf(two, /Silvarande/).innerText()).toContain('Second owner');
  });

  it('shows the second what the first said where that is a note alone, of one gap and of many', async () => {
    for (const isMany of [false, true]) {
      const said = isMany ? 'said of many' : 'said of one';
      const [one, two] = [await open(kestrel), await open(kestrel)];
      const first = await openGap(one, /^Gap 8:/);
      await first.getByLabel('Note').fill(said);
      await first.getByLabel('Your name').fill('First');
      let second = two.getByRole('region', { name: '2 gaps selected' });
      if (isMany) {
        for (const rank of [8, 9]) await two.getByRole('checkbox', { name: new RegExp(`^Select Gap ${rank}:`) }).check();
        await second.getByText('Who looks after it').click();
      } else second = await openGap(two, /^Gap 8:/);
      await second.getByLabel('Note').fill('what I say');
      await second.getByLabel('Your name').fill('Second');
      await first.getByRole('button', { name: 'Record' }).click();
      await first.getByText('Recorded.').waitFor();
      await second.getByRole('button', { name: /^Record( for 2 gaps)?$/ }).click();
      const note = second
        .getByRole('region', { name: 'Somebody else decided meanwhile' })
        .getByRole('row')
        .filter({ has: two.getByRole('rowheader', { name: 'Note' }) });
      expect(await note.innerText()).toMatch(
        new RegExp(`${isMany ? 'what I say' : '.+'}\\s+${said}\\s+First \\(declared\\).*\\s+what I say`),
      );
      await second.getByRole('button', { name: 'Record mine upon it' }).click();
      if (isMany) await second.waitFor({ state: 'hidden' });
      else await second.getByText('Recorded.').waitFor();
    }
  });

  it('lets the second take what stands instead', async () => {
    const [one, two] = [await open(kestrel), await open(kestrel)];
    const [first, second] = [await openGap(one, /Parachute release/), await openGap(two, /Parachute release/)];
    await second.getByLabel('Status').selectOption('closed');
    await second.getByLabel('Your name').fill('Second');
    await first.getByLabel('Status').selectOption('open');
    await first.getByLabel('Your name').fill('First');
    await first.getByRole('button', { name: 'Record' }).click();
    await first.getByText('Recorded.').waitFor();
    await second.getByRole('button', { name: 'Record', exact: true }).click();
    await second.getByRole('button', { name: 'Take what stands now' }).click();
    await second.getByText('Status: open').waitFor();
    expect(await second.getByLabel('Status').inputValue()).toBe('OPEN');
  });

  it('sees that what a gap takes down comes from a newer view than the register', async () => {
    const page = await open(kestrel);
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query GapItems')) return await route.continue();
      const response = await route.fetch();
      const body = (await response.text()).replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'f'.repeat(64)}"`);
      await route.fulfill({ response, body });
    });
    await openGap(page, /^Gap 4:/);
    await page.getByText('Documents were handed in meanwhile').waitFor();
  });

  it('asked nothing of any other machine, and complained of nothing', () => {
    expect(opened.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
