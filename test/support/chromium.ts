/** Debian's Chromium, driven by playwright-core. There is none on every machine. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const chromiumPath = [process.env.HAUBERK_TEST_CHROMIUM ?? '', ...places].find((path) => path !== '' && existsSync(path));

export async function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('there is no Chromium');
  // In a container, as root, Chromium cannot make its sandbox; it visits this machine's own page only.
  return await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
