/** Which view answers came from: the newest of each day asked about; when it changes, all is asked again. */
import type { QueryClient } from '@tanstack/react-query';
import type { Scope } from './address.ts';

export interface ViewSeen {
  readonly hash: string;
  readonly asOf: string;
}

type Times = Pick<Scope, 'asOf' | 'knownAt'>;

const timesText = ({ asOf, knownAt }: Partial<Times>) => JSON.stringify([asOf ?? null, knownAt ?? null]);

export class ViewsSeen {
  readonly #newest = new Map<string, ViewSeen>();
  /** Every hash that came: two views of one day, should there be such, do not ask for one another without end. */
  readonly #known = new Map<string, Set<string>>();
  readonly #listeners = new Set<() => void>();
  /** That documents were handed in by others while the pages were open. */
  isRenewed = false;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  newest(times: Times): ViewSeen | undefined {
    return this.#newest.get(timesText(times));
  }

  /** What comes next is no surprise: something was handed in here. */
  forget(): void {
    this.#known.clear();
    this.isRenewed = false;
    this.#tell();
  }

  /** The notice was read. */
  readonly acknowledge = (): void => {
    this.isRenewed = false;
    this.#tell();
  };

  /** Of every answer that comes; `again` is called where it comes from a newer view than those before. */
  watch(client: QueryClient, again: () => void): () => void {
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return;
      const { queryKey, state } = event.query;
      const view = viewOf(state.data);
      if (view !== undefined && this.#see(timesText((queryKey[1] ?? {}) as Partial<Times>), view)) again();
    });
  }

  #see(times: string, view: ViewSeen): boolean {
    const known = this.#known.get(times) ?? new Set<string>();
    const isNew = known.size > 0 && !known.has(view.hash);
    this.#known.set(times, known.add(view.hash));
    this.#newest.set(times, view);
    if (isNew) this.isRenewed = true;
    this.#tell();
    return isNew;
  }

  #tell(): void {
    for (const tell of this.#listeners) tell();
  }
}

/** Of an answer, or of the last page of a list. */
function viewOf(data: unknown): ViewSeen | undefined {
  const answer = isObject(data) && Array.isArray(data.pages) ? (data.pages.at(-1) as unknown) : data;
  if (!isObject(answer)) return undefined;
  for (const root of Object.values(answer)) {
    if (isObject(root) && isObject(root.view) && typeof root.view.hash === 'string') return root.view as unknown as ViewSeen;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
