/**
 * `bench -- web [--items 100000] [--runs 3] [--seed 1] [--store DIR]`: the pages in Chromium over a generated graph
 * whose gap register has more than 50,000 rows: how long until the first page can be used after a cold load, how long
 * a change of pages takes, which tasks keep the register from scrolling, and what the first scripts weigh. Each first
 * page is loaded from a server that has just said that it is ready, and from one that has prepared itself, with what that cost. A
 * store that has documents is taken as it is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openEmbeddedStore } from '../graph/store/embedded/embedded-store.ts';
import { load, longTasksSince, msUntil, nothingLoads, openBrowser, tasksOf, watchedPage, weighScripts } from './browser.ts';
import { generateDocument, generateParties, itemsPerDocument } from './generate.ts';
import { emit, quantile } from './measure.ts';
import { goTo, otherPages } from './page-addresses.ts';
import { ProcessTree } from './process-tree.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const programme = 'Programme 3';
/** Pages of the navigation by their names there. */
const changes = ['Gap register', 'Decisions', 'What if', 'Plan', 'Hand in', 'Report', 'Help', 'Programme'];
/** Each page is gone to so often; the first time its code is loaded, and its answer computed. */
const rounds = 3;
/** Pixels between two frames while the register is scrolled: four windows. */
const scrollStep = 2_400;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      items: { type: 'string', default: '100000' },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      store: { type: 'string' },
    },
  });
  const work = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  try {
    const store = values.store ?? join(work, 'store');
    await fill(store, Math.ceil(Number(values.items) / itemsPerDocument), Number(values.seed));
    const browser = await openBrowser();
    try {
      await measure(
        async () => await startServer(store, join(work, 'evidence'), true),
        browser,
        { bench: 'web', items: Number(values.items) },
        Number(values.runs),
      );
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

async function fill(folder: string, documents: number, seed: number): Promise<void> {
  const store = await openEmbeddedStore(folder);
  if ((await store.handIns()).length === 0) {
    for (const { handIn, delta } of generateParties(documents, seed)) await store.append(handIn, delta);
    for (let index = 0; index < documents; index++) {
      const { handIn, delta } = generateDocument(index, documents, seed);
      await store.append(handIn, delta);
    }
  }
  await store.close();
}

type Head = Readonly<Record<string, unknown>>;
type Start = () => Promise<ServerProcess>;

const scopes = { all: '', [programme]: `?programme=${encodeURIComponent(programme)}` };

async function measure(start: Start, browser: Browser, head: Head, runs: number): Promise<void> {
  for (let run = 0; run < runs; run++) {
    for (const [of, scope] of Object.entries(scopes)) {
      const begun = performance.now();
      const started = await start();
      const readyMs = performance.now() - begun;
      const cold = await coldLoad(browser, `${started.url}/${scope}`, started.pid);
      emit({ ...head, measure: 'cold load', of, run, server: 'just started', readyMs, ...cold, load: load() });
      await started.stop();
    }
  }
  const server = await start();
  try {
    emit({ ...head, measure: 'prepared', ...(await prepared(server)), load: load() });
    await measurePrepared(server, browser, head, runs);
  } finally {
    await server.stop();
  }
}

/** How long it took until the server had prepared itself, what it cost, and how late the event loop came at most. */
async function prepared({ url, pid }: ServerProcess) {
  const processes = new ProcessTree(pid);
  const [begun, cpu] = [performance.now(), processes.cpuMs()];
  let lateMs = 0;
  for (let isDone = false; !isDone; await setTimeout(100)) {
    const text = await (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text();
    lateMs = Math.max(lateMs, 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1]));
    isDone = /^hauberk_prepared 1$/m.test(text);
    processes.sample();
  }
  return { ms: performance.now() - begun, cpuMs: processes.cpuMs() - cpu, lateMs, peakMiB: processes.peakMiB };
}

async function measurePrepared({ url, pid }: ServerProcess, browser: Browser, head: Head, runs: number): Promise<void> {
  for (const [of, scope] of Object.entries(scopes)) {
    for (let run = 0; run < runs; run++) {
      const cold = await coldLoad(browser, `${url}/${scope}`, pid);
      emit({ ...head, measure: 'cold load', of, run, server: 'prepared', ...cold, load: load() });
    }
  }
  const page = await watchedPage(browser);
  await page.goto(`${url}/?programme=${encodeURIComponent(programme)}`);
  await msUntil(page, nothingLoads);
  for (let round = 0; round < rounds; round++) {
    for (const name of changes) {
      const change = await changeTo(page, name);
      emit({ ...head, measure: 'page change', to: name, round, ...change, load: load() });
    }
  }
  for (const [to, address] of Object.entries(await otherPages(url, programme))) {
    for (let round = 0; round < rounds; round++) {
      const change = await changeBy(page, async () => await page.evaluate<number>(goTo(address)));
      emit({ ...head, measure: 'page change', to, round, ...change, load: load() });
      await changeBy(page, async () => await page.evaluate<number>(goTo(`/?programme=${encodeURIComponent(programme)}`)));
    }
  }
  await page.context().close();
  for (const scope of ['?', '?rows=item&']) {
    emit({
      ...head,
      measure: 'register scrolled through',
      ...(await scrollRegister(browser, `${url}/gaps${scope}`)),
      load: load(),
    });
  }
}

/**
 * Usable: the bottom line and the worst gaps are on the screen. Whole: nothing of the page loads any more. What the
 * browser's and the server's processes had of the processors until then is counted apart: others' work is not in it.
 */
async function coldLoad(browser: Browser, address: string, pid: number) {
  const page = await watchedPage(browser);
  const scripts = weighScripts(page);
  const [all, server] = [new ProcessTree(process.pid), new ProcessTree(pid)];
  const [before, serverBefore] = [all.cpuMs(), server.cpuMs()];
  await page.goto(address, { waitUntil: 'commit' });
  const frameMs = await msUntil(page, `document.querySelector('main h1') !== null`);
  const usable = `document.querySelector('.hb-lead') !== null && document.querySelector('main td a, main th a') !== null`;
  const usableMs = await msUntil(page, usable);
  const [usableCpuMs, serverCpuMs] = [all.cpuMs() - before, server.cpuMs() - serverBefore];
  const { files, bytes } = await scripts();
  const wholeMs = await msUntil(page, nothingLoads);
  await page.context().close();
  return { frameMs, usableMs, usableCpuMs, serverCpuMs, wholeMs, scripts: files, scriptBytesGzip: bytes };
}

/** A page of the navigation, from the click on its name. */
async function changeTo(page: Page, name: string) {
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });
  const click = (element: unknown) => {
    const now = performance.now();
    (element as { click(): void }).click();
    return now;
  };
  return await changeBy(page, async () => await link.evaluate(click));
}

