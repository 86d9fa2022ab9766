/** Dependencies, dependents and documents of an item, against what the documents themselves say. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localReader } from '../../app/workspace/reader.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import type { Tree } from '../support/running-server.ts';
import { bom, handIn, type Part, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const purl = (name: string) => `pkg:generic/${name.toLowerCase()}@1`;
const part = (name: string, ...needs: string[]): Part => ({ name, purl: purl(name), needs });

/** A pump, a controller, and a ring of three that nothing leaves. */
const documents: Readonly<Record<string, readonly Part[]>> = {
  Pump: [part('Motor', 'Magnet', 'Wire'), part('Magnet', 'Alloy'), part('Wire', 'Alloy'), part('Alloy')],
  Controller: [part('Board', 'Chip', 'Wire'), part('Chip'), part('Wire', 'Lacquer'), part('Lacquer')],
  Ring: [part('One', 'Two'), part('Two', 'Three'), part('Three', 'One'), part('Alloy')],
};
const names = [...new Set(Object.values(documents).flatMap((parts) => parts.map(({ name }) => name)))].sort();

/** By the documents alone: who needs whom, by name; a root needs every part of its document. */
const needs = new Map<string, Set<string>>();
for (const [root, parts] of Object.entries(documents)) {
  for (const { name, needs: own = [] } of [{ name: root, needs: parts.map((one) => one.name) }, ...parts])
    needs.set(name, new Set([...(needs.get(name) ?? []), ...own]));
}
const isNeeded = (from: string, to: string) => needs.get(from)?.has(to) ?? false;
const all = [...needs.keys()];

/** Least steps from each to each, by trying ever longer ways. */
function steps(from: string, to: string): number {
  let ends = new Set([from]);
  for (let count = 1; count <= all.length; count++) {
    ends = new Set(all.filter((end) => [...ends].some((start) => isNeeded(start, end))));
    if (ends.has(to)) return count;
  }
  return Number.POSITIVE_INFINITY;
}

let temporary: TemporaryWorkspace;
let apollo: Awaited<ReturnType<typeof startApollo>>;
const sha256Of = new Map<string, string>();

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [root, parts] of Object.entries(documents))
    sha256Of.set(root, (await handIn(temporary.workspace, bom(parts, { root }))).sha256);
  apollo = await startApollo(pino({ level: 'silent' }));
});
afterAll(async () => {
  await apollo.stop();
  await temporary.close();
});

const text = `query Reach($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Item {
  documents { totalCount nodes { sha256 } }
  dependencies(first: $first, after: $after) { ...list } dependents(first: $first, after: $after) { ...list } } } }
  fragment list on ReachedItemConnection { totalCount nodes { id } pageInfo { hasNextPage endCursor }
    edges { depth node { id name } next { name } evidence { document { sha256 } pointer } } }`;

async function ask(name: string, variables: Record<string, unknown> = {}, query = text): Promise<Tree> {
  const { body } = await apollo.executeOperation(
    { query, variables: { id: `item:${purl(name)}`, ...variables } },
    { contextValue: createContext(temporary.workspace, localReader) },
  );
  if (body.kind !== 'single') throw new Error('one answer was expected');
  expect(body.singleResult.errors).toBeUndefined();
  return (body.singleResult.data as unknown as Tree).node as Tree;
}

const namesIn = (list: Tree) => list.edges.map(({ node }) => String(node.name)).sort();

describe.each(names)('%s', (name) => {
  it('depends on what the documents say, and the reverse, with the least steps', async () => {
    const answer = await ask(name);
    const below = all.filter((other) => other !== name && steps(name, other) < Number.POSITIVE_INFINITY);
    const above = all.filter((other) => other !== name && steps(other, name) < Number.POSITIVE_INFINITY);
    expect(namesIn(answer.dependencies)).toEqual([...below].sort());
    expect(namesIn(answer.dependents)).toEqual([...above].sort());
    for (const { depth, node } of answer.dependencies.edges) expect(depth).toBe(steps(name, String(node.name)));
    for (const { depth, node } of answer.dependents.edges) expect(depth).toBe(steps(String(node.name), name));
  });

  it('is reached over items that need one another, and documents say so', async () => {
    const answer = await ask(name);
    const hops = [
      ...answer.dependencies.edges.map((edge) => ({ edge, from: String(edge.next.name), to: String(edge.node.name) })),
      ...answer.dependents.edges.map((edge) => ({ edge, from: String(edge.node.name), to: String(edge.next.name) })),
    ];
    expect(hops.length).toBeGreaterThan(0);
    for (const { edge, from, to } of hops) {
      expect(isNeeded(from, to), `${from} needs ${to}`).toBe(true);
      const saying = Object.entries(documents).filter(([root, parts]) =>
        [{ name: root, needs: parts.map((one) => one.name) }, ...parts].some(
          (one) => one.name === from && (one.needs ?? []).includes(to),
        ),
      );
      const told = new Set(edge.evidence.map(({ document }) => String(document.sha256)));
      expect(told).toEqual(new Set(saying.map(([root]) => sha256Of.get(root))));
    }
  });

  it('is in the documents that contain it, in the order of their hashes', async () => {
    const { documents: list } = await ask(name);
    const containing = Object.entries(documents).filter(([, parts]) => parts.some((one) => one.name === name));
    expect(list.nodes.map(({ sha256 }) => sha256)).toEqual(containing.map(([root]) => sha256Of.get(root)).sort());
    expect(list.totalCount).toBe(containing.length);
  });
});

it('gives pages by id, each entry once', async () => {
  const whole = (await ask('Alloy')).dependents.nodes.map(({ id }) => String(id));
  expect(whole).toEqual([...whole].sort());
  const query =
    'query Page($id: ID!, $after: String) { node(id: $id) { ... on Item { dependents(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }';
  const paged: string[] = [];
  for (let after: unknown = null; ; ) {
    const { nodes, pageInfo } = (await ask('Alloy', { after }, query)).dependents;
    paged.push(...nodes.map(({ id }) => String(id)));
    if (!(pageInfo.hasNextPage as unknown as boolean)) break;
    after = pageInfo.endCursor;
  }
  expect(paged).toEqual(whole);
});
