/** Files that are saved from pages: each says what it is of, and shows all of it, whatever the screen was. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: files saved from pages (no Chromium is installed)\n');

interface Picture {
  readonly width: number;
  readonly texts: readonly string[];
  readonly fills: readonly string[];
  readonly links: number;
  /** Names of texts that do not stand wholly within it. */
  readonly cropped: readonly string[];
  /** The colour of a corner. */
  readonly corner: readonly number[];
}

/** A saved picture, drawn by the browser as any other file; a PNG is given in base 64. */
const lookAt = (text: string, isSvg: boolean) => `(async () => {
  const address = ${JSON.stringify(text)};
  const image = new Image();
  image.src = ${isSvg ? "'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(address)" : "'data:image/png;base64,' + address"};
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const drawn = canvas.getContext('2d');
  drawn.drawImage(image, 0, 0);
  const corner = [...drawn.getImageData(1, 1, 1, 1).data];
  if (${!isSvg}) return { width: image.width, texts: [], fills: [], links: 0, cropped: [], corner };
  const svg = document.importNode(new DOMParser().parseFromString(address, 'image/svg+xml').documentElement, true);
  document.body.append(svg);
  const all = svg.getBoundingClientRect();
  const shown = [...svg.querySelectorAll('svg')].at(-1).getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')];
  const isOut = (one, frame) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1;
  };
  const cropped = texts.filter((one) => isOut(one, one.closest('svg') === svg ? all : shown)).map((one) => one.textContent);
  const found = {
    width: image.width,
    texts: texts.map((one) => one.textContent),
    fills: [...svg.querySelectorAll('[fill]')].map((one) => one.getAttribute('fill')),
    links: svg.querySelectorAll('[href]').length,
    cropped,
    corner,
  };
  svg.remove();
  return found;
})()`;

