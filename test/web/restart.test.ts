/** The server ends under an open page, and starts again: the page says so, and comes back by itself. */
import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { settled } from '../support/example-pages.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: a restart under an open page (no Chromium is installed)\n');

const away = /^Hauberk cannot be reached/;
const kestrel = '/?programme=Paper+Kestrel';

describe.skipIf(chromiumPath === undefined)('a page whose server is away', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  });

  /** On the same port and folder. */
  async function startAgain(): Promise<void> {
    const { url, port, folder } = server;
    server = await startServer({ folder, env: { HAUBERK_PORT: String(port) } });
    expect(server.url).toBe(url);
  }

  it('says so when it asks, keeps what it shows, and comes back by itself', async () => {
    const { page, elsewhere } = await openPage(browser, server.url);
    await page.goto(kestrel);
    await settled(page);
    expect(await page.getByText(away).count()).toBe(0);
    await server.stop();
    await page.getByLabel('As of').fill('2026-10-01');
    await page.getByText(away).first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'Programme: Paper Kestrel' }).waitFor();
    await startAgain();
    // Nobody touches the page.
    await page.getByText(away).first().waitFor({ state: 'detached', timeout: 60_000 });
    await settled(page);
    await page.getByRole('link', { name: 'Gap 1', exact: true }).waitFor();
    await page.getByText(/as of 2026-10-01/).waitFor();
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });

  it('comes back on a page whose code it had not loaded yet', async () => {
    const { page, elsewhere } = await openPage(browser, server.url);
    await page.goto(kestrel);
    await settled(page);
    await server.stop();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Plan' }).click();
    await page.getByRole('heading', { level: 1, name: 'This page could not be loaded' }).waitFor();
    await page.getByText(away).first().waitFor();
    await startAgain();
    await page.getByRole('heading', { level: 1, name: /^Plan/ }).waitFor({ timeout: 60_000 });
    expect(new URL(page.url()).searchParams.get('programme')).toBe('Paper Kestrel');
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });

  it('offers to be loaded again where its code is gone: another version was installed', async () => {
    const { page, elsewhere } = await openPage(browser, server.url);
    await page.goto(kestrel);
    await settled(page);
    await page.route('**/assets/**', async (route) => await route.fulfill({ status: 404, body: '' }));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Plan' }).click();
    const again = page.getByRole('button', { name: 'Load the page again' });
    await again.waitFor();
    await page.unroute('**/assets/**');
    await again.click();
    await page.getByRole('heading', { level: 1, name: /^Plan/ }).waitFor();
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });
});
