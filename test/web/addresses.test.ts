/** Addresses that ask for an earlier state, or for what there is not: it is said, once and plainly. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { settled } from '../support/example-pages.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: addresses in a browser (no Chromium is installed)\n');

const of = 'programme=Paper+Kestrel';

describe.skipIf(chromiumPath === undefined)('an address', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const open = async (address: string) => {
    const { page } = await openPage(browser, server.url);
    await page.goto(address);
    return page;
  };

  it('of an earlier state says so in head and foot, and leads back to now', async () => {
    const instant = new Date().toISOString();
    const page = await open(`/gaps?${of}&knownAt=${instant}`);
    const words = `This is an earlier state: what had been handed in until ${instant.slice(0, 19).replace('T', ' ')} UTC.`;
    const head = page.getByRole('complementary', { name: words });
    await head.waitFor();
    await settled(page);
    await page.getByRole('contentinfo').getByText(words).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await head.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await head.getByRole('button', { name: 'Show what is known now' }).click();
    await head.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('knownAt')).toBeNull();
    expect(new URL(page.url()).searchParams.get('programme')).toBe('Paper Kestrel');
    await page
      .getByRole('contentinfo')
      .getByText(/^View [0-9a-f]{64}/)
      .waitFor();
    expect(await page.getByText('This is an earlier state').count()).toBe(0);
  });

  it.each(['/', '/gaps', '/plan', '/decisions', '/what-if', '/report'])(
    'of a programme that there is not says so once on %s, and offers those that there are',
    async (path) => {
      const page = await open(`${path}?programme=Nope`);
      const said = page.getByRole('alert');
      await page.getByRole('heading', { level: 1, name: 'There is no programme "Nope" in this view' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await said.getByRole('link', { name: 'Paper Kestrel' }).click();
      await page.getByRole('heading', { level: 1, name: 'Programme: Paper Kestrel' }).waitFor();
      expect(await said.count()).toBe(0);
    },
  );

  it('that writes a programme in another way is of that programme', async () => {
    const page = await open('/?programme=Paper++Kestrel+');
    await page.getByRole('heading', { name: 'The worst gaps' }).waitFor();
    await settled(page);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
  });

  it.each([
    [`/gaps?${of}&sort=garbage`, 'sort "garbage"'],
    [`/gaps?${of}&level=zzz`, 'level "zzz"'],
    [`/plan?${of}&level=zzz`, 'level "zzz"'],
    [`/compare?${of}&by=zz`, 'by "zz"'],
  ])('%s says what was left out', async (address, words) => {
    const page = await open(address);
    await page.getByText(`The address asks for ${words}, which there is not: it was left out.`).waitFor();
    await settled(page);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('main').innerText()).not.toMatch(/GRAPHQL|enum/i);
  });

  it('of a comparison with nothing earlier names no instant that nobody stated', async () => {
    const page = await open(`/compare?${of}&by=known&from=2001-01-01`);
    await page.getByText('Nothing had been handed in by then: everything is new.').waitFor();
    const sides = page.getByRole('table', { name: 'The two sides' });
    await sides.getByText('nothing yet').waitFor();
    await page.getByText('Of every programme: what one document says may concern several.').waitFor();
    const first = await open(`/compare?${of}`);
    await first.getByRole('table', { name: 'The two sides' }).waitFor();
    for (const one of [page, first]) expect(await one.getByRole('main').innerText()).not.toContain('0001-01-01');
  });

  it('that follows what is typed takes nothing of it back meanwhile', async () => {
    const { page } = await openPage(browser, server.url);
    // What the page itself writes into the field: nothing, where it is typed into.
    await page.addInitScript(`(() => {
      const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      window.hbWritten = [];
      Object.defineProperty(HTMLInputElement.prototype, 'value', {
        configurable: true,
        get,
        set(value) { if (this.id === 'register-text') window.hbWritten.push(value); set.call(this, value); },
      });
    })()`);
    await page.goto(`/gaps?${of}`);
    const field = page.getByLabel('Search in the register');
    await field.pressSequentially('board');
    await page.waitForURL((address) => address.searchParams.get('text') === 'board');
    await settled(page);
    expect(await field.inputValue()).toBe('board');
    expect(await page.evaluate('window.hbWritten')).toEqual([]);
  });

  it('of a thing under the page of another kind leads to its own', async () => {
    const page = await open(`/supplier?${of}&id=country%3ATW`);
    await page.getByRole('heading', { level: 1, name: /^Country: Taiwan/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/country');
  });
});
