/** The screening queue in a real browser: whole decisions by keyboard alone, two persons, a waiver, and the history. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { handInAt } from '../support/hand-in-at.ts';
import { cslOf } from '../support/list-edition.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

const listings = [
  'list,organization,organization_country,program,listed_from',
  'OFAC SDN,Halvorsen Valve Works,,FICTIONAL,2025-01-02',
  'OFAC SDN,Trelawn Gears,,FICTIONAL,2025-01-02',
  'OFAC SDN,Ostrava Rivets,CZ,FICTIONAL,2025-01-02',
];
const supplied = [
  'item,supplier,supplier_country,standing',
  'Valve,Halvorsen Valve Works,,chosen',
  'Gear,Trelawn Gears,,chosen',
  'Rivet,Ostrava Rivets,AU,chosen',
];

async function send(url: string, path: string, text: string, declared: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(declared)) form.append(name, value);
  form.append('file', new File([text], path));
  const response = await fetch(`${url}/api/documents`, { method: 'POST', body: form });
  expect(await response.json()).toMatchObject({ outcome: 'accepted' });
}

async function fill(url: string): Promise<void> {
  await send(url, 'programmes.csv', 'programme,item\nHeron,Drone\n', { programme: 'Heron', dated: '2026-05-01' });
  await send(url, 'needs.csv', 'assembly,item\nDrone,Valve\nDrone,Gear\nDrone,Rivet\n', {
    programme: 'Heron',
    dated: '2026-05-01',
  });
  await send(url, 'sources.csv', supplied.join('\n'), { programme: 'Heron', dated: '2026-05-01' });
  await send(url, 'listings.csv', listings.join('\n'), { dated: '2026-05-01' });
}

/** Of a house of its own: what stands on the SDN list is decided by two. */
const houseRules = `pack: {id: house, nation: XV, title: House, source: test}
rules:
  - id: house-two
    title: Two persons
    source: test
    reaches: {kind: parties, lists: [SDN], whom: listed}
    twoPersons: true
    versions:
      - {from: 2020-01-01, status: in force, buy: review, pay: review, export: review, invest: review, reason: House rule}
`;

