/** The plan, from a budget and costs to actions and what is left, in a real browser. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the pages in a browser (no Chromium is installed)\n');

describe.skipIf(chromiumPath === undefined)('the plan page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('works within a budget with costs that stand in the address, and says what it leaves out', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    await page.goto('/plan');
    await page.getByRole('region', { name: 'The plan' }).waitFor();
    await page.getByLabel('Budget').fill('500000');
    await page.getByLabel('Currency', { exact: true }).fill('eur');
    await page.getByLabel(/^Qualify a source: Cost, row/).fill('100000');
    await page.getByLabel(/^Find a new source: Cost, row/).fill('200000');
    await page.getByLabel(/^Find a new source: Weeks, row/).fill('52');
    await page.getByRole('button', { name: 'Work out the plan' }).click();
    const plan = page.getByRole('region', { name: 'The plan' });
    await plan.getByText('3 actions close 7 of 23 gaps for 500,000 EUR; 16 stay.').waitFor();
    await plan.getByText('4 measures are left out because nobody states what they cost.').waitFor();
    const rows = plan.getByRole('region', { name: 'Actions, in order' }).getByRole('row');
    expect(await rows.count()).toBe(4);
    expect(await rows.nth(1).innerText()).toMatch(/Find a new source.*to be found.*200,000 EUR\s+52\s+3 gaps\s+20\s/s);
    expect(new URL(page.url()).searchParams.getAll('cost')).toContain('find-source;200000;EUR;52;*');
    await page.reload();
    await plan.getByText(/^3 actions close 7 of 23/).waitFor();
    expect(await page.getByLabel(/^Find a new source: Cost, row/).inputValue()).toBe('200000');
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('without costs says that the cost is not known, and takes costs from a file and gives them back', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('/plan?programme=Paper+Kestrel&measures=2');
    const plan = page.getByRole('region', { name: 'The plan' });
    await plan.getByText(/^2 actions close \d+ of 23 gaps for a cost that is not known/).waitFor();
    await page.getByText('What measures cost', { exact: true }).first().click();
    const csv = 'measure,item,cost,currency,weeks\r\nfind-source,*,1000,EUR,10\r\nqualify-source,"Servo, left",5,EUR,\r\n';
    await page
      .getByLabel('Take costs from a CSV')
      .setInputFiles({ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('2 rows taken. Work out the plan to use them.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the costs as CSV' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe(csv);
    await page.getByRole('button', { name: 'Work out the plan' }).click();
    await plan.getByText(/1 of 2 rows of the costs name no item or category of this view: Servo, left/).waitFor();
    await page
      .getByLabel('Take costs from a CSV')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await page.getByText('x.csv is no table of costs: it needs the columns measure and item.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows in its form what the plan was worked out from, after Back too', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/plan?programme=Paper+Kestrel&measures=1&cost=find-source;7;EUR;;*');
    const plan = page.getByRole('region', { name: 'The plan' });
    await plan.getByText(/^1 action closes/).waitFor();
    const [measures, cost] = [page.getByLabel('Number of measures'), page.getByLabel(/^Find a new source: Cost, row/)];
    await page.getByText('What measures cost', { exact: true }).first().click();
    await measures.fill('2');
    await cost.fill('9');
    await page.getByRole('button', { name: 'Work out the plan' }).click();
    await plan.getByText(/^2 actions close/).waitFor();
    expect([await measures.inputValue(), await cost.inputValue()]).toEqual(['2', '9']);
    await page.goBack();
    await plan.getByText(/^1 action closes/).waitFor();
    expect([await measures.inputValue(), await cost.inputValue()]).toEqual(['1', '7']);
  });

  it('shows what its answer says against itself, and gives the gaps that stay to their end', async () => {
    const { page } = await openPage(browser, server.url);
    const remark = { code: 'mixed-units', severity: 'warning', message: 'Costs are stated in two units.' };
    await page.route('**/graphql', async (route) => {
      const postData = (route.request().postData() ?? '').replace('"listed":100', '"listed":2');
      const response = await route.fetch({ postData });
      const text = await response.text();
      await route.fulfill({ response, body: text.replace('"diagnostics":[]', `"diagnostics":[${JSON.stringify(remark)}]`) });
    });
    await page.goto('/plan?programme=Paper+Kestrel');
    const plan = page.getByRole('region', { name: 'The plan' });
    await plan.getByRole('heading', { name: 'What limits this answer: The plan' }).waitFor();
    await plan.getByText('Costs are stated in two units. mixed-units').waitFor();
    const saved = async (caption: string) => {
      const list = plan.locator('.hb-list').filter({ has: page.getByRole('table', { name: caption, exact: true }) });
      const button = list.getByRole('button', { name: 'Save as CSV' });
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return await readFile(await download.path(), 'utf8');
    };
    expect(await saved('Actions, in order')).toContain(',Places of evidence,SHA-256 of the first,Place of the first');
    await plan.getByText('Gaps that stay (5)').click();
    expect(await saved('Gaps that stay')).toMatch(/Rows,2 of 5: the rest/);
    await plan.getByRole('button', { name: 'Show more (3 left)' }).click();
    await expect.poll(async () => (await saved('Gaps that stay')).match(/Rows,(.*)\r/)?.[1]).toBe('5');
  });

  it('is not the plan of other measures after all its gaps were listed, while the next is made', async () => {
    const { page } = await openPage(browser, server.url);
    let isHeld = false;
    await page.route('**/graphql', async (route) => {
      const postData = route.request().postData() ?? '';
      if (isHeld && postData.includes('query PlanPage')) return;
      await route.continue({ postData: postData.replace('"listed":100', '"listed":2') });
    });
    await page.goto('/plan?programme=Paper+Kestrel&measures=2');
    const plan = page.getByRole('region', { name: 'The plan' });
    await plan.getByText(/^2 actions close/).waitFor();
    await plan.getByText(/^Gaps that stay \(/).click();
    await plan.getByRole('button', { name: /^Show more/ }).click();
    await plan.getByRole('button', { name: /^Show more/ }).waitFor({ state: 'detached' });
    isHeld = true;
    await page.getByLabel('Number of measures').fill('1');
    await page.getByRole('button', { name: 'Work out the plan' }).click();
    await page.getByText('Loading', { exact: true }).waitFor();
    expect(await plan.count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility (%s), and nothing is lost at 360 pixels',
    async (colorScheme) => {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport: { width: 360, height: 740 } });
      await page.goto('/plan?programme=Paper+Kestrel&budget=500000&currency=EUR&cost=find-source;200000;EUR;52;*');
      await page.getByRole('region', { name: 'Actions, in order' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    },
  );
});
