/** The pages in a real browser that reaches nothing but the server: what they ask elsewhere, and complain of, is kept. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface OpenPage {
  readonly page: Page;
  /** Requests to any other machine; they were refused. */
  readonly elsewhere: readonly string[];
  /** Errors and warnings of the console, and uncaught ones. */
  readonly complaints: readonly string[];
}

/** A page of its own context, on a window of 1440 by 900 unless said otherwise. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: url, ...options });
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  await context.route(
    (address) => address.origin !== url,
    async (route) => {
      elsewhere.push(route.request().url());
      await route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, elsewhere, complaints };
}
