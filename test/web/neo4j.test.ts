/** The pages over Neo4j: each shows something, and the three minutes' answers are those of the embedded store. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../app/documents/rebuild.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { examplePages, settled } from '../support/example-pages.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { openPage } from '../support/pages.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

const neo4j = chromiumPath === undefined ? { url: undefined, reason: 'no Chromium is installed' } : await startNeo4j();
const reason = 'reason' in neo4j ? ` (left out: ${neo4j.reason})` : '';
const gaps = '{ gaps(programme: "Paper Kestrel", first: 50) { totalCount statement nodes { gapId rank } view { hash } } }';

/** By the name of a page: what it alone says of the example. */
const ownWords: Readonly<Record<string, RegExp>> = {
  programme: /Bottom line/,
  gaps: /Save the list as CSV/,
  item: /MEMS inertial sensor/,
  supplier: /Bospherannis Servo Sanayi AS/,
  site: /Hsinlung Fab 3 Works/,
  country: /Taiwan/,
  material: /Rotor magnet set/,
  'hand-in': /Drag files here, or choose them/,
  'what-if': /No scenario|Saved scenarios/,
  plan: /Residual|What is left/i,
  decisions: /needs a decision by a person/,
  document: /The bytes at this place/,
  compare: /The two sides/,
  search: /found for "servo"/,
  report: /What is to be decided/,
  help: /diagnostics/i,
};

describe.skipIf(neo4j.url === undefined)(`the pages over Neo4j${reason}`, () => {
  let folder: string;
  let server: RunningServer;
  let embedded: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const data = join(folder, 'evidence');
    // Without evidence a rebuild leaves an empty store, which the server fills with the example.
    const workspace = await composeWorkspace({ store: neo4j.url as string, data, writable: true });
    await rebuild(workspace);
    await workspace.close();
    server = await startServer({ env: { HAUBERK_STORE: neo4j.url as string, HAUBERK_DATA: data } });
    [embedded, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await embedded?.end();
    await server?.stop();
    if (neo4j.url !== undefined) await neo4j.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the answers that the embedded store gives', async () => {
    const [one, other] = [await ask(server.url, gaps), await ask(embedded.url, gaps)];
    expect(one.errors).toBeUndefined();
    expect(Number(one.data.gaps?.totalCount)).toBeGreaterThan(40);
    expect(one.data.gaps?.nodes).toEqual(other.data.gaps?.nodes);
    expect(one.data.gaps?.statement).toEqual(other.data.gaps?.statement);
  });

  it('shows every page', { timeout: 600_000 }, async () => {
    const { page, elsewhere, complaints } = await openPage(browser, server.url);
    for (const { address, name } of await examplePages(server.url)) {
      await page.goto(address);
      await settled(page);
      expect([name, await page.getByRole('alert').count()]).toEqual([name, 0]);
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(100);
      // Of its own: what this page alone says of the example.
      await page
        .getByRole('main')
        .getByText(ownWords[name] as RegExp)
        .first()
        .waitFor();
    }
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
