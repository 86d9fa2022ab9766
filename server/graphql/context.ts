/** What a request carries: who asks, and per view the loaders that batch its look-ups. */
import DataLoader from 'dataloader';
import {
  type EdgeOfRelation,
  Explorer,
  type Ref,
  type Requirement,
  type StatedIdentifier,
  type Texts,
} from '../../app/explore/explore.ts';
import type { EvidenceRef, Thing } from '../../app/statements/present.ts';
import { pinnedWorkspace } from '../../app/workspace/pinned-workspace.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import type { Times, Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { mostJudgedDays, mostShown, mostViews } from './limits.ts';

export interface EvidenceWanted {
  readonly ref: Ref;
  readonly most: number;
  /** Rows before the first. */
  readonly skipped: number;
}

export interface EdgeWanted extends EdgeOfRelation {
  readonly most: number;
}

export interface RequirementWanted extends Requirement {
  readonly most: number;
}

type Spend = (count: number) => void;

/** One view's look-ups, batched: each turn of the event loop asks the store once, however many nodes. */
export interface Loaders {
  /** With this view for every question. */
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly explorer: Explorer;
  /** Counts what the answer shows. Errors: INPUT_INVALID when it would be too much. */
  readonly spend: Spend;
  /** Counts days that are judged beside the view's own. Errors: INPUT_INVALID for too many in the request. */
  readonly judgeDays: Spend;
  /** Neighbours by id ascending, by who has them and in which field: sorted once. */
  readonly sorted: Map<string, Promise<readonly Ref[]>>;
  readonly thing: DataLoader<Ref, Thing, string>;
  readonly key: DataLoader<Ref, string, string>;
  readonly ref: DataLoader<string, Ref | undefined>;
  readonly evidence: DataLoader<EvidenceWanted, EvidenceRef[], string>;
  readonly requirementEvidence: DataLoader<RequirementWanted, EvidenceRef[], string>;
  readonly edgeEvidence: DataLoader<EdgeWanted, EvidenceRef[]>;
  /** Texts and names of the newest mentions. */
  readonly texts: DataLoader<Ref, Texts[], string>;
  readonly names: DataLoader<Ref, string[], string>;
  readonly identifiers: DataLoader<Ref, StatedIdentifier[], string>;
}

export interface Context {
  /** Loaders of the view at these times; the same ones throughout a request. Errors: INPUT_INVALID for too many. */
  loaders(times: Times): Promise<Loaders>;
}

export function createContext(workspace: Workspace, reader: Reader): Context {
  const known = new Map<string, Promise<Loaders>>();
  const advice = 'ask for fewer entries a page, or for fewer lists within lists';
  const spend = createBudget(mostShown, `The answer would show more than ${mostShown} things: ${advice}.`);
  const judgeDays = createBudget(
    mostJudgedDays,
    `A request judges on ${mostJudgedDays} days at most; the command line takes more.`,
  );
  return {
    loaders(times) {
      const key = `${times.asOf ?? ''}|${times.knownAt ?? ''}`;
      let loaders = known.get(key);
      if (loaders === undefined) {
        if (known.size === mostViews) throw new OperationalError('INPUT_INVALID', `A request is of ${mostViews} views at most.`);
        loaders = createLoaders(workspace, reader, times, { spend, judgeDays });
        known.set(key, loaders);
      }
      return loaders;
    },
  };
}

/** What a query's text does not show: how many things its lists within lists come to, or days in variables. */
function createBudget(most: number, message: string): Spend {
  let left = most;
  let refusal: OperationalError | undefined;
  return (count) => {
    left -= count;
    if (left >= 0) return;
    // One error for all the places that it is thrown from: there may be thousands.
    refusal ??= new OperationalError('INPUT_INVALID', message);
    throw refusal;
  };
}

async function createLoaders(
  workspace: Workspace,
  reader: Reader,
  times: Times,
  budgets: Pick<Loaders, 'spend' | 'judgeDays'>,
): Promise<Loaders> {
  const view = await workspace.view(reader, times);
  const pinned = pinnedWorkspace(workspace, view);
  const explorer = new Explorer(pinned, view);
  const cacheKeyFn = ({ type, index }: Ref) => `${type} ${index}`;
  return {
    workspace: pinned,
    reader,
    explorer,
    ...budgets,
    sorted: new Map(),
    thing: new DataLoader((refs: readonly Ref[]) => explorer.things(refs), { cacheKeyFn }),
    key: new DataLoader((refs: readonly Ref[]) => explorer.keys(refs), { cacheKeyFn }),
    ref: new DataLoader((ids: readonly string[]) => explorer.refs(ids)),
    evidence: new DataLoader((asked: readonly EvidenceWanted[]) => explorer.evidence(asked), {
      cacheKeyFn: ({ ref, most, skipped }) => `${cacheKeyFn(ref)} ${most} ${skipped}`,
    }),
    requirementEvidence: new DataLoader((asked: readonly RequirementWanted[]) => explorer.requirementEvidence(asked), {
      cacheKeyFn: ({ from, to, most }) => `${from} ${to} ${most}`,
    }),
    edgeEvidence: new DataLoader((asked: readonly EdgeWanted[]) => explorer.edgeEvidence(asked), { cache: false }),
    texts: new DataLoader((refs: readonly Ref[]) => explorer.texts(refs), { cacheKeyFn }),
    names: new DataLoader((refs: readonly Ref[]) => explorer.names(refs), { cacheKeyFn }),
    identifiers: new DataLoader((refs: readonly Ref[]) => explorer.identifiers(refs), { cacheKeyFn }),
  };
}
