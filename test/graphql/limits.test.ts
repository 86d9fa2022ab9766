/** What a query may not cost, what an error may not say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostViews, queryLimits } from '../../server/graphql/limits.ts';
import { ask, type RunningServer, send, startServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

/** Refused before anything was looked up: HTTP 400, no data. */
async function refused(query: string): Promise<string> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(response.status).toBe(400);
  const { data, errors } = (await response.json()) as { data?: unknown; errors: { message: string }[] };
  expect(data).toBeUndefined();
  expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.js:|stacktrace/);
  return String(errors[0]?.message);
}

const nested = (field: string, levels: number): string =>
  levels === 0 ? 'id' : `${field} { nodes { ${nested(field, levels - 1)} } }`;

describe('a query', () => {
  it('may be deep, to a limit', async () => {
    expect((await ask(server.url, `{ items(first: 1) { nodes { ${nested('requires', 5)} } } }`)).errors).toBeUndefined();
    expect(await refused(`{ items(first: 1) { nodes { ${nested('requires', 7)} } } }`)).toContain(
      `depth limit of ${queryLimits.depth} exceeded`,
    );
  });

  it('may not hide its depth in fragments', async () => {
    const fragments = Array.from({ length: 8 }, (_, i) => `fragment F${i} on Item { requires { nodes { ...F${i + 1} } } }`);
    expect(await refused(`{ items { nodes { ...F0 } } } ${fragments.join(' ')} fragment F8 on Item { id }`)).toContain(
      'depth limit',
    );
    expect(await refused('{ items { nodes { ...A } } } fragment A on Item { requires { nodes { ...A } } }')).toMatch(
      /itself|depth/,
    );
  });

  it('may ask for a full page, and not for pages within pages', async () => {
    const page = 'gapId archetype lost { id name } item { id name } evidence { document { sha256 } pointer }';
    expect((await ask(server.url, `{ gaps(first: 500) { nodes { ${page} } } }`)).errors).toBeUndefined();
    expect(await refused('{ items(first: 500) { nodes { requires(first: 500) { nodes { id } } } } }')).toContain('Cost limit');
  });

  it('may not name one field many times', async () => {
    const aliases = Array.from({ length: queryLimits.aliases + 1 }, (_, i) => `a${i}: items { totalCount }`);
    expect(await refused(`{ ${aliases.join(' ')} }`)).toContain(`Aliases limit of ${queryLimits.aliases} exceeded`);
  });

  it('may not be endless', async () => {
    const fields = Array.from({ length: queryLimits.tokens }, () => 'id').join(' ');
    expect(await refused(`{ items { nodes { ${fields} } } }`)).toContain(`more that ${queryLimits.tokens} tokens`);
    const directives = '@include(if: true)'.repeat(queryLimits.directives + 1);
    expect(await refused(`{ items ${directives} { totalCount } }`)).toMatch(/Directives limit|not repeatable|only be used once/);
    const long = await send(server.port, '/graphql', { 'content-type': 'application/json' }, 'POST', `"${'x'.repeat(300_000)}"`);
    expect(long.status).toBe(413);
    expect(JSON.parse(long.body)).toEqual({
      code: 'INPUT_TOO_LARGE',
      message: 'The request cannot be understood.',
      retryable: false,
    });
  });

  it('may look at few dates at once', async () => {
    const views = (count: number) =>
      Array.from({ length: count }, (_, i) => `d${i}: items(asOf: "2026-01-0${i + 1}") { totalCount }`);
    expect((await ask(server.url, `{ ${views(mostViews).join(' ')} }`)).errors).toBeUndefined();
    const { errors } = await ask(server.url, `{ ${views(mostViews + 1).join(' ')} }`);
    expect(errors?.map(({ message }) => message)).toEqual([
      `The request cannot be understood. A request is of ${mostViews} views at most.`,
    ]);
  });

  it('may search for any text', async () => {
    for (const text of ['x '.repeat(100_000), 'y'.repeat(200_000), '"* OR -', '\u0000', '\ud800', '']) {
      const { data, errors } = await ask(server.url, 'query Search($text: String!) { search(text: $text) { totalCount } }', {
        text,
      });
      expect(errors).toBeUndefined();
      expect(data.search.totalCount).toBeTypeOf('number');
    }
  });

  it('is not told the names of fields that it nearly hit', async () => {
    const message = await refused('{ itemz { totalCount } singleSource { totalCount } }');
    expect(message).toContain('Cannot query field "itemz"');
    expect(message).not.toMatch(/did you mean|"items"/i);
  });
});

describe('an error', () => {
  it('says its code, whether to try again, and nothing of the inside', async () => {
    const { data, errors } = await ask(server.url, '{ gaps(programme: "Nought") { totalCount } }');
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: 'No such programme in this view. Nought',
        locations: [{ line: 1, column: 3 }],
        path: ['gaps'],
        extensions: { code: 'PROGRAMME_UNKNOWN', retryable: false },
      },
    ]);
  });

  it('leaves what else was asked in place, where it may be null', async () => {
    const { data } = await ask(server.url, '{ node(id: "item:none") { id } healthy: documents { totalCount } }');
    expect(data).toEqual({ node: null, healthy: { totalCount: 19 } });
  });

  it('is given for what is no query', async () => {
    for (const [body, status] of [
      ['{', 400],
      ['[]', 400],
      ['{"query": 7}', 400],
      ['[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 400],
      ['{"query":"{ __typename "}', 400],
    ] as const) {
      const answer = await send(server.port, '/graphql', { 'content-type': 'application/json' }, 'POST', body);
      expect([body, answer.status]).toEqual([body, status]);
      expect(answer.body).not.toMatch(/node_modules|at .*\.js/);
    }
  });

  it('is given to whoever would change something', async () => {
    const { data, errors } = await ask(server.url, 'mutation { purge }');
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
  });

  it('is given to a request that a page of another site could send without being asked', async () => {
    const plain = await send(server.port, '/graphql', { 'content-type': 'text/plain' }, 'POST', '{"query":"{ __typename }"}');
    expect(plain.status).toBe(400);
    const get = await send(server.port, '/graphql?query=%7B__typename%7D', { accept: 'application/json' });
    expect(get.status).toBe(400);
    expect(get.body).toContain('CSRF');
    const asked = await send(server.port, '/graphql?query=%7B__typename%7D', {
      accept: 'application/json',
      'apollo-require-preflight': '1',
    });
    expect(JSON.parse(asked.body)).toEqual({ data: { __typename: 'Query' } });
  });
});
