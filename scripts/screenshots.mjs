// Pictures of every page over the example programme, on windows of 1440 and 360 pixels, into docs/screenshots.
// `npm run screenshots` after `npm run build`; they are JPEG of a quality that keeps each below 150 KB.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'docs/screenshots');
const programme = 'Paper Kestrel';
const mostBytes = 150_000;
/** A dialog lies over the window alone. A page may be longer than anybody looks at in a picture. */
const highest = { 1440: 1600, 360: 1400 };

const store = mkdtempSync(join(tmpdir(), 'hauberk-screenshots-'));
const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
  env: {
    ...process.env,
    HAUBERK_STORE: store,
    HAUBERK_DATA: '',
    HAUBERK_HOST: '',
    HAUBERK_PORT: '0',
    HAUBERK_BANNER: 'EXERCISE ONLY',
  },
  stdio: ['ignore', 'pipe', 'ignore'],
});

const ask = async (url, query, variables) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await response.json()).data;
};

async function addresses(url) {
  const idOf = async (text) => {
    const { search } = await ask(url, 'query Find($text: String!) { search(text: $text) { nodes { id name } } }', { text });
    return search.nodes.find(({ name }) => name === text).id;
  };
  const places = `query Places($programme: String) { singleSources(programme: $programme, first: 1) {
    nodes { evidence { document { sha256 } pointer } } } }`;
  const { singleSources } = await ask(url, places, { programme });
  const { document, pointer } = singleSources.nodes[0].evidence[0];
  const { gaps } = await ask(
    url,
    'query Worst($programme: String) { gaps(programme: $programme, first: 1) { nodes { gapId } } }',
    {
      programme,
    },
  );
  return Object.entries({
    programme: ['/'],
    gaps: ['/gaps'],
    gap: ['/gaps', { gap: gaps.nodes[0].gapId }],
    item: ['/item', { id: await idOf('MEMS inertial sensor') }],
    supplier: ['/supplier', { id: await idOf('Bospherannis Servo Sanayi AS') }],
    site: ['/site', { id: await idOf('Hsinlung Fab 3 Works') }],
    country: ['/country', { id: 'country:TW' }],
    material: ['/material', { id: await idOf('Rotor magnet set') }],
    'hand-in': ['/hand-in'],
    'what-if': ['/what-if'],
    plan: ['/plan'],
    decisions: ['/decisions'],
    document: ['/document', { sha256: document.sha256, pointer }],
    compare: ['/compare'],
    search: ['/search', { text: 'servo' }],
    report: ['/report'],
    help: ['/help'],
  }).map(([name, [path, more = {}]]) => [name, `${url}${path}?${new URLSearchParams({ programme, ...more })}`]);
}

async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (const loading of await page.getByText(/^Loading$/).all()) await loading.waitFor({ state: 'detached', timeout: 60_000 });
}

/** Tall pages are cut; a picture that is still too large is made again with less quality. */
async function picture(page, name, width, path) {
  const height = await page.evaluate('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: name === 'gap' ? 900 : Math.min(height, highest[width]) };
  for (let quality = 80; ; quality -= 10) {
    await page.screenshot({ path, type: 'jpeg', quality, clip, fullPage: true });
    if (statSync(path).size < mostBytes || quality <= 30) return statSync(path).size;
  }
}

try {
  const url = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+:\d+(?=\/$)/.exec(line);
      if (found !== null) resolve(found[0]);
    });
  });
  mkdirSync(out, { recursive: true });
  const executablePath = process.env.HAUBERK_TEST_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  for (const [name, address] of await addresses(url)) {
    for (const width of [1440, 360]) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: 'light',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(address);
      await settle(page);
      const bytes = await picture(page, name, width, join(out, `${name}-${width}.jpg`));
      console.log(`${name}-${width}.jpg ${bytes}`);
      if (bytes >= mostBytes) process.exitCode = 1;
      await context.close();
    }
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  rmSync(store, { recursive: true, force: true });
}