describe.skipIf(chromiumPath === undefined)('files saved from pages', () => {
  let server: RunningServer;
  let browser: Browser;
  let supplier = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ env: { HAUBERK_BANNER: 'EXERCISE ONLY' } }), openBrowser()]);
    const find = 'query Find($text: String!) { search(text: $text) { nodes { id name } } }';
    const name = 'Bospherannis Servo Sanayi AS';
    const { data } = await ask(server.url, find, { text: name });
    supplier = String(data.search.nodes.find((one) => String(one.name) === name)?.id);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const open = async (address: string, options: BrowserContextOptions): Promise<Page> => {
    const { page } = await openPage(browser, server.url, options);
    await page.goto(address);
    return page;
  };
  const saved = async (page: Page, within: Locator, name: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), within.getByRole('button', { name }).click()]);
    return readFileSync(await download.path());
  };
  const supplierPage = (options: BrowserContextOptions) =>
    open(`/supplier?${new URLSearchParams({ programme: 'Paper Kestrel', id: supplier })}`, options);
  const expectFoot = (texts: readonly string[]) => {
    expect(texts.filter((text) => text === 'EXERCISE ONLY')).toHaveLength(2);
    expect(texts).toContain('Programme: Paper Kestrel');
    expect(texts.find((text) => /^As of: \d{4}-\d\d-\d\d$/.test(text))).toBeDefined();
    expect(texts.find((text) => /^View: [0-9a-f]{64}$/.test(text))).toBeDefined();
  };

  it('a network that is seen in part, on a small dark screen, is saved whole, on paper, in light colours', async () => {
    const page = await supplierPage({ colorScheme: 'dark', viewport: { width: 360, height: 740 } });
    const figure = page.getByRole('figure').filter({ has: page.locator('.hb-network svg') });
    await figure.getByRole('button', { name: 'Larger' }).click();
    const names = await figure.locator('.hb-network__node text').allTextContents();
    expect(names.length).toBeGreaterThan(2);
    const text = (await saved(page, figure, 'Save as SVG')).toString('utf8');
    const picture = await page.evaluate<Picture>(lookAt(text, true));
    expect(picture.cropped).toEqual([]);
    expect(picture.texts).toEqual(expect.arrayContaining(names));
    expect(picture.corner).toEqual([255, 255, 255, 255]);
    expect(picture.fills).not.toContain('rgb(240, 240, 240)');
    expect(picture.links).toBe(0);
    expect(picture.texts.slice(0, 2).join()).toContain((await figure.locator('figcaption').innerText()).slice(0, 20));
    expectFoot(picture.texts);
    expect(await page.locator('.hb-network svg').count()).toBe(1);
    const png = (await saved(page, figure, 'Save as PNG')).toString('base64');
    const drawn = await page.evaluate<Picture>(lookAt(png, false));
    expect(drawn.corner).toEqual([255, 255, 255, 255]);
    expect(drawn.width).toBe(picture.width * 2);
  });

  it('a network that is a part says so on its sheet, and what goes on looks like no end', async () => {
    const page = await open('/item?programme=Paper+Kestrel&id=item%3Aname%3Agallium%20metal~5034818629', {});
    const figure = page.getByRole('figure').filter({ has: page.locator('.hb-network svg') });
    const text = (await saved(page, figure, 'Save as SVG')).toString('utf8');
    const picture = await page.evaluate<Picture>(lookAt(text, true));
    expect(picture.texts.join(' ')).toContain('The picture is a part');
    expect(picture.texts.filter((one) => /^… needed by \d+ more$/.test(one)).length).toBeGreaterThan(0);
    expect(picture.cropped).toEqual([]);
  });

  it('a map is saved with its legend, and says which part of the world it shows', async () => {
    const page = await open('/?programme=Paper+Kestrel', { colorScheme: 'dark' });
    const figure = page.getByRole('figure').filter({ has: page.locator('svg.hb-map') });
    await figure.getByRole('button', { name: 'Europe' }).click();
    const legend = await figure.getByRole('list', { name: 'Legend' }).getByRole('listitem').allTextContents();
    const text = (await saved(page, figure, 'Save as SVG')).toString('utf8');
    const picture = await page.evaluate<Picture>(lookAt(text, true));
    expect(picture.texts).toEqual(expect.arrayContaining(legend));
    expect(picture.texts.join(' ')).toContain('(Europe)');
    // The lightest and the darkest share, as they are on light paper.
    expect(picture.fills).toEqual(expect.arrayContaining(['rgb(195, 217, 238)', 'rgb(18, 59, 99)']));
    expectFoot(picture.texts);
  });

  it('a list says what it is of, and that it is a part where it is one', async () => {
    const page = await open('/?programme=Paper+Kestrel&asOf=2026-11-05', {});
    const list = page.locator('.hb-list').filter({ has: page.getByRole('table', { name: 'The worst gaps', exact: true }) });
    const lines = (await saved(page, list, 'Save as CSV')).toString('utf8').split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      'EXERCISE ONLY',
      expect.stringMatching(/^List,/),
      'Programme,Paper Kestrel',
      'As of,2026-11-05',
    ]);
    expect(lines[4]).toMatch(/^View,[0-9a-f]{64}$/);
    const rows = lines.length - lines.indexOf('') - 1 - 1 - 1;
    expect(rows).toBeGreaterThan(1);
    expect(rows).toBeLessThan(44);
    expect(lines[5]).toMatch(new RegExp(`^Rows,${rows} of 4\\d:`));
    const json = JSON.parse((await saved(page, list, 'Save as JSON')).toString('utf8'));
    expect(json).toMatchObject({ marking: 'EXERCISE ONLY', programme: 'Paper Kestrel', asOf: '2026-11-05', rows });
    expect(json.view).toBe(lines[4]?.slice('View,'.length));
    expect(json.list).toHaveLength(rows);
    const names = (lines[lines.indexOf('') + 1] as string).split(',');
    expect(names.slice(-5)).toEqual(['Gap id', 'Places of evidence', 'SHA-256 of the first', 'Place of the first', 'Not known']);
    for (const row of json.list) {
      expect(row['Gap id']).toMatch(/^[0-9a-f]{12}$/);
      expect(row['Places of evidence']).toBeGreaterThan(0);
      expect(row['SHA-256 of the first']).toMatch(/^[0-9a-f]{64}$/);
      expect(row['Place of the first']).not.toBe('');
    }
    // What the page says is not known has no figure in the CSV, and its name in the last column.
    const unknown = Object.entries(json.list[0]).flatMap(([name, value]) => (value === null ? [name] : []));
    expect(unknown.length).toBeGreaterThan(0);
    expect(lines[lines.indexOf('') + 2]).toContain(unknown.join('; '));
    expect(json.rowsOfWholeList).toBeGreaterThan(rows);
  });
});
