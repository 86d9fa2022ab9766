/** What if, from what is chosen to what was saved and compared, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

const programme = 'programme=Paper+Kestrel';

describe.skipIf(chromiumPath === undefined)('the what-if page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('finds a party as one types, by keyboard alone, and shows what stops with it', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}`);
    const field = page.getByRole('combobox', { name: 'Party, site, item or country' });
    await field.focus();
    await page.keyboard.type('Brindlecott');
    await page.getByRole('option', { name: /Brindlecott Avionics Ltd party: what it makes/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('listbox').getByRole('option', { selected: true }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Take out Brindlecott Avionics Ltd/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('lose')).toMatch(/^organization:/);
    const stops = page.getByRole('region', { name: 'What happens' });
    await stops.getByRole('cell', { name: 'Paper Kestrel air vehicle' }).first().waitFor();
    await stops.getByRole('img', { name: /the table says the same/ }).waitFor();
    await stops.getByText(/Lost from 2026-11-01: \d+ of 8 end items/).waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('draws no bar where the day of a stop is not known, and its days reach to the end of the loss', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}&lose=country%3ACN&days=90`);
    const picture = page.getByRole('img', { name: /the table says the same/ });
    await picture.getByText('the loss ends').waitFor();
    const days = (await picture.getByText(/^day \d+$/).allTextContents()).map((text) => Number(text.slice(4)));
    expect(Math.max(...days)).toBeGreaterThanOrEqual(80);
    const unknown = await picture.getByText(/^(definite|possible); after how many days is not known$/).count();
    expect(unknown).toBeGreaterThan(0);
    expect(await picture.locator('rect.hb-cascade__open').count()).toBe(unknown);
    expect(await picture.locator('rect.hb-cascade__certain, rect.hb-cascade__edge').count()).toBe(0);
    await page.getByText(/A dashed outline to an arrow: some day from there on/).waitFor();
  });

  it('bears the name of a saved scenario only while it asks what that one asks', async () => {
    const query = `query Draft { scenarioDraft(name: "S1", author: "A. Officer", programme: "Paper Kestrel", lose: ["country:CN"], forDays: 90) { path text } }`;
    const { data } = await ask(server.url, query);
    const form = new FormData();
    form.append('file', new Blob([String(data.scenarioDraft.text)]), String(data.scenarioDraft.path));
    expect((await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).ok).toBe(true);
    const { page } = await openPage(browser, server.url);
    const titled = async (parameters: string, title: string) => {
      await page.goto(`/what-if?${programme}&scenario=S1&${parameters}`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    };
    await titled('lose=country%3ACN&days=90', 'What if: S1');
    await titled('lose=country%3AFR&days=90', 'What if: changed from S1');
    await titled('lose=country%3ACN&days=30', 'What if: changed from S1');
    await titled('lose=country%3ACN&days=90&scenario=none', 'What if: S1');
  });

  it('takes countries from the map and regions by their recorded members, and takes them out again', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}`);
    await page
      .getByRole('link', { name: /^Brazil: / })
      .first()
      .press('Enter');
    const brazil = page.getByRole('button', { name: /Take out Brazil/ });
    await brazil.waitFor();
    await page.getByText('Choose countries or a region on the map').click();
    const region = page.getByRole('button', { name: /^China and Taiwan 2 of 2 recorded/ });
    await region.click();
    await expect
      .poll(() => new URL(page.url()).searchParams.getAll('lose').sort())
      .toEqual(['country:BR', 'country:CN', 'country:TW']);
    await expect.poll(() => region.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: /^Gulf Cooperation Council/ }).isDisabled()).toBe(true);
    await brazil.click();
    await brazil.waitFor({ state: 'detached' });
    await region.click();
    await page.getByText('Choose at least one thing that is lost.').waitFor();
    expect(new URL(page.url()).searchParams.getAll('lose')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('saves a scenario, opens it, puts a newer one in its place and sets two side by side', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}&lose=country:CN&lose=country:TW&days=200`);
    const form = page.getByRole('form', { name: 'Save this scenario' });
    await form.getByLabel('Name', { exact: true }).fill('Strait closed');
    await form.getByLabel('Your name').fill('A. Officer');
    await form.getByRole('button', { name: 'Save scenario' }).click();
    await form.getByText('Saved as Strait closed.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'What if: Strait closed' }).waitFor();

    await page.goto(`/what-if?${programme}&lose=country:US&days=200`);
    const again = page.getByRole('form', { name: 'Save this scenario' });
    expect(await again.getByLabel('Your name').inputValue()).toBe('A. Officer');
    await page.getByRole('link', { name: 'Compare with Strait closed' }).press('Enter');
    const both = page.getByRole('region', { name: 'Side by side', exact: true });
    await both.getByText(/End items that stop: \d+ in A \(this scenario\) alone/).waitFor();
    const cells = await both.getByRole('row', { name: /^Lost / }).innerText();
    expect(cells).toContain('United States of America');
    expect(cells).toContain('Taiwan');
    expect(await axeViolations(page)).toEqual([]);
    await again.getByLabel('Name', { exact: true }).fill('strait  CLOSED');
    await again.getByText(/There is a scenario Strait closed by A. Officer/).waitFor();
    await again.getByRole('button', { name: 'Save scenario' }).click();
    await page.getByText('Saved as strait CLOSED.').waitFor();
    const saved = page.getByRole('region', { name: 'Saved scenarios' });
    await saved.getByText('replaced').waitFor();
    await saved.getByRole('link', { name: 'Strait closed', exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.getAll('lose')).toEqual(['country:CN', 'country:TW']);
    expect(complaints).toEqual([]);
  });

  it('says why it cannot answer, and keeps what was chosen', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto(`/what-if?${programme}&lose=country:FJ`);
    await page.getByRole('alert').getByText('country:FJ: nothing in the view is called that.').waitFor();
    await page.getByRole('button', { name: 'Take out country:FJ' }).click();
    await page.getByText('Choose at least one thing that is lost.').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility (%s), and nothing is lost at 360 pixels',
    async (colorScheme) => {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport: { width: 360, height: 740 } });
      await page.goto(`/what-if?${programme}`);
      await page
        .getByRole('link', { name: /^Brazil: / })
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.goto(`/what-if?${programme}&lose=country:US&days=200`);
      await page.getByRole('region', { name: 'What happens' }).getByRole('img').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    },
  );
});
