/** Each page on 360 pixels, and at 400 per cent of a window of 1280: nothing is lost, and nothing scrolls sideways. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePaths } from '../../server/http/pages.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { type ExamplePage, examplePages, settled } from '../support/example-pages.ts';
import { openAll } from '../support/open-all.ts';
import { type OpenPage, openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages on narrow windows (no Chromium is installed)\n');

const look = readFileSync(new URL('../support/in-page/what-does-not-fit.js', import.meta.url), 'utf8');

const windows: Readonly<Record<string, BrowserContextOptions>> = {
  'on 360 pixels': { viewport: { width: 360, height: 740 } },
  // A window of 1280 by 1024 shows 320 by 256 of them, each four times as wide.
  'at 400 per cent': { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
};

describe.skipIf(chromiumPath === undefined)('nothing is lost', () => {
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

  const whatDoesNotFit = async (page: Page) => await page.evaluate<string[]>(look);

  describe.each(Object.keys(windows))('%s', (name) => {
    it.each(pagePaths)('of %s', async (path) => {
      const one = await openPage(browser, server.url, windows[name]);
      opened.push(one);
      const { page } = one;
      await page.goto(pages.find(({ address }) => new URL(address, server.url).pathname === path)?.address ?? path);
      await settled(page);
      expect(await whatDoesNotFit(page)).toEqual([]);
      await openAll(page);
      expect(await whatDoesNotFit(page)).toEqual([]);
      await page.context().close();
    });

    it('of an open gap', async () => {
      const one = await openPage(browser, server.url, windows[name]);
      opened.push(one);
      const { page } = one;
      await page.goto('/gaps?programme=Paper+Kestrel');
      await page.getByRole('link', { name: /Gap 1:/ }).click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Why this rank' }).waitFor();
      await settled(page);
      expect(await whatDoesNotFit(page)).toEqual([]);
      await page.context().close();
    });
  });

  it('and the check finds what is lost', async () => {
    const { page } = await openPage(browser, server.url, windows['on 360 pixels']);
    await page.goto('/help');
    await settled(page);
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<p class="hb-nowrap">${'word '.repeat(40)}</p><button>a</button>' +
      '<div class="hb-scroll"><p class="hb-nowrap">${'word '.repeat(40)}</p></div>');
      document.querySelector('main > button').style.display = 'block';
      document.querySelector('main > button').style.marginLeft = '-500px';
      document.querySelectorAll('main .hb-nowrap').forEach((one) => { one.style.whiteSpace = 'nowrap'; });`);
    const found = (await whatDoesNotFit(page)).join('\n');
    for (const problem of [
      /^page: /m,
      /^text beyond the window: <p/m,
      /^scrolls, but not by keyboard: <div/m,
      /^not reached: <button/m,
    ])
      expect(found).toMatch(problem);
    await page.context().close();
  });

  it('and nothing was asked of any other machine', () => {
    expect(opened).toHaveLength(Object.keys(windows).length * (pagePaths.length + 1));
    expect(opened.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
