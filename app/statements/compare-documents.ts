/**
 * What one document says and another does not, or says otherwise: their assertions as they were read and stored.
 * Things are the same where both documents identify them alike: by an identifier, else by their name; a source by its
 * item, maker and site. Nothing is united by what a third document says.
 */
import type { Assertion } from '../../graph/model/assertion.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { EdgeKind, edgeName } from '../../graph/ontology/edge-kind.ts';
import { writtenNumber } from '../../graph/ontology/extension.ts';
import type { NumberProperty } from '../../graph/ontology/property.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import { compareText } from '../workspace/answer.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { EvidenceRef } from './present.ts';
import { nameFromKey } from './statement.ts';

/** Assertions of a document that is compared, at most: all of both are held. */
export const mostCompared = 200_000;

export const statementChanges = ['only in the first', 'only in the second', 'differs'] as const;
export type StatementChange = (typeof statementChanges)[number];

export interface ComparedValues {
  readonly what: string;
  /** What each document states, each value once; none: it says nothing of it. */
  readonly first: readonly string[];
  readonly second: readonly string[];
}

export interface ComparedStatement {
  readonly kind: StatementChange;
  /** `mention`: what it says of a thing; else the kind of edge between two. */
  readonly statement: string;
  /** Ids of the thing, or of the edge's ends, with their names. */
  readonly things: readonly { readonly id: string; readonly name: string }[];
  /** What differs; of what only one of them says, all of it. */
  readonly values: readonly ComparedValues[];
  readonly evidence: readonly EvidenceRef[];
}

export interface ComparedDocument {
  readonly sha256: string;
  readonly path: string;
  readonly format: string;
  readonly dated: string;
  readonly receivedAt: string;
  /** Statements: places that say the same of the same are one. */
  readonly statements: number;
}

export interface DocumentComparison {
  readonly first: ComparedDocument;
  readonly second: ComparedDocument;
  readonly counts: Readonly<Record<StatementChange | 'alike', number>>;
  /** By kind, what is said of things before edges, then by ids. */
  readonly statements: readonly ComparedStatement[];
}

/** Superseded and withdrawn documents can be compared too. Errors: DOCUMENT_UNKNOWN, INPUT_INVALID for one that is too large. */
export async function compareDocuments(
  workspace: Workspace,
  reader: Reader,
  first: string,
  second: string,
): Promise<DocumentComparison> {
  const all = (await workspace.store.handIns()).filter(({ handIn }) => handIn.kind === 'document' && sees(reader, handIn));
  const handIns = [first, second].map((sha256) => documentOf(all, sha256));
  const said: Map<string, Said>[] = [];
  for (const { document } of handIns) said.push(await saidBy(workspace, document));
  const statements: ComparedStatement[] = [];
  let alike = 0;
  const hashes = handIns.map(({ handIn }) => handIn.sha256);
  for (const key of new Set([...said[0].keys(), ...said[1].keys()])) {
    const found = compared([said[0].get(key), said[1].get(key)], hashes, said);
    if (found === undefined) alike++;
    else statements.push(found);
  }
  statements.sort(
    (a, b) =>
      statementChanges.indexOf(a.kind) - statementChanges.indexOf(b.kind) ||
      Number(a.statement !== 'mention') - Number(b.statement !== 'mention') ||
      compareText(a.statement, b.statement) ||
      compareText(a.things.map(({ id }) => id).join('\n'), b.things.map(({ id }) => id).join('\n')),
  );
  const many = (kind: StatementChange) => statements.filter((one) => one.kind === kind).length;
  const [one, other] = handIns.map(({ handIn }, i) => facts(handIn, said[i].size));
  return {
    first: one,
    second: other,
    counts: {
      ...(Object.fromEntries(statementChanges.map((kind) => [kind, many(kind)])) as Record<StatementChange, number>),
      alike,
    },
    statements,
  };
}

/** The last hand-in of these bytes: how they were read last. */
function documentOf(all: readonly StoredHandIn[], sha256: string): StoredHandIn {
  const wanted = sha256.trim().toLowerCase();
  const found = all.filter(({ handIn }) => handIn.sha256 === wanted).at(-1);
  if (found === undefined) throw new OperationalError('DOCUMENT_UNKNOWN');
  return found;
}

function facts({ sha256, path, format, dated, receivedAt }: StoredHandIn['handIn'], statements: number): ComparedDocument {
  return { sha256, path, format, dated, receivedAt, statements };
}

