/** What a request carries: who asks, and per view the loaders that batch its look-ups. */
import DataLoader from 'dataloader';
import { Explorer, type Ref } from '../../app/explore.ts';
import { pinnedWorkspace } from '../../app/pinned-workspace.ts';
import type { EvidenceRef, Thing } from '../../app/present.ts';
import type { Reader } from '../../app/reader.ts';
import type { Times, Workspace } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { mostFetched } from './limits.ts';

export interface EvidenceWanted {
  readonly ref: Ref;
  readonly most: number;
}

/** One view's look-ups, batched: each turn of the event loop asks the store once, however many nodes. */
export interface Loaders {
  /** With this view for every question. */
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly explorer: Explorer;
  readonly thing: DataLoader<Ref, Thing, string>;
  readonly key: DataLoader<Ref, string, string>;
  readonly ref: DataLoader<string, Ref | undefined>;
  readonly evidence: DataLoader<EvidenceWanted, EvidenceRef[], string>;
}

export interface Context {
  /** Loaders of the view at these times; the same ones throughout a request. */
  loaders(times: Times): Promise<Loaders>;
}

export function createContext(workspace: Workspace, reader: Reader): Context {
  const known = new Map<string, Promise<Loaders>>();
  const spend = createBudget();
  return {
    loaders(times) {
      const key = `${times.asOf ?? ''}|${times.knownAt ?? ''}`;
      let loaders = known.get(key);
      if (loaders === undefined) {
        loaders = createLoaders(workspace, reader, times, spend);
        known.set(key, loaders);
      }
      return loaders;
    },
  };
}

type Spend = (count: number) => void;

/** What a query's text does not show: how many things its lists within lists come to. */
function createBudget(): Spend {
  let left = mostFetched;
  return (count) => {
    left -= count;
    if (left < 0) {
      const advice = 'ask for fewer entries a page, or for fewer lists within lists';
      throw new OperationalError('INPUT_INVALID', `The answer would take more than ${mostFetched} look-ups: ${advice}.`);
    }
  };
}

async function createLoaders(workspace: Workspace, reader: Reader, times: Times, spend: Spend): Promise<Loaders> {
  const view = await workspace.view(reader, times);
  const pinned = pinnedWorkspace(workspace, view);
  const explorer = new Explorer(pinned, view);
  const cacheKeyFn = ({ type, index }: Ref) => `${type} ${index}`;
  const batched =
    <Key, Value>(load: (keys: readonly Key[]) => Promise<Value[]>) =>
    async (keys: readonly Key[]): Promise<Value[]> => {
      spend(keys.length);
      return await load(keys);
    };
  return {
    workspace: pinned,
    reader,
    explorer,
    thing: new DataLoader(
      batched((refs: readonly Ref[]) => explorer.things(refs)),
      { cacheKeyFn },
    ),
    key: new DataLoader(
      batched((refs: readonly Ref[]) => explorer.keys(refs)),
      { cacheKeyFn },
    ),
    ref: new DataLoader(batched((ids: readonly string[]) => explorer.refs(ids))),
    evidence: new DataLoader(
      async (asked: readonly EvidenceWanted[]) => {
        spend(asked.reduce((sum, { ref, most }) => sum + Math.min(most, explorer.evidenceCount(ref)), 0));
        return await explorer.evidence(asked);
      },
      { cacheKeyFn: ({ ref, most }) => `${cacheKeyFn(ref)} ${most}` },
    ),
  };
}
