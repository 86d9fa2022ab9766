/** Handing in, the document's page and help, in a real browser: good, bad and foreign files, undo, the marked place. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { type OpenPage, openPage } from '../support/pages.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: handing in by a browser (no Chromium is installed)\n');

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
});
const foreign = workbook({
  Board: rowsXml([
    ['Widget board', '', ''],
    ['Ref', 'Part', 'Qty', 'Manufacturer', 'Remark'],
    ['U1', 'Regulator <b>bold</b>', '2', 'Volt Works', 'x'],
    ['U2', 'Buzzer', '1', 'Noise Makers', 'y'],
  ]),
});
const inputLabel = 'Drag files here, or choose them';
/** A refused document is an answer with status 422, which a browser writes on its console. */
const others = ({ complaints }: OpenPage) => complaints.filter((one) => !one.includes('422') && !one.includes('401'));
const marked = (page: Page) => page.locator('mark').evaluate((mark) => mark.childNodes[1]?.textContent);

describe.skipIf(chromiumPath === undefined)('handing in', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE' } }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  it('says of each file what was read, set aside and refused, and opens the place', async () => {
    const open = await openPage(browser, server.url);
    const { page } = open;
    await page.goto('/hand-in');
    await page.getByLabel('From', { exact: true }).fill('The sender');
    await page.getByLabel('Series', { exact: true }).fill('radars');
    const first = bom([{ name: 'Chip', manufacturer: 'Chipmaker' }], { root: 'Radar' });
    const holed = JSON.stringify({ ...JSON.parse(first), version: 2, components: [...JSON.parse(first).components, 5] }, null, 2);
    await page
      .getByLabel(inputLabel)
      .setInputFiles([file('one.json', first), file('two.json', holed), file('bad.json', '{"bomFormat": "CycloneDX"')]);
    await page.getByRole('status').filter({ hasText: '3 of 3 files done' }).waitFor();
    const [two, bad] = [page.getByRole('article', { name: 'two.json' }), page.getByRole('article', { name: 'bad.json' })];
    await two.getByText('Accepted').waitFor();
    expect(await two.getByRole('row', { name: /^Components/ }).innerText()).toMatch(/3\s+2\s+1/);
    await bad.getByText('Refused').waitFor();
    await bad.getByText('The document ends before it is complete.').waitFor();
    expect(await bad.getByRole('link').count()).toBe(0);
    await bad.getByText('json-truncated').click();
    await bad.getByText('transfer it again').waitFor();

    await two.getByRole('link', { name: '/components/1' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Document: two.json' }).waitFor();
    expect(await marked(page)).toBe('5');
    await page.getByText('The sender').waitFor();
    await page.getByText('radars, version 2').waitFor();

    await page.goBack();
    await two.getByRole('button', { name: 'Take back two.json' }).click();
    await two.getByLabel('Reason').fill('the wrong one');
    await two.getByRole('button', { name: 'Withdraw it' }).click();
    await two.getByText('In the series radars now stands:').waitFor();
    await two.getByRole('link', { name: 'one.json' }).click();
    await page.getByRole('heading', { level: 1, name: 'Document: one.json' }).waitFor();
    await page.getByText('Stands', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'All documents' }).click();
    await page.getByLabel('State').selectOption('Withdrawn');
    await page.getByRole('link', { name: 'two.json' }).click();
    await page.getByText('the wrong one').waitFor();
    expect(await page.getByRole('button', { name: /Take back/ }).count()).toBe(0);
    expect([open.elsewhere, others(open)]).toEqual([[], []]);
  });

  it('asks what the columns of a foreign spreadsheet are, shows what would be read, and hands it in so', async () => {
    const open = await openPage(browser, server.url);
    const { page } = open;
    await page.goto('/hand-in');
    await page.getByLabel(inputLabel).setInputFiles(file('board.xlsx', foreign));
    await page.getByRole('button', { name: 'Say what its columns are' }).click();
    const step = page.getByRole('region', { name: 'What the columns of board.xlsx are' });
    await step.getByText('2 of 2 rows would be read').waitFor();
    await step.getByText('The column names stand in row 2.').waitFor();
    const told = step.locator('.hb-said').last();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      told.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('would-be-noted.csv');
    await step.getByLabel('What Manufacturer is').selectOption('not used');
    await step
      .getByRole('row', { name: /organisation Volt Works/ })
      .first()
      .waitFor({ state: 'detached' });
    await step.getByLabel('What Manufacturer is').selectOption('Supplier');
    await step.getByRole('row', { name: /is by organisation Volt Works/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await step.getByRole('button', { name: 'Hand in with this mapping' }).click();
    const done = page.getByRole('article', { name: 'board.xlsx' }).filter({ hasText: 'Accepted' });
    await done.getByRole('link', { name: 'Open the document' }).click();
    await page.getByRole('link', { name: 'Board!A3' }).first().click();
    const row = page.getByRole('row', { name: /^3/ });
    await row.waitFor();
    expect(await row.getAttribute('aria-current')).toBe('true');
    // Bytes of a stranger stay text.
    expect(await row.innerText()).toContain('Regulator <b>bold</b>');
    await page.getByLabel('Only at this place').press('Space');
    await page.getByText(/^\d+ statements/).waitFor();
    expect([open.elsewhere, others(open)]).toEqual([[], []]);
  });

  it('takes files that are dropped, and opens the choice of files by keyboard', async () => {
    const { page } = await openPage(browser, server.url);
    // Listened for from the beginning: the browser must have been told to hand choosers over before the key is pressed.
    const choosers: boolean[] = [];
    page.on('filechooser', (chooser) => choosers.push(chooser.isMultiple()));
    await page.goto('/hand-in');
    const content = bom([{ name: 'Dropped part' }], { root: 'Dropped' });
    const dropped = await page.evaluateHandle<unknown>(
      `(() => { const held = new DataTransfer(); held.items.add(new File([${JSON.stringify(content)}], 'dropped.json')); return held; })()`,
    );
    await page.getByText(inputLabel).dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByRole('article', { name: 'dropped.json' }).getByText('Accepted').waitFor();
    await page.getByRole('link', { name: 'All documents' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => choosers).toEqual([true]);
  });

  it('cancels what waits, and forgets nothing that goes on', async () => {
    const { page } = await openPage(browser, server.url);
    await page.goto('/hand-in');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/documents?*', async (route) => {
      await held;
      await route.continue();
    });
    await page
      .getByLabel(inputLabel)
      .setInputFiles([file('goes-on.json', bom([{ name: 'A' }], { root: 'Goes on' })), file('waits.json', '{}')]);
    await page.getByRole('button', { name: 'Cancel waits.json' }).click();
    await page.getByText('Nothing of it was kept').waitFor();
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    release();
    await page.getByRole('link', { name: 'Hand in' }).first().click();
    await page.getByRole('article', { name: 'goes-on.json' }).getByText('Accepted').waitFor();
    await page.getByText('2 of 2 files done').waitFor();
  });

  it('has nothing that axe finds, light and dark, and loses nothing at 360 pixels', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openPage(browser, server.url, { colorScheme, viewport: { width: 360, height: 800 } });
      const look = async (state: string) => {
        expect([colorScheme, state, await axeViolations(page)]).toEqual([colorScheme, state, []]);
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        expect([state, Math.max(0, wider)]).toEqual([state, 0]);
      };
      await page.goto('/hand-in');
      await page
        .getByLabel(inputLabel)
        .setInputFiles([file(`${colorScheme}.json`, bom([{ name: colorScheme }], { root: 'Axe' })), file('no.txt', 'nothing')]);
      await page.getByText('2 of 2 files done').waitFor();
      await page.getByRole('button', { name: /Take back/ }).click();
      await look('results');
      await page.getByRole('link', { name: 'Open the document' }).click();
      await page.getByText(/^\d+ statements/).waitFor();
      await look('document');
      await page.getByRole('link', { name: '/components/0' }).first().click();
      await page.locator('mark').waitFor();
      await look('place');
      await page.goto('/document');
      await page.getByRole('table').waitFor();
      await look('list');
      await page.goto('/document?text=none-such');
      await page.getByText('No document was handed in that fits.').waitFor();
      await look('empty list');
      await page.goto(`/document?sha256=${'0'.repeat(64)}`);
      await page.getByText('No such document').waitFor();
      await look('unknown');
      await page.context().close();
    }
  });

  it('asks for an upload key where the server wants one', async () => {
    const made = (await runHauberk(['key', 'create', 'office', '--store', server.folder, '--json'])).results[0] as Record<
      string,
      string
    >;
    const open = await openPage(browser, server.url);
    const { page } = open;
    await page.goto('/hand-in');
    await page.getByLabel(inputLabel).setInputFiles(file('with-key.json', bom([{ name: 'K' }], { root: 'Key' })));
    await page.getByLabel('Upload key').fill('wrong');
    await page.getByRole('button', { name: 'Use this key' }).click();
    await page.getByText('The key was not accepted.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Upload key').fill(String(made.key));
    await page.getByRole('button', { name: 'Use this key' }).click();
    await page.getByRole('article', { name: 'with-key.json' }).getByText('Accepted').waitFor();
    expect(await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain(
      String(made.key),
    );
    expect([open.elsewhere, others(open)]).toEqual([[], []]);
  });
});

describe.skipIf(chromiumPath === undefined)('help', () => {
  it('shows the documents and the codes without leaving the machine', async () => {
    const [server, browser] = await Promise.all([startServer(), openBrowser()]);
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const open = await openPage(browser, server.url, { colorScheme, viewport: { width: 360, height: 800 } });
        const { page } = open;
        await page.goto('/help');
        await page.getByRole('link', { name: 'Mapping files' }).waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await page.getByRole('link', { name: 'Mapping files' }).click();
        await page.getByRole('heading', { name: 'A worked example' }).waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await page.getByRole('link', { name: 'tables', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Help: Tables and lists' }).waitFor();
        await page.goto('/help?codes=all');
        await page.getByLabel('Code or words').fill('mapping-needed');
        await page.getByRole('cell', { name: 'mapping-needed', exact: true }).waitFor();
        expect(await page.getByRole('row').count()).toBeLessThan(5);
        expect(await axeViolations(page)).toEqual([]);
        expect([open.elsewhere, open.complaints]).toEqual([[], []]);
      }
    } finally {
      await browser.close();
      await server.end();
    }
  });
});
