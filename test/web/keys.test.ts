/** A server that wants an upload key, in a real browser: asked for where something is saved, and nothing typed is lost. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeInBothSchemes, nothingInBoth } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { handInAt } from '../support/hand-in-at.ts';
import { openPage } from '../support/pages.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: upload keys in a browser (no Chromium is installed)\n');

describe.skipIf(chromiumPath === undefined)('where an upload key is wanted', () => {
  let server: RunningServer;
  let browser: Browser;
  let key = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const declared = { programme: 'Heron', dated: '2026-05-01' };
    await handInAt(server, 'programme,item\nHeron,Valve\n', declared);
    await handInAt(server, 'item,supplier,standing\nValve,Halvorsen Valve Works,chosen\n', declared);
    const listing = 'list,organization,program,listed_from\nOFAC SDN,Halvorsen Valve Works,FICTIONAL,2025-01-02\n';
    await handInAt(server, listing, { dated: '2026-05-01' });
    const made = await runHauberk(['key', 'create', 'office', '--store', server.folder, '--json']);
    key = (made.results[0] as { readonly key: string }).key;
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  /** First a wrong key, then the right one. */
  async function giveKey(page: Page, within: Page | Locator): Promise<void> {
    const field = within.getByLabel('Upload key');
    await field.fill('wrong');
    await within.getByRole('button', { name: 'Use this key' }).click();
    await within.getByText(/^The key was not accepted\./).waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await field.fill(key);
    await field.press('Enter');
  }

  it('a decision of the queue asks for it, keeps what was typed, and is recorded with it', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto('/decisions?programme=Heron');
    await page.getByRole('list', { name: 'Queue' }).locator('[aria-current="true"]').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Another company');
    await page.getByRole('textbox', { name: 'Your name' }).fill('A. Officer');
    await page.getByRole('button', { name: 'Record: No match' }).click();
    await giveKey(page, page);
    await page.getByText('No match recorded: Halvorsen Valve Works.').waitFor();
    await page.goto('/decisions?programme=Heron&show=history');
    const row = page.getByRole('table', { name: 'All decisions' }).getByRole('row').filter({ hasText: 'Another company' });
    await row.getByText('office', { exact: true }).waitFor();
    expect([elsewhere, complaints.filter((one) => !one.includes('401'))]).toEqual([[], []]);
  });

  it('a scenario asks for it, keeps what was typed, and is saved with it', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto('/what-if?programme=Heron&lose=item:Valve');
    const form = page.getByRole('form', { name: 'Save this scenario' });
    await form.getByLabel('Name', { exact: true }).fill('No valves');
    await form.getByLabel('Your name').fill('A. Officer');
    await form.getByLabel('Note').fill('As asked');
    await form.getByRole('button', { name: 'Save scenario' }).click();
    await giveKey(page, page);
    await page.getByText('Saved as No valves.').waitFor();
    const saved = page.getByRole('table', { name: 'Saved scenarios' }).getByRole('row').filter({ hasText: 'No valves' });
    await saved.getByText('As asked').waitFor();
    expect([elsewhere, complaints.filter((one) => !one.includes('401'))]).toEqual([[], []]);
  });
});
