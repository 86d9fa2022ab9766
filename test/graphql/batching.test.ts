/** However many things a query shows, the store is asked as often; pages of one answer need one computation. */
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pinnedWorkspace } from '../../app/workspace/pinned-workspace.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { remembered, rememberedAnswers } from '../../app/workspace/remembered.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import { mostErrors, mostShown } from '../../server/graphql/limits.ts';
import { type CountingStore, countingStore } from '../support/counting-store.ts';
import type { Tree } from '../support/running-server.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const partCount = 300;
let temporary: TemporaryWorkspace;
let counting: CountingStore;
let workspace: Workspace;
let apollo: Awaited<ReturnType<typeof startApollo>>;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const parts = Array.from({ length: partCount }, (_, i) => ({
    name: `Part ${i}`,
    purl: `pkg:generic/part-${i}@1`,
    manufacturer: `Maker ${i % 7}`,
    country: 'DE',
  }));
  await handIn(temporary.workspace, bom(parts, { timestamp: '2026-01-01T00:00:00Z' }));
  counting = countingStore(temporary.workspace.store);
  const { evidence, rules, now } = temporary.workspace;
  workspace = {
    store: counting.store,
    evidence,
    rules,
    now,
    view: (reader, times) => temporary.workspace.view(reader, times),
    write: (work) => temporary.workspace.write(work),
    close: () => temporary.workspace.close(),
  };
  apollo = await startApollo(pino({ level: 'silent' }));
  await run('{ items(first: 1) { totalCount } }');
});
afterAll(async () => {
  await apollo.stop();
  await temporary.close();
});
beforeEach(() => counting.reset());

interface Ran {
  readonly data: Tree;
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[] | undefined;
}

async function run(query: string, variables: Record<string, unknown> = {}): Promise<Ran> {
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue: createContext(workspace, localReader) });
  if (body.kind !== 'single') throw new Error('one answer was expected');
  const { data, errors } = body.singleResult;
  return { data: data as Tree, errors };
}

/** Another view of the same documents, of which no name was looked up yet. */
async function openFreshView(asOf: string): Promise<void> {
  await run('query All($asOf: String) { items(first: 0, asOf: $asOf) { totalCount } }', { asOf });
  counting.reset();
}

const walk = `query Walk($first: Int, $asOf: String) {
  items(first: $first, asOf: $asOf) {
    nodes {
      name
      evidence(first: 2) { pointer }
      sources { nodes { name site { name } organization { name countries { code } evidence(first: 1) { pointer } } } }
      requires { totalCount nodes { name } }
    }
  }
}`;

describe('look-ups of one request', () => {
  it('are the same few for two items and for hundreds', async () => {
    await openFreshView('2026-02-01');
    const few = await run(walk, { first: 2, asOf: '2026-02-01' });
    expect(few.errors).toBeUndefined();
    const forFew = counting.counts();
    await openFreshView('2026-02-02');
    const many = await run(walk, { first: partCount, asOf: '2026-02-02' });
    expect(many.errors).toBeUndefined();
    expect(many.data.items.nodes).toHaveLength(partCount);
    expect(counting.counts()).toEqual(forFew);
    const calls = Object.values(forFew).reduce((sum, count) => sum + count, 0);
    expect(calls).toBeLessThanOrEqual(20);
  });

  it('fetch the names of a page with one request for keys and one for texts', async () => {
    await openFreshView('2026-02-03');
    const names = 'query Names($first: Int, $asOf: String) { items(first: $first, asOf: $asOf) { nodes { name } } }';
    const variables = { first: 200, asOf: '2026-02-03' };
    const once = await run(names, variables);
    expect(once.data.items.nodes).toHaveLength(200);
    expect(counting.counts()).toEqual({ keys: 1, rowTexts: 1 });
    counting.reset();
    expect((await run(names, variables)).data).toEqual(once.data);
    expect(counting.counts()).toEqual({});
  });

  it('find nodes of ids that an answer gave with one request', async () => {
    const query = 'query Walk($first: Int) { singleSources(first: $first) { nodes { item { requires { totalCount } } } } }';
    const { errors } = await run(query, { first: 100 });
    expect(errors).toBeUndefined();
    expect(counting.counts().nodes).toBe(1);
  });

  it('are bounded, whatever hides in variables', async () => {
    const wide = `query Wide($first: Int) {
      items(first: $first) { nodes { sources { nodes { organization { sources(first: $first) { nodes {
        organization { sources(first: $first) { nodes { item { name } } } }
      } } } } } } }
    }`;
    const { errors } = await run(wide, { first: 500 });
    expect(errors).toHaveLength(mostErrors);
    expect(errors?.[0]?.message).toContain(`more than ${mostShown} things`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'INPUT_INVALID', retryable: false });
  });
});

describe('an answer', () => {
  const page =
    'query Page($after: String) { gaps(first: 1, after: $after) { totalCount pageInfo { endCursor } nodes { gapId } } }';

  it('is computed once for all its pages, until something is handed in', async () => {
    const first = await run(page);
    expect(Object.keys(counting.counts()).length).toBeGreaterThan(0);
    counting.reset();
    const { pageInfo } = first.data.gaps;
    const second = await run(page, { after: pageInfo.endCursor });
    expect(second.errors).toBeUndefined();
    // The names that rows have are fetched; places of evidence are not, since nobody asked for them.
    expect(counting.counts()).toEqual({ keys: 1, rowTexts: 1 });
    await handIn(temporary.workspace, bom([{ name: 'New part', manufacturer: 'New maker' }], { root: 'Other' }));
    const stale = await run(page, { after: pageInfo.endCursor });
    expect(stale.errors?.[0]?.message).toContain('another view');
    expect(Object.keys(counting.counts()).length).toBeGreaterThan(0);
  });

  it('is one of few that are remembered of a view, and none that failed', async () => {
    const view = await temporary.workspace.view(localReader);
    let computed = 0;
    const ask = (name: string) => remembered(view, name, async () => ++computed);
    expect(await ask('question 0')).toBe(1);
    expect(await ask('question 0')).toBe(1);
    for (let i = 1; i < rememberedAnswers; i++) await ask(`question ${i}`);
    expect(await ask('question 0')).toBe(1);
    await ask('one more');
    expect(await ask('question 0')).toBe(1);
    expect(await ask('question 1')).toBe(rememberedAnswers + 2);
    const fail = () => remembered(view, 'fails', () => Promise.reject(new Error(`failure ${++computed}`)));
    await expect(fail()).rejects.toThrow(`failure ${rememberedAnswers + 3}`);
    await expect(fail()).rejects.toThrow(`failure ${rememberedAnswers + 4}`);
  });

  it('keeps to one view while another document comes in', async () => {
    const view = await temporary.workspace.view(localReader);
    const pinned = pinnedWorkspace(temporary.workspace, view);
    await handIn(temporary.workspace, bom([{ name: 'Later part' }], { root: 'Later' }));
    expect(await pinned.view(localReader)).toBe(view);
    expect(await temporary.workspace.view(localReader)).not.toBe(view);
  });
});
