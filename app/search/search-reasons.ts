/** By what a search found a thing, and whether the text is exactly one of its names: nothing is found without a reason. */
import { hashName, organizationName } from '../../graph/ontology/name.ts';
import type { SearchHit } from '../../graph/store/port.ts';
import { wordsOf } from '../../graph/store/search-words.ts';
import type { HashLists, NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { countryNames } from '../statements/country-name.ts';
import { Presenter } from '../statements/present.ts';
import { nameFromKey } from '../statements/statement.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface FoundThing {
  readonly ref: NodeRef;
  /** The first mention that has the words, of it or of an identifier that it bears; undefined: a country, by a name of it. */
  readonly hit: SearchHit | undefined;
}

/** `name`: as it is shown. `id`: words of its key, or of name and key together. */
export const foundBys = ['name', 'other-name', 'identifier', 'id'] as const;

export interface SearchReason {
  readonly by: (typeof foundBys)[number];
  /** What has the words. */
  readonly matched: string;
}

/** Mentions whose names are looked at to tell which thing bears exactly the name asked for. */
const mostNamed = 1_000;

/**
 * Whether the text is all of a name, number or identifier of each. Organisations and list entries are known by every
 * name; what is not of these by the name that was found, where there are few enough, and by its key.
 */
export async function exactly(
  { store }: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  text: string,
  found: readonly FoundThing[],
  keys: readonly string[],
): Promise<boolean[]> {
  const asked = sameWords(text);
  const hash = hashName(organizationName(text).base);
  const hits = found.map(({ hit }) => hit);
  const isFew = hits.length <= mostNamed;
  const names = isFew ? await namesOf(store, hits) : [];
  const hitKeys = isFew ? await store.keys(hits.map((hit) => hit?.node ?? 0)) : keys;
  return found.map(({ ref, hit }, i) => {
    if (ref.type === 'Country') return countryNames(graph.countries.codes[ref.index]).some((name) => sameWords(name) === asked);
    if (ref.type === 'Organization' && bears(graph.organizations.names, ref.index, hash)) return true;
    if (ref.type === 'ListEntry' && bears(graph.listEntries.names, ref.index, hash)) return true;
    const own = [names[i], nameFromKey(keys[i]), ...(hit === undefined ? [] : [identifierValue(hitKeys[i])])];
    return own.some((name) => name !== undefined && sameWords(name) === asked);
  });
}

function bears({ offsets, values }: HashLists, index: number, hash: number): boolean {
  return values.subarray(offsets[index], offsets[index + 1]).includes(hash);
}

const sameWords = (text: string) => wordsOf(text).join(' ');

/** `identifier:lei:5493` is looked for as `5493`. */
function identifierValue(key: string): string {
  return /^identifier:[^:]*:(.*)$/s.exec(key)?.[1] ?? nameFromKey(key);
}

async function namesOf(store: Workspace['store'], hits: readonly (SearchHit | undefined)[]): Promise<(string | undefined)[]> {
  const asked = hits.filter((hit) => hit !== undefined);
  const texts = await store.rowTexts(asked);
  const byHit = new Map(asked.map((hit, i) => [hit, texts[i].name]));
  return hits.map((hit) => (hit === undefined ? undefined : byHit.get(hit)));
}

/** Of the things of one page. */
export async function searchReasons(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  text: string,
  found: readonly FoundThing[],
): Promise<SearchReason[]> {
  const words = wordsOf(text);
  const has = (name: string) => {
    const own = wordsOf(name);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  const things = await new Presenter(workspace, view).things(found.map(({ ref }) => ref));
  const names = await namesOf(
    workspace.store,
    found.map(({ hit }) => hit),
  );
  const keys = await workspace.store.keys(found.flatMap(({ hit }) => (hit === undefined ? [] : [hit.node])));
  let next = 0;
  return found.map(({ ref, hit }, i): SearchReason => {
    const key = hit === undefined ? '' : keys[next++];
    const { id, name } = things[i];
    if (has(name)) return { by: 'name', matched: name };
    if (ref.type === 'Country') {
      const other = countryNames(view.graph.countries.codes[ref.index]).find(has);
      if (other !== undefined) return { by: 'other-name', matched: other };
    }
    const identifier = /^identifier:([^:]*):(.*)$/s.exec(key);
    if (identifier !== null) return { by: 'identifier', matched: `${identifier[1]}:${identifier[2]}` };
    const other = names[i];
    if (other !== undefined && has(other)) return { by: 'other-name', matched: other };
    return { by: 'id', matched: key || id };
  });
}
