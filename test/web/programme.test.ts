/** The first page of the example, in a real browser: the first minute of an officer. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { savedList } from '../support/saved-list.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

const address = '/?programme=Paper+Kestrel';

/** All of its sections have their answer. */
async function isThere(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'What a loss costs: the greatest exposures' }).waitFor();
  await page.getByText('what is not known is not clear').waitFor();
  await page.getByRole('link', { name: /^United Kingdom: / }).waitFor();
  await page.getByRole('cell', { name: 'at least 25 days' }).waitFor();
  await expect.poll(() => page.getByText('Loading', { exact: true }).count()).toBe(0);
}

describe.skipIf(chromiumPath === undefined)('the programme page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE & <b>ONLY</b>' } }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('shows the bottom line, the worst gaps and what is not known, under the banner', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Programme: Paper Kestrel' }).waitFor();
    await isThere(page);
    expect(await page.getByRole('complementary').innerText()).toBe('EXERCISE & <b>ONLY</b>');
    await page.getByRole('cell', { name: 'Delmarique Power Devices Ltd' }).first().waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('names no largest country where another may be larger, but which it could be', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    const figure = page.locator('.hb-figure').filter({ hasText: 'Largest country' });
    await figure.waitFor();
    expect(await figure.locator('.hb-figure__value').innerText()).toBe('not known');
    expect(await figure.locator('.hb-figure__note').innerText()).toMatch(
      /^The greatest certain share has United Kingdom \(2\.2% to 21\.5%\)\. As large or larger could be United States/,
    );
  });

  it('says of each end item how much of it has no source, and knows of no single point where most has none', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    const table = page.getByRole('table', { name: /^End items, and how many single points/ });
    const row = table.getByRole('row').filter({ hasText: 'Ground station application' });
    await row.waitFor();
    const [, definite, possible, unsourced] = await row.getByRole('cell').allInnerTexts();
    expect(unsourced).toMatch(/^\d+ of \d+$/);
    expect([definite, possible]).toEqual(['2', 'not known']);
  });

  it('says of the worst gaps the bound that is known of their times, as the register does', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    const row = page
      .getByRole('table', { name: 'The worst gaps', exact: true })
      .getByRole('row')
      .filter({ hasText: 'United Kingdom' });
    await row.getByRole('cell', { name: '420 days or more' }).waitFor();
    await row.getByRole('link', { name: /^Gap \d+$/ }).click();
    await page.getByRole('dialog').getByText('420 days or more').waitFor();
    await page.goto('/gaps?programme=Paper+Kestrel&columns=recover');
    await page.getByRole('row').filter({ hasText: 'United Kingdom' }).getByText('420 or more').waitFor();
  });

  it('figures of end items and of what is known lead to the lists that they count', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    await page.getByRole('link', { name: 'the 51 others: Items without a recorded source' }).click();
    const missing = page.getByRole('table', { name: 'Items without a recorded source' });
    await missing.getByRole('link', { name: 'Parachute release cutter' }).waitFor();
    await page.getByText('51 of 51', { exact: true }).waitFor();
    await page.getByText(/^264 items in all\. 30 of them are only the part that a source delivers/).waitFor();
    const link = page.getByRole('link', { name: 'definite gaps that stop Flight control computer' });
    const counted = await link.innerText();
    await link.click();
    await page.getByRole('heading', { level: 1, name: /^Gap register/ }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${counted} (of \\d+ )?gaps`) })
      .waitFor();
    await page.getByRole('checkbox', { name: 'Flight control computer' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('stops')).toBeNull();
  });

  it('cancels one question and no other of the page, says so, and asks it again', async () => {
    const { page } = await openPage(browser, server.url);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (/concentration|exposures/.test(route.request().postData() ?? '')) await held;
      // What was cancelled is waited for by nobody.
      await route.continue().catch(() => undefined);
    });
    await page.goto('/?programme=Paper+Kestrel');
    const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    await cancel.nth(1).waitFor();
    await cancel.last().click();
    const cancelled = page.getByRole('status').filter({ hasText: 'Cancelled' });
    await cancelled.first().waitFor();
    expect(await cancel.count()).toBeGreaterThan(0);
    const again = page.getByRole('button', { name: 'Ask again' });
    const count = await again.count();
    expect(await again.evaluateAll((all) => all.some((one) => one.matches(':focus')))).toBe(true);
    release();
    await cancel.first().waitFor({ state: 'detached' });
    expect([await cancelled.count(), await again.count()]).toEqual([count, count]);
    await again.first().click();
    await cancelled.nth(count - 1).waitFor({ state: 'detached' });
  });

  it('asks for the register first, and for the rest when it is there or has failed', async () => {
    for (const end of ['there', 'failed']) {
      const { page } = await openPage(browser, server.url);
      const asked: string[] = [];
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/graphql', async (route) => {
        const [, name = ''] = /query (\w+)/.exec((route.request().postDataJSON() as { query: string }).query) ?? [];
        asked.push(name);
        if (name === 'ProgrammeGaps') await held;
        if (name === 'ProgrammeGaps' && end === 'failed') await route.fulfill({ status: 500, json: {} });
        else await route.continue();
      });
      await page.goto(address);
      await expect.poll(() => asked).toContain('ProgrammeGaps');
      // Not cancelled, and nothing to cancel: it has not been asked.
      await page.getByRole('button', { name: 'Cancel', exact: true }).first().waitFor();
      expect(asked.sort()).toEqual(['ProgrammeGaps', 'Programmes']);
      release();
      await expect.poll(() => asked).toContain('ProgrammeConcentration');
      await page.context().close();
    }
  });

  it('each figure of vendors, and that of rules about items, leads to the list that it counts', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/?programme=Paper+Kestrel');
    const figure = (label: string) => page.locator('.hb-figure').filter({ hasText: label }).getByRole('link');
    const number = async (label: string) => {
      await expect.poll(() => figure(label).innerText(), { timeout: 30_000 }).toMatch(/^\d+$/);
      return Number(await figure(label).innerText());
    };
    for (const label of ['Vendors prohibited', 'Vendors to review']) {
      const counted = await number(label);
      expect(counted, label).toBeGreaterThan(0);
      await figure(label).click();
      const list = page.getByRole('table', { name: label, exact: true });
      await list.waitFor();
      const parties = await list.locator('tbody tr td:first-child').allInnerTexts();
      expect(new Set(parties).size, label).toBe(counted);
    }
    const found = await number('Rule findings about items');
    expect(found).toBeGreaterThan(0);
    await figure('Rule findings about items').click();
    await page.getByRole('table', { name: 'What rules about items say' }).waitFor();
    await page.getByText(`${Math.min(found, 50)} of ${found}`, { exact: true }).waitFor();
    await page.getByText(/^\d+ of \d+ items have no recorded source at all/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leads from each figure to its list: an archetype to its rows, a gap to itself', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    await isThere(page);
    const archetypes = page.getByRole('table', { name: 'Gaps by archetype' });
    const rows = archetypes.getByRole('row').filter({ has: page.getByRole('link') });
    const counts = (await rows.allInnerTexts()).map((text) => Number(/\t(\d+)/.exec(text)?.[1]));
    const { data } = await ask(server.url, '{ gaps(programme: "Paper Kestrel", first: 0) { totalCount } }');
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(data.gaps.totalCount);
    await archetypes.getByRole('link', { name: 'sole source' }).click();
    await page.getByRole('heading', { level: 1, name: /Gap register/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('archetype')).toBe('sole source');
    expect(new URL(page.url()).searchParams.get('programme')).toBe('Paper Kestrel');
    await page.goBack();
    await page.getByRole('link', { name: 'Gap 1', exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('gap')).toMatch(/^[0-9a-f]{12}$/);
    expect(complaints).toEqual([]);
  });

  it('reaches a country of the map by keyboard, and says the same in the table', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    await isThere(page);
    const map = page.getByRole('group', { name: 'Share of Paper Kestrel by country of manufacture' });
    const links = map.getByRole('link');
    const names = await links.evaluateAll((found) => found.map((link) => link.getAttribute('aria-label') ?? ''));
    await page.getByText('The same as a table').click();
    const table = page.getByRole('table', { name: 'Share of Paper Kestrel by country of manufacture' });
    const told = await table
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
      .evaluateAll((found) => found.map((row) => `${row.children[0]?.textContent ?? ''}: ${row.children[2]?.textContent ?? ''}`));
    expect(told.length).toBeGreaterThan(10);
    expect([...names].sort()).toEqual([...told].sort());
    // From the last button above the map, the next stop is the country with the greatest share.
    await page.getByRole('button', { name: 'What is possible at most' }).focus();
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
    expect(focused).toBe(names[0]);
    expect(focused).toMatch(/^United Kingdom: /);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/country');
    expect(new URL(page.url()).searchParams.get('id')).toBe('country:GB');
    expect(complaints).toEqual([]);
  });

  it('brings a region of the map nearer, and shows small states as dots that can be seen', async () => {
    const { page } = await openPage(browser, server.url, { viewport: { width: 360, height: 740 } });
    await page.goto(address);
    await isThere(page);
    const map = page.getByRole('group', { name: 'Share of Paper Kestrel by country of manufacture' });
    const before = await map.getAttribute('viewBox');
    const radii = await map.locator('circle').evaluateAll((dots) => dots.map((dot) => dot.getBoundingClientRect().width / 2));
    expect(radii.length).toBeGreaterThan(0);
    for (const radius of radii) expect(radius).toBeGreaterThanOrEqual(3);
    await page.getByRole('button', { name: 'Europe' }).click();
    expect(await map.getAttribute('viewBox')).not.toBe(before);
    expect(await page.getByRole('button', { name: 'Europe' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('lists the programmes with their figures where none is chosen', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/');
    const row = page
      .getByRole('table', { name: 'Programmes', exact: true })
      .getByRole('row')
      .filter({ hasText: 'Paper Kestrel' });
    await expect.poll(() => row.innerText()).toMatch(/Paper Kestrel\s+44\s+2\s+2\s+0\s+2/);
    const saved = await savedList(page, 'Programmes');
    expect(saved).toMatchObject({ rows: 1, rowsOfWholeList: 1 });
    expect(saved.list).toEqual([
      {
        Programme: 'Paper Kestrel',
        Gaps: 44,
        'Vendors prohibited': 2,
        'Vendors restricted': 2,
        'Vendors without enough evidence': 0,
        'Vendors to review': 2,
      },
    ]);
    await row.getByRole('link', { name: 'Paper Kestrel, Gaps: 44' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /^44 gaps/ })
      .waitFor();
    await page.goBack();
    await row.getByRole('link', { name: 'Paper Kestrel, Vendors prohibited: 2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Programme: Paper Kestrel' }).waitFor();
    await page.getByRole('table', { name: 'Vendors prohibited', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('says once what limits its answers, in full', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    const said = page.locator('.usa-alert').filter({ hasText: 'What limits this answer: Bottom line' });
    await said.getByText('dormant-source', { exact: true }).waitFor();
    expect(await said.innerText()).toContain('what has not delivered since 2021-11-15');
    await isThere(page);
    expect(await page.getByText('dormant-source', { exact: true }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('the index leads to the shares that it is of, what is not known of them to the sources that miss a country', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    await isThere(page);
    const figure = (label: string) => page.locator('.hb-figure').filter({ hasText: label }).getByRole('link').first();
    const shares = page.getByRole('table', { name: 'Share of Paper Kestrel by country of manufacture' });
    expect(await shares.isVisible()).toBe(false);
    await figure('Concentration (HHI').click();
    await shares.waitFor();
    await figure('Share of which no country is known').click();
    await page.getByRole('table', { name: 'Sources without a country of manufacture' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('breaks no rule of accessibility, %s, also on a narrow screen', async (colorScheme) => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 360, height: 740 },
    ]) {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport });
      await page.goto(address);
      await isThere(page);
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    }
  });
});
