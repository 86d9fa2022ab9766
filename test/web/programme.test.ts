/** The first page of the example, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

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
    await page.goto('/?programme=Paper+Kestrel');
    await page.getByRole('heading', { level: 1, name: 'Programme: Paper Kestrel' }).waitFor();
    await page.getByText('what is not known is not clear').waitFor();
    expect(await page.getByRole('complementary').innerText()).toBe('EXERCISE & <b>ONLY</b>');
    await page.getByRole('cell', { name: 'Delmarique Power Devices Ltd' }).first().waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
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
});
