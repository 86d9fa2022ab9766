/**
 * Three minutes of an officer as one scenario: which gap is worst, why, and a report to be signed. Once with the
 * mouse, once by keyboard alone.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { programme, settled } from '../support/example-pages.ts';
import { Keyboard } from '../support/keyboard.ts';
import { openPage } from '../support/pages.ts';
import { pdfInfo, pdfText, withoutPoppler } from '../support/poppler.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the three minutes in a browser (no Chromium is installed)\n');

const marking = 'EXERCISE RELEASABLE TO ALL';

describe.skipIf(chromiumPath === undefined)('the three minutes', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE ONLY' } }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const picture = (page: Page) => page.getByRole('region', { name: /Arrow keys move it/ }).first();

  async function expectReports(pdf: Download, html: Download): Promise<void> {
    const bytes = readFileSync(await pdf.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(20_000);
    if (!withoutPoppler) {
      const printed = pdfText(bytes, 1, Number(pdfInfo(bytes).Pages));
      for (const words of [marking, 'EXERCISE ONLY', programme]) expect(printed).toContain(words);
    }
    const text = readFileSync(await html.path(), 'utf8');
    expect(text).toContain(marking);
    expect(text).toContain('EXERCISE ONLY');
    expect(text).toContain(programme);
  }

  /** What is marked is what the document says at the place that the address names. */
  async function expectPlaceMarked(page: Page): Promise<void> {
    const marked = page.locator('mark, tr[aria-current="true"]').first();
    await marked.waitFor();
    const place = new URL(page.url()).searchParams;
    const pointer = place.get('pointer') ?? '';
    const text = await (await fetch(`${server.url}/api/documents/${place.get('sha256')}`)).text();
    const row = /^row=(\d+)$/.exec(pointer)?.[1];
    if (row === undefined) {
      const value = pointer
        .split('/')
        .slice(1)
        .reduce(
          (within: unknown, name) => (within as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')],
          JSON.parse(text),
        );
      expect(JSON.parse((await marked.evaluate((mark) => mark.childNodes[1]?.textContent)) ?? '')).toEqual(value);
      return;
    }
    const cells = (text.split(/\r?\n/)[Number(row) - 1] as string)
      .split(',')
      .filter((cell) => cell !== '' && !cell.includes('"'));
    expect(cells.length).toBeGreaterThan(0);
    const shown = await marked.innerText();
    for (const cell of [row, ...cells]) expect(shown).toContain(cell);
  }

  it('which gap is worst, why, and the report', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url, { acceptDownloads: true });
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Programme' }).selectOption(programme);
    await heading(page, /Programme: Paper Kestrel/);
    await page.getByText('what is not known is not clear').waitFor();
    const worst = page.getByRole('link', { name: 'Gap 1', exact: true });
    await worst.click();

    const dialog = page.getByRole('dialog', { name: /^Gap 1:/ });
    await dialog.getByRole('heading', { name: 'Why this rank' }).waitFor();
    await dialog.getByText(/what sets it above the next gap/).waitFor();
    const takesDown = dialog.locator('section').filter({ has: page.getByRole('heading', { name: 'What it takes down' }) });
    await takesDown.getByRole('link').first().click();

    await heading(page, /^Item: /);
    await picture(page).waitFor();
    await picture(page).getByRole('link').first().waitFor();
    const sources = page.getByRole('table', { name: /^Sources of / });
    await sources.getByRole('link').first().waitFor();
    await page
      .getByText(/^\d+ places?$/)
      .first()
      .click();
    await page
      .getByRole('link', { name: /^[0-9a-f]{12} / })
      .first()
      .click();

    await heading(page, /^Document: /);
    await page.getByRole('heading', { name: 'The bytes at this place' }).waitFor();
    await expectPlaceMarked(page);

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Report' }).click();
    await heading(page, /Report: Paper Kestrel/);
    await page.getByLabel('Marking', { exact: true }).fill(marking);
    const save = async (format: string) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save as ${format}`, exact: true }).click();
      return await download;
    };
    await expectReports(await save('PDF'), await save('HTML'));
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('the same by keyboard alone, and the focus is seen at every stop', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url, { acceptDownloads: true });
    const keyboard = new Keyboard(page);
    await page.goto('/');
    await heading(page, /^Programme/);
    await settled(page);
    expect(await keyboard.press('Tab')).toMatchObject({ role: 'a', name: 'Skip to the content', isSeen: true });
    await keyboard.press('Enter');
    expect(await keyboard.where()).toMatchObject({ role: 'main' });

    await keyboard.to('select', /^Programme/, 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await heading(page, /Programme: Paper Kestrel/);
    await settled(page);
    await keyboard.to('a', /^Gap 1$/);
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog', { name: /^Gap 1:/ });
    await dialog.getByText(/what sets it above the next gap/).waitFor();
    expect(await keyboard.where()).toMatchObject({ role: 'button', name: 'Close' });
    const takesDown = dialog.locator('section').filter({ has: page.getByRole('heading', { name: 'What it takes down' }) });
    const item = await takesDown.getByRole('link').first().innerText();
    await keyboard.to('a', new RegExp(`^${item.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    await page.keyboard.press('Enter');

    await heading(page, /^Item: /);
    await settled(page);
    await expect.poll(async () => (await keyboard.where()).role).toBe('main');
    await keyboard.to('summary', /^\d+ places?$/);
    await page.keyboard.press('Enter');
    const place = await keyboard.to('a', /^[0-9a-f]{12} /);
    await keyboard.to('section', /Arrow keys move it/);
    const box = () => picture(page).locator('svg').getAttribute('viewBox');
    const before = await box();
    await page.keyboard.press('ArrowRight');
    await expect.poll(box).not.toBe(before);
    await keyboard.to('a', new RegExp(`^${place.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`), 'Shift+Tab');
    await page.keyboard.press('Enter');

    await heading(page, /^Document: /);
    await settled(page);
    await expectPlaceMarked(page);
    await expect.poll(async () => (await keyboard.where()).role).toBe('main');
    await keyboard.to('a', /^Report$/, 'Shift+Tab');
    await page.keyboard.press('Enter');

    await heading(page, /Report: Paper Kestrel/);
    await settled(page);
    await keyboard.to('input', /^Marking$/);
    await keyboard.type(marking);
    const save = async (format: string) => {
      await keyboard.to('button', new RegExp(`^Save as ${format}$`));
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      return await download;
    };
    const { role, name } = await keyboard.to('button', /^Preview$/);
    expect(`${role} ${name}`).toBe('button Preview');
    const order = await page.getByRole('button', { name: /^Save as (PDF|HTML)$/ }).allInnerTexts();
    const saved = new Map<string, Download>();
    for (const text of order) {
      const format = text.replace('Save as ', '');
      saved.set(format, await save(format));
    }
    await expectReports(saved.get('PDF') as Download, saved.get('HTML') as Download);
    expect(keyboard.stops).toBeGreaterThan(40);
    expect(keyboard.unseen).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
