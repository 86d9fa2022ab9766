/** Addresses of every page over the example programme, each with something to show. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from './running-server.ts';

export const programme = 'Paper Kestrel';

export interface ExamplePage {
  /** As a file or a test is named by it. */
  readonly name: string;
  readonly address: string;
}

/** Longer than any answer takes, also where many tests have the processor. */
const patience = 90_000;

export async function examplePages(url: string): Promise<ExamplePage[]> {
  const [item, supplier, site, material] = await Promise.all(
    ['MEMS inertial sensor', 'Bospherannis Servo Sanayi AS', 'Hsinlung Fab 3 Works', 'Rotor magnet set'].map((name) =>
      idOf(url, name),
    ),
  );
  const place = await placeOf(url);
  const pages: readonly (readonly [path: string, parameters?: Readonly<Record<string, string>>])[] = [
    ['/'],
    ['/gaps'],
    ['/item', { id: item as string }],
    ['/supplier', { id: supplier as string }],
    ['/site', { id: site as string }],
    ['/country', { id: 'country:TW' }],
    ['/material', { id: material as string }],
    ['/hand-in'],
    ['/what-if'],
    ['/plan'],
    ['/decisions'],
    ['/document', place],
    ['/compare'],
    ['/search', { text: 'servo' }],
    ['/report'],
    ['/help'],
  ];
  return pages.map(([path, parameters = {}]) => ({
    name: path === '/' ? 'programme' : path.slice(1),
    address: `${path}?${new URLSearchParams({ programme, ...parameters })}`,
  }));
}

async function idOf(url: string, name: string): Promise<string> {
  const query = 'query Find($text: String!) { search(text: $text) { nodes { id name } } }';
  const { data } = await ask(url, query, { text: name });
  return String(data.search?.nodes?.find((one) => String(one.name) === name)?.id);
}

/** A place in a document that a gap rests on. */
async function placeOf(url: string): Promise<Record<string, string>> {
  const query = `query Place($programme: String) {
    singleSources(programme: $programme, first: 1) { nodes { evidence { document { sha256 } pointer } } }
  }`;
  const { data } = await ask(url, query, { programme });
  const evidence = data.singleSources?.nodes?.[0]?.evidence?.[0];
  return { sha256: String(evidence?.document?.sha256), pointer: String(evidence?.pointer) };
}

/** Everything that the page asks for by itself is there. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: patience });
  const loading = page.getByText(/^Loading$/).filter({ visible: true });
  const stillness = async () => [await loading.count(), await page.locator('main[aria-busy="true"]').count()];
  await expect.poll(stillness, { timeout: patience }).toEqual([0, 0]);
}
