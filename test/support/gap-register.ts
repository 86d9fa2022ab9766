/** The gap register in a browser: opened, a row of it, the dialog of a gap. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type OpenPage, openPage } from './pages.ts';

export const kestrel = '/gaps?programme=Paper+Kestrel';

interface RegisterOptions extends BrowserContextOptions {
  /** Where what is opened is kept, for whoever asks afterwards what it complained of. */
  readonly opened: OpenPage[];
}

export async function openRegister(browser: Browser, url: string, path: string, options: RegisterOptions): Promise<Page> {
  const { opened, ...context } = options;
  const one = await openPage(browser, url, context);
  opened.push(one);
  await one.page.goto(path);
  await one.page.getByRole('heading', { level: 1, name: /Gap register/ }).waitFor();
  return one.page;
}

export const rowOf = (page: Page, name: string | RegExp) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name }) });

export async function openGap(page: Page, name: RegExp) {
  await page.getByRole('link', { name }).first().click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('Owner', { exact: true }).waitFor();
  return dialog;
}
