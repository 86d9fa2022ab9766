/** The gap register in real browsers: narrowed, sorted, searched, decided about by one person. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { kestrel, openGap, openRegister, rowOf } from '../support/gap-register.ts';
import { type OpenPage, openPage } from '../support/pages.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: the gap register in a browser (no Chromium is installed)\n');

const formula = `=HYPERLINK("http://x","y") Ltd`;

/** The text of each sheet; undefined where nothing is installed that reads it. */
function textOfPdf(pdf: Buffer): string[] | undefined {
  const { error, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return error === undefined ? stdout.split('\f') : undefined;
}

describe.skipIf(chromiumPath === undefined)('the gap register', () => {
  let server: RunningServer;
  let browser: Browser;
  const opened: OpenPage[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE ONLY' } }), openBrowser()]);
    const cell = `"${formula.replaceAll('"', '""')}"`;
    for (const text of ['programme,item\nOther,Widget\n', `item,supplier,standing\nWidget,${cell},chosen\n`]) {
      const form = new FormData();
      form.append('programme', 'Other');
      form.append('file', new Blob([text]), 'table.csv');
      const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
      expect(response.status).toBe(200);
    }
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const open = (path: string, options = {}): Promise<Page> => openRegister(browser, server.url, path, { ...options, opened });
  const shown = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

  it('is narrowed, searched, sorted and given other columns, and is the same after a reload', async () => {
    const page = await open(kestrel);
    await shown(page, /^44 gaps/);
    await page
      .getByRole('group', { name: 'Kind of gap' })
      .getByLabel(/^sole source/)
      .check();
    await shown(page, /^14 of 44 gaps/);
    await page.getByLabel('Search in the register').fill('SA');
    await page.waitForURL(/text=SA/);
    await page.getByRole('button', { name: 'Lost' }).click();
    await page.waitForURL(/sort=LOST/);
    await page.getByRole('button', { name: 'Lost' }).click();
    await page.waitForURL(/order=down/);
    await page.getByText('Columns', { exact: true }).first().click();
    await page.getByRole('group', { name: 'Columns' }).getByLabel('Note').check();
    await page.getByRole('group', { name: 'Columns' }).getByLabel('Criticality').uncheck();
    const look = async () => ({
      headings: await page.getByRole('columnheader').allInnerTexts(),
      rows: await page
        .getByRole('rowheader')
        .filter({ has: page.getByRole('link') })
        .allInnerTexts(),
    });
    await page.getByRole('columnheader', { name: 'Note' }).waitFor();
    const before = await look();
    expect(before.headings.join()).not.toContain('Criticality');
    expect(before.rows.length).toBeGreaterThan(1);
    expect(before.rows).toEqual([...before.rows].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? 1 : -1)));
    await page.reload();
    await page.getByRole('link', { name: new RegExp(before.rows[0] ?? '-') }).waitFor();
    expect(await look()).toEqual(before);
    expect(await page.getByRole('columnheader', { name: 'Lost' }).getAttribute('aria-sort')).toBe('descending');
    expect(
      await page
        .getByRole('group', { name: 'Kind of gap' })
        .getByLabel(/^sole source/)
        .isChecked(),
    ).toBe(true);
  });

  it('opens a gap with what it is, why it ranks there, its evidence and its options', async () => {
    const page = await open(kestrel);
    const dialog = await openGap(page, /Gap 4: Brindlecott Avionics Ltd/);
    for (const name of [
      'What is lost',
      'What it takes down',
      'Who looks after it',
      'Times',
      'Why this rank',
      'What would close it',
    ])
      await dialog.getByRole('heading', { name }).waitFor();
    await dialog.getByText(/what sets it above the next gap/).waitFor();
    await dialog
      .getByText(/second source|single measure/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForURL((address) => !address.searchParams.has('gap'));
  });

  it('keeps what is decided about a gap, with its author, in the list and in the history', async () => {
    const page = await open(kestrel);
    const dialog = await openGap(page, /Tessarin Inertial SA/);
    await dialog.getByLabel('Owner', { exact: true }).fill('B. Buyer');
    await dialog.getByLabel('Due date').fill('2020-01-31');
    await dialog.getByLabel('Status').selectOption('in work');
    await dialog.getByLabel('Note').fill('Second source asked for');
    await dialog.getByLabel('Your name').fill('A. Officer');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.getByText('Recorded.').waitFor();
    await dialog.getByText('A. Officer (declared)').waitFor();
    expect(await dialog.getByText('Second source asked for').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await rowOf(page, /Tessarin/).innerText()).toMatch(/B\. Buyer\s+2020-01-31 overdue\s+in work/);
    await page.getByLabel(/^Overdue/).check();
    await shown(page, /^1 of 44 gaps/);
  });

  it('decides about many at once', async () => {
    const page = await open(kestrel);
    await page.getByLabel('Search in the register').fill('foreign');
    await shown(page, /^9 of 44 gaps/);
    await page.getByRole('checkbox', { name: /Select Gap 3: United Kingdom/ }).check();
    await page.getByRole('button', { name: 'Select all 9 in the list' }).click();
    const bulk = page.getByRole('region', { name: '9 gaps selected' });
    await bulk.getByText('Who looks after it').click();
    await bulk.getByLabel('Your name').fill('A. Officer');
    await bulk.getByRole('button', { name: 'Record for 9 gaps' }).click();
    await bulk.getByText('Nothing is changed.').waitFor();
    await bulk.getByRole('combobox', { name: 'Status' }).selectOption('accepted');
    await bulk.getByRole('button', { name: 'Record for 9 gaps' }).click();
    await bulk.waitFor({ state: 'hidden' });
    await page
      .getByRole('group', { name: 'Status' })
      .getByLabel(/^accepted\s*9/)
      .check();
    await shown(page, /^9 of 44 gaps/);
  });

  it('decides about those that are selected when it is recorded, not when the typing began', async () => {
    const page = await open(kestrel);
    const ticked = (rank: number) => page.getByRole('checkbox', { name: new RegExp(`^Select Gap ${rank}:`) });
    for (const rank of [1, 2]) await ticked(rank).check();
    const bulk = page.getByRole('region', { name: /gaps? selected$/ });
    await bulk.getByText('Who looks after it').click();
    await bulk.getByRole('textbox', { name: 'Owner' }).fill('Owner of three');
    for (const rank of [3, 4]) await ticked(rank).check();
    await ticked(1).uncheck();
    await bulk.getByLabel('Your name').fill('A. Officer');
    await bulk.getByRole('button', { name: 'Record for 3 gaps' }).click();
    await bulk.waitFor({ state: 'hidden' });
    const owned = async (rank: number) => (await rowOf(page, new RegExp(`^Gap ${rank}:`)).innerText()).includes('Owner of three');
    await rowOf(page, /^Gap 4:/)
      .filter({ hasText: 'Owner of three' })
      .waitFor();
    expect(await Promise.all([1, 2, 3, 4].map(owned))).toEqual([false, true, true, true]);
  });

  it('keeps what was typed about a gap when it is shut unrecorded, until it is recorded or discarded', async () => {
    const page = await open(kestrel);
    const dialog = await openGap(page, /Gap 5:/);
    const note = dialog.getByLabel('Note');
    await note.fill('half a thought');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await openGap(page, /Gap 6:/);
    expect(await page.getByRole('dialog').getByLabel('Note').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await openGap(page, /Gap 5:/);
    expect(await note.inputValue()).toBe('half a thought');
    await dialog.getByText('It is not recorded.').waitFor();
    await dialog.getByRole('button', { name: 'Discard it' }).click();
    expect(await note.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await openGap(page, /Gap 5:/);
    expect(await note.inputValue()).toBe('');
  });

  it('says that not all could be selected when the server is away, and selects them when it is back', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto(kestrel);
    await page.getByRole('checkbox', { name: /^Select Gap 1:/ }).check();
    await page.route('**/graphql', async (route) => await route.abort('connectionrefused'));
    const all = page.getByRole('button', { name: 'Select all 44 in the list' });
    await all.click();
    await shown(page, 'They were not selected. Hauberk cannot be reached.');
    await page.unroute('**/graphql');
    await all.click();
    await page.getByRole('region', { name: '44 gaps selected' }).waitFor();
    expect(complaints.filter((one) => !one.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('keeps the focus on a row that is scrolled out of sight', async () => {
    const page = await open(kestrel);
    const box = page.getByRole('checkbox', { name: /^Select Gap 1:/ });
    await box.focus();
    await page
      .getByRole('region', { name: 'Gaps', exact: true })
      .evaluate((frame) => frame.scrollTo({ top: frame.scrollHeight }));
    await page.getByRole('link', { name: /^Gap 44:/ }).waitFor();
    expect(await page.getByRole('link', { name: /^Gap [23]:/ }).count()).toBe(0);
    expect(await box.evaluate((one) => one.matches(':focus'))).toBe(true);
  });

  it('saves the whole list as CSV, with what it is of, and nothing that a spreadsheet would compute', async () => {
    const page = await open('/gaps?programme=Other&columns=rank+item');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the list as CSV' }).click(),
    ]);
    const text = readFileSync((await download.path()) ?? '', 'utf8');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('EXERCISE ONLY');
    expect(lines.slice(1, 5)).toEqual([
      'List,Gap register',
      'Programme,Other',
      expect.stringMatching(/^As of,/),
      expect.stringMatching(/^View,/),
    ]);
    expect(text).toMatch(/\r\nView,[0-9a-f]{64}\r\n/);
    const names = 'Rank,Lost,Takes down,Id,Places of evidence,SHA-256 of the first,Place of the first';
    const [first] = lines.slice(lines.findIndex((line) => line.startsWith(names)) + 1);
    expect(text).toContain(`\r\n${names}`);
    expect(first).toMatch(/^1,.*,[0-9a-f]{12},\d+,[0-9a-f]{64},row=\d+$/);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"") Ltd"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
  });

  it('says on paper and in the file which end item it is narrowed to, and what has a row', async () => {
    const { data } = await ask(server.url, '{ search(text: "Flight control computer", types: [ITEM]) { nodes { id name } } }');
    const id = data.search.nodes.find((one) => String(one.name) === 'Flight control computer')?.id;
    const page = await open(`${kestrel}&rows=item&${new URLSearchParams({ stops: String(id), certainty: 'definite' })}`);
    await page.getByRole('checkbox', { name: 'Flight control computer' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the list as CSV' }).click(),
    ]);
    const lines = readFileSync((await download.path()) ?? '', 'utf8').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'One row for,each item that it takes down',
        'Narrowed to,Certainty: definite',
        'Narrowed to,End item that it stops: Flight control computer',
      ]),
    );
    await page.emulateMedia({ media: 'print' });
    const printed = page.locator('.hb-printed');
    await printed.getByText('One row for each item that it takes down', { exact: true }).waitFor();
    await printed.getByText('Narrowed to End item that it stops: Flight control computer', { exact: true }).waitFor();
  });

  it('asks again for rows that could not be answered when that is pressed', async () => {
    const { page } = await openPage(browser, server.url);
    let isBroken = true;
    await page.route('**/graphql', async (route) => {
      const { query } = route.request().postDataJSON() as { readonly query: string };
      const errors = [{ message: 'broken for a while', extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false } }];
      if (isBroken && query.includes('query GapRows(')) await route.fulfill({ json: { errors } });
      else await route.continue();
    });
    await page.goto(kestrel);
    const failure = page.getByRole('alert').filter({ hasText: 'broken for a while' });
    await failure.waitFor();
    isBroken = false;
    await failure.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: /^Gap 1:/ }).waitFor();
    await failure.waitFor({ state: 'detached' });
  });

  it('says what limits it', async () => {
    const page = await open(kestrel);
    const said = page.locator('.usa-alert').filter({ hasText: 'What limits this answer: Gap register' });
    await said.getByText('dormant-source', { exact: true }).waitFor();
  });

  it('prints every row on paper, as wide as the paper, and on each sheet what it is of', async () => {
    const page = await open(kestrel, { colorScheme: 'dark' });
    await page.getByRole('link', { name: /Gap 1:/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const printed = page.locator('.hb-printed');
    await expect.poll(() => printed.locator('tbody tr').count()).toBe(44);
    const look = await page.evaluate(`(() => {
      const table = document.querySelector('.hb-printed table');
      return { over: table.scrollWidth - table.parentElement.clientWidth, ink: getComputedStyle(table).color };
    })()`);
    expect(look).toEqual({ over: 0, ink: 'rgb(27, 27, 27)' });
    for (const hidden of [
      page.locator('.hb-facet-choice'),
      page.locator('.hb-register'),
      page.getByLabel('Search in the register'),
    ])
      expect(await hidden.isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await printed.waitFor({ state: 'detached' });
    const sheets = textOfPdf(await page.pdf({ preferCSSPageSize: true }));
    if (sheets === undefined) return;
    const text = sheets.join('\n');
    for (let rank = 1; rank <= 44; rank++) expect(text).toMatch(new RegExp(`^ *${rank}\\b|\\s${rank}\\s`, 'm'));
    expect(text).toContain('All 44 gaps of the list');
    for (const sheet of sheets.filter((one) => one.includes('Takes down'))) {
      expect(sheet).toContain('EXERCISE ONLY');
      expect(sheet).toContain('Gap register: Paper Kestrel');
      expect(sheet).toMatch(/View [0-9a-f]{64} as of \d{4}-\d\d-\d\d/);
    }
  });

  it('says on paper that it is a part, where the list is longer than a print', async () => {
    const { page } = await openPage(browser, server.url);
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/"totalCount":44\b/, '"totalCount":1234') });
    });
    await page.goto(kestrel);
    await page.getByRole('link', { name: /Gap 1:/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page
      .locator('.hb-printed')
      .getByText(/^The first 44 of 1.?234 gaps; the list saved as CSV has all\.$/)
      .waitFor();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (colorScheme) => {
    const page = await open(kestrel, { colorScheme });
    await page.getByRole('link', { name: /Gap 1:/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('checkbox', { name: /Select Gap 1:/ }).check();
    await page.getByRole('region', { name: '1 gap selected' }).getByText('Who looks after it').click();
    await page.getByText('Columns', { exact: true }).first().click();
    expect(await axeViolations(page)).toEqual([]);
    const dialog = await openGap(page, /Gap 4:/);
    await dialog
      .getByText(/second source|single measure/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is whole on 360 pixels: the page is not wider than the window', async () => {
    const page = await open(kestrel, { viewport: { width: 360, height: 740 } });
    await page.getByRole('link', { name: /Gap 1:/ }).waitFor();
    const isWider = () => page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
    expect(await isWider()).toBe(false);
    await page.getByText('Narrow the list').click();
    await page.getByRole('group', { name: 'Kind of gap' }).waitFor();
    const dialog = await openGap(page, /Gap 4:/);
    expect(await isWider()).toBe(false);
    const { width } = (await dialog.boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(360);
    expect(await dialog.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(false);
  });

  it('asked nothing of any other machine, and complained of nothing', () => {
    expect(opened.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe.skipIf(chromiumPath === undefined)('the gap register of a server that wants an upload key', () => {
  it('asks for the key when something is recorded, keeps what was typed, and asks no second time', async () => {
    const [server, browser] = await Promise.all([startServer(), openBrowser()]);
    try {
      const made = await runHauberk(['key', 'create', 'office', '--store', server.folder, '--json']);
      const { key } = made.results[0] as { readonly key: string };
      const { page, complaints } = await openPage(browser, server.url);
      await page.goto(kestrel);
      await page.getByRole('link', { name: /Gap 4:/ }).click();
      const dialog = page.getByRole('dialog', { name: /Gap 4:/ });
      await dialog.getByLabel('Owner', { exact: true }).fill('B. Buyer');
      await dialog.getByLabel('Your name').fill('A. Officer');
      await dialog.getByRole('button', { name: 'Record', exact: true }).click();
      await dialog.getByLabel('Upload key').fill('wrong');
      await dialog.getByRole('button', { name: 'Use this key' }).click();
      await dialog.getByText('The key was not accepted.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await dialog.getByLabel('Upload key').fill(key);
      await dialog.getByRole('button', { name: 'Use this key' }).click();
      await dialog.getByText('Recorded.').waitFor();
      await dialog.getByText('Owner: B. Buyer').waitFor();
      await dialog.getByLabel('Note').fill('and a note');
      await dialog.getByRole('button', { name: 'Record', exact: true }).click();
      await dialog.getByText('and a note', { exact: true }).last().waitFor();
      await dialog.getByText('Recorded.').waitFor();
      expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);
    } finally {
      await browser.close();
      await server.end();
    }
  });
});
