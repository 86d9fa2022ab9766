/** What a search finds first, and why it found the rest. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localReader } from '../../app/workspace/reader.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import type { Tree } from '../support/running-server.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables = [
  ['item,supplier,supplier_country,standing', 'Chip,Zenith Electronics Ltd,CN,chosen', 'Chip,Anchor China Works,TW,chosen'],
  ['item,supplier,standing', 'Servo,Acme Ltd,chosen', 'Aileron servo,Acme Ltd,chosen', 'Servo mount,Servo AG,chosen'],
  ['item,supplier,supplier_part_number,standing', 'Valve,Acme Ltd,V-100,chosen'],
  ['organization,organization_lei', 'Acme Ltd,999900KESTREL0000114'],
  ['organization,organization_lei', 'Summit Holdings,999900KESTREL0000114'],
];

let temporary: TemporaryWorkspace;
let apollo: Awaited<ReturnType<typeof startApollo>>;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [at, lines] of tables.entries()) {
    const declared = { dated: `2026-01-0${at + 1}` };
    const { outcome } = await handIn(temporary.workspace, `${lines.join('\n')}\n`, { path: `${at}.csv`, declared });
    expect(outcome, lines[0]).toBe('accepted');
  }
  apollo = await startApollo(pino({ level: 'silent' }));
});
afterAll(async () => {
  await apollo.stop();
  await temporary.close();
});

/** `name: why (what has the words)`, in the order in which they are shown. */
async function found(text: string): Promise<string[]> {
  const query = `query Search($text: String!) { search(text: $text) { edges { by matched node { name } } nodes { name } } }`;
  const { body } = await apollo.executeOperation(
    { query, variables: { text } },
    { contextValue: createContext(temporary.workspace, localReader) },
  );
  if (body.kind !== 'single') throw new Error('one answer was expected');
  expect(body.singleResult.errors).toBeUndefined();
  const { search } = body.singleResult.data as unknown as Tree;
  expect(search.edges.map(({ node }) => node.name)).toEqual(search.nodes.map(({ name }) => name));
  return search.edges.map(({ by, matched, node }) => `${node.name}: ${by} (${matched})`);
}

describe('a search', () => {
  it('has a country by its known name before another whose official name has the word', async () => {
    expect(await found('China')).toEqual([
      "People's Republic of China: NAME (People's Republic of China)",
      'Taiwan, Province of China: NAME (Taiwan, Province of China)',
      'Anchor China Works: NAME (Anchor China Works)',
    ]);
    expect(await found('taiwan')).toEqual(['Taiwan, Province of China: NAME (Taiwan, Province of China)']);
    expect((await found('CN'))[0]).toBe("People's Republic of China: OTHER_NAME (CN)");
  });

  it('has what bears exactly the name before what begins or ends with it, also without its legal form', async () => {
    const servo = await found('servo');
    expect(servo.slice(0, 2).sort()).toEqual(['Servo AG: NAME (Servo AG)', 'Servo: NAME (Servo)']);
    expect(servo.slice(2).sort()).toEqual(['Aileron servo: NAME (Aileron servo)', 'Servo mount: NAME (Servo mount)']);
  });

  it('says which number or other name was meant where the name that is shown has not the words', async () => {
    expect(await found('999900KESTREL0000114')).toEqual([
      expect.stringMatching(/^Summit Holdings: (IDENTIFIER|ID) \(.*lei:999900KESTREL0000114\)$/),
    ]);
    expect(await found('acme')).toEqual(['Summit Holdings: OTHER_NAME (Acme Ltd)', 'V-100: IDENTIFIER (mpn:acme ltd/V-100)']);
    expect(await found('V-100')).toEqual(['V-100: NAME (V-100)']);
  });
});

/** `KIND id: why (what has the words)` */
async function records(text: string, programme?: string): Promise<string[]> {
  const { search } = await asked(
    `query Records($text: String!, $programme: String) {
      search(text: $text, programme: $programme) { records { totalCount nodes { kind id name about by matched } } }
    }`,
    { text, programme },
  );
  const nodes = search.records.nodes as unknown as readonly Tree[];
  expect(Number(search.records.totalCount)).toBeGreaterThanOrEqual(nodes.length);
  return nodes.map(({ kind, id, by, matched }) => `${kind} ${id}: ${by} (${matched})`);
}

async function asked(query: string, variables: Record<string, unknown> = {}): Promise<Tree> {
  const { body } = await apollo.executeOperation(
    { query, variables },
    { contextValue: createContext(temporary.workspace, localReader) },
  );
  if (body.kind !== 'single') throw new Error('one answer was expected');
  expect(body.singleResult.errors).toBeUndefined();
  return body.singleResult.data as unknown as Tree;
}

describe('a search over records', () => {
  it('finds kinds of gaps, lists and rules by their words, and says by which', async () => {
    expect(await records('sole source')).toContain('ARCHETYPE sole source: NAME (sole source)');
    expect(await records('OFAC')).toEqual(expect.arrayContaining([expect.stringMatching(/^LIST .*OFAC/)]));
    expect(await records('specially designated')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^LIST .*: NAME \(.*Specially Designated/)]),
    );
    expect(await records('889')).toEqual(expect.arrayContaining([expect.stringMatching(/^RULE .*889/)]));
    expect(await records('1260H')).toEqual(expect.arrayContaining([expect.stringMatching(/^RULE .*1260[hH]/)]));
    expect(await records('nosuchword')).toEqual([]);
  });

  it('finds a gap by the beginning of its id, and what was decided about it by author and note', async () => {
    const { gaps } = await asked('{ gaps(first: 1) { nodes { gapId newest } } }');
    const { gapId, newest } = gaps.nodes[0] as unknown as { gapId: string; newest: string[] };
    expect(await records(gapId.slice(0, 8))).toEqual([`GAP ${gapId}: ID (${gapId})`]);
    expect(await records(gapId.slice(0, 5))).toEqual([]);
    expect(await records(gapId.slice(0, 8), 'No such programme')).toEqual([]);
    const { gapDraft } = await asked(
      `query Draft($gaps: [DecidedGap!]!) { gapDraft(gaps: $gaps, author: "Major Tester", note: "quote is pending") { path text } }`,
      { gaps: [{ gapId, upon: newest }] },
    );
    await handIn(temporary.workspace, String(gapDraft.text), { path: String(gapDraft.path) });
    expect(await records('tester')).toEqual([`GAP_DECISION ${gapId}: AUTHOR (Major Tester)`]);
    expect(await records('quote pending')).toEqual([`GAP_DECISION ${gapId}: NOTE (quote is pending)`]);
    expect((await records(gapId)).map((one) => one.split(' ')[0])).toEqual(['GAP', 'GAP_DECISION']);
  });

  it('finds saved scenarios by name, author and note', async () => {
    const { scenarioDraft } = await asked(
      `{ scenarioDraft(name: "Strait closed", lose: ["country:TW"], author: "Planner", note: "for the wargame") { path text } }`,
    );
    await handIn(temporary.workspace, String(scenarioDraft.text), { path: String(scenarioDraft.path) });
    for (const [text, by] of [
      ['strait', 'NAME (Strait closed)'],
      ['planner', 'AUTHOR (Planner)'],
      ['wargame', 'NOTE (for the wargame)'],
    ] as const) {
      expect(await records(text)).toEqual([expect.stringMatching(/^SCENARIO [0-9a-f]{64}: /)]);
      expect((await records(text))[0]).toContain(by);
    }
  });
});
