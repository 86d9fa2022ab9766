/**
 * Lists that are longer than one answer, in a real browser: nothing of them is out of reach, by keyboard alone and
 * where words are looked for. Each question for 500 rows is made one for a single row on its way to the server.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeInBothSchemes, nothingInBoth } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { handInAt } from '../support/hand-in-at.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { savedList } from '../support/saved-list.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: long lists in a browser (no Chromium is installed)\n');

const parties = ['Halvorsen Valve Works', 'Trelawn Gears', 'Ostrava Rivets'];

describe.skipIf(chromiumPath === undefined)('a list that is longer than one answer', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const declared = { programme: 'Heron', dated: '2026-05-01' };
    const table = async (lines: readonly string[], told: Record<string, string> = declared) =>
      await handInAt(server, lines.join('\n'), told);
    await table(['programme,item', 'Heron,Drone']);
    await table(['assembly,item', ...parties.map((name) => `Drone,Part of ${name}`)]);
    await table(['item,supplier,standing', ...parties.map((name) => `Part of ${name},${name},chosen`)]);
    await table(['list,organization,program,listed_from', ...parties.map((name) => `OFAC SDN,${name},FICTIONAL,2025-01-02`)], {
      dated: '2026-05-01',
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  /** What is drafted is handed in. */
  async function make(question: string): Promise<void> {
    const { data, errors } = await ask(server.url, question);
    expect(errors).toBeUndefined();
    const [{ path, text }] = Object.values(data);
    await handInAt(server, String(text), {}, String(path));
  }
  async function open(path: string, asked: 'first: 500' | 'first: 50' | 'first: 25' = 'first: 500') {
    const opened = await openPage(browser, server.url);
    await opened.page.route('**/graphql', async (route) => {
      await route.continue({ postData: (route.request().postData() ?? '').replace(new RegExp(`${asked}\\b`, 'g'), 'first: 1') });
    });
    await opened.page.goto(path);
    return opened;
  }
  const queue = (page: Page) => page.getByRole('list', { name: 'Queue' });
  const current = (page: Page) => queue(page).locator('[aria-current="true"]');

  it('of the screening queue is gone through by keyboard, and its words are looked for in all of it', async () => {
    const { page, elsewhere, complaints } = await open('/decisions?programme=Heron');
    await current(page).waitFor();
    // Those that are next are asked for before the keys reach them.
    await expect.poll(() => queue(page).getByRole('button').count()).toBe(3);
    const seen = new Set<string>();
    for (const _ of parties) {
      await expect.poll(async () => seen.has(await current(page).innerText())).toBe(false);
      seen.add(await current(page).innerText());
      await page.keyboard.press('j');
    }
    expect([...seen].map((one) => one.split('\n')[0]).sort()).toEqual([...parties].sort());
    const last = [...seen].at(-1)?.split('\n')[0] ?? '';
    await page.goto(`/decisions?programme=Heron&text=${encodeURIComponent(last)}`);
    await page.getByText('1 of 3').first().waitFor();
    expect(await current(page).innerText()).toContain(last);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('of what was decided and of what a document says is gone on with by a button', async () => {
    const { data } = await ask(server.url, '{ decisionQueue(programme: "Heron") { nodes { party { id } entry { id } } } }');
    for (const { party, entry } of data.decisionQueue.nodes)
      await make(
        `{ decisionDraft(decision: NO_MATCH, party: ${JSON.stringify(party.id)}, entry: ${JSON.stringify(entry.id)}, author: "A", reason: "Other") { path text } }`,
      );
    const { page, elsewhere, complaints } = await open('/decisions?show=history');
    const table = page.getByRole('table', { name: 'All decisions' });
    const rows = table.getByRole('row');
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByText('1 of 3', { exact: true }).last().waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    const more = page.getByRole('button', { name: 'Show more (2 left)' });
    await more.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByLabel('Words').fill('other');
    await expect.poll(() => rows.count()).toBe(4);
    expect(await page.getByRole('button', { name: /^Show more/ }).count()).toBe(0);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('of places that speak of a thing is gone on with by keyboard, and each leads to its place', async () => {
    const lines = Array.from({ length: 145 }, (_, n) => `Screw,Thread Works,chosen,${n + 1}`);
    await handInAt(server, ['item,supplier,standing,lead_time_days', ...lines].join('\n'), { programme: 'Heron' }, 'screws.csv');
    const { data } = await ask(server.url, '{ search(text: "Screw", types: [ITEM]) { nodes { id } } }');
    const { page, elsewhere, complaints } = await open(`/item?${new URLSearchParams({ id: String(data.search.nodes[0]?.id) })}`);
    const source = page.getByRole('table', { name: 'Sources of Screw' }).getByRole('row').filter({ hasText: 'Thread Works' });
    await source.getByText('10 places and more').press('Enter');
    await source.getByRole('button', { name: 'Show more places' }).press('Enter');
    await source.getByText('60 places and more').waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    for (const places of [110, 145]) {
      await source.getByRole('button', { name: 'Show more places' }).press('Enter');
      await source.getByText(new RegExp(`^${places} places`)).waitFor();
    }
    await source.getByText('145 places', { exact: true }).waitFor();
    const places = source.getByRole('listitem').getByRole('link');
    expect(await places.count()).toBe(145);
    await places.last().click();
    await page.getByRole('heading', { level: 1, name: /screws\.csv/ }).waitFor();
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('of what losses cost and of end items is gone on with by keyboard, and what is saved says what is missing', async () => {
    await handInAt(server, 'programme,item\nHeron,Ground station\n', { programme: 'Heron', dated: '2026-05-01' });
    const { page, elsewhere, complaints } = await open('/?programme=Heron', 'first: 25');
    for (const [list, all] of [
      ['What a loss costs: the greatest exposures', 3],
      ['End items, and how many single points stop each', 2],
    ] as const) {
      const part = page.locator('section').filter({ has: page.getByRole('heading', { name: list }) });
      const rows = part.locator('tbody tr');
      await expect.poll(() => rows.count()).toBe(1);
      const saved = await savedList(page, list);
      expect([saved.rows, saved.rowsOfWholeList], list).toEqual([1, all]);
      for (let shown = 2; shown <= all; shown++) {
        await part.getByRole('button', { name: /^Show more/ }).press('Enter');
        await expect.poll(() => rows.count()).toBe(shown);
      }
      expect(await part.getByRole('button', { name: /^Show more/ }).count()).toBe(0);
    }
    const { list } = await savedList(page, 'What a loss costs: the greatest exposures');
    expect(list.map((one) => one['What is lost']).sort()).toEqual([...parties].sort());
    for (const one of list) expect(one['SHA-256 of the first']).toMatch(/^[0-9a-f]{64}$/);
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('of what a gap takes down is gone on with by keyboard', async () => {
    const more = ['item,supplier,standing', 'Part of Trelawn Gears,Both Works,qualified', 'Second part,Both Works,chosen'];
    await handInAt(server, `${more.join('\n')}\n`, { programme: 'Heron', dated: '2026-05-01' });
    await handInAt(server, 'assembly,item\nDrone,Second part\nDrone,Third part\n', { programme: 'Heron', dated: '2026-05-01' });
    await handInAt(server, 'item,supplier,standing\nThird part,Both Works,chosen\n', { programme: 'Heron', dated: '2026-05-01' });
    const { page, elsewhere, complaints } = await open('/gaps?programme=Heron&text=Both', 'first: 50');
    await page
      .getByRole('link', { name: /^Gap \d+: Both Works/ })
      .first()
      .click();
    const part = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'What it takes down' }) })
      .last();
    const things = part.locator('.hb-things').first().getByRole('listitem');
    await expect.poll(() => things.count()).toBe(1);
    await part.getByRole('button', { name: 'Show more (1 left)' }).press('Enter');
    await expect.poll(() => things.allInnerTexts()).toEqual(expect.arrayContaining(['Second part', 'Third part']));
    expect(await part.getByRole('button', { name: /^Show more/ }).count()).toBe(0);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('of scenarios is there whole', async () => {
    for (const name of ['One', 'Two', 'Three'])
      await make(
        `{ scenarioDraft(name: "${name}", programme: "Heron", lose: ["supplier:Trelawn Gears"], author: "A") { path text } }`,
      );
    const { page, elsewhere, complaints } = await open('/what-if?programme=Heron');
    const table = page.getByRole('table', { name: 'Saved scenarios' });
    for (const name of ['One', 'Two', 'Three']) await table.getByRole('link', { name, exact: true }).waitFor();
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('of what stops if a thing is lost is asked for once, and gone on with', async () => {
    const { page } = await openPage(browser, server.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(/query (\w*IfLost\w*)/.exec(request.postData() ?? '')?.[1] ?? ''));
    const { data } = await ask(server.url, `{ search(text: "${parties[0]}", types: [ORGANIZATION]) { nodes { id name } } }`);
    const found = data.search.nodes.find(({ name }) => String(name) === parties[0]);
    await page.goto(`/supplier?${new URLSearchParams({ id: String(found?.id) })}`);
    await page.getByText('What stops if it is lost').click();
    await page.getByRole('table', { name: /^End items that stop if/ }).waitFor();
    expect(asked.filter((name) => name === 'StopsIfLost')).toHaveLength(1);
    expect(asked.filter((name) => name === 'StopsIfLostHead')).toHaveLength(1);
  });
});
