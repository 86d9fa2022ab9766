/** Records of documents, and what each says, against what was handed in. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import type { Tree } from '../support/running-server.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
let apollo: Awaited<ReturnType<typeof startApollo>>;
const sha256: string[] = [];
const csv =
  'item,supplier,share,standing,last_delivered\nMotor,Wind Works,62.5,qualified,2026-02-03\nMotor,Other Works,37.5,able,\n';

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  const declared = { series: 'motors', programme: 'Kestrel', from: 'Sender Ltd' };
  const unit = (name: string) => bom([{ name, manufacturer: 'Coil Makers' }], { root: 'Motor unit' });
  for (const [index, name] of ['Coil', 'Winding'].entries())
    sha256.push((await handIn(workspace, unit(name), { path: `${index}.json`, declared })).sha256);
  sha256.push((await handIn(workspace, csv, { path: 'table.csv', declared: { dated: '2026-03-01' } })).sha256);
  sha256.push((await handIn(workspace, unit('Wrong'), { path: 'wrong.json' })).sha256);
  await withdraw(workspace, localReader, { sha256: sha256[3] as string, reason: 'wrong' });
  apollo = await startApollo(pino({ level: 'silent' }));
});
afterAll(async () => {
  await apollo.stop();
  await temporary.close();
});

async function run(query: string): Promise<{ data: Tree; errors: readonly string[] }> {
  const contextValue = createContext(temporary.workspace, localReader);
  const { body } = await apollo.executeOperation({ query }, { contextValue });
  if (body.kind !== 'single') throw new Error('one answer is expected');
  const { data, errors = [] } = body.singleResult;
  return { data: JSON.parse(JSON.stringify(data ?? null)) as Tree, errors: errors.map(({ message }) => message) };
}
const paths = async (args: string): Promise<string[]> => {
  const { data, errors } = await run(`{ documentRecords(${args}) { totalCount nodes { document { path } } } }`);
  expect(errors).toEqual([]);
  return (data.documentRecords?.nodes ?? []).map(({ document }) => String(document?.path));
};

describe('records of documents', () => {
  it('are all that was handed in, newest first, with what became of each', async () => {
    const { data } = await run('{ documentRecords { nodes { state standsNow withdrawal { reason } document { sha256 } } } }');
    expect(data.documentRecords?.nodes).toEqual([
      { state: 'WITHDRAWN', standsNow: [], withdrawal: { reason: 'wrong' }, document: { sha256: sha256[3] } },
      { state: 'STANDS', standsNow: [], withdrawal: null, document: { sha256: sha256[2] } },
      { state: 'STANDS', standsNow: [], withdrawal: null, document: { sha256: sha256[1] } },
      { state: 'SUPERSEDED', standsNow: [sha256[1]], withdrawal: null, document: { sha256: sha256[0] } },
    ]);
  });

  it('are found by state, series, programme, words and hash, and ordered as asked', async () => {
    expect(await paths('states: [SUPERSEDED, WITHDRAWN]')).toEqual(['wrong.json', '0.json']);
    expect(await paths('series: "motors", order: SERIES')).toEqual(['0.json', '1.json']);
    expect(await paths('programme: "Kestrel", descending: false')).toEqual(['0.json', '1.json']);
    expect(await paths('text: "sender l", order: PATH, descending: true')).toEqual(['1.json', '0.json']);
    expect(await paths(`text: "${sha256[2]?.slice(0, 10)}"`)).toEqual(['table.csv']);
    expect(await paths('order: DATED, descending: true, first: 1')).toEqual(['table.csv']);
    expect(await paths('text: "no such"')).toEqual([]);
    expect((await paths('knownAt: "2026-01-01T00:00:01Z"')).length).toBe(1);
  });

  it('say who, what and whom in names, with what stands beside it and its place', async () => {
    const { data } = await run(
      `{ documentRecords(sha256: "${sha256[2]}") { nodes { statements(kind: "PROVIDES") { totalCount nodes { kind pointer from { type name } to { type name } properties { name value } } } } } }`,
    );
    const [first, second] = data.documentRecords?.nodes?.[0]?.statements?.nodes ?? [];
    expect(first).toMatchObject({
      kind: 'PROVIDES',
      pointer: 'row=2',
      from: { type: 'Source', name: 'Motor (Wind Works)' },
      to: { type: 'Item', name: 'Motor' },
    });
    expect(first?.properties).toEqual(
      expect.arrayContaining([
        { name: 'share', value: '62.5 %' },
        { name: 'standing', value: 'qualified' },
        { name: 'lastDelivered', value: '2026-02-03' },
      ]),
    );
    expect(second?.from?.name).toBe('Motor (Other Works)');
  });

  it('page through all that is said, and through what is said of a thing or at a place', async () => {
    const ask = async (args: string) => {
      const { data } = await run(
        `{ documentRecords(sha256: "${sha256[2]}") { nodes { statements(${args}) { totalCount nodes { pointer kind from { name } to { name } } pageInfo { endCursor hasNextPage } } } } }`,
      );
      return data.documentRecords?.nodes?.[0]?.statements as Tree;
    };
    const whole = await ask('first: 500');
    const paged: Tree[] = [];
    for (let after = ''; ; ) {
      const part = await ask(`first: 3${after === '' ? '' : `, after: "${after}"`}`);
      paged.push(...(part.nodes as Tree));
      if (!part.pageInfo?.hasNextPage) break;
      after = String(part.pageInfo.endCursor);
    }
    expect(paged).toEqual(whole.nodes);
    expect(paged.length).toBe(whole.totalCount);
    const here = await ask('pointer: "row=3"');
    expect(here.nodes).toEqual(paged.filter(({ pointer }) => String(pointer) === 'row=3'));
    const works = await ask('text: "wind"');
    expect(Number(works.totalCount)).toBeGreaterThan(0);
    for (const { from, to } of works.nodes as Tree) expect(`${from?.name} ${to?.name}`).toContain('Wind Works');
    const withdrawn = await run(`{ documentRecords(sha256: "${sha256[3]}") { nodes { statements { totalCount } } } }`);
    expect(Number(withdrawn.data.documentRecords?.nodes?.[0]?.statements?.totalCount)).toBeGreaterThan(0);
  });

  it('refuse a kind that is none', async () => {
    const { errors } = await run(
      `{ documentRecords(sha256: "${sha256[2]}") { nodes { statements(kind: "EATS") { totalCount } } } }`,
    );
    expect(errors[0]).toContain('kind: MENTION, or one of REQUIRES');
  });
});
