/** What a page opens, opened: what is worked out when it is opened first, and of the rest as many as are not alike. */
import type { Page } from 'playwright-core';
import { settled } from './example-pages.ts';

/** Of what is no part of the page by itself; evidence of every row is alike. */
const mostOthers = 12;

export async function openAll(page: Page): Promise<void> {
  const closed = (which: string) => page.locator(`main ${which}:not([open]) > summary`).filter({ visible: true });
  const parts = closed('details.hb-opening');
  // A part that is opened may hold others.
  while ((await parts.count()) > 0) {
    await parts.first().press('Enter');
    await settled(page);
  }
  const others = closed('details');
  for (let left = mostOthers; left > 0 && (await others.count()) > 0; left--) await others.first().press('Enter');
  await settled(page);
}
