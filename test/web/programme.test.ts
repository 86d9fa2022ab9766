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
});
