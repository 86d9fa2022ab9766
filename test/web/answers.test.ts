/** What stands on a page while the next answer is made, in a real browser over the example. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

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

  it('of a newer view asks all again, says so, and the view below is the one of the numbers', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/?programme=Paper+Kestrel');
    await page.getByRole('heading', { name: 'The worst gaps' }).waitFor();
    const footer = page.getByRole('contentinfo');
    await footer.getByText(/^View [0-9a-f]{64}/).waitFor();
    const before = await footer.innerText();
    const notice = page.getByText('Documents were handed in meanwhile');
    expect(await notice.count()).toBe(0);
    const form = new FormData();
    form.append('file', new File(['item,supplier,role\nServo actuator,Nobody Ltd,manufacturer\n'], 'meanwhile/sources.csv'));
    expect((await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).ok).toBe(true);
    await page.getByRole('link', { name: 'Decisions', exact: true }).click();
    await notice.waitFor();
    const { data } = await ask(server.url, '{ programmes { view { hash } } }');
    await footer.getByText(String(data.programmes.view.hash)).waitFor();
    expect(await footer.innerText()).not.toBe(before);
    await page.getByRole('button', { name: 'Close this notice' }).click();
    await expect.poll(() => notice.count()).toBe(0);
    expect(complaints).toEqual([]);
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
