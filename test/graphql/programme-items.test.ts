/** `items(programme:)`: what one programme reaches, paged like every list; and the gaps of one stage. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localReader } from '../../app/workspace/reader.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import type { Tree } from '../support/running-server.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item\nHeron,Drone\nOtter,Boat\n',
  'requirements.csv': 'assembly,item\nDrone,Motor\nBoat,Motor\nBoat,Hull\n',
  'substitutes.csv': 'substitute,item,qualified\nGlider,Drone,yes\nPedal,Motor,no\n',
  'sources.csv': 'item,supplier,standing,stage\nMotor,Forge,qualified,melted\nMotor,Shop,qualified,made\nHull,Yard,chosen,made\n',
};

let temporary: TemporaryWorkspace;
let apollo: Awaited<ReturnType<typeof startApollo>>;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables))
    expect((await handIn(temporary.workspace, text, { path, declared: { dated: '2026-05-01' } })).outcome).toBe('accepted');
  apollo = await startApollo(pino({ level: 'silent' }));
});
afterAll(async () => {
  await apollo.stop();
  await temporary.close();
});

async function run(query: string, variables: Record<string, unknown> = {}) {
  const contextValue = createContext(temporary.workspace, localReader);
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('one answer was expected');
  return { data: body.singleResult.data as Tree, errors: body.singleResult.errors };
}

const names = (list: Tree | undefined) => (list?.nodes ?? []).map(({ name }) => String(name)).sort();

describe('items of a programme', () => {
  it('are its end items, what they require, and approved substitutes', async () => {
    const fields = '{ view { hash } totalCount nodes { id name } }';
    const { data, errors } = await run(
      `{ items ${fields} heron: items(programme: "Heron") ${fields} otter: items(programme: "Otter") ${fields} }`,
    );
    expect(errors).toBeUndefined();
    expect(names(data.heron)).toEqual(['Drone', 'Glider', 'Motor']);
    expect(names(data.otter)).toEqual(['Boat', 'Hull', 'Motor']);
    expect(names(data.items)).toContain('Pedal');
    const ids = data.otter?.nodes.map(({ id }) => String(id)) ?? [];
    expect(ids).toEqual([...ids].sort());
    expect([data.heron?.totalCount, data.otter?.totalCount]).toEqual([3, 3]);
    expect(data.heron?.view).toEqual(data.items.view);
  });

  it('are paged, with cursors of their own', async () => {
    const page =
      'query Page($programme: String, $first: Int, $after: String) { items(programme: $programme, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }';
    const found: string[] = [];
    let after: unknown = null;
    for (let more = true; more; ) {
      const { data } = await run(page, { programme: 'Otter', first: 2, after });
      found.push(...names(data.items));
      after = data.items.pageInfo.endCursor;
      more = data.items.pageInfo.hasNextPage as unknown as boolean;
    }
    expect(found.sort()).toEqual(['Boat', 'Hull', 'Motor']);
    for (const programme of ['Heron', null])
      expect((await run(page, { programme, after })).errors?.[0]?.message).toContain('another question');
    expect((await run(page, { programme: 'Otter', first: 501 })).errors?.[0]?.message).toContain('first is from 0 to 500');
  });
});

describe('gaps of a stage', () => {
  it('are of the sources of that stage', async () => {
    const gap = '{ nodes { archetype lost { name } item { name } } }';
    const { data } = await run(`{ all: gaps(level: SUPPLIER) ${gap} melted: gaps(level: SUPPLIER, stage: "Melted") ${gap} }`);
    const told = (list: Tree | undefined) => list?.nodes.map(({ lost, item }) => `${lost.name}: ${item.name}`);
    expect(told(data.all)).toEqual(['Yard: Hull']);
    expect(told(data.melted)).toEqual(['Forge: Motor']);
  });
});
