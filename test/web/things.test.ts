/** Pages of one item, supplier, site, country and material, and search, in a real browser over the example. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: pages of things in a browser (no Chromium is installed)\n');

const axeText = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands; the context must be one that is not held to the policy. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axeText });
  return await page.evaluate(async () => {
    const axe = (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe;
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

describe.skipIf(chromiumPath === undefined)('pages of things', () => {
  let server: RunningServer;
  let browser: Browser;
  const idOf = async (name: string): Promise<string> => {
    const { data } = await ask(server.url, 'query Find($text: String!) { search(text: $text) { nodes { id name } } }', {
      text: name,
    });
    return String(data.search.nodes.find((one) => String(one.name) === name)?.id);
  };
  const addressOf = async (path: string, name: string) => `${path}?${new URLSearchParams({ id: await idOf(name) })}`;
  const open = async (address: string, options: BrowserContextOptions = {}) => {
    const opened = await openPage(browser, server.url, options);
    await opened.page.goto(address);
    return opened;
  };

  /** Opens what is worked out on demand, and waits for all of it; by key, since what is opened moves what is below. */
  async function openAll(page: Page): Promise<void> {
    const summaries = page.locator('details.hb-opening > summary');
    for (let place = 0; place < (await summaries.count()); place++) await summaries.nth(place).press('Enter');
    await settled(page);
  }

  async function settled(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const loading = page.getByRole('status').filter({ hasText: /^Loading$/ });
    await expect.poll(() => loading.count(), { timeout: 60_000 }).toBe(0);
  }

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('an item shows its sources, and where documents disagree with the value that stands and its place', async () => {
    const { page, elsewhere, complaints } = await open(await addressOf('/item', 'MEMS inertial sensor'));
    await page.getByRole('heading', { level: 1, name: 'Item: MEMS inertial sensor' }).waitFor();
    const sources = page.getByRole('table', { name: 'Sources of MEMS inertial sensor' });
    await sources.getByRole('link', { name: 'Tessarin Inertial SA' }).waitFor();
    await sources.getByRole('link', { name: 'Switzerland' }).waitFor();
    const conflicts = page.getByRole('table', { name: 'Values of MEMS inertial sensor on which documents disagree' });
    const lead = conflicts.getByRole('row').filter({ hasText: 'Lead time, days' });
    await lead.waitFor();
    const cells = await lead.getByRole('cell').allInnerTexts();
    expect(cells[2]).toMatch(/^210 2026-10-12/);
    expect(cells[3]).toMatch(/^90 2026-06-15/);
    await lead.getByText('1 place').first().click();
    expect(await lead.getByRole('link').first().getAttribute('href')).toMatch(/^\/document\?sha256=[0-9a-f]{64}&pointer=/);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('an item shows what can stand for it, whether that is approved, and where documents say so', async () => {
    const { page } = await open(await addressOf('/item', 'Video encoder chip'));
    const substitutes = page.getByRole('table', { name: 'What can stand for Video encoder chip' });
    const row = substitutes.getByRole('row').filter({ hasText: 'Video encoder chip, alternate' });
    await row.getByText('1 place').waitFor();
    expect((await row.getByRole('cell').allInnerTexts()).slice(1, 3)).toEqual(['yes', '0']);
    await row.getByText('1 place').click();
    expect(await row.getByRole('link').last().getAttribute('href')).toMatch(/^\/document\?sha256=[0-9a-f]{64}&pointer=row%3D2/);
  });

  it('what an item needs is walked by keyboard alone, branch by branch, and a circle is no endless way', async () => {
    const { page, complaints } = await open(await addressOf('/item', 'Processor board'));
    const tree = page.getByRole('navigation', { name: 'What it needs' });
    const button = tree.getByRole('button', { name: 'Show what Flight processor needs' });
    await button.focus();
    await page.keyboard.press('Enter');
    await tree.getByRole('link', { name: '300 mm silicon wafer' }).first().waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await tree
      .getByText(/only as made by Takumori/)
      .first()
      .waitFor();
    await page.keyboard.press('Space');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(complaints).toEqual([]);
  });

  it('the picture of needs has links, moves by keys and buttons, and says the same as its table', async () => {
    const { page, complaints } = await open(await addressOf('/item', 'Flight processor'));
    const picture = page.getByRole('region', { name: /^What Flight processor needs .* Arrow keys move it/ });
    const svg = picture.locator('svg');
    const box = async () => (await svg.getAttribute('viewBox'))?.split(' ').map(Number) as [number, number, number, number];
    await picture.getByRole('link', { name: 'Processor board' }).waitFor();
    const [x, , width] = await box();
    await picture.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await box())[0]).toBeGreaterThan(x);
    await page.getByRole('button', { name: 'Larger' }).click();
    await expect.poll(async () => (await box())[2]).toBeLessThan(width);
    await page.getByRole('button', { name: 'As at first' }).click();
    await expect.poll(async () => (await box())[0]).toBe(x);
    await page.locator('figure').filter({ has: picture }).getByText('The same as a table').click();
    const drawn = (await picture.getByRole('link').allTextContents()).length;
    const table = page.getByRole('table', { name: 'Needs in the picture' });
    const named = new Set((await table.getByRole('link').allInnerTexts()).map(String));
    expect(named.size).toBe(drawn);
    await picture.getByRole('link', { name: 'Processor board' }).click();
    await page.getByRole('heading', { level: 1, name: 'Item: Processor board' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('a prohibited supplier says so in its heading, with the rule and a way to why, and so does a source of it', async () => {
    const { page, complaints } = await open(
      `${await addressOf('/supplier', 'Bospherannis Servo Sanayi AS')}&programme=Paper+Kestrel`,
    );
    const standing = page.getByRole('status').filter({ hasText: 'What rules say of it' });
    await standing.getByText('prohibited').waitFor();
    expect(await standing.innerText()).toContain('ofac-50-percent');
    await standing.getByRole('link').click();
    await page.getByRole('table', { name: 'What rules say' }).getByText('prohibited').first().waitFor();
    await page.goto(await addressOf('/item', 'Servo actuator'));
    const sources = page.getByRole('table', { name: 'Sources of Servo actuator' });
    await sources.getByRole('link', { name: 'prohibited: what rules say of Bospherannis Servo Sanayi AS' }).click();
    await page.getByRole('heading', { level: 1, name: 'Supplier: Bospherannis Servo Sanayi AS' }).waitFor();
    await page.getByRole('table', { name: 'What rules say' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('that rules are not known yet is said, and is not clear', async () => {
    const { page } = await openPage(browser, server.url);
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query VendorStanding')) await route.continue();
    });
    await page.goto(await addressOf('/supplier', 'Bospherannis Servo Sanayi AS'));
    const standing = page.getByRole('status').filter({ hasText: 'What rules say of it' });
    await standing.getByText('rules: not known yet').waitFor();
  });

  it('that rules could not be asked is said, on its page and where it is named, and they can be asked again', async () => {
    const { page } = await openPage(browser, server.url);
    const isStanding = (text: string | null) => (text ?? '').includes('query VendorStanding');
    const body = JSON.stringify({ errors: [{ message: 'no', extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false } }] });
    let isBroken = true;
    await page.route('**/graphql', async (route) => {
      if (isBroken && isStanding(route.request().postData())) await route.fulfill({ contentType: 'application/json', body });
      else await route.continue();
    });
    await page.goto('/search?text=Bospherannis');
    await page.getByRole('table').first().getByText('rules: could not be asked').waitFor();
    await page.goto(await addressOf('/supplier', 'Bospherannis Servo Sanayi AS'));
    const standing = page.getByRole('status').filter({ hasText: 'What rules say of it' });
    await standing.getByText('rules: could not be asked').waitFor();
    isBroken = false;
    await standing.getByRole('button', { name: 'Ask again what rules say of Bospherannis Servo Sanayi AS' }).click();
    await standing.getByText('prohibited').waitFor();
  });

  it('says of which day lists are, which are stale, and what else limits what it says; findings are saved with their way and place', async () => {
    const { page } = await open(
      `${await addressOf('/supplier', 'Bospherannis Servo Sanayi AS')}&programme=Paper+Kestrel&asOf=2026-11-01#listings`,
    );
    const part = page.getByRole('group').filter({ has: page.locator('summary').filter({ hasText: 'Restricted-party lists' }) });
    await part.getByText(/^Stale: what was listed since is not known\. .*, of \d{4}-\d\d-\d\d, \d+ days old/).waitFor();
    await part.getByText('What limits this answer: Restricted-party lists, findings and decisions').waitFor();
    await part.getByText('list-stale').first().waitFor();
    const list = page.locator('.hb-list').filter({ has: page.getByRole('table', { name: 'What rules say', exact: true }) });
    await list.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('Outcome,Rule,Source of the rule,Rests on,By way of,');
    expect(text).toMatch(/,Sarnivkara Capital JSC > [^,]*Bospherannis Servo Sanayi AS,\d+,[0-9a-f]{64},/);
  });

  it('what stops if a supplier is lost, its owners, lists and gaps are there when they are opened', async () => {
    const { page, elsewhere, complaints } = await open(
      `${await addressOf('/supplier', 'Bospherannis Servo Sanayi AS')}&programme=Paper+Kestrel`,
    );
    await page.getByRole('heading', { level: 1, name: 'Supplier: Bospherannis Servo Sanayi AS' }).waitFor();
    await openAll(page);
    await page
      .getByRole('table', { name: 'Items that lose a source or a substitute if it is lost' })
      .getByRole('link', { name: 'Servo actuator' })
      .waitFor();
    await page
      .getByRole('table', { name: 'Gaps that concern Bospherannis Servo Sanayi AS' })
      .getByText('untrusted vendor')
      .waitFor();
    for (const part of ['Restricted-party lists', 'Rules about items'])
      await page
        .getByRole('group')
        .filter({ has: page.locator('summary').filter({ hasText: part }) })
        .getByText('None found is no clearance')
        .waitFor();
    await page.getByText('The same as a table').first().click();
    const owners = page.getByRole('table', { name: 'Holdings and control' });
    expect(await owners.getByRole('row').count()).toBe(1 + 2);
    await owners.getByRole('link', { name: 'Sarnivkara Capital JSC' }).click();
    await page.getByRole('heading', { level: 1, name: 'Supplier: Sarnivkara Capital JSC' }).waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('a supplier without any statement of owners says that this says nothing', async () => {
    const { page } = await open(await addressOf('/supplier', 'Tessarin Inertial SA'));
    await page.getByText('That says nothing of whether somebody does.').waitFor();
  });

  it('a country shows what is made there and what stops without it; a site who makes it', async () => {
    const { page, complaints } = await open('/country?id=country:TW');
    await page.getByText('What stops if what is made here is lost').click();
    const ends = page.getByRole('table', { name: 'End items that stop if what is made here is lost' });
    await ends.getByRole('link', { name: 'Paper Kestrel air vehicle' }).waitFor();
    await page
      .getByRole('table', { name: /^Sites in / })
      .getByRole('link', { name: 'Hsinlung Fab 3 Works' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Site: Hsinlung Fab 3 Works' }).waitFor();
    await page.getByRole('table', { name: 'Who makes things at Hsinlung Fab 3 Works' }).getByRole('link').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('lists are saved as they are shown', async () => {
    const { page } = await open(await addressOf('/item', 'MEMS inertial sensor'));
    const list = page.locator('.hb-list').filter({ has: page.getByRole('table', { name: 'Sources of MEMS inertial sensor' }) });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const lines = text.split('\r\n');
    expect(lines[lines.indexOf('') + 1]).toBe(
      'Maker,Owner,Site,Country,Distributors,Standing,Share,"Lead time, days","Stock, days","Recovers in, days",Capacity a day,Unit cost,Last delivered,Stage,Not known',
    );
    expect(text).toContain('Tessarin Inertial SA,,Tessarin Montrelle Works,Switzerland,,chosen,,56,');
  });

  it('search from the head of a page counts each kind, and what is chosen stands in the address', async () => {
    const { page, complaints } = await open('/');
    await page.getByRole('searchbox', { name: 'Search everything' }).fill('servo');
    await page.keyboard.press('Enter');
    await page.getByText('4 found for "servo"').first().waitFor();
    const kinds = page.getByRole('navigation', { name: 'Show' });
    expect(await kinds.getByRole('link').allInnerTexts()).toEqual(['All (4)', 'Items (3)', 'Organisations (1)']);
    await kinds.getByRole('link', { name: 'Organisations (1)' }).click();
    await page.waitForURL(/type=ORGANIZATION/);
    await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(1 + 1);
    expect(await kinds.getByRole('link').count()).toBe(3);
    await page.goto('/search?text=nosuchword');
    await page.getByText('Nothing in the documents of this view begins with "nosuchword".').waitFor();
    await page.goto('/search?text=ownership');
    await page
      .getByRole('table', { name: 'Documents whose path has the words' })
      .getByRole('link', { name: 'ownership.csv' })
      .waitFor();
    await page.goto('/search?text=China');
    const found = page.getByRole('table', { name: /found for "China"/ }).getByRole('row');
    await found.nth(1).getByRole('link', { name: "People's Republic of China" }).waitFor();
    await found.filter({ hasText: 'Taiwan' }).getByRole('cell', { name: 'its name' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('a thing that the view does not know, and no thing at all, are said plainly', async () => {
    const { page, complaints } = await open('/item?id=item:pkg:npm/nothing@1');
    await page.getByRole('heading', { name: 'It is not known here' }).waitFor();
    await page.goto('/material');
    await page.getByRole('heading', { name: 'Nothing is chosen' }).waitFor();
    await page.goto(await addressOf('/material', 'Rotor magnet set'));
    await page.getByText('No document states that this is a material').waitFor();
    expect(complaints).toEqual([]);
  });

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([
      ['/item', 'Rotor magnet set'],
      ['/item', 'MEMS inertial sensor'],
      ['/supplier', 'Bospherannis Servo Sanayi AS'],
      ['/supplier', 'Hsinlung Orvane Microelectronics Co Ltd'],
      ['/site', 'Hsinlung Fab 3 Works'],
      ['/country', 'Japan'],
      ['/material', 'Rotor magnet set'],
    ])('%s of %s has nothing that axe finds, with all opened', async (path, name) => {
      const { page } = await open(await addressOf(path, name), { colorScheme, bypassCSP: true });
      await settled(page);
      await openAll(page);
      expect(await violationsOn(page)).toEqual([]);
    });

    it.each(['/search?text=servo', '/search', '/search?text=nosuchword', '/item', '/site?id=site:nothing'])(
      '%s has nothing that axe finds',
      async (address) => {
        const { page } = await open(address, { colorScheme, bypassCSP: true });
        await settled(page);
        expect(await violationsOn(page)).toEqual([]);
      },
    );
  });

  it.each([
    ['/item', 'Rotor magnet set'],
    ['/supplier', 'Bospherannis Servo Sanayi AS'],
    ['/site', 'Hsinlung Fab 3 Works'],
    ['/country', 'Japan'],
  ])('%s of %s fits a screen of 360 pixels', async (path, name) => {
    const { page } = await open(await addressOf(path, name), { viewport: { width: 360, height: 740 } });
    await settled(page);
    await openAll(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
