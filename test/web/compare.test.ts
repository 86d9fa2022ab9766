/** The comparison of two days, two views and two documents, and what the first page says of it, in a real browser. */
import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { saveList } from '../support/saved-list.ts';
import { type TwoDays, twoDays } from '../support/two-days.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

describe.skipIf(chromiumPath === undefined)('the compare page', () => {
  let store: TwoDays;
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    store = await twoDays();
    [server, browser] = await Promise.all([startServer({ folder: store.folder }), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(store.folder, { recursive: true });
  });

  it('is led to from the first page, which says what changed since the hand-in day before', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto('/?programme=P');
    await page.getByText('by the end of 2026-01-10').waitFor();
    const rows = await page.getByRole('table', { name: 'What changed since last time' }).getByRole('row').allInnerTexts();
    expect(
      rows.map((row) =>
        row
          .split(/\s*\t\s*/)
          .join(' ')
          .trim(),
      ),
    ).toEqual(['Of Change Count', 'Gaps new 2', 'Gaps worse 2', 'Vendors new 1', 'Documents added 3', 'Documents gone 1']);
    await page.getByRole('link', { name: 'Gaps, worse: 2' }).click();
    await page.getByText('2 of 2 are shown').waitFor();
    expect(new URL(page.url()).searchParams.get('change')).toBe('WORSE');
    const isFocused = (name: string) => page.getByRole('heading', { name, exact: true }).evaluate((one) => one.matches(':focus'));
    await expect.poll(() => isFocused('Gaps')).toBe(true);
    await page.goBack();
    await page.getByRole('link', { name: 'Vendors, new: 1' }).click();
    await expect.poll(() => isFocused('Vendors that may not be used')).toBe(true);
    expect(await page.getByRole('combobox', { name: /^Vendors: show only/ }).inputValue()).toBe('NEW');
    await page.goBack();
    await page.getByRole('link', { name: 'Documents, gone: 1' }).click();
    const documents = page.getByRole('table', { name: 'Documents', exact: true });
    await documents.getByRole('link', { name: 'superseded' }).waitFor();
    // Its head is a row too.
    expect(await documents.getByRole('row').count()).toBe(2);
    await page.getByRole('combobox', { name: /^Documents: show only/ }).selectOption({ label: 'added' });
    await expect.poll(() => documents.getByRole('row').count()).toBe(4);
    await page.goBack();
    await page.goBack();
    await page.getByRole('link', { name: 'See every change' }).click();
    await page.getByRole('heading', { level: 1, name: 'Compare' }).waitFor();
    await page.getByRole('cell', { name: 'sources-2.csv' }).waitFor();
    const gaps = page.getByRole('table', { name: 'Gaps', exact: true });
    const german = gaps.getByRole('row').filter({ hasText: 'Germany' });
    expect(await german.innerText()).toContain('items beneath: 1 to 2 (worse)');
    expect(await gaps.getByRole('row').filter({ hasText: 'Cogs' }).first().innerText()).toContain('new');
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('names both sides in what is saved of it', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    const saved = async (list: string, how: 'Save as CSV' | 'Save as JSON') => await saveList(page, list, how);
    const names = (lines: readonly string[]) => lines.slice(0, lines.indexOf('')).map((line) => line.split(',')[0]);
    await page.goto('/compare?programme=P');
    const csv = (await saved('Gaps', 'Save as CSV')).split('\r\n');
    expect(names(csv)).toEqual([
      'List',
      'Programme',
      ...['From: As of', 'From: Known at', 'From: View'],
      ...['To: As of', 'To: View'],
      'Rows',
    ]);
    const { from, to } = JSON.parse(await saved('Gaps', 'Save as JSON'));
    expect(from).toEqual({
      asOf: 'no stated date',
      knownAt: '2026-01-10T23:59:59.999Z',
      view: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(to.view).not.toBe(from.view);
    expect(csv).toEqual(expect.arrayContaining([`From: View,${from.view}`, `To: View,${to.view}`]));
    await page.goto(`/compare?by=documents&from=${store.old}&to=${store.fresh}`);
    const documents = await saved('What they say', 'Save as CSV');
    expect(names(documents.split('\r\n'))).toEqual([
      'List',
      ...['First document: Document', 'First document: SHA-256', 'Second document: Document', 'Second document: SHA-256'],
      'Rows',
    ]);
    expect(documents).toContain(`First document: SHA-256,${store.old}\r\n`);
    expect(complaints).toEqual([]);
  });

  it('narrows its lists, and keeps in the address what is shown', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/compare?programme=P');
    await page.getByRole('combobox', { name: /^Show only/ }).selectOption({ label: 'worse' });
    await expect.poll(() => new URL(page.url()).searchParams.get('change')).toBe('WORSE');
    await page.getByText('2 of 2 are shown').waitFor();
    await page.getByRole('button', { name: 'Suppliers' }).click();
    const suppliers = page.getByRole('table', { name: 'Suppliers' });
    await suppliers.getByRole('link', { name: 'Bolt' }).waitFor();
    expect(await suppliers.getByRole('row').filter({ hasText: 'Bolt' }).innerText()).toContain('removed');
    await page.reload();
    await page.getByRole('table', { name: 'Suppliers' }).getByRole('link', { name: 'Cogs' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('compares two documents that one took the place of, from the list of documents', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/compare?programme=P');
    await page.getByRole('link', { name: 'superseded' }).click();
    await page.getByRole('radio', { name: 'Two documents' }).waitFor();
    expect(await page.getByLabel('First document').inputValue()).toBe(store.old);
    expect(await page.getByLabel('Second document').inputValue()).toBe(store.fresh);
    const rows = page.getByRole('table', { name: 'What they say' }).getByRole('row');
    await rows.filter({ hasText: 'leadTimeDays: 45' }).waitFor();
    const servo = await rows.filter({ hasText: 'leadTimeDays: 45' }).innerText();
    expect(servo).toContain('differs');
    expect(servo).toContain('leadTimeDays: 30');
    await page.getByRole('link', { name: /^\d+$/ }).first().click();
    await expect.poll(() => new URL(page.url()).searchParams.get('change')).toBe('ONLY_IN_THE_FIRST');
    await page.getByRole('cell', { name: 'only in the first' }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('by keyboard: chooses two days, and says that facts of the same day are the same view', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/compare?programme=P');
    await page.getByRole('radio', { name: 'Facts on two days' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('From', { exact: true }).fill('2026-01-01');
    await page.getByLabel('To', { exact: true }).fill('2026-01-01');
    await page.keyboard.press('Enter');
    await page.getByText('The two are the same view').waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe('day');
    expect(complaints).toEqual([]);
  });

  it('says honestly that a hash names no view', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`/compare?by=view&from=${'f'.repeat(64)}&to=${'e'.repeat(64)}`);
    await page.getByRole('alert').getByText('No view has the hash').waitFor();
  });

  it.each(['light', 'dark'] as const)('breaks no rule of accessibility, %s, also on a narrow screen', async (colorScheme) => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 360, height: 740 },
    ]) {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport });
      for (const address of ['/compare?programme=P&kind=SOURCE', `/compare?by=documents&from=${store.old}&to=${store.fresh}`]) {
        await page.goto(address);
        await page
          .getByText(/of \d+ are shown/)
          .first()
          .waitFor();
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
      }
    }
  });
});
