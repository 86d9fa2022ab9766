/** The report page of the example, in a real browser: asked for, looked at, kept, compared and verified. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the report page in a browser (no Chromium is installed)\n');

const isBinary = new Set(['PDF', 'XLSX']);

describe.skipIf(chromiumPath === undefined)('the report page', () => {
  let server: RunningServer;
  let browser: Browser;
  const address = '/report?programme=Paper+Kestrel';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE & <b>ONLY</b>' } }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const saved = async (page: Page, format: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page
      .getByRole('button', { name: `Save as ${format}` })
      .first()
      .click();
    const path = join(server.folder, `gap-report.${format.toLowerCase()}`);
    await (await download).saveAs(path);
    await page.getByText(`gap-report.${format.toLowerCase()} is made`).waitFor();
    return path;
  };

  it('asks for the marking and the decision, and previews what will be printed', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Report: Paper Kestrel' }).waitFor();
    const marking = page.getByRole('group', { name: 'Marking and handling' });
    await marking.getByLabel('Distribution statement').fill('Distribution statement D');
    await marking.getByLabel('TLP').selectOption('TLP:AMBER');
    await page.getByLabel('What is to be decided').fill('Fund a <second> source');
    await page.getByLabel('By whom').fill('Programme executive');
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.frameLocator('iframe[title="Preview of the report"]');
    await preview.getByText('Distribution statement D | TLP:AMBER').first().waitFor();
    await preview.getByText('Fund a <second> source').first().waitFor();
    expect(await preview.getByText('8 of 8 end items stop if one party is lost').count()).toBe(2);
    expect(await preview.getByText('EXERCISE & <b>ONLY</b>').count()).toBe(2);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps the marking over a reload and a step back, says so, and clears it', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    const marking = page.getByLabel('Marking', { exact: true });
    await marking.fill('SECRET');
    await page.getByLabel('TLP').selectOption('TLP:RED');
    await page.getByLabel('What is to be decided').fill('Fund it');
    await page.getByText('cleared when the tab is closed').waitFor();
    await page.reload();
    await page.getByText('cleared when the tab is closed').waitFor();
    expect(await marking.inputValue()).toBe('SECRET');
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await page.goBack();
    await marking.waitFor();
    expect(await marking.inputValue()).toBe('SECRET');
    expect(await page.getByLabel('TLP').inputValue()).toBe('TLP:RED');
    expect(await page.getByLabel('What is to be decided').inputValue()).toBe('Fund it');
    expect(await readFile(await saved(page, 'CSV'), 'utf8')).toContain('SECRET');
    await page.getByRole('button', { name: 'Clear the fields' }).click();
    expect(await marking.inputValue()).toBe('');
    await page.reload();
    await marking.waitFor();
    expect(await marking.inputValue()).toBe('');
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
    const other = await openPage(browser, server.url);
    await other.page.goto(address);
    await other.page.getByLabel('Marking', { exact: true }).waitFor();
    expect(await other.page.getByLabel('Marking', { exact: true }).inputValue()).toBe('');
    await other.page.context().close();
  });

  it('saves each format, and verifies what was saved; what was changed differs, and it says where', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    await page.getByLabel('Marking', { exact: true }).fill('EXERCISE');
    const verify = page.getByRole('region', { name: 'Verify a report' });
    for (const format of ['JSON', 'HTML', 'CSV', 'PDF', 'XLSX']) {
      const path = await saved(page, format);
      await verify.getByLabel('Report', { exact: true }).setInputFiles(path);
      await verify.getByRole('button', { name: 'Verify' }).click();
      await verify.getByText('Verified: this store gives the same, byte for byte.').waitFor();
      if (isBinary.has(format)) {
        // A byte of it is another.
        const bytes = await readFile(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
        await writeFile(`${path}.changed`, bytes);
        await verify.getByLabel('Report', { exact: true }).setInputFiles(`${path}.changed`);
        await verify.getByRole('button', { name: 'Verify' }).click();
        await verify
          .getByText(/^It differs|^It cannot be verified|\bnot\b.*report|report.*\bnot\b/)
          .first()
          .waitFor();
        expect(await verify.getByText('Verified: this store gives the same, byte for byte.').count()).toBe(0);
        continue;
      }
      const changed = (await readFile(path, 'utf8')).replaceAll('Tessarin Inertial SA', 'Tessarin Inertial Ltd');
      const other = `${path}.changed`;
      await writeFile(other, changed);
      await verify.getByLabel('Report', { exact: true }).setInputFiles(other);
      await verify.getByRole('button', { name: 'Verify' }).click();
      await verify.getByText('It differs from what this store gives.').waitFor();
      expect(await verify.getByRole('row').filter({ hasText: 'Tessarin Inertial Ltd' }).count()).toBeGreaterThan(0);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        verify.getByRole('button', { name: 'Save as CSV' }).click(),
      ]);
      expect(await readFile(await download.path(), 'utf8')).toContain('Tessarin Inertial Ltd');
    }
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('compares with an earlier report, without which the later one is not verified', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    const earlier = await saved(page, 'JSON');
    await page.getByLabel('or since this report (JSON)').setInputFiles(earlier);
    const { reportId, gaps } = JSON.parse(await readFile(earlier, 'utf8'));
    expect(gaps.length).toBeGreaterThan(40);
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.frameLocator('iframe[title="Preview of the report"]');
    await preview.getByText(`report ${reportId}`).first().waitFor();
    await preview.getByText(`As before: ${gaps.length}.`).waitFor();
    expect(await preview.getByText('No earlier report was given to compare with').count()).toBe(0);
    const later = await saved(page, 'CSV');
    const verify = page.getByRole('region', { name: 'Verify a report' });
    await verify.getByLabel('Report', { exact: true }).setInputFiles(later);
    // By keyboard: right after the page moved, Chromium may still give a click to the frame that was there.
    await verify.getByRole('button', { name: 'Verify' }).press('Enter');
    await verify.getByText('It was compared with an earlier report: hand in the same with it.').waitFor();
    await verify.getByLabel('The earlier report that it was compared with').setInputFiles(earlier);
    await verify.getByRole('button', { name: 'Verify' }).click();
    await verify.getByText('Verified: this store gives the same, byte for byte.').waitFor();
    await page.context().close();
  });

  it('says in words why a preview is refused, and shows none', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    const buffer = Buffer.from('{"a":1}');
    await page.getByLabel('or since this report (JSON)').setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('alert').getByText('INPUT_INVALID').waitFor();
    expect(await page.getByRole('alert').innerText()).not.toContain('{');
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByLabel('or since this report (JSON)').setInputFiles([]);
    const busy = { code: 'REPORT_BUSY', message: 'Other reports are being made; try again soon.' };
    await page.route('**/api/reports/gap.html', async (route) => await route.fulfill({ status: 503, json: busy }));
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('alert').getByText(busy.message).waitFor();
    await page.unroute('**/api/reports/gap.html');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.frameLocator('iframe').getByText('Decision page').waitFor();
    await page.context().close();
  });

  it('shows the preview in its own styles, and its contents lead on within it', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(address);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('The preview stands below.').waitFor();
    const preview = page.frameLocator('iframe');
    await preview.getByText('Decision page').waitFor();
    expect(complaints).toEqual([]);
    const border = async () =>
      await page.evaluate<string>(
        "getComputedStyle(document.querySelector('iframe').contentDocument.querySelector('table')).borderCollapse",
      );
    await expect.poll(border).toBe('collapse');
    await preview.getByRole('link', { name: '13 Limits' }).click();
    await expect.poll(() => preview.locator('html').evaluate((root) => root.scrollTop)).toBeGreaterThan(1_000);
    await page.context().close();
  });

  it('says that a preview is being made, and it can be cancelled', async () => {
    const { page } = await openPage(browser, server.url);
    await page.route('**/api/reports/gap.html', () => {});
    await page.goto(address);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('progressbar', { name: 'Making the preview' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    await page.context().close();
  });

  it('says how long it takes, and can be cancelled', async () => {
    const { page } = await openPage(browser, server.url);
    await page.route('**/api/reports/gap.json', () => {});
    await page.goto(address);
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    await page.getByText('Still working, 1 s').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('axe finds nothing on the page and its states, %s', async (colorScheme) => {
    const { page } = await openPage(browser, server.url, { colorScheme });
    await page.goto(address);
    await page.getByRole('button', { name: 'Preview' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const verify = page.getByRole('region', { name: 'Verify a report' });
    await verify
      .getByLabel('Report', { exact: true })
      .setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('{') });
    await verify.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('alert').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const path = await saved(page, 'CSV');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('Tessarin', 'Tessarine'));
    await verify.getByLabel('Report', { exact: true }).setInputFiles(path);
    await verify.getByRole('button', { name: 'Verify' }).click();
    await verify.getByRole('table').waitFor();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.frameLocator('iframe').getByText('Decision page').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('axe finds nothing in the report itself', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/api/reports/gap.html?programme=Paper+Kestrel&since=2026-06-01');
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('fits a window of 360 pixels', async () => {
    const { page } = await openPage(browser, server.url, { viewport: { width: 360, height: 800 } });
    await page.goto(address);
    await page.getByRole('button', { name: 'Preview' }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });
});
