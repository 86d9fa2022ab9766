/** axe-core finds nothing on any page, in any of its states, in light and dark. */
import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { pagePaths } from '../../server/http/pages.ts';
import { axeInBothSchemes, nothingInBoth } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { type ExamplePage, examplePages, settled } from '../support/example-pages.ts';
import { openAll } from '../support/open-all.ts';
import { type OpenPage, openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { bom, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: accessibility of the pages (no Chromium is installed)\n');

/** A store in which a document of one item without any source stands, or of which it was taken back. */
async function smallStore({ isEmpty }: { isEmpty: boolean }): Promise<string> {
  const folder = await temporaryFolder();
  const workspace = await composeWorkspace({ store: folder, writable: true });
  try {
    const { sha256 } = await handIn(workspace, bom([{ name: 'Bracket' }], { root: 'Small vehicle' }), {
      declared: { programme: 'Small' },
    });
    if (isEmpty) await withdraw(workspace, localReader, { sha256: String(sha256), reason: 'a test' });
  } finally {
    await workspace.close();
  }
  return folder;
}

/** Pages that ask nothing by themselves, as they are opened here. */
const askNothing: ReadonlySet<string> = new Set(['/hand-in', '/help', '/report']);

describe.skipIf(chromiumPath === undefined)('axe finds nothing', () => {
  let server: RunningServer;
  let browser: Browser;
  let pages: readonly ExamplePage[] = [];
  const opened: OpenPage[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE ONLY' } }), openBrowser()]);
    pages = await examplePages(server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  async function open(url = server.url): Promise<Page> {
    const one = await openPage(browser, url);
    opened.push(one);
    return one.page;
  }
  const addressOf = (path: string) =>
    pages.find(({ address }) => new URL(address, server.url).pathname === path)?.address ?? path;

  it.each(pagePaths)('on %s, with all that opens opened', async (path) => {
    const page = await open();
    await page.goto(addressOf(path));
    await settled(page);
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await openAll(page);
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.context().close();
  });

  it.each(pagePaths)('on %s while it waits for its answers', async (path) => {
    const page = await open();
    await page.route('**/graphql', () => {});
    await page.route('**/api/**', () => {});
    await page.goto(addressOf(path));
    await page.getByRole('banner').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    // After a second the state says for how long, and offers to cancel.
    const still = page.getByText(/^Still working/).first();
    if ((await page.getByText(/^Loading$/).count()) > 0) await still.waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.context().close();
  });

  it.each(pagePaths)('on %s when its questions fail', async (path) => {
    const page = await open();
    const failure = {
      errors: [{ message: 'The index is being rebuilt.', extensions: { code: 'STORE_BUSY', retryable: false } }],
    };
    const answer = { status: 200, contentType: 'application/json', body: JSON.stringify({ data: null, ...failure }) };
    await page.route('**/graphql', async (route) => await route.fulfill(answer));
    await page.goto(addressOf(path));
    await settled(page);
    if (!askNothing.has(path)) await page.getByRole('alert').getByText('The index is being rebuilt.').first().waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.context().close();
  });

  it.each(pagePaths)('on %s when the server is away', async (path) => {
    const page = await open();
    await page.route('**/graphql', async (route) => await route.abort('connectionrefused'));
    await page.route('**/api/**', async (route) => await route.abort('connectionrefused'));
    await page.goto(addressOf(path));
    await page
      .getByText(/Hauberk cannot be reached/)
      .first()
      .waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.context().close();
  });

  describe.each([
    ['nothing stands any more', true],
    ['one document of one item stands, and nearly nothing is known', false],
  ])('where %s', (_, isEmpty) => {
    let small: RunningServer;
    beforeAll(async () => {
      small = await startServer({ folder: await smallStore({ isEmpty }) });
    });
    afterAll(async () => {
      await small.stop();
      await rm(small.folder, { recursive: true, force: true });
    });

    it.each(pagePaths)('on %s', async (path) => {
      const page = await open(small.url);
      await page.goto(isEmpty ? path : `${path}?programme=Small`);
      await settled(page);
      expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
      await page.context().close();
    });
  });

  it('where only a part is known: a plan without some costs, a search that looked at a part', async () => {
    const page = await open();
    await page.goto('/plan?programme=Paper+Kestrel&budget=500000&currency=EUR&cost=find-source;200000;EUR;52;*');
    await page.getByRole('region', { name: 'Not everything is known' }).getByRole('listitem').first().waitFor();
    await settled(page);
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('"complete":true', '"complete":false') });
    });
    await page.goto('/search?text=servo');
    await page
      .getByText(/^At least \d+ found for "servo"/)
      .first()
      .waitFor();
    await page.getByText(/there may be more/).waitFor();
    await settled(page);
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.context().close();
  });

  it('on a page that there is not, and on one whose code is gone', async () => {
    const page = await open();
    await page.goto('/no-such-page');
    await page.goto('/');
    await settled(page);
    await page.route('**/assets/**', async (route) => await route.fulfill({ status: 404, body: '' }));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Plan' }).click();
    await page.getByRole('button', { name: 'Load the page again' }).waitFor();
    expect(await axeInBothSchemes(page)).toEqual(nothingInBoth);
    await page.context().close();
  });

  it('and nothing was asked of any other machine', () => {
    expect(opened.length).toBeGreaterThan(pagePaths.length * 6);
    expect(opened.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
  });
});
