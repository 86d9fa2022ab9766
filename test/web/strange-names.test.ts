/** Names of strangers on pages, in titles, pictures and saved files: none reverses what stands beside it. */
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: strange names in a browser (no Chromium is installed)\n');

const turned = '\u202egnp.exe';
const hebrew = 'חיישן 12';
const arabic = 'شركة المحركات';
/** Marks that turn the direction, but for pairs that isolate. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/;

const document = bom(
  [
    { name: turned, manufacturer: `${turned} GmbH`, country: 'DE' },
    { name: hebrew, manufacturer: arabic, country: 'AE' },
    { name: 'Winding', manufacturer: `${turned} GmbH`, country: 'DE' },
  ],
  { root: `Radar ${turned}` },
);

const savedBy = async (page: Page, within: Locator, name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), within.getByRole('button', { name }).first().click()]);
  return readFileSync(await download.path(), 'utf8');
};
const idOf = async (url: string, text: string, name: string) => {
  const { data } = await ask(url, 'query Find($text: String!) { search(text: $text) { nodes { id name } } }', { text });
  return String(data.search.nodes.find((one) => String(one.name) === name)?.id);
};
/** Where a text is drawn, from left to right. */
const placesOf = (node: Locator, texts: readonly string[]) =>
  node.evaluate((element, wanted) => {
    const walker = element.ownerDocument.createTreeWalker(element, 4);
    const found: Record<string, number> = {};
    for (let one = walker.nextNode(); one !== null; one = walker.nextNode()) {
      for (const text of wanted) {
        const at = (one.textContent ?? '').indexOf(text);
        if (at < 0) continue;
        const range = element.ownerDocument.createRange();
        range.setStart(one, at);
        range.setEnd(one, at + text.length);
        found[text] = range.getBoundingClientRect().left;
      }
    }
    return wanted.map((text) => found[text] ?? Number.NaN);
  }, texts);

describe.skipIf(chromiumPath === undefined)('names of strangers', () => {
  let server: RunningServer;
  let browser: Browser;
  let sha256 = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const form = new FormData();
    form.append('programme', `Programme ${turned}`);
    form.append('file', new File([document], 'radar\u202e.json'));
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
    ({ sha256 } = (await response.json()) as { sha256: string });
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const expectStraight = async (page: Page) => {
    const all = await page.evaluate<string>('document.title + document.documentElement.outerHTML');
    expect(all).not.toMatch(turning);
    expect(all).toContain('[U+202E]');
  };

  it('are shown with their marks by name, in headings, titles, lists, pictures and what is saved of them', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(`/item?${new URLSearchParams({ id: await idOf(server.url, 'Radar', `Radar ${turned}`) })}`);
    await page.getByRole('heading', { level: 1, name: 'Item: Radar [U+202E]gnp.exe' }).waitFor();
    expect(await page.title()).toContain('Radar [U+202E]gnp.exe');
    const figure = page
      .getByRole('figure')
      .filter({ has: page.locator('svg') })
      .first();
    await figure.locator('svg').first().waitFor();
    await expectStraight(page);
    const picture = await savedBy(page, figure, 'Save as SVG');
    expect(picture).toContain('[U+202E]gnp');
    expect(picture).not.toMatch(turning);

    await page.goto(`/document?${new URLSearchParams({ sha256 })}`);
    await page.getByRole('heading', { level: 1, name: 'Document: radar[U+202E].json' }).waitFor();
    const list = page.locator('.hb-list').filter({ hasText: hebrew });
    await list.waitFor();
    await expectStraight(page);
    const lines = await savedBy(page, list, 'Save as CSV');
    expect(lines).toContain('[U+202E]gnp.exe');
    expect(lines).toContain(hebrew);
    expect(lines).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('find the thing again as they are copied', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/search');
    await page.getByRole('main').getByRole('searchbox').fill('[U+202E]gnp.exe GmbH');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: '[U+202E]gnp.exe GmbH' }).click();
    await page.getByRole('heading', { level: 1, name: '[U+202E]gnp.exe GmbH' }).waitFor();
    await page.getByLabel('Programme').selectOption({ label: 'Programme [U+202E]gnp.exe' });
    await page.getByRole('link', { name: 'Programme', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Programme [U+202E]gnp.exe' }).waitFor();
    await page.getByText('Radar [U+202E]gnp.exe').first().waitFor();
    await page.reload();
    await page.getByText('Radar [U+202E]gnp.exe').first().waitFor();
    await expectStraight(page);
  });

  it('that are written from right to left read so, and leave their neighbours where they are', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`/document?${new URLSearchParams({ sha256 })}`);
    const row = page.getByRole('row').filter({ hasText: arabic }).filter({ hasText: hebrew }).first();
    await row.waitFor();
    await page.goto(`/item?${new URLSearchParams({ id: await idOf(server.url, 'חיישן', hebrew) })}`);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.getByText('חיישן').waitFor();
    const [kind, number, word] = (await placesOf(heading, ['Item', '12', 'חיישן'])) as [number, number, number];
    // The number belongs to the name, and stands at the left of its word; both at the right of ours.
    expect(kind).toBeLessThan(number);
    expect(number).toBeLessThan(word);
    await page.goto(`/search?${new URLSearchParams({ text: 'חיישן' })}`);
    const said = page.getByRole('main').getByRole('status').first();
    await said.getByText('חיישן').waitFor();
    await page.getByRole('link', { name: hebrew }).first().waitFor();
  });
});