/** All that a document says of one thing, or of one edge. */
interface Said {
  readonly kind: number;
  readonly from: string;
  readonly to: string;
  readonly name: string | undefined;
  readonly values: Map<string, Set<string>>;
  readonly pointers: string[];
}

async function saidBy({ store }: Workspace, document: number): Promise<Map<string, Said>> {
  const [{ mentionNode, kinds }] = await store.columns([document]);
  if (mentionNode.length + kinds.length > mostCompared)
    throw new OperationalError('INPUT_INVALID', `Documents of more than ${mostCompared} assertions are not compared.`);
  const found = new Map<string, Said>();
  const assertions = await store.assertions(document);
  const idOf = idsOf(assertions);
  for (const assertion of assertions) {
    const { kind, name, pointer } = assertion;
    const [from, to] = [idOf(assertion.from), assertion.to === '' ? '' : idOf(assertion.to)];
    const key = `${kind}\n${from}\n${to}`;
    const said: Said = found.get(key) ?? { kind, from, to, name, values: new Map(), pointers: [] };
    found.set(key, said);
    said.pointers.push(pointer);
    for (const [what, value] of valuesOf(assertion)) said.values.set(what, (said.values.get(what) ?? new Set()).add(value));
  }
  return found;
}

/**
 * Ids that two documents share: a thing that has a name alone bears the mark of its hand-in, and the key of a source
 * is a hash of its parts.
 */
function idsOf(assertions: readonly Assertion[]): (key: string) => string {
  const parts = new Map<string, Map<number, string>>();
  for (const { kind, from, to } of assertions) {
    if (!ofSource.has(kind) || !from.startsWith('source:')) continue;
    const own = parts.get(from) ?? new Map<number, string>();
    parts.set(from, own.set(kind, withoutMark(to)));
  }
  return (key) => {
    const own = parts.get(key);
    if (own === undefined) return withoutMark(key);
    return `source:${[...ofSource].map((kind) => own.get(kind) ?? '').join(' | ')}`;
  };
}

/** In the order of a source's id. */
const ofSource: ReadonlySet<number> = new Set([EdgeKind.PROVIDES, EdgeKind.BY, EdgeKind.AT]);

function withoutMark(key: string): string {
  return key.replace(/~[0-9a-f]{10}(?=#|$)/, '');
}

/** Texts that say where something stood, not what it is. */
const ofPlace = new Set(['bomRef', 'row', 'documentSignature']);

function* valuesOf({ name, numbers = {}, texts = {} }: Assertion): Generator<readonly [string, string]> {
  if (name !== undefined) yield ['name', name];
  for (const [what, value] of Object.entries(numbers)) {
    const written = writtenNumber(what as NumberProperty, value);
    if (written !== undefined) yield [what, String(written)];
  }
  for (const [what, value] of Object.entries(texts)) if (!ofPlace.has(what)) yield [what, value];
}

/** Undefined where both say the same. */
function compared(
  [one, other]: readonly (Said | undefined)[],
  hashes: readonly string[],
  said: readonly ReadonlyMap<string, Said>[],
): ComparedStatement | undefined {
  const present = one ?? other;
  if (present === undefined) return undefined;
  const names = [...new Set([...(one?.values.keys() ?? []), ...(other?.values.keys() ?? [])])].sort();
  const listed = (of: Said | undefined, what: string) => [...(of?.values.get(what) ?? [])].sort();
  const values = names
    .map((what) => ({ what, first: listed(one, what), second: listed(other, what) }))
    .filter(({ first, second }) => first.join('\n') !== second.join('\n'));
  if (one !== undefined && other !== undefined && values.length === 0) return undefined;
  const nameOf = (id: string): string => {
    if (id.startsWith('source:'))
      return id
        .slice('source:'.length)
        .split(' | ')
        .filter((part) => part !== '')
        .map(nameOf)
        .join(', ');
    return said.map((own) => own.get(`0\n${id}\n`)?.name).find((name) => name !== undefined) ?? nameFromKey(id);
  };
  const ends = present.to === '' ? [present.from] : [present.from, present.to];
  return {
    kind: one === undefined ? 'only in the second' : other === undefined ? 'only in the first' : 'differs',
    statement: present.kind === 0 ? 'mention' : edgeName(present.kind),
    things: ends.map((id) => ({ id, name: nameOf(id) })),
    values,
    evidence: [one, other].flatMap((own, i) =>
      [...new Set(own?.pointers ?? [])].map((pointer) => ({ document: hashes[i], pointer })),
    ),
  };
}
