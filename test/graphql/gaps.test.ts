/** The gap register over HTTP: narrowed, sorted, entered anywhere, and decided about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, startServer, type Tree } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const of = 'programme: "Paper Kestrel"';
async function query(text: string, variables?: Record<string, unknown>): Promise<Tree> {
  const { data, errors } = await ask(server.url, text, variables);
  expect(errors).toBeUndefined();
  return data;
}
const refusal = async (text: string) => (await ask(server.url, text)).errors?.[0]?.extensions;
const ids = async (args: string): Promise<string[]> => {
  const { gaps } = await query(`{ gaps(${of}, first: 500, ${args}) { nodes { gapId } } }`);
  return gaps.nodes.map(({ gapId }) => String(gapId));
};
async function handIn(draft: Tree): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob([String(draft.text)]), String(draft.path));
  return (await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).status;
}

describe('the gap register', () => {
  it('can be entered anywhere, and after a cursor, and not both', async () => {
    const all = await ids('');
    expect(await ids('from: 40')).toEqual(all.slice(40));
    const { gaps } = await query(
      `{ gaps(${of}, first: 2, from: 7) { totalCount nodes { gapId } pageInfo { endCursor hasPreviousPage } } }`,
    );
    expect(gaps.nodes.map(({ gapId }) => gapId)).toEqual(all.slice(7, 9));
    expect(gaps.pageInfo.hasPreviousPage).toBe(true);
    const { gaps: next } = await query(
      `{ gaps(${of}, first: 1, after: "${String(gaps.pageInfo.endCursor)}") { nodes { gapId } } }`,
    );
    expect(next.nodes.map(({ gapId }) => gapId)).toEqual([all[9]]);
    expect(await ids('from: 5000')).toEqual([]);
    expect(await refusal(`{ gaps(${of}, from: 1, after: "x") { totalCount } }`)).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await refusal(`{ gaps(${of}, from: -1) { totalCount } }`)).toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('counts its facets, and gives as many rows of each', async () => {
    const names = ['archetype', 'level', 'criticality', 'certainty', 'system', 'owner', 'status'];
    const counts = names.map((name) => `${name} { value count }`).join(' ');
    const { gaps } = await query(`{ gaps(${of}) { totalCount facets { ${counts} overdue noLongerFound } } }`);
    expect(gaps.facets).toMatchObject({ overdue: 0, noLongerFound: 0 });
    for (const name of names)
      for (const { value, count } of gaps.facets[name] as unknown as { value: string | null; count: number }[]) {
        const text = value === null ? 'null' : name === 'level' ? value.toUpperCase() : JSON.stringify(value);
        expect([name, value, (await ids(`filter: { ${name}: [${text}] }`)).length]).toEqual([name, value, count]);
      }
  });

  it('is sorted by every field that it names, each row once', async () => {
    const all = (await ids('')).sort();
    const { sorts } = await query('{ sorts: __type(name: "GapSort") { enumValues { name } } }');
    expect(sorts.enumValues.length).toBeGreaterThan(30);
    for (const { name } of sorts.enumValues)
      for (const descending of [false, true])
        expect((await ids(`sort: ${String(name)}, descending: ${descending}`)).sort(), String(name)).toEqual(all);
  });

  it('gives the document of a decision, which holds when it is handed in, and refuses it upon what is old', async () => {
    const [gapId] = await ids('');
    const draft = `{ gapDraft(${of}, gaps: [{ gapId: "${gapId}", upon: [] }], author: "A. Officer", owner: "B. Buyer", status: IN_WORK) { path text } }`;
    expect(await handIn((await query(draft)).gapDraft)).toBe(200);
    const fields = 'owner due status note newest isOverdue history { author owner status isConflicting evidence { pointer } }';
    const { gap } = await query(`{ gap(${of}, gapId: "${gapId}") { ${fields} } }`);
    expect(gap).toMatchObject({ owner: 'B. Buyer', due: null, status: 'in work', note: null, isOverdue: false });
    expect(gap.history).toEqual([
      { author: 'A. Officer', owner: 'B. Buyer', status: 'in work', isConflicting: false, evidence: [{ pointer: '/gaps/0' }] },
    ]);
    expect(await refusal(draft)).toEqual({ code: 'CONFLICT', retryable: false });
    expect(await ids('filter: { owner: ["B. Buyer"] }')).toEqual([gapId]);
    expect(await ids(`filter: { gapId: ["${gapId}"] }`)).toEqual([gapId]);
    const { gaps } = await query(`{ gaps(${of}, asOf: "2026-11-01", first: 1) { nodes { owner } } }`);
    expect(gaps.nodes).toEqual([{ owner: null }]);
    expect(await query(`{ gap(${of}, gapId: "000000000000") { rank } }`)).toEqual({ gap: null });
    expect((await query(`{ goneGaps(${of}) { totalCount } }`)).goneGaps).toEqual({ totalCount: 0 });
  });
});
