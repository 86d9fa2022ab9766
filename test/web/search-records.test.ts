/** A search that finds what is no thing of the network, and leads to where it is seen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer, type Tree } from '../support/running-server.ts';

if (chromiumPath === undefined) process.stderr.write('skipped: searching records in a browser (no Chromium is installed)\n');

const programme = 'Paper Kestrel';

describe.skipIf(chromiumPath === undefined)('a search over records', () => {
  let server: RunningServer;
  let browser: Browser;
  let gapId = '';

  const handedIn = async (draft: Tree | undefined) => {
    const form = new FormData();
    form.append('file', new File([String(draft?.text)], String(draft?.path)));
    expect((await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).ok).toBe(true);
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const { data } = await ask(
      server.url,
      'query First($programme: String) { gaps(programme: $programme, first: 1) { nodes { gapId } } }',
      { programme },
    );
    gapId = String(data.gaps.nodes[0].gapId);
    const query = `query Draft($programme: String) {
      scenarioDraft(name: "Strait closed", programme: $programme, lose: ["country:TW"], author: "Planner", note: "wargame") { path text }
    }`;
    await handedIn((await ask(server.url, query, { programme })).data.scenarioDraft);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
  });

  const found = async (page: Page, text: string) => {
    await page.goto(`/search?${new URLSearchParams({ programme, text })}`);
    const table = page.getByRole('table', { name: /^Gaps, lists, rules/ });
    await table.waitFor();
    return table;
  };

  it('leads from a gap id to the gap, from a kind to the register, from a scenario to its outcome', async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    const gap = await found(page, gapId);
    expect(await gap.getByRole('row').count()).toBe(2);
    await gap
      .getByRole('row', { name: new RegExp(`Gap its id: ${gapId}`) })
      .getByRole('link')
      .click();
    await page.getByRole('dialog').getByText(gapId).first().waitFor();

    const kind = await found(page, 'sole source');
    await kind.getByRole('link', { name: 'sole source' }).click();
    await page.getByRole('heading', { level: 1, name: /^Gap register/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('archetype')).toBe('sole source');
    await page.getByRole('row').nth(1).waitFor();

    const scenario = await found(page, 'wargame');
    expect(await scenario.getByRole('row').nth(1).innerText()).toContain('its note or reason: wargame');
    await scenario.getByRole('link', { name: 'Strait closed' }).click();
    await page.getByRole('heading', { level: 1, name: /Strait closed/ }).waitFor();
    expect(new URL(page.url()).searchParams.getAll('lose')).toEqual(['country:TW']);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });

  it('leads from a rule to what it says, of vendors or of items, and from a list that is not loaded to the lists', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    for (const [text, part] of [
      ['ofac-50-percent', 'vendors'],
      ['specialty-metals', 'rules'],
    ] as const) {
      const table = await found(page, text);
      await table.getByRole('row', { name: /Rule/ }).getByRole('link').first().click();
      await page.locator(`details#${part}[open]`).getByRole('table').waitFor();
      expect(new URL(page.url()).searchParams.get('programme')).toBe(programme);
    }
    const table = await found(page, 'MEU');
    await table
      .getByRole('row', { name: /Restricted-party list/ })
      .getByRole('link')
      .first()
      .click();
    const lists = page.getByRole('table', { name: 'Lists that this rests on, and their age' });
    await lists.getByRole('row').filter({ hasText: 'MEU' }).getByText('not loaded').waitFor();
    expect(complaints).toEqual([]);
  });

  it('finds lists and rules, and says what each is', async () => {
    const { page } = await openPage(browser, server.url);
    for (const [text, row] of [
      ['OFAC', /Restricted-party list/],
      ['Specially Designated', /Restricted-party list/],
      ['889', /Rule/],
      ['1260H', /Rule/],
    ] as const) {
      const table = await found(page, text);
      expect(await table.getByRole('row', { name: row }).count(), text).toBeGreaterThan(0);
    }
    expect(await axeViolations(page)).toEqual([]);
  });
});
