/** A list as it is saved from a page. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface SavedList {
  readonly rows: number;
  readonly rowsOfWholeList: number | null;
  readonly list: readonly Readonly<Record<string, string | number | null>>[];
}

/** @param list the name of its table */
export async function saveList(page: Page, list: string, how: 'Save as CSV' | 'Save as JSON'): Promise<string> {
  const shown = page.locator('.hb-list').filter({ has: page.getByRole('table', { name: list, exact: true }) });
  const [download] = await Promise.all([page.waitForEvent('download'), shown.getByRole('button', { name: how }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

export async function savedList(page: Page, list: string): Promise<SavedList> {
  return JSON.parse(await saveList(page, list, 'Save as JSON'));
}
