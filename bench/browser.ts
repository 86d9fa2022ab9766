/** A Chromium that measures: when a page can be used, what its scripts weigh, which tasks keep it from answering. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = process.env.HAUBERK_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** Errors: that there is none, in Playwright's words. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Keeps in the page when what is waited for was first there; `performance.now()` counts from the start of its loading. */
const watch = `(() => {
  window.hbLongTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.hbLongTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  window.hbWhen = (isThere) => new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return false;
      // After the next frame it is on the screen.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  });
})()`;

export async function watchedPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.addInitScript(watch);
  return page;
}

/** Milliseconds since the start of the page until `condition`, a JavaScript expression, held. */
export async function msUntil(page: Page, condition: string): Promise<number> {
  return await page.evaluate<number>(`window.hbWhen(() => ${condition})`);
}

/** Nothing that a person looks at says that it loads. */
export const nothingLoads = `document.querySelector('main h1') !== null && document.querySelector('main').getAttribute('aria-busy') !== 'true' &&
  ![...document.querySelectorAll('main [role="status"], main .hb-figure__value span, main td')].some((one) => one.textContent === 'Loading')`;

/** Bytes of the scripts that the page loads, compressed as gzip does; `stop` gives the sum so far. */
export function weighScripts(page: Page): () => Promise<{ readonly files: number; readonly bytes: number }> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  return async () => {
    const files = await Promise.all(bodies);
    return { files: files.length, bytes: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) };
  };
}

export interface LongTasks {
  /** Above 50 ms, as the browser counts them, by the clock. */
  readonly longTasks: number;
  readonly above100Ms: number;
  readonly longestMs: number;
}

export async function longTasksSince(page: Page, start: number): Promise<LongTasks> {
  const all = await page.evaluate<{ startTime: number; duration: number }[]>('window.hbLongTasks');
  const durations = all.filter(({ startTime }) => startTime >= start).map(({ duration }) => duration);
  const above100Ms = durations.filter((duration) => duration > 100).length;
  return { longTasks: durations.length, above100Ms, longestMs: Math.max(0, ...durations) };
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface TasksOfProcessor {
  readonly tasks: number;
  readonly above100Ms: number;
  readonly longestMs: number;
  /** Of those above 100 ms by the clock, longest first: by the clock, and what they had of the processor. */
  readonly slowest: readonly { readonly clockMs: number; readonly processorMs: number }[];
}

/** Of the tasks of a page's main thread by the processor's time: what others had of the processor is not in it. */
export function tasksOf(trace: Buffer | string): TasksOfProcessor {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const isMain = (event: TraceEvent) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ clockMs: dur / 1000, processorMs: tdur / 1000 }));
  return {
    tasks: tasks.length,
    above100Ms: tasks.filter(({ processorMs }) => processorMs > 100).length,
    longestMs: tasks.reduce((most, { processorMs }) => Math.max(most, processorMs), 0),
    slowest: tasks.filter(({ clockMs }) => clockMs > 100).sort((a, b) => b.clockMs - a.clockMs),
  };
}

/** How many others want the processors: one means that one of them does. */
export function load(): number {
  return Number(readFileSync('/proc/loadavg', 'utf8').split(' ', 1)[0]);
}
