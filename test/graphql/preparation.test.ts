/** The server asks first what the first page asks: of each view once, while nobody waits, and of no view that is old. */
import { once } from 'node:events';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstScopes } from '../../app/workspace/first-scopes.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { askApollo } from '../../server/graphql/ask-apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import { firstQuestions } from '../../server/graphql/generated/first-questions.ts';
import { createPreparation, type Preparation } from '../../server/graphql/preparation.ts';
import { composedApp } from '../support/composed-app.ts';
import { withStore } from '../support/other-store.ts';
import { ask as askServer, startServer } from '../support/running-server.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const patient = { timeout: 60_000 };
/** Longer than any test. */
const endless = 3_600_000;
const questions = ['first', 'second', 'third'];
const sources = (item: string) => `item,supplier,site_country,standing\n${item},Maker of ${item},DE,chosen\n`;
const programme = async ({ workspace }: TemporaryWorkspace, name: string) => {
  for (const [path, text] of [
    ['sources.csv', sources(`Part of ${name}`)],
    ['programmes.csv', `programme,item\n${name},Part of ${name}\n`],
  ] as const)
    await handIn(workspace, text, { path: `${name}-${path}`, declared: { programme: name }, call: name });
};

describe('what is prepared', () => {
  let temporary: TemporaryWorkspace;
  let preparation: Preparation;
  let asked: string[];
  let looks: number;
  let failingLooks: number;
  let meanwhile: (asked: string) => Promise<void>;

  beforeEach(async () => {
    temporary = await temporaryWorkspace();
    await programme(temporary, 'One');
    await programme(temporary, 'Two');
    [asked, looks, failingLooks, meanwhile] = [[], 0, 0, async () => undefined];
    preparation = createPreparation({
      workspace: withStore(temporary.workspace, (store) => ({
        revision: async () => {
          looks++;
          if (failingLooks-- > 0) throw new OperationalError('STORE_UNAVAILABLE');
          return await store.revision();
        },
      })),
      reader: localReader,
      questions,
      pauseMs: 10,
      patienceMs: endless,
      ask: async (question, variables) => {
        asked.push(`${question} of ${String(variables.programme ?? 'all')}`);
        await meanwhile(asked.at(-1) as string);
      },
    });
  });
  afterEach(async () => {
    preparation.stop();
    await temporary.close();
  });

  it('is what is read first of all, then of each programme, the newest first, and then the rest', async () => {
    expect(preparation.isDone()).toBe(false);
    void preparation.start();
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
    const both = (of: string) => [`first of ${of}`, `second of ${of}`];
    const rest = ['third of all', 'third of Two', 'third of One'];
    expect(asked).toEqual([...both('all'), ...both('Two'), ...both('One'), ...rest]);
  });

  it('is prepared anew after a hand-in, which ends what is under way', async () => {
    meanwhile = async (last) => {
      if (last === 'first of Two' && asked.length < 4) await programme(temporary, 'Three');
    };
    void preparation.start();
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
    expect(asked.slice(0, 4)).toEqual(['first of all', 'second of all', 'first of Two', 'first of all']);
    expect(asked.filter((one) => one === 'second of Three')).toHaveLength(1);
    await programme(temporary, 'Four');
    await expect.poll(() => asked.includes('third of One') && asked.includes('third of Four'), patient).toBe(true);
  });

  it('lets whoever starts it wait until what is read first is prepared of all, and asks the rest when they are served', async () => {
    await preparation.start();
    expect(asked).toEqual(['all', 'Two', 'One'].flatMap((of) => [`first of ${of}`, `second of ${of}`]));
    expect(preparation.isDone()).toBe(false);
    await preparation.start();
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
    expect(asked).toHaveLength(9);
  });

  it('lets them wait also where the store was away, failed for a moment, or something was handed in meanwhile', async () => {
    const troubles = [
      async () => {
        throw new OperationalError('STORE_UNAVAILABLE');
      },
      async () => await programme(temporary, 'Three'),
    ];
    meanwhile = async () => await troubles.shift()?.();
    failingLooks = 2;
    await preparation.start();
    expect(asked.filter((one) => one.startsWith('second'))).toEqual(
      ['all', 'Three', 'Two', 'One'].map((of) => `second of ${of}`),
    );
  });

  it('lets nobody wait where it fails or is stopped, nor longer than is said', async () => {
    meanwhile = async () => {
      throw new Error('a failure of this test');
    };
    await preparation.start();
    expect(asked).toEqual(['first of all']);
    const { workspace } = temporary;
    const unending = { workspace, reader: localReader, questions, ask: async () => await new Promise<never>(() => {}) };
    const stopped = createPreparation({ ...unending, patienceMs: endless });
    const started = stopped.start();
    stopped.stop();
    await started;
    const impatient = createPreparation({ ...unending, patienceMs: 1 });
    await impatient.start();
    impatient.stop();
  });

  it('waits while somebody else does, and begins with what was asked about last', async () => {
    await preparation.start();
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
    const app = express();
    let isAsked = false;
    let answer = () => {};
    app.post('/', express.json(), preparation.observe, (_, response) => {
      isAsked = true;
      answer = () => response.end();
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const body = JSON.stringify({ variables: { programme: ' One ' } });
    const request = fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await expect.poll(() => isAsked, patient).toBe(true);
    asked.length = 0;
    const before = looks;
    await programme(temporary, 'Three');
    await expect.poll(() => looks, patient).toBeGreaterThan(before + 1);
    // It waits without looking again: that it asks nothing meanwhile shows in time alone.
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked).toEqual([]);
    answer();
    await request;
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
    expect(asked.slice(0, 3)).toEqual(['first of One', 'second of One', 'first of all']);
    server.close();
  });

  it('is tried once where it fails, and again after the next hand-in', async () => {
    let isFailing = true;
    meanwhile = async () => {
      if (isFailing) throw new Error('a failure of this test');
    };
    void preparation.start();
    await expect.poll(() => asked, patient).toHaveLength(1);
    const before = looks;
    await expect.poll(() => looks, patient).toBeGreaterThan(before + 5);
    expect([asked, preparation.isDone()]).toEqual([['first of all'], false]);
    isFailing = false;
    await programme(temporary, 'Three');
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
  });

  it('is tried at the next look where the store was away, without a hand-in', async () => {
    let failures = 2;
    meanwhile = async () => {
      if (failures-- > 0) throw new OperationalError('STORE_UNAVAILABLE');
    };
    void preparation.start();
    await expect.poll(() => preparation.isDone(), patient).toBe(true);
    expect(asked.slice(0, 4)).toEqual(['first of all', 'first of all', 'first of all', 'second of all']);
  });

  it('is each programme once, however often it was asked about', async () => {
    const scopes: (string | undefined)[] = [];
    const last = ['Two', undefined, 'Gone', 'One', ' One '];
    for await (const scope of firstScopes(temporary.workspace, localReader, last)) scopes.push(scope);
    expect(scopes).toEqual(['One', undefined, 'Two']);
  });
});

describe('a question that the server asks itself', () => {
  it('fails where its answer has errors, and says whether another moment may answer', async () => {
    const temporary = await temporaryWorkspace();
    await programme(temporary, 'One');
    const figures = firstQuestions.find((question) => question.includes('query ProgrammeFigures')) as string;
    const apollo = await startApollo(pino({ level: 'silent' }));
    const asked = async (workspace: Workspace, of?: string) =>
      await askApollo(apollo, createContext(workspace, localReader), figures, { programme: of });
    await asked(temporary.workspace, 'One');
    await expect(asked(temporary.workspace, 'Gone')).rejects.not.toBeInstanceOf(OperationalError);
    const away = withStore(temporary.workspace, () => ({
      keys: async () => {
        throw new OperationalError('STORE_UNAVAILABLE');
      },
      nodes: async () => {
        throw new OperationalError('STORE_UNAVAILABLE');
      },
    }));
    await programme(temporary, 'Two');
    await expect(asked(away, 'Two')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    await apollo.stop();
    await temporary.close();
  });
});

describe('the server', () => {
  it('is alive before it is ready', async () => {
    const temporary = await temporaryWorkspace();
    let isReady = false;
    const server = (await composedApp(temporary.workspace, temporary.folder, () => isReady)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
      return [response.status, await response.json()];
    };
    expect(await get('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await get('/readyz')).toEqual([503, expect.objectContaining({ code: 'SERVER_NOT_READY', retryable: true })]);
    isReady = true;
    expect(await get('/readyz')).toEqual([200, { status: 'ok', store: 'embedded' }]);
    server.close();
    await temporary.close();
  });

  it('says when the first pages are prepared, and answers as one that prepares nothing', async () => {
    const [prepares, other] = await Promise.all([startServer({ env: { HAUBERK_PREPARE: 'on' } }), startServer()]);
    const metrics = async ({ url }: { readonly url: string }) => await (await fetch(`${url}/metrics`)).text();
    await expect.poll(() => metrics(prepares), patient).toMatch(/^hauberk_prepared 1$/m);
    expect(await metrics(other)).not.toContain('hauberk_prepared');
    for (const question of firstQuestions) {
      for (const programme of [undefined, 'Paper Kestrel']) {
        const answers = [];
        for (const { url } of [prepares, other]) answers.push(await askServer(url, question, { programme }));
        expect(answers[0]?.errors).toBeUndefined();
        expect(withoutInstants(answers[0])).toBe(withoutInstants(answers[1]));
      }
    }
    await Promise.all([prepares.end(), other.end()]);
  }, 240_000);
});

/** Both stores were filled at instants of their own. */
function withoutInstants(answer: unknown): string {
  return JSON.stringify(answer).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
}
