/** Whom and what a decision is about, found in a view: one party, one list entry, one decision that waits. */
import { screeningScopeOf } from '../../graph/analyses/scope.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { identifierKey, listEntryKey, organizationKey } from '../../graph/ontology/identifier.ts';
import { isSamePerson } from '../../graph/screening/decision.ts';
import { listInEntryKey } from '../../graph/screening/rule.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { listCode } from '../../ingest/formats/list-code.ts';
import { findById, resolveSelector } from '../search/selector.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { namesOfRows, rowsOfNodes } from '../statements/stated-rows.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { decisionsOf } from './decisions-in-view.ts';
import { partyMatches } from './party-matches.ts';
import type { StatedDecision } from './stated-decisions.ts';

type Asking = Pick<Workspace, 'store' | 'rules'>;

export interface RecordOfParty {
  readonly index: number;
  readonly thing: Thing;
  /** As a decision document names it. */
  readonly written: { readonly name?: string; readonly country?: string; readonly identifiers?: readonly string[] };
}

/** Errors: INPUT_INVALID unless the selector names one organisation. */
export async function partyAsked(workspace: Asking, view: View, selector: string): Promise<RecordOfParty> {
  const found = (await organizationsOf(workspace, view, selector)).map((index) => ({ type: 'Organization', index }) as const);
  const things = await new Presenter(workspace, view).things(found);
  const [ref] = found;
  const [thing] = things;
  if (ref === undefined || thing === undefined || found.length > 1) {
    const which =
      things.length === 0
        ? 'none'
        : things
            .map(({ id }) => id)
            .sort()
            .join(', ');
    throw new OperationalError('INPUT_INVALID', `--party: ${selector} names not one organisation of the view but ${which}.`);
  }
  const [rows] = await rowsOfNodes(workspace, view, [ref]);
  return { index: ref.index, thing, written: writtenParty(thing, namesOfRows(rows ?? [])) };
}

async function organizationsOf(workspace: Asking, view: View, selector: string): Promise<number[]> {
  const cage = /^cage:(.*)$/i.exec(selector.trim())?.[1]?.trim().toUpperCase();
  const refs = await resolveSelector(workspace, view, selector);
  if (cage === undefined) return refs.filter(({ type }) => type === 'Organization').map(({ index }) => index);
  const [nid] = await workspace.store.nodes([identifierKey({ scheme: 'cage', value: cage })]);
  const identifier = nid === undefined ? undefined : nodeIndexOf(view.graph).find(nid);
  if (identifier === undefined) return [];
  const { offsets, targets } = view.graph.identifiers.organizations;
  return [...targets.subarray(offsets[identifier.index], offsets[identifier.index + 1])];
}

/** So that the document means the node of this id and no other, and says nothing more of it. */
function writtenParty({ id, name }: Thing, names: readonly string[]): RecordOfParty['written'] {
  const [, scheme, rest = ''] = /^organization:([a-z]+):(.*)$/s.exec(id) ?? [];
  if (scheme !== undefined && scheme !== 'name') return { name, identifiers: [`${scheme}:${rest}`] };
  const country = /@([A-Z]{2})$/.exec(rest)?.[1] ?? '';
  const own = [name, ...names, country === '' ? rest : rest.slice(0, -3)].find((one) => organizationKey([], one, country) === id);
  return { name: own ?? name, ...(country === '' ? {} : { country }) };
}

export interface AskedEntry {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly written: { readonly list: string; readonly id: string };
}

/** Errors: INPUT_INVALID where no entry of the view is named, or none is and the party does not meet just one. */
export async function entryAsked(
  workspace: Asking,
  view: View,
  party: RecordOfParty,
  asked: string | undefined,
): Promise<AskedEntry> {
  const refs = asked === undefined ? await entriesMet(workspace, view, party.index) : await entriesNamed(workspace, view, asked);
  const things = await new Presenter(workspace, view).things(refs);
  const [ref] = refs;
  const [thing] = things;
  if (ref === undefined || thing === undefined || refs.length > 1) {
    const which =
      things.length === 0
        ? 'none'
        : things
            .map(({ id, name }) => `${id} (${name})`)
            .sort()
            .join(', ');
    const what = asked === undefined ? `${party.thing.name} meets` : `--entry: ${asked} names`;
    throw new OperationalError('INPUT_INVALID', `${what} not one list entry of the view but ${which}.`);
  }
  const list = listInEntryKey(thing.id);
  const id = thing.id.slice(`entry:${list}:`.length);
  return { index: ref.index, id: thing.id, name: thing.name, written: { list: listCode(list) ?? list, id } };
}

async function entriesMet(workspace: Asking, view: View, organization: number): Promise<NodeRef[]> {
  const { matches } = await partyMatches(workspace, view, undefined, screeningScopeOf(view.graph, undefined));
  const met = matches.filter((match) => match.organization === organization);
  return [...new Set(met.map(({ entry }) => entry))].map((index) => ({ type: 'ListEntry', index }));
}

async function entriesNamed(workspace: Asking, view: View, asked: string): Promise<NodeRef[]> {
  const [, list, id] = /^([^:]+):(.+)$/s.exec(asked.trim()) ?? [];
  const keys = list === undefined || id === undefined ? [] : [listEntryKey(listCode(list) ?? list, id.trim())];
  for (const key of [asked.trim(), ...keys]) {
    const found = await findById(workspace, view, key);
    if (found?.type === 'ListEntry') return [found];
  }
  return [];
}

/** The decision about the party that a second person may confirm. Errors: INPUT_INVALID unless there is one. */
export async function decisionAwaiting(
  workspace: Asking,
  view: View,
  party: RecordOfParty,
  asked: {
    readonly confirms?: string | undefined;
    readonly entry?: string | undefined;
    readonly rule?: string | undefined;
    readonly author: string;
  },
): Promise<StatedDecision> {
  const about = (await decisionsOf(workspace, view)).filter(
    ({ stated, nodes }) =>
      stated.kind !== 'confirmation' &&
      nodeIndexOf(view.graph).find(nodes.party)?.index === party.index &&
      stated.id.startsWith(asked.confirms ?? '') &&
      (asked.rule === undefined || stated.rule === asked.rule) &&
      (asked.entry === undefined || [stated.entryKey, `${stated.list}:${stated.entryId}`].includes(asked.entry)),
  );
  const waiting =
    asked.confirms === undefined ? about.filter(({ standing }) => standing.state === 'awaiting second person') : about;
  const [one] = waiting;
  if (one === undefined || waiting.length > 1) {
    const which = waiting.length === 0 ? 'none' : waiting.map(({ stated }) => stated.id.slice(0, 12)).join(', ');
    throw new OperationalError(
      'INPUT_INVALID',
      `Not one decision about ${party.thing.name} waits for a second person but ${which}.`,
    );
  }
  if (isSamePerson(one.stated.author, asked.author))
    throw new OperationalError('INPUT_INVALID', `--author: ${asked.author} made the decision; a second person confirms it.`);
  return one.stated;
}