/** Whether a request asks the named question. */
const isAsking = (asked: string | null, name: string) => asked?.includes(`query ${name}(`) === true;
const failedBody = JSON.stringify({ errors: [{ message: 'Not now', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });

describe.skipIf(chromiumPath === undefined)('the decisions page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    server = await startServer();
    await fill(server.url);
    return async () => {
      await server.end();
    };
  });
  afterAll(async () => {
    await browser.close();
  });

  const current = (page: Page) => page.getByRole('list', { name: 'Queue' }).locator('[aria-current="true"]');
  const states = async () => {
    const { data } = await ask(server.url, '{ decisions { nodes { decision state author reason party { name } } } }');
    return data.decisions?.nodes;
  };

  it('takes whole decisions by keyboard alone, and goes on to the next', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    const names = await page.getByRole('list', { name: 'Queue' }).getByRole('button').locator('.hb-queue__name').allInnerTexts();
    expect(names.length).toBe(3);
    await page.keyboard.press('j');
    await expect.poll(() => current(page).innerText()).toContain(names[1]);
    await page.keyboard.press('k');
    await expect.poll(() => current(page).innerText()).toContain(names[0]);
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    await page.keyboard.type('Another company: other registration and country');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A. Officer');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`No match recorded: ${names[0]}.`).waitFor();
    await expect.poll(() => current(page).innerText()).toContain(names[1]);
    expect(await current(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    await page.keyboard.type('m n w c / ? are letters here');
    await page.keyboard.press('Escape');
    await expect.poll(() => current(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await states()).toMatchObject([{ decision: 'no match', author: 'A. Officer', party: { name: names[0] } }]);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('asks a second person: the first cannot confirm, the second can', async () => {
    const rules = await temporaryFolder();
    await writeFile(join(rules, 'house.yml'), houseRules);
    await server.end();
    server = await startServer({ env: { HAUBERK_RULES: rules } });
    await fill(server.url);
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    const name = await current(page).locator('.hb-queue__name').innerText();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Another company');
    await page.getByRole('textbox', { name: 'Your name' }).fill('A. Officer');
    await page.getByRole('button', { name: 'Record: No match' }).click();
    await page.getByText(`No match recorded: ${name}.`).waitFor();
    await page.getByLabel('Why it is in the queue').selectOption('awaiting second person');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText('A. Officer made this decision: another person has to confirm it.').waitFor();
    expect(await page.getByRole('button', { name: 'Record: Confirm' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Your name' }).fill('B. Second');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Looked at the register');
    await page.getByRole('button', { name: 'Record: Confirm' }).click();
    await page.getByText(`Confirm recorded: ${name}.`).waitFor();
    expect(await states()).toContainEqual(expect.objectContaining({ decision: 'no match', state: 'in force' }));
    await rm(rules, { recursive: true });
  });

  it('waives a rule until a day, and keeps what was typed where it is refused', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    await page.keyboard.press('w');
    await page.getByRole('textbox', { name: 'Reason' }).fill('\u202eno');
    await page.getByLabel('Expires').fill('2027-01-31');
    await page.getByRole('textbox', { name: 'Your name' }).fill('A. Officer');
    await page.getByRole('button', { name: 'Record: Waiver' }).click();
    await page
      .getByRole('alert')
      .getByText(/turn the text around/)
      .waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Determination 12');
    await page.getByRole('button', { name: 'Record: Waiver' }).click();
    await page.getByText(/^Waiver recorded/).waitFor();
    expect(await states()).toMatchObject([{ decision: 'waiver', reason: 'Determination 12' }]);
    await page.getByRole('link', { name: 'All decisions' }).click();
    const history = page.getByRole('region', { name: 'All decisions' });
    await history.getByRole('cell', { name: 'Determination 12' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('Determination 12');
    await page.getByLabel('Words').fill('nobody wrote this');
    await page.getByText('0 of 1').waitFor();
  });

  it('waives a rule of a vendor that is surely matched, on its own page, which then says so', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    const { data } = await ask(server.url, '{ search(text: "Bospherannis") { nodes { id name } } }');
    const id = String(data.search.nodes.find((one) => String(one.name) === 'Bospherannis Servo Sanayi AS')?.id);
    await page.goto(`/supplier?${new URLSearchParams({ id, programme: 'Paper Kestrel' })}#listings`);
    const row = page
      .getByRole('table', { name: 'What rules say', exact: true })
      .getByRole('row')
      .filter({ hasText: 'ofac-50-percent' });
    await row.getByText('prohibited').waitFor();
    const opener = page.getByRole('button', { name: 'Decide about Bospherannis Servo Sanayi AS' });
    await opener.click();
    await page.getByRole('button', { name: 'Waiver', exact: true }).click();
    await page.getByLabel('Rule', { exact: true }).selectOption('ofac-50-percent');
    await page.getByRole('textbox', { name: 'Reason' }).fill('No other source');
    await page.getByLabel('Expires').fill('2027-12-31');
    await page.getByRole('textbox', { name: 'Your name' }).fill('A. Officer');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record: Waiver' }).click();
    await page.getByText('Waiver recorded: Bospherannis Servo Sanayi AS.').waitFor();
    await row.getByText('waived', { exact: true }).waitFor();
    await row.getByText(/No other source/).waitFor();
    expect(await row.getByText('prohibited').count()).toBe(0);
    await page.getByRole('table', { name: 'Decisions', exact: true }).getByText('No other source').waitFor();
    expect(await opener.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('keeps what is written of a vendor while its form is closed, and while more matches cannot be asked for', async () => {
    const { data } = await ask(server.url, '{ search(text: "Bospherannis") { nodes { id name } } }');
    const id = String(data.search.nodes.find((one) => String(one.name) === 'Bospherannis Servo Sanayi AS')?.id);
    const { page } = await openPage(browser, server.url);
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postData();
      if (isAsking(asked, 'SupplierMatches')) return await route.fulfill({ contentType: 'application/json', body: failedBody });
      if (!isAsking(asked, 'SupplierListings')) return await route.continue();
      const body = await (await route.fetch()).json();
      body.data.screen.nodes[0].more = true;
      await route.fulfill({ json: body });
    });
    await page.goto(`/supplier?${new URLSearchParams({ id, programme: 'Paper Kestrel' })}#listings`);
    const opener = page.getByRole('button', { name: 'Decide about Bospherannis Servo Sanayi AS' });
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await opener.click();
    await page.getByRole('button', { name: 'Waiver', exact: true }).click();
    await reason.fill('Half of a reason');
    await reason.press('Escape');
    await expect.poll(() => opener.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await reason.isVisible()).toBe(false);
    await opener.click();
    await page.getByRole('button', { name: 'Waiver', exact: true }).click();
    expect(await reason.inputValue()).toBe('Half of a reason');
    await opener.click();
    await opener.click();
    await page.getByRole('button', { name: 'Waiver', exact: true }).click();
    expect(await reason.inputValue()).toBe('Half of a reason');
    await page.getByRole('button', { name: /^Show up to/ }).click();
    await page.getByRole('alert').getByText('Not now').waitFor();
    expect(await reason.inputValue()).toBe('Half of a reason');
    expect(await page.getByRole('table', { name: 'What rules say', exact: true }).isVisible()).toBe(true);
  });

  it('limits a no match to a day, a transaction and items, and keeps the form where an item is not known', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    await page.getByLabel('Search in the queue').fill('rivets');
    await page.getByRole('button', { name: 'No match' }).click();
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Another company');
    await page.waitForURL(/text=rivets/);
    await page.getByText('1 of 3').waitFor();
    expect(await reason.inputValue()).toBe('Another company');
    await page.getByRole('textbox', { name: 'Your name' }).fill('A. Officer');
    await page.getByText('Limit it: programme, transaction, items, last day').click();
    await page.getByLabel('Expires').fill('2027-12-31');
    await page.getByLabel('Transaction').selectOption('buy from it');
    await page.getByLabel('Only for these items').fill('item:Nothing of the kind');
    await page.getByRole('button', { name: 'Record: No match' }).click();
    await page
      .getByRole('alert')
      .getByText(/Nothing of the kind/)
      .waitFor();
    await page.getByLabel('Only for these items').fill('item:Rivet\n\n');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record: No match' }).click();
    await page.getByText('No match recorded: Ostrava Rivets.').waitFor();
    const { data } = await ask(server.url, '{ decisions { nodes { decision expires scope { programme transaction items } } } }');
    expect(data.decisions?.nodes).toMatchObject([
      {
        decision: 'no match',
        expires: '2027-12-31',
        scope: { programme: null, transaction: 'buy', items: [expect.stringMatching(/rivet/i)] },
      },
    ]);
  });

  it('keeps what is half written while that which limits it is asked again', async () => {
    const { page } = await openPage(browser, server.url);
    let asked = 0;
    await page.route('**/graphql', async (route) => {
      if (!isAsking(route.request().postData(), 'DecisionLimits')) return await route.continue();
      asked += 1;
      // The second waits until the page is closed.
      if (asked === 1) await route.fulfill({ contentType: 'application/json', body: failedBody });
    });
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    await page.getByRole('heading', { name: 'Speaks for it' }).waitFor();
    await page.keyboard.press('w');
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Half of a reason');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Loading', { exact: true }).waitFor();
    expect(await reason.inputValue()).toBe('Half of a reason');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect([asked, await reason.inputValue()]).toEqual([2, 'Half of a reason']);
  });

  it('writes of the pair that it was opened for, whatever comes before it, and says so where that is gone', async () => {
    const { page } = await openPage(browser, server.url);
    type Node = { readonly party: { readonly name: string } };
    let order = (nodes: readonly Node[]) => nodes;
    await page.route('**/graphql', async (route) => {
      if (!isAsking(route.request().postData(), 'DecisionQueue')) return await route.continue();
      const body = await (await route.fetch()).json();
      body.data.decisionQueue.nodes = order(body.data.decisionQueue.nodes);
      await route.fulfill({ json: body });
    });
    await page.clock.install();
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    const name = await current(page).locator('.hb-queue__name').innerText();
    await page.keyboard.press('n');
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Half of a reason');
    const first = page.getByRole('list', { name: 'Queue' }).locator('.hb-queue__name').first();
    /** One comes back to the page after a while. */
    const comeBack = async () => {
      await page.clock.fastForward(60_000);
      await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
    };
    order = (nodes) => [...nodes].reverse();
    await comeBack();
    await expect.poll(() => first.innerText()).not.toBe(name);
    expect(await current(page).innerText()).toContain(name);
    expect(await reason.inputValue()).toBe('Half of a reason');
    order = (nodes) => nodes.filter(({ party }) => party.name !== name);
    await comeBack();
    await page.getByText(`${name} is no longer in the queue: what was being written about it was not recorded.`).waitFor();
    expect(await reason.count()).toBe(0);
  });

  it('says of a list whose last edition was refused that it was, and why', async () => {
    const edition = (many: number) => cslOf(Array.from({ length: many }, (_, i) => ({ id: i + 1, name: `LISTED ${i + 1}` })));
    await handInAt(server, edition(30), { series: 'csl', dated: '2026-01-01' }, 'long.csv');
    await expect(handInAt(server, edition(3), { series: 'csl', dated: '2026-02-01' }, 'short.csv')).rejects.toThrow('422');
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron#lists');
    const limits = page.locator('.usa-alert').filter({ hasText: 'What limits this answer: Decisions' });
    // Among many remarks, which are folded.
    await limits.getByText('list-shrank', { exact: true }).waitFor({ state: 'attached' });
    const lists = page.getByRole('table', { name: 'Lists that this rests on, and their age' });
    await lists.getByText('last edition refused').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('says how old the lists are that it rests on, and what limits it', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?asOf=2026-11-01#lists');
    await page.getByText('What limits this answer: Decisions').waitFor();
    await page.getByText(/list SDN is stale: the edition of \d{4}-\d\d-\d\d is \d+ days old on 2026-11-01/).waitFor();
    const lists = page.getByRole('table', { name: 'Lists that this rests on, and their age' });
    const cells = await lists
      .getByRole('row')
      .filter({ has: page.getByText('SDN', { exact: true }) })
      .getByRole('cell')
      .allInnerTexts();
    expect(cells[2]).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(cells.at(-1)).toBe('stale');
    await lists.getByText('not loaded').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('saves the queue as it is narrowed, and the words of a pair', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    await page.getByLabel('Search in the queue').fill('rivets');
    await page.getByText('1 of 3').waitFor();
    const saved = async (within: Locator) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        within.getByRole('button', { name: 'Save as CSV' }).click(),
      ]);
      return await readFile(await download.path(), 'utf8');
    };
    const queue = await saved(page.locator('.hb-desk > div').first());
    expect(queue).toMatch(/1 of 3/);
    expect(queue).toMatch(/Ostrava Rivets,organization:[^,]+,Ostrava Rivets,[^,]+,entry:[^,]+,undecided,/);
    expect(queue).not.toContain('Trelawn');
    const pair = page.getByRole('region', { name: 'Party and list entry' });
    await pair.getByRole('region', { name: 'The two names, word by word' }).waitFor();
    expect(await saved(pair)).toContain('Party,Entry,How they meet,Weight,Agreement');
  });

  it('has keys that can be turned off, a search and a list of keys', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await current(page).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('rivets');
    await page.getByText('1 of 3').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => current(page).innerText()).toContain('Ostrava Rivets');
    const pair = page.getByRole('region', { name: 'Party and list entry' });
    await pair
      .getByRole('region', { name: 'Speaks against it' })
      .getByText(/country/i)
      .waitFor();
    await pair.getByRole('region', { name: 'The two names, word by word' }).waitFor();
    await page.keyboard.press('?');
    await page.getByLabel(/Single keys act/).uncheck();
    await current(page).focus();
    await page.keyboard.press('m');
    await page.reload();
    await current(page).waitFor();
    await page.keyboard.press('m');
    expect(await page.getByRole('textbox', { name: 'Reason' }).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility (%s), and nothing is lost at 360 pixels',
    async (colorScheme) => {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport: { width: 360, height: 740 } });
      await page.goto('/decisions?programme=Heron');
      await current(page).waitFor();
      await page.keyboard.press('w');
      await page.getByLabel('Expires').waitFor();
      await page.getByRole('region', { name: 'The two names, word by word' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.goto('/decisions?show=history');
      await page.getByText('Nothing has been decided yet.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});
