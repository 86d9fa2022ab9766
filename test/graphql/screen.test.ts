/** Screening over HTTP, against the example programme in a server of its own. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostShownMatches } from '../../app/screening/screen.ts';
import { mostScreenedNames } from '../../server/graphql/limits.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
const query = async (variables: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const { data, errors } = await ask(server.url, full, variables);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)).screen as Record<string, unknown>;
};
const refusal = async (variables: Record<string, unknown>): Promise<unknown> =>
  (await ask(server.url, full, variables)).errors?.[0]?.extensions?.code;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const full = `query Screen(
  $names: [String!], $country: String, $programme: String, $band: MatchBand, $limit: Int, $first: Int, $after: String
) {
  screen(names: $names, country: $country, programme: $programme, band: $band, limit: $limit, first: $first, after: $after) {
    view { hash asOf } totalCount
    lists { code title dated ageDays stale entries } notLoaded { code title }
    nodes {
      name country band statement more remarks decisions { decision rule } parties { id name countries { code } }
      matches {
        entry { id name list listTitle type program listedFrom listedTo listed source }
        band score basis name matched { name weak } for against
        aligned { how name entry weight agreement }
        decisions { id decision state author decided evidence { document { sha256 } pointer } }
        evidence { document { sha256 } pointer }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly nodes: readonly {
    readonly name: string;
    readonly band: string;
    readonly parties: readonly { readonly id: string }[];
  }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

describe('screen', () => {
  it('shows each name with its matches and the lists that it was compared with', async () => {
    const parties = (await query({ programme: 'Paper Kestrel', band: 'STRONG' })) as unknown as Page;
    const listed = parties.nodes.filter(({ band }) => band === 'strong');
    expect(listed.length).toBeGreaterThan(0);
    const [
      {
        name,
        parties: [party],
      },
    ] = listed as [Page['nodes'][number]];
    const answer = await query({ names: [party?.id, 'Nobody At All'], country: 'de' });
    expect(answer).toMatchObject({
      totalCount: 2,
      nodes: [
        { name, band: 'strong', parties: [{ name }], matches: [{ band: 'STRONG', entry: { listed: true } }] },
        { name: 'Nobody At All', country: 'DE', band: 'none', statement: expect.stringMatching(/^none found in \d+ entries/) },
      ],
    });
    expect((answer.lists as unknown[]).length).toBeGreaterThan(0);
  });

  it('says of a name the same whatever band is shown, and that nothing could be compared', async () => {
    const nodes = async (variables: Record<string, unknown>) =>
      (await query(variables)).nodes as {
        name: string;
        band: string;
        statement: string;
        matches: { matched: { name: string } }[];
      }[];
    const listed = (await nodes({ programme: 'Paper Kestrel', first: 500 })).flatMap(({ matches }) => matches);
    const words = listed.flatMap(({ matched }) => [matched.name.split(' ')]);
    const names = words
      .flatMap((name) => [name.slice(1), name.slice(0, -1), name.slice(0, 1), [...name, 'Zemlya']])
      .map((name) => name.join(' '));
    const all = (await nodes({ names: names.filter((name) => name !== ''), first: 500 })).filter(
      ({ band }) => band === 'weak' || band === 'possible',
    );
    expect(all.length).toBeGreaterThan(0);
    const strict = await nodes({ names: all.map(({ name }) => name), band: 'STRONG', first: 500 });
    expect(strict.map(({ band, statement }) => [band, statement])).toEqual(all.map(({ band, statement }) => [band, statement]));
    expect(strict.flatMap(({ matches }) => matches)).toEqual([]);
    const [unknown] = await nodes({ names: ['---'] });
    expect(unknown).toMatchObject({
      band: 'unknown',
      matches: [],
      statement: expect.stringMatching(/^nothing of this could be/),
    });
  });

  it('pages its names, and refuses a cursor of others', async () => {
    const names = ['Alpha', 'Beta', 'Gamma'];
    const first = (await query({ names, first: 2 })) as unknown as Page;
    expect(first.nodes.map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
    const after = first.pageInfo.endCursor;
    const rest = (await query({ names, first: 2, after })) as unknown as Page;
    expect([rest.nodes.map(({ name }) => name), rest.pageInfo.hasNextPage]).toEqual([['Gamma'], false]);
    expect(await refusal({ names: ['Alpha'], after })).toBe('INPUT_INVALID');
  });

  it('refuses nobody, too many names, names too long, and a limit out of its bounds', async () => {
    expect(await refusal({})).toBe('INPUT_INVALID');
    const names = (count: number) => Array.from({ length: count }, (_, i) => `Name ${i}`);
    expect(await refusal({ names: names(mostScreenedNames + 1) })).toBe('INPUT_INVALID');
    expect(await refusal({ names: names(mostScreenedNames), first: 1 })).toBeUndefined();
    expect(await refusal({ names: ['x'.repeat(1_001)] })).toBe('INPUT_INVALID');
    for (const limit of [0, mostShownMatches + 1]) expect(await refusal({ names: ['x'], limit })).toBe('INPUT_INVALID');
    for (const limit of [1, mostShownMatches]) expect(await refusal({ names: ['x'], limit })).toBeUndefined();
    expect(await refusal({ programme: 'Nobody' })).toBe('PROGRAMME_UNKNOWN');
  });

  it('shows what was decided beside the match, once the document is there', async () => {
    const name = 'Corvelanta Precision Optics Ltd';
    const decided = (answer: Record<string, unknown>) =>
      (answer.nodes as { matches: { decisions: unknown[] }[] }[]).flatMap(({ matches }) =>
        matches.flatMap(({ decisions }) => decisions),
      );
    expect(decided(await query({ names: [name] }))).toEqual([]);
    const text = /```json\n(\{\n {2}"hauberkDecision"[\s\S]*?)```/.exec(
      await readFile(new URL('../../docs/formats.md', import.meta.url), 'utf8'),
    )?.[1] as string;
    const { status } = await fetch(`${server.url}/api/documents?path=decision.json`, { method: 'POST', body: text });
    expect(status).toBe(200);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const answer = await query({ names: [name, 'Nobody At All'] });
    expect(decided(answer)).toEqual([
      {
        ...{ id: expect.stringMatching(/^[0-9a-f]{64}$/), decision: 'no match', state: 'in force', author: 'A. Officer' },
        ...{ decided: '2026-11-30', evidence: [{ document: { sha256 }, pointer: expect.any(String) }] },
      },
    ]);
    expect(answer).toMatchObject({ nodes: [{ decisions: [] }, { decisions: [] }] });
  });
});
