/** The query page in a real browser: it works under the strict policy, and asks nothing of any other machine. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the query page in a browser (no Chromium is installed)\n');

describe.skipIf(chromiumPath === undefined)('the query page in Chromium', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}/graphql`);
    await page.locator('.graphiql-query-editor .CodeMirror-code').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const answer = () => page.locator('.graphiql-response .CodeMirror-code');

  it('opens with the questions ready', async () => {
    expect(new URL(page.url()).pathname).toBe('/graphql');
    const tabs = await page.locator('.graphiql-tab-button').allInnerTexts();
    expect(tabs.map((text) => text.trim())).toEqual(['SingleSources', 'UntrustedVendors', 'Concentration', 'Gaps']);
  });

  it.each(['SingleSources', 'UntrustedVendors', 'Concentration', 'Gaps'])('answers %s', async (name) => {
    await page.locator('.graphiql-tab-button', { hasText: name }).click();
    await page.locator('.graphiql-query-editor', { hasText: `query ${name}` }).waitFor();
    await page.locator('.graphiql-execute-button').click();
    await answer()
      .filter({ hasText: `"${name.charAt(0).toLowerCase()}${name.slice(1)}": {` })
      .waitFor();
    const text = await answer().innerText();
    expect(text).toContain('"asOf": "2026-11-01"');
    expect(text).not.toContain('"errors"');
  });

  it('explains the schema and opens its settings', async () => {
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.locator('.graphiql-doc-explorer').filter({ hasText: 'Query' }).waitFor();
    await page.getByRole('button', { name: /open settings dialog/i }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  });

  it('asked nothing of another machine, and broke no policy', async () => {
    expect(requests.length).toBeGreaterThan(5);
    const elsewhere = requests.filter((url) => !url.startsWith(`${server.url}/`) && !url.startsWith('data:'));
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
