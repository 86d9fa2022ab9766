/** What a request carries: who asks, and per view the loaders that batch its look-ups. */
import DataLoader from 'dataloader';
import { Explorer, type Ref } from '../../app/explore.ts';
import type { Thing } from '../../app/present.ts';
import type { Reader } from '../../app/reader.ts';
import type { Times, Workspace } from '../../app/workspace.ts';

/** One view's look-ups, batched: each turn of the event loop asks the store once, however many nodes. */
export interface Loaders {
  readonly explorer: Explorer;
  readonly thing: DataLoader<Ref, Thing, string>;
  readonly ref: DataLoader<string, Ref | undefined>;
}

export interface Context {
  readonly workspace: Workspace;
  readonly reader: Reader;
  /** Loaders of the view at these times; the same ones throughout a request. */
  loaders(times: Times): Promise<Loaders>;
}

export function createContext(workspace: Workspace, reader: Reader): Context {
  const known = new Map<string, Promise<Loaders>>();
  return {
    workspace,
    reader,
    loaders(times) {
      const key = `${times.asOf ?? ''}|${times.knownAt ?? ''}`;
      let loaders = known.get(key);
      if (loaders === undefined) {
        loaders = workspace.view(reader, times).then((view) => createLoaders(new Explorer(workspace, view)));
        known.set(key, loaders);
      }
      return loaders;
    },
  };
}

function createLoaders(explorer: Explorer): Loaders {
  return {
    explorer,
    thing: new DataLoader<Ref, Thing, string>((refs) => explorer.things(refs), {
      cacheKeyFn: ({ type, index }) => `${type} ${index}`,
    }),
    ref: new DataLoader<string, Ref | undefined>((ids) => explorer.refs(ids)),
  };
}
