/** Pages of things while a programme is chosen that they are no part of: what is worked out for it must not clear them. */
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { settled } from '../support/example-pages.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: things of other programmes (no Chromium is installed)\n');

const delmarique = 'organization:lei:999900KESTREL0000211';

describe.skipIf(chromiumPath === undefined)('a thing of another programme', () => {
  let server: RunningServer;
  let browser: Browser;
  const open = async (path: string, parameters: Readonly<Record<string, string>>, programme = 'Laravel'): Promise<Page> => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`${path}?${new URLSearchParams({ programme, ...parameters })}`);
    await settled(page);
    return page;
  };
  const figure = (page: Page, label: string): Locator => page.locator('.hb-figure').filter({ hasText: label });

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const form = new FormData();
    form.append('file', new Blob([await readFile('sbom-samples/real/laravel-7.12.0.cdx.json')]), 'laravel.cdx.json');
    form.append('programme', 'Laravel');
    expect((await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).ok).toBe(true);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('is no less barred: in its heading, in its findings and where search finds it', async () => {
    const page = await open('/supplier', { id: delmarique });
    const standing = page.getByRole('status').filter({ hasText: 'What rules say of it' });
    await standing.getByText('prohibited', { exact: true }).waitFor();
    expect(await standing.innerText()).toContain('It supplies nothing of Laravel');
    await standing.getByRole('link').click();
    await page.getByRole('table', { name: 'What rules say' }).getByText('prohibited').first().waitFor();
    const found = await open('/search', { text: 'Delmarique' });
    await found.getByRole('link', { name: /^prohibited: what rules say of Delmarique/ }).waitFor();
  });

  it('shows its sources with their programmes, and says that the chosen one has none', async () => {
    const page = await open('/country', { id: 'country:CN' });
    await page.getByText(/^It is no part of Laravel/).waitFor();
    const figures = figure(page, 'Sources here');
    expect(await figures.locator('.hb-figure__note').innerText()).toBe('none of Laravel');
    const all = Number(await figures.locator('.hb-figure__value').innerText());
    expect(all).toBeGreaterThan(0);
    await page.getByText(`None of Laravel; ${all} of others, or of no programme, shown here.`).waitFor();
    const made = page.getByRole('table', { name: "Items made in People's Republic of China" });
    await made
      .getByRole('cell', { name: /Paper Kestrel/ })
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Show it for all programmes' }).click();
    await page.getByText(/^It is no part of Laravel/).waitFor({ state: 'detached' });
    expect(await figure(page, 'Sources here').locator('.hb-figure__value').innerText()).toBe(String(all));
  });

  it('is not said to be of another where it is of the chosen one', async () => {
    const page = await open('/country', { id: 'country:CN' }, 'Paper Kestrel');
    expect(await page.getByText(/^It is no part of/).count()).toBe(0);
    expect(await figure(page, 'Sources here').locator('.hb-figure__note').innerText()).toMatch(/^\d+ of Paper Kestrel$/);
  });
});
