/** The example programme in a fresh embedded store, and what EXPECTED.md and expected.json say of it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handInExample } from '../../app/documents/example.ts';
import type { IngestResult } from '../../app/documents/ingest.ts';
import { search } from '../../app/search/search.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { composeWorkspace, exampleFolder } from '../../server/compose.ts';

export interface ExpectedFinding {
  readonly kind: 'direct' | 'hidden';
  readonly candidate: string;
  readonly item: string;
  readonly endItems: readonly string[];
  readonly mitigated?: true;
}

type Counted = 'components' | 'relations' | 'rows';
export const expectedLevels = ['supplier', 'owner', 'site', 'country'] as const;
export type ExpectedLevel = (typeof expectedLevels)[number];

/** What scripts/expect-example.mjs worked out by brute force. */
export interface Expected {
  readonly asOf: string;
  readonly programme: string;
  readonly endItems: readonly string[];
  readonly rootsOfBoms: readonly string[];
  readonly documents: readonly ({ path: string; services?: number } & Record<Counted, number>)[];
  readonly size: Readonly<Record<'items' | 'alternateParts' | 'itemsWithSource' | 'sources' | 'sourcesWithSite', number>>;
  readonly singleSources: Readonly<Record<ExpectedLevel, Readonly<Record<'definite' | 'possible', readonly ExpectedFinding[]>>>>;
}

/** The block at the end of EXPECTED.md, reasoned by hand. */
export interface Highlights {
  readonly outcomes: readonly (readonly [party: string, outcome: string])[];
  /** Findings of rules about items, but shares of component cost and shares that nobody states. */
  readonly rules: readonly (readonly [outcome: string, rule: string, item: string, party: string, found: string])[];
  /** What the rule on magnets asks to review on its first day of mining and refining, beyond what it asks before. */
  readonly rulesOf2027: readonly (readonly [item: string, party: string, found: string])[];
  /** `category: items` of which the line for one country is not known; an item alone in its category by its name. */
  readonly linesUnknown: readonly string[];
  readonly content: readonly (readonly [rule: string, endItem: string, low: number, high: number])[];
  readonly pathOfBospherannis: readonly string[];
  readonly counts: readonly (readonly [level: ExpectedLevel, item: string, able: number, qualified: number, chosen: number])[];
  readonly notDefinite: readonly (readonly [level: ExpectedLevel, item: string])[];
  readonly neverNamed: readonly string[];
  readonly concentration: readonly (readonly [item: string, level: ExpectedLevel, low: number, high: number])[];
  readonly supply: readonly (readonly [
    lost: string,
    daysOfSupply: number | null,
    timeToRecover: number | null,
    decideBy: string,
  ])[];
  readonly exposures: readonly (readonly [lost: string, ...intervals: (readonly [number, number | null])[]])[];
  /** Selectors, what stops for certain, what may, and items that are left without supply. */
  readonly whatIf: readonly (readonly [lose: string[], stops: string[], perhaps: string[], without: string[]])[];
  readonly whatIfRuns: readonly (readonly [endItem: string, probability: number])[];
  readonly gapsFirst: readonly string[];
  readonly gaps: readonly (readonly [archetype: string, item: string])[];
}

export interface Example {
  readonly workspace: Workspace;
  readonly ingested: readonly IngestResult[];
  readonly close: () => Promise<void>;
}

const samples = fileURLToPath(new URL('../../sbom-samples/', import.meta.url));

export async function readExpected(): Promise<Expected> {
  return JSON.parse(await readFile(join(samples, 'kestrel', 'expected.json'), 'utf8')) as Expected;
}

export async function readHighlights(): Promise<Highlights> {
  const text = await readFile(join(samples, 'EXPECTED.md'), 'utf8');
  const block = /```json\n([\s\S]*?)\n```/.exec(text);
  if (block === null) throw new Error('EXPECTED.md has no block for the test');
  return JSON.parse(block[1]) as Highlights;
}

export async function openExample(): Promise<Example> {
  const folder = await mkdtemp(join(tmpdir(), 'hauberk-example-'));
  const workspace = await composeWorkspace({ store: join(folder, 'data'), writable: true });
  const ingested = await handInExample(workspace, localReader, exampleFolder);
  const close = async () => {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { workspace, ingested, close };
}

/** Ids of items by name. */
export async function idsOf(workspace: Workspace, names: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const name of names) {
    const found = await search(workspace, localReader, { text: name, types: ['Item'] });
    const exact = found.filter((thing) => thing.name === name);
    if (exact.length !== 1) throw new Error(`${exact.length} items are called ${name}`);
    ids.set(exact[0].id, name);
  }
  return ids;
}
