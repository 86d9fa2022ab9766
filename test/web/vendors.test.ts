/** Vendors that rules restrict, cannot judge, or that a waiver takes out, on the pages where they stand; in a real browser. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeInBothSchemes, nothingInBoth } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { handInAt } from '../support/hand-in-at.ts';
import { cslOf } from '../support/list-edition.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { savedList, saveList } from '../support/saved-list.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: vendors in a browser (no Chromium is installed)\n');

/** A house whose list restricts; that of the shipped rules has orders that name who may not buy, or that do not. */
const houseRules = `pack: {id: house, nation: any, title: House, source: test}
lists: [{code: HOUSE, title: House list, names: [House List]}]
rules:
  - id: house-list
    title: Houses that are watched
    source: test
    reaches: {kind: parties, lists: [HOUSE], whom: listed}
    versions:
      - {from: 2020-01-01, status: in force, buy: restricted, pay: review, export: review, invest: review, reason: House rule}
`;
const tables = [
  'programme,item\nHeron,Drone\n',
  'assembly,item\nDrone,Valve\nDrone,Radio\nDrone,Tungsten rod\n',
  'item,supplier,standing\nValve,Watched Valves Ltd,chosen\nRadio,Ordered Radios Ltd,chosen\n',
  'item,item_category,supplier,site,site_country,stage\nTungsten rod,metals,Rod Works Ltd,Works,CN,melted\n',
  'organization,organization_lei\nWatched Valves Ltd,999900HERON000000114\nOrdered Radios Ltd,999900HERON000000211\n',
  'list,organization,organization_lei,program,listed_from\nHouse List,Watched Valves,999900HERON000000114,HOUSE,2025-01-02\nFASCSA Orders,Ordered Radios,999900HERON000000211,,2025-01-02\n',
];

