/** What stands on a page while the next answer is made, in a real browser over the example. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: answers in a browser (no Chromium is installed)\n');

describe.skipIf(chromiumPath === undefined)('answers', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  /** The register, and no further answer about it. */
  async function registerHeld(): Promise<Page> {
    const { page } = await openPage(browser, server.url);
    await page.goto('/gaps?programme=Paper+Kestrel');
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query GapRegister')) await route.continue();
    });
    return page;
  }

  it('of another day is waited for: the last one does not stand under it', async () => {
    const page = await registerHeld();
    await page.getByLabel('As of').fill('2026-10-20');
    await page.getByText('Loading', { exact: true }).first().waitFor();
    await expect.poll(() => page.getByRole('table').count()).toBe(0);
  });

  it('in another order is waited for beside the last one, which is said to be old', async () => {
    const page = await registerHeld();
    await page.locator('button.hb-sort').nth(1).click();
    await page.getByText('Updating: what is shown answers the question before.').waitFor();
    expect(await page.locator('[aria-busy="true"]').getByRole('table').count()).toBeGreaterThan(0);
  });
});
