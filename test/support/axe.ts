/** axe-core in a page: what it finds against the rules of WCAG 2.2 AA and its own best practices. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const source = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Named, since some of WCAG 2.2 are off unless they are asked for. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Axe {
  run(options: object): Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    readonly passes: readonly unknown[];
  }>;
}

/** `rule: the first place`, for each rule that is broken. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's policy does not hold back.
  await page.evaluate(source);
  const { violations, passes } = await page.evaluate(
    async (values) => await (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: { type: 'tag', values } }),
    rules,
  );
  // On a page that is not there every rule holds.
  if (passes.length < 5) throw new Error(`axe looked at nothing: only ${passes.length} rules applied`);
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html ?? ''}`);
}

/** The page as it stands, in light and in dark. */
export async function axeInBothSchemes(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found[colorScheme] = await axeViolations(page);
  }
  return found;
}

export const nothingInBoth = { light: [], dark: [] };
