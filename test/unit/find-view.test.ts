/** The view of a hash is looked for among the instants of receipt, in turns with others, and each is named once. */
import { describe, expect, it } from 'vitest';
import { findView, mostInstantsTried } from '../../app/workspace/find-view.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { hashOfContent } from '../../graph/model/canonical-json.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import type { GraphStore, StoredHandIn } from '../../graph/store/port.ts';
import { select } from '../../graph/view/select.ts';
import { nameOfView } from '../../graph/view/view-name.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';

const instant = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString();

function stored(at: number, kind: HandIn['kind']): StoredHandIn {
  const [id, sha256, digest] = ['i', 's', 'd'].map((of) => hashOfContent([of, at]));
  const texts = { path: '', format: 'x', dated: '2026-01-01', series: '', version: 0, main: '', declared: {} };
  const handIn = { ...texts, kind, id: `${instant(at)} ${id}`, sha256, digest, receivedAt: instant(at) };
  return { document: at, handIn: handIn as unknown as HandIn } as StoredHandIn;
}

/** A store of that many hand-ins, which counts how often all of them are asked for. */
function storeOf(count: number, kind: HandIn['kind'] = 'document') {
  const all = Array.from({ length: count }, (_, at) => stored(at, kind));
  const asked = { revision: 1, handIns: 0 };
  const store = {
    revision: async () => asked.revision,
    handIns: async () => {
      asked.handIns++;
      return all;
    },
  } as unknown as GraphStore;
  const workspace = { store, rules: { version: 'r' } } as unknown as Workspace;
  const hashAt = (knownAt?: string, asOf?: string) =>
    nameOfView(select(all, knownAt === undefined ? {} : { knownAt }).handIns, {
      ...(asOf === undefined ? {} : { asOf }),
      rules: 'r',
      reader: READER_VERSION,
    }).hash;
  return { workspace, asked, all, hashAt };
}

describe('a view is found by its hash', () => {
  it('at an instant of receipt and on a day that is asked for, or now', async () => {
    const { workspace, hashAt } = storeOf(5);
    const days = ['2026-02-01', undefined];
    expect(await findView(workspace, localReader, hashAt(instant(2), '2026-02-01'), { days })).toEqual({
      times: { asOf: '2026-02-01', knownAt: instant(2) },
      tried: 5,
    });
    expect((await findView(workspace, localReader, hashAt(instant(1)), { days })).times).toEqual({ knownAt: instant(1) });
    const now = { days: [undefined], isNowToo: true };
    expect((await findView(workspace, localReader, hashAt(), now)).times).toEqual({});
    const at = { days: [undefined], knownAt: instant(3) };
    expect((await findView(workspace, localReader, hashAt(instant(3)), at)).times).toEqual({ knownAt: instant(3) });
    expect((await findView(workspace, localReader, hashAt(instant(2)), at)).times).toBeUndefined();
  });

  it('and never among what the reader does not see', async () => {
    const { workspace, all, hashAt } = storeOf(3);
    const reader = { name: 'guest', sees: ({ sha256 }: HandIn) => sha256 !== all[1]?.handIn.sha256 };
    expect(await findView(workspace, reader, hashAt(instant(1)), { days: [undefined] })).toEqual({ times: undefined, tried: 2 });
    expect((await findView(workspace, localReader, hashAt(instant(1)), { days: [undefined] })).times).toBeDefined();
  });

  it('among the newest instants alone', async () => {
    const { workspace } = storeOf(mostInstantsTried + 10, 'withdrawal');
    const search = await findView(workspace, localReader, 'f'.repeat(64), { days: [undefined] });
    expect(search).toEqual({ times: undefined, tried: mostInstantsTried });
  });

  it('in turns with others; what was named once is remembered until the store changes', async () => {
    const { workspace, asked } = storeOf(600);
    let turns = 0;
    let isOn = true;
    const count = (): void => {
      turns++;
      if (isOn) setImmediate(count);
    };
    setImmediate(count);
    const search = async () => {
      const begun = performance.now();
      expect((await findView(workspace, localReader, 'f'.repeat(64), { days: [undefined] })).times).toBeUndefined();
      return performance.now() - begun;
    };
    const first = await search();
    isOn = false;
    // A turn is 25 ms; the machine may be busy with others.
    expect(turns).toBeGreaterThan(first / 250);
    expect(await search()).toBeLessThan(first / 3);
    expect(asked.handIns).toBe(1);
    asked.revision++;
    await findView(workspace, localReader, 'f'.repeat(64), { days: [undefined], knownAt: instant(0) });
    expect(asked.handIns).toBe(2);
  });
});