describe.skipIf(chromiumPath === undefined)('vendors of every outcome', () => {
  let server: RunningServer;
  let browser: Browser;
  let rules = '';

  beforeAll(async () => {
    rules = await temporaryFolder();
    await writeFile(join(rules, 'house.yml'), houseRules);
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_RULES: rules } }), openBrowser()]);
    for (const text of tables) await handInAt(server, text, { programme: 'Heron', dated: '2026-05-01' });
    const rod = await idOf('Rod Works Ltd');
    const { data, errors } = await ask(
      server.url,
      `{ decisionDraft(decision: WAIVER, party: ${JSON.stringify(rod)}, rule: "dfars-252.225-7052-tungsten", author: "A. Officer", reason: "No other source", expires: "2029-11-30") { path text } }`,
    );
    expect(errors).toBeUndefined();
    await handInAt(server, String(data.decisionDraft.text), {}, String(data.decisionDraft.path));
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
    await rm(rules, { recursive: true });
  });

  async function idOf(name: string): Promise<string> {
    const { data } = await ask(server.url, 'query F($text: String!) { search(text: $text) { nodes { id name } } }', {
      text: name,
    });
    return String(data.search.nodes.find((one) => String(one.name) === name)?.id);
  }
  const open = async (path: string) => {
    const opened = await openPage(browser, server.url);
    await opened.page.goto(path);
    return opened;
  };
  const supplier = async (name: string) =>
    await open(`/supplier?${new URLSearchParams({ programme: 'Heron', id: await idOf(name) })}`);
  /** Opens what is worked out on demand. */
  const openPart = async (page: Page, title: string) => await page.locator('summary').filter({ hasText: title }).press('Enter');

  it.each([
    ['Watched Valves Ltd', 'restricted', 'house-list'],
    ['Ordered Radios Ltd', 'insufficient-evidence', 'fascsa'],
  ])('%s: the page of the supplier says %s beneath its name, and why', async (name, outcome, rule) => {
    const { page, elsewhere, complaints } = await supplier(name);
    const said = page.getByRole('status').filter({ hasText: 'What rules say of it:' });
    await said.getByText(outcome, { exact: true }).waitFor();
    expect(await said.innerText()).toContain(`(${rule}, in force)`);
    await openPart(page, 'Restricted-party lists, findings and decisions');
    const findings = page.getByRole('table', { name: 'What rules say' });
    await findings.getByRole('row').filter({ hasText: rule }).getByText(outcome, { exact: true }).waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('stand in the sections of their outcomes on the first page', async () => {
    const { page, complaints } = await open('/?programme=Heron');
    for (const [section, name] of [
      ['Vendors restricted', 'Watched Valves Ltd'],
      ['Vendors without enough evidence', 'Ordered Radios Ltd'],
    ]) {
      await page
        .locator('summary')
        .filter({ hasText: String(section) })
        .press('Enter');
      await page
        .getByRole('table', { name: String(section) })
        .getByRole('link', { name: String(name) })
        .first()
        .waitFor();
    }
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    expect(complaints).toEqual([]);
  });

  it('are saved with what they rest on, and where not all were asked for, as a part', async () => {
    const { page } = await openPage(browser, server.url);
    await page.route('**/graphql', async (route) => {
      const { query } = route.request().postDataJSON() as { readonly query: string };
      const postData = route.request().postData() ?? '';
      await route.continue({
        postData: query.includes('ProgrammeVendors(') ? postData.replace('first: 100', 'first: 1') : postData,
      });
    });
    await page.goto('/?programme=Heron');
    await openPart(page, 'Vendors restricted');
    await page.getByRole('table', { name: 'Vendors restricted' }).waitFor();
    const part = await savedList(page, 'Vendors restricted');
    expect([part.rows, part.rowsOfWholeList]).toEqual([1, null]);
    expect(await saveList(page, 'Vendors restricted', 'Save as CSV')).toContain('\r\nRows,1 of more: the rest was not shown');
    await page.getByRole('button', { name: /^Show more/ }).click();
    await page.getByRole('button', { name: /^Show more/ }).waitFor({ state: 'detached' });
    const { rows, rowsOfWholeList, list } = await savedList(page, 'Vendors restricted');
    expect([rows, rowsOfWholeList]).toEqual([1, 1]);
    expect(list[0]).toMatchObject({
      'Maker or distributor': 'Watched Valves Ltd',
      'By way of': expect.stringMatching(/^Watched Valves Ltd > /),
      'SHA-256 of the first': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['house-list', 'Watched Valves Ltd', 'restricted'],
    ['fascsa', 'Ordered Radios Ltd', 'insufficient-evidence'],
  ])('a search for the rule %s leads to what it says, whatever its outcome', async (rule, vendor, outcome) => {
    const { page, complaints } = await open(`/search?${new URLSearchParams({ programme: 'Heron', text: rule })}`);
    const found = page.getByRole('table', { name: /^Gaps, lists, rules/ });
    await found.getByRole('row', { name: /Rule/ }).getByRole('link').first().click();
    const table = page.locator('details[open]').getByRole('table', { name: 'Everything that rules say of vendors', exact: true });
    const row = table.getByRole('row').filter({ hasText: vendor });
    await row.getByText(outcome, { exact: true }).waitFor();
    expect(await row.innerText()).toContain(rule);
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    expect(complaints).toEqual([]);
  });

  it('what limits several answers of the first page stands with the first, what limits one stands there', async () => {
    const declared = { programme: 'Grebe', dated: '2026-05-01' };
    for (const nation of ['US', 'GB']) await handInAt(server, `programme,item,nation\nGrebe,Buoy,${nation}\n`, declared);
    await handInAt(server, 'assembly,item\nBuoy,Mast\n', declared);
    await handInAt(server, 'item,supplier,weight,unit_cost,currency\nMast,One,30,5,USD\nMast,Two,40,6,EUR\n', declared);
    const listed = (many: number) => cslOf(Array.from({ length: many }, (_, i) => ({ id: i + 1, name: `LISTED ${i + 1}` })));
    await handInAt(server, listed(30), { series: 'csl', dated: '2026-01-01' }, 'long.csv');
    await expect(handInAt(server, listed(3), { series: 'csl', dated: '2026-02-01' }, 'short.csv')).rejects.toThrow('422');
    const { page, complaints } = await openPage(browser, server.url);
    await page.route('**/graphql', async (route) => {
      const { query } = route.request().postDataJSON() as { readonly query: string };
      if (!query.includes('query ProgrammeVendorRemarks(')) return await route.continue();
      const { data } = await (await route.fetch()).json();
      const own = { code: 'of-vendors-alone', severity: 'warning', message: 'Said of vendors.' };
      data.untrustedVendors.diagnostics.push(own);
      await route.fulfill({ json: { data } });
    });
    await page.goto('/?programme=Grebe');
    const said = (about: string) => page.locator('.usa-alert').filter({ hasText: `What limits this answer: ${about}` });
    await said('Bottom line').getByText('nation-conflict', { exact: true }).waitFor();
    await said('What rules about items say').getByText('mixed-units', { exact: true }).waitFor();
    await said('Restricted-party lists').getByText('30 -> 3 entries').waitFor();
    for (const outcome of ['Vendors prohibited', 'Vendors to review']) await openPart(page, outcome);
    await said('Vendors').getByText('of-vendors-alone', { exact: true }).waitFor();
    await page.getByText('Computed under').waitFor();
    await expect.poll(() => page.getByText('Loading', { exact: true }).count()).toBe(0);
    for (const code of ['nation-conflict', 'mixed-units', 'of-vendors-alone', 'list-shrank'])
      expect(await page.getByText(code, { exact: true }).count(), code).toBe(1);
    const lists = await savedList(page, 'Restricted-party lists');
    expect(lists.list.map((one) => one['Why refused'])).toContainEqual(expect.stringContaining('list-shrank'));
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    expect(complaints).toEqual([]);
  });

  it('what a waiver takes out of rules about items is shown as waived, of the item and of the supplier', async () => {
    const waiver = /^waived/;
    const waivedOn = async (page: Page) => {
      await openPart(page, 'Rules about items');
      const row = page.getByRole('row').filter({ hasText: 'dfars-252.225-7052-tungsten' });
      await row.getByRole('cell', { name: waiver }).waitFor();
      expect(await row.innerText()).toMatch(/waiver by A\. Officer on .*, until 2029-11-30 \(No other source\)/);
      expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    };
    const { page, complaints } = await supplier('Rod Works Ltd');
    await waivedOn(page);
    await page.goto(`/item?${new URLSearchParams({ programme: 'Heron', id: await idOf('Tungsten rod') })}`);
    await waivedOn(page);
    expect(complaints).toEqual([]);
  });
});