/** To the new page's heading, and to the end of its loading, from when `begin` says that it began. */
async function changeBy(page: Page, begin: () => Promise<number>) {
  await page.evaluate(`window.hbHeading = document.querySelector('main h1')`);
  const start = await begin();
  const shown = await msUntil(
    page,
    `document.querySelector('main h1') !== null && document.querySelector('main h1') !== window.hbHeading`,
  );
  const whole = await msUntil(page, nothingLoads);
  return { headingMs: shown - start, wholeMs: whole - start };
}

async function scrollRegister(browser: Browser, address: string) {
  const page = await watchedPage(browser);
  await page.goto(address);
  await msUntil(page, `document.querySelector('.hb-register tbody a') !== null`);
  const rows = await page.evaluate<number>(
    `Number(document.querySelector('.hb-register table').getAttribute('aria-rowcount')) - 1`,
  );
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const start = await page.evaluate<number>('performance.now()');
  const late = await page.evaluate<number[]>(`new Promise((resolve) => {
    const box = document.querySelector('.hb-register');
    const late = [];
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      late.push(now - last);
      last = now;
      const before = box.scrollTop;
      box.scrollTop += ${scrollStep};
      if (box.scrollTop === before) resolve(late);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
  const trace = await browser.stopTracing();
  const byClock = await longTasksSince(page, start);
  const ofProcessor = tasksOf(trace);
  await page.context().close();
  const frames = { frames: late.length, frameMsMedian: quantile(late, 0.5), frameMsP99: quantile(late, 0.99) };
  return { rows, ...frames, byClock, ofProcessor };
}
