/** What if, from what is chosen to what was saved and compared, in a real browser. */
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { handInAt } from '../support/hand-in-at.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

const programme = 'programme=Paper+Kestrel';

describe.skipIf(chromiumPath === undefined)('the what-if page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  /** Questions on their way to the server, and answers on their way back, as they are made others. */
  async function openChanged(change: { asked?: (text: string) => string; answered?: (text: string) => string }) {
    const opened = await openPage(browser, server.url);
    await opened.page.route('**/graphql', async (route) => {
      const response = await route.fetch({ postData: (change.asked ?? String)(route.request().postData() ?? '') });
      await route.fulfill({ response, body: (change.answered ?? String)(await response.text()) });
    });
    return opened;
  }
  const savedFrom = async (page: Page, list: Locator): Promise<string> => {
    const button = list.getByRole('button', { name: 'Save as CSV' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return await readFile(await download.path(), 'utf8');
  };

  it('finds a party as one types, by keyboard alone, and shows what stops with it', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}`);
    const field = page.getByRole('combobox', { name: 'Party, site, item or country' });
    await field.focus();
    await page.keyboard.type('Brindlecott');
    await page.getByRole('option', { name: /Brindlecott Avionics Ltd party: what it makes/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('listbox').getByRole('option', { selected: true }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Take out Brindlecott Avionics Ltd/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('lose')).toMatch(/^organization:/);
    const stops = page.getByRole('region', { name: 'What happens' });
    await stops.getByRole('cell', { name: 'Paper Kestrel air vehicle' }).first().waitFor();
    await stops.getByRole('img', { name: /the table says the same/ }).waitFor();
    await stops.getByText(/Lost from 2026-11-01: \d+ of 8 end items/).waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('draws no bar where the day of a stop is not known, and its days reach to the end of the loss', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}&lose=country%3ACN&days=90`);
    const picture = page.getByRole('img', { name: /the table says the same/ });
    await picture.getByText('the loss ends').waitFor();
    const days = (await picture.getByText(/^day \d+$/).allTextContents()).map((text) => Number(text.slice(4)));
    expect(Math.max(...days)).toBeGreaterThanOrEqual(80);
    const unknown = await picture.getByText(/^(definite|possible); after how many days is not known$/).count();
    expect(unknown).toBeGreaterThan(0);
    expect(await picture.locator('rect.hb-cascade__open').count()).toBe(unknown);
    expect(await picture.locator('rect.hb-cascade__certain, rect.hb-cascade__edge').count()).toBe(0);
    await page.getByText(/A dashed outline to an arrow: some day from there on/).waitFor();
  });

  it('bears the name of a saved scenario only while it asks what that one asks', async () => {
    const query = `query Draft { scenarioDraft(name: "S1", author: "A. Officer", programme: "Paper Kestrel", lose: ["country:CN"], forDays: 90) { path text } }`;
    const { data } = await ask(server.url, query);
    const form = new FormData();
    form.append('file', new Blob([String(data.scenarioDraft.text)]), String(data.scenarioDraft.path));
    expect((await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).ok).toBe(true);
    const { page } = await openPage(browser, server.url);
    const titled = async (parameters: string, title: string) => {
      await page.goto(`/what-if?${programme}&scenario=S1&${parameters}`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    };
    await titled('lose=country%3ACN&days=90', 'What if: S1');
    await titled('lose=country%3AFR&days=90', 'What if: changed from S1');
    await titled('lose=country%3ACN&days=30', 'What if: changed from S1');
    await titled('lose=country%3ACN&days=90&scenario=none', 'What if: S1');
  });

  it('takes countries from the map and regions by their recorded members, and takes them out again', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}`);
    await page
      .getByRole('link', { name: /^Brazil: / })
      .first()
      .press('Enter');
    const brazil = page.getByRole('button', { name: /Take out Brazil/ });
    await brazil.waitFor();
    await page.getByText('Choose countries, sites or a region on the map').click();
    const region = page.getByRole('button', { name: /^China and Taiwan 2 of 2 recorded/ });
    await region.click();
    await expect
      .poll(() => new URL(page.url()).searchParams.getAll('lose').sort())
      .toEqual(['country:BR', 'country:CN', 'country:TW']);
    await expect.poll(() => region.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: /^Gulf Cooperation Council/ }).isDisabled()).toBe(true);
    await brazil.click();
    await brazil.waitFor({ state: 'detached' });
    await region.click();
    await page.getByText('Choose at least one thing that is lost.').waitFor();
    expect(new URL(page.url()).searchParams.getAll('lose')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('saves a scenario, opens it, puts a newer one in its place and sets two side by side', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}&lose=country:CN&lose=country:TW&days=200`);
    const form = page.getByRole('form', { name: 'Save this scenario' });
    await form.getByLabel('Name', { exact: true }).fill('Strait closed');
    await form.getByLabel('Your name').fill('A. Officer');
    await form.getByRole('button', { name: 'Save scenario' }).click();
    await form.getByText('Saved as Strait closed.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'What if: Strait closed' }).waitFor();

    await page.goto(`/what-if?${programme}&lose=country:US&days=200`);
    const again = page.getByRole('form', { name: 'Save this scenario' });
    expect(await again.getByLabel('Your name').inputValue()).toBe('A. Officer');
    await page.getByRole('link', { name: 'Compare with Strait closed' }).press('Enter');
    const both = page.getByRole('region', { name: 'Side by side', exact: true });
    await both.getByText(/End items that stop: \d+ in A \(this scenario\) alone/).waitFor();
    const cells = await both.getByRole('row', { name: /^Lost / }).innerText();
    expect(cells).toContain('United States of America');
    expect(cells).toContain('Taiwan');
    expect(await axeViolations(page)).toEqual([]);
    await again.getByLabel('Name', { exact: true }).fill('strait  CLOSED');
    await again.getByText(/There is a scenario Strait closed by A. Officer/).waitFor();
    await again.getByRole('button', { name: 'Save scenario' }).click();
    await page.getByText('Saved as strait CLOSED.').waitFor();
    const saved = page.getByRole('region', { name: 'Saved scenarios' });
    await saved.getByText('replaced').waitFor();
    await saved.getByRole('link', { name: 'Strait closed', exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.getAll('lose')).toEqual(['country:CN', 'country:TW']);
    expect(complaints).toEqual([]);
  });

  it('shows what its answer says against itself', async () => {
    const remark = { code: 'mixed-units', severity: 'warning', message: 'Days are stated in two units.' };
    const answered = (text: string) => text.replace('"diagnostics":[]', `"diagnostics":[${JSON.stringify(remark)}]`);
    const { page } = await openChanged({ answered });
    await page.goto(`/what-if?${programme}&lose=country%3ACN`);
    const outcome = page.getByRole('region', { name: 'What happens' });
    await outcome.getByRole('heading', { name: 'What limits this answer: What happens' }).waitFor();
    await outcome.getByText('Days are stated in two units. mixed-units').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('gives each of its lists to its end, and saves it with why and where it is said; a part says that it is one', async () => {
    const asked = (text: string) => text.replaceAll(/first: 100\b/g, 'first: 1');
    const { page, complaints } = await openChanged({ asked });
    await page.goto(`/what-if?${programme}&lose=country%3ACN&days=90`);
    const listOf = (caption: string) =>
      page.locator('.hb-list').filter({ has: page.getByRole('table', { name: caption, exact: true }) });
    const stops = listOf('What stops, the certain and the soonest first').filter({ hasText: 'Why' });
    await stops.waitFor();
    const part = await savedFrom(page, stops);
    expect(part).toMatch(/Rows,1 of 2: the rest/);
    expect(part).toMatch(/,Why,Places of evidence,SHA-256 of the first,Place of the first/);
    expect(part).toContain(' > ');
    await page.getByRole('button', { name: 'Show more (1 left)' }).press('Enter');
    await expect.poll(async () => (await savedFrom(page, stops)).match(/Rows,(.*)\r/)?.[1]).toBe('2');
    await page.getByText('What holds (6)').click();
    const holds = listOf('End items that hold');
    await page.getByRole('button', { name: 'Show more (5 left)' }).press('Enter');
    await page.getByText('2 of 6', { exact: true }).waitFor();
    expect(await savedFrom(page, holds)).toMatch(/Rows,2 of 6: the rest/);
    await page.getByText('What is weakened or without supply (12)').click();
    expect(await savedFrom(page, listOf('Items that lose a source'))).toMatch(/Rows,1 of 12: the rest.*Place of the first/s);
    expect(complaints).toEqual([]);
  });

  it('compares all that stops on either side, however many answers that takes', async () => {
    const query = `query Draft { scenarioDraft(name: "All", author: "A. Officer", programme: "Paper Kestrel", lose: ["country:CN"], forDays: 90) { path text } }`;
    const { data } = await ask(server.url, query);
    await handInAt(server, String(data.scenarioDraft.text), {}, String(data.scenarioDraft.path));
    const { page } = await openChanged({ asked: (text) => text.replace('"first":500', '"first":1') });
    await page.goto(`/what-if?${programme}&lose=country%3ACN&days=90`);
    await page.getByRole('link', { name: 'Compare with All' }).press('Enter');
    const both = page.getByRole('region', { name: 'Side by side', exact: true });
    await both.getByText(/0 in A \(.*\) alone, 0 in B \(All\) alone, 2 in both/).waitFor();
  });

  it('can give up a comparison between two answers, and takes it up again', async () => {
    const query = `query Draft { scenarioDraft(name: "Given up", author: "A. Officer", programme: "Paper Kestrel", lose: ["country:CN"], forDays: 80) { path text } }`;
    const { data } = await ask(server.url, query);
    await handInAt(server, String(data.scenarioDraft.text), {}, String(data.scenarioDraft.path));
    const { page } = await openPage(browser, server.url);
    const held: Route[] = [];
    let isHeld = true;
    await page.route('**/graphql', async (route) => {
      const postData = (route.request().postData() ?? '').replace('"first":500', '"first":1');
      const isNext = postData.includes('query WhatIfCompared') && !postData.includes('"after":null');
      if (isNext && isHeld) held.push(route);
      else await route.continue({ postData });
    });
    await page.goto(`/what-if?${programme}&lose=country%3ACN&days=90`);
    await page.getByRole('link', { name: 'Compare with Given up' }).press('Enter');
    const both = page.getByRole('region', { name: 'Side by side', exact: true });
    await expect.poll(() => held.length).toBe(2);
    await both.getByRole('button', { name: 'Cancel', exact: true }).click();
    await both.getByText('Cancelled', { exact: true }).waitFor();
    await both.getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => held.length).toBe(3);
    isHeld = false;
    for (const route of held.slice(1))
      await route.continue({ postData: (route.request().postData() ?? '').replace('"first":500', '"first":1') });
    await both.getByText(/alone, 0 in B \(Given up\) alone, 2 in both/).waitFor();
  });

  it('asks for countries and sites when the part with the map is opened', async () => {
    const { page } = await openPage(browser, server.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(/query (\w+ToLose)\b/.exec(request.postData() ?? '')?.[1] ?? ''));
    await page.goto(`/what-if?${programme}&lose=country%3ACN`);
    await page.getByRole('region', { name: 'What happens' }).getByRole('img').waitFor();
    expect(asked).not.toContain('SitesToLose');
    await page.getByText('Choose countries, sites or a region on the map').click();
    await page
      .getByRole('link', { name: /^Brazil: / })
      .first()
      .waitFor();
    expect(asked).toEqual(expect.arrayContaining(['CountriesToLose', 'SitesToLose']));
  });

  it('says that the search could not be asked, and asks again', async () => {
    const { page } = await openPage(browser, server.url);
    const failure = {
      errors: [{ message: 'The index is being rebuilt.', extensions: { code: 'STORE_BUSY', retryable: false } }],
    };
    let isBusy = true;
    await page.route('**/graphql', async (route) => {
      if (!isBusy || !(route.request().postData() ?? '').includes('FindWhatToLose')) return await route.continue();
      await route.fulfill({ contentType: 'application/json', body: JSON.stringify({ data: null, ...failure }) });
    });
    await page.goto(`/what-if?${programme}`);
    await page.getByRole('combobox', { name: 'Party, site, item or country' }).fill('Brindlecott');
    await page.getByRole('alert').getByText('The index is being rebuilt.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    isBusy = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('option', { name: /Brindlecott Avionics Ltd party: what it makes/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox').getByRole('option', { selected: true }).waitFor();
  });

  it('takes sites, and all countries of the part in sight, from the map, by keyboard and by mouse', async () => {
    const told = { programme: 'Heron', dated: '2026-05-01' };
    await handInAt(server, 'programme,item\nHeron,Drone', told);
    await handInAt(server, 'assembly,item\nDrone,Rotor\nDrone,Hull', told);
    const rows = ['Rotor,Anvil Ltd,Anvil Works,CZ,50.1,14.4,chosen', 'Hull,Bellows Ltd,Bellows Hall,IT,45.1,7.7,chosen'];
    const head = 'item,supplier,site,site_country,site_latitude,site_longitude,standing';
    await handInAt(server, [head, ...rows].join('\n'), told);
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/what-if?programme=Heron');
    const lost = () => new URL(page.url()).searchParams.getAll('lose').sort();
    const map = page.locator('svg.hb-map');
    await page.getByText(/^2 of 2 sites are on the map/).waitFor();
    await map.getByRole('link', { name: 'Anvil Works', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Take out Anvil Works (site)' }).waitFor();
    expect(lost()).toEqual([expect.stringMatching(/^site:.*anvil works/)]);
    await page.getByText('Choose countries, sites or a region on the map').click();
    await map.getByRole('link', { name: 'Anvil Works, chosen' }).press('Enter');
    await expect.poll(lost).toEqual([]);
    await map.getByRole('link', { name: 'Bellows Hall', exact: true }).click();
    await expect.poll(lost).toEqual([expect.stringMatching(/^site:.*bellows hall/)]);
    await page.getByText('Choose countries, sites or a region on the map').click();
    await map.getByRole('link', { name: 'Bellows Hall, chosen' }).click();
    await expect.poll(lost).toEqual([]);
    await page.getByRole('button', { name: 'Europe', exact: true }).click();
    await page.getByText(/^In sight: .*Italy/).waitFor();
    const all = page.getByRole('button', { name: 'Lose all 2 countries in sight: Europe' });
    await all.press('Enter');
    await expect.poll(lost).toEqual(['country:CZ', 'country:IT']);
    await page.getByText('Choose countries, sites or a region on the map').click();
    expect(await all.getAttribute('aria-pressed')).toBe('true');
    // Land beyond the frame of a part of the map lies, for axe, over the buttons that stand there.
    await page.evaluate("document.querySelector('svg.hb-map').style.display = 'none'");
    expect(await axeViolations(page)).toEqual([]);
    await all.click();
    await expect.poll(lost).toEqual([]);
    await page.getByRole('button', { name: 'South America' }).click();
    await page.getByText('South America: nobody recorded a country that is in sight.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says why it cannot answer, and keeps what was chosen', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}&lose=country:FJ`);
    await page.getByRole('alert').getByText('country:FJ: nothing in the view is called that.').waitFor();
    await page.getByRole('button', { name: 'Take out country:FJ' }).click();
    await page.getByText('Choose at least one thing that is lost.').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility (%s), and nothing is lost at 360 pixels',
    async (colorScheme) => {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport: { width: 360, height: 740 } });
      await page.goto(`/what-if?${programme}`);
      await page
        .getByRole('link', { name: /^Brazil: / })
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.goto(`/what-if?${programme}&lose=country:US&days=200`);
      await page.getByRole('region', { name: 'What happens' }).getByRole('img').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    },
  );
});
