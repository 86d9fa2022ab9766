/** Builds a `Delta` while a document is read: each distinct key is one node, each new statement one mention. */
import { createHash } from 'node:crypto';
import type { DeltaNode, DeltaRows, Edge, IndexedRows, Mention, Numbers, Texts } from '../graph/model/assertion.ts';
import { EdgeKind, type EdgeName } from '../graph/ontology/edge-kind.ts';
import { gapKey } from '../graph/ontology/gap-decision.ts';
import {
  countryKey,
  type Identifier,
  identifierKey,
  isStrong,
  itemKey,
  listEntryKey,
  organizationKey,
  programmeKey,
  schemes,
  siteKey,
  sortIdentifiers,
  sourceKey,
} from '../graph/ontology/identifier.ts';
import { hashName, legalFormCode, normalizeName, organizationName } from '../graph/ontology/name.ts';
import { NodeType } from '../graph/ontology/node-type.ts';
import { BareName, type NumberProperty } from '../graph/ontology/property.ts';
import { limits } from './limits.ts';
import { HashedMentions, HeldMentions, type SaidMentions } from './said-mentions.ts';
import { IntList } from './spool/int-list.ts';
import { RecentTexts } from './spool/recent-texts.ts';
import { RowList } from './spool/row-list.ts';
import type { Spool } from './spool/spool.ts';
import { TextIndex } from './spool/text-index.ts';
import { TextList } from './spool/text-list.ts';

export type NumberValues = Partial<Record<NumberProperty, number | undefined>>;
export type TextValues = Record<string, string | undefined>;

export interface Statement {
  readonly pointer: string;
  readonly name?: string | undefined;
  readonly numbers?: NumberValues | undefined;
  readonly texts?: TextValues | undefined;
}
export interface ItemStatement extends Statement {
  readonly identifiers?: readonly Identifier[];
  /** Version as written; part of a bare name's identity. */
  readonly version?: string | undefined;
  /** CycloneDX group; part of a bare name's identity. */
  readonly group?: string | undefined;
  /** What sets a bare name apart from the same name elsewhere in the document. */
  readonly apart?: string | undefined;
  /** It is known that others of its bare name are other items: none of them is joined to it by name. */
  readonly isNamesake?: boolean;
}
export interface OrganizationStatement extends Statement {
  /** A CAGE stands here only where nothing else is known of the organisation. */
  readonly identifiers?: readonly Identifier[];
  /** CAGE or NCAGE of a place of it: found on lists, but two of them may be one organisation. */
  readonly cage?: string | undefined;
  /** ISO 3166-1 alpha-2, or undefined. */
  readonly country?: string | undefined;
}
export interface SiteStatement extends Statement {
  readonly code?: string | undefined;
  readonly country?: string | undefined;
}
export interface ListEntryStatement extends Statement {
  readonly list: string;
  readonly id: string;
  readonly identifiers?: readonly Identifier[];
  readonly country?: string | undefined;
}

/** A node's local index. */
export type Node = number;

/** With room for what stands before and after a name. */
const longestKey = 2 * limits.nameCharacters;
const cageScheme = schemes.indexOf('cage') + 1;

export class DeltaBuilder {
  readonly #sha256: string;
  readonly #keys = new TextIndex();
  readonly #keyTexts: TextList;
  /** Type code of each node. */
  readonly #types = new IntList();
  readonly #mentions: RowList<Mention>;
  readonly #edges: RowList<Edge>;
  /** A place is read once, so what repeats an edge there follows it closely. */
  readonly #saidEdges = new RecentTexts();
  readonly #saidMentions: SaidMentions;

  /** `sha256` of the document's bytes: bare names are local to it. With a spool, what is large waits on disk. */
  constructor(sha256: string, spool?: Spool) {
    this.#sha256 = sha256;
    this.#keyTexts = new TextList(spool);
    this.#mentions = new RowList(spool);
    this.#edges = new RowList(spool);
    this.#saidMentions = spool === undefined ? new HeldMentions() : new HashedMentions();
  }

  /** An item of supply. It needs a name or an identifier. */
  item(statement: ItemStatement): Node {
    const identifiers = sortIdentifiers(statement.identifiers ?? []);
    const named = statement.name ?? '';
    const name = identifiers.length > 0 || (statement.group ?? '') === '' ? named : `${statement.group}/${named}`;
    const version = statement.version ?? '';
    const numbers: NumberValues = { ...statement.numbers };
    if (identifiers.length === 0 && statement.isNamesake !== true) {
      numbers.bareName = statement.apart === undefined ? BareName.only : BareName.apart;
    }
    if (version !== '' && identifiers[0]?.scheme !== 'purl') numbers.versionHash = hashName(version);
    const key = itemKey(identifiers, name, version, this.#sha256, statement.apart);
    const node = this.#mention(NodeType.Item, key, statement, hashName(normalizeName(name)), numbers);
    for (const identifier of identifiers) {
      if (isStrong(identifier.scheme) && identifier.scheme !== 'purl') this.#identify(node, identifier, statement.pointer);
    }
    return node;
  }

  organization(statement: OrganizationStatement): Node {
    const identifiers = sortIdentifiers(statement.identifiers ?? []);
    const country = statement.country ?? '';
    const { base, legalForm } = organizationName(statement.name ?? '');
    const numbers: NumberValues = { ...statement.numbers };
    if (legalForm !== '') numbers.legalForm = legalFormCode(legalForm);
    // A CAGE comes last, so it is all that is known: the view looks for who states it as its own.
    if (identifiers[0]?.scheme === 'cage') numbers.scheme = cageScheme;
    const key = organizationKey(identifiers, statement.name ?? '', country);
    const node = this.#mention(NodeType.Organization, key, statement, hashName(base), numbers);
    const cage = statement.cage ?? '';
    if (cage !== '') this.#identify(node, { scheme: 'cage', value: cage }, statement.pointer);
    for (const identifier of identifiers) this.#identify(node, identifier, statement.pointer);
    if (country !== '')
      this.edge('REGISTERED_IN', node, this.country(country, statement.pointer), { pointer: statement.pointer });
    return node;
  }

  site(statement: SiteStatement): Node {
    const code = statement.code ?? '';
    const country = statement.country ?? '';
    const name = statement.name ?? '';
    const key = siteKey(code, name, country);
    const numbers: NumberValues = code === '' ? { ...statement.numbers } : { ...statement.numbers, scheme: cageScheme };
    const node = this.#mention(NodeType.Site, key, statement, hashName(normalizeName(name)), numbers);
    if (code !== '') this.#identify(node, { scheme: 'cage', value: code }, statement.pointer);
    if (country !== '') this.edge('LOCATED_IN', node, this.country(country, statement.pointer), { pointer: statement.pointer });
    return node;
  }

  /** `code`: ISO 3166-1 alpha-2, upper case. */
  country(code: string, pointer: string): Node {
    return this.#mention(NodeType.Country, countryKey(code), { pointer }, 0, {});
  }

  programme(name: string, pointer: string, texts: TextValues = {}): Node {
    return this.#mention(NodeType.Programme, programmeKey(name), { pointer, name, texts }, 0, {});
  }

  /** A gap that somebody decided something about; it is joined to nothing. */
  gap(gapId: string, pointer: string): Node {
    return this.#mention(NodeType.Identifier, gapKey(gapId), { pointer }, 0, {});
  }

  /** What is tried in a what-if, under its name; it is joined to nothing. */
  scenario(key: string, pointer: string): Node {
    return this.#mention(NodeType.Identifier, key, { pointer }, 0, {});
  }

  /** An entry of a restricted-party list under one of its names; call again with each alias. */
  listEntry(statement: ListEntryStatement): Node {
    const { base, legalForm } = organizationName(statement.name ?? '');
    const numbers: NumberValues = { ...statement.numbers };
    if (legalForm !== '') numbers.legalForm = legalFormCode(legalForm);
    const node = this.#mention(
      NodeType.ListEntry,
      listEntryKey(statement.list, statement.id),
      statement,
      hashName(base),
      numbers,
    );
    for (const identifier of sortIdentifiers(statement.identifiers ?? [])) this.#identify(node, identifier, statement.pointer);
    const country = statement.country ?? '';
    if (country !== '')
      this.edge('REGISTERED_IN', node, this.country(country, statement.pointer), { pointer: statement.pointer });
    return node;
  }

  /**
   * A source of an item: BY an organisation, AT a site (either may be unknown). The statement's
   * properties (standing, share, ...) belong to PROVIDES.
   */
  source(item: Node, organization: Node | undefined, site: Node | undefined, statement: Statement): Node {
    return this.#source(item, organization, site, statement, statement.numbers ?? {});
  }

  /** Names a source without creating one: its PROVIDES carries `reference` 1, and the view looks for the source meant. */
  sourceReference(item: Node, organization: Node | undefined, site: Node | undefined, statement: Statement): Node {
    return this.#source(item, organization, site, statement, { ...statement.numbers, reference: 1 });
  }

  #source(item: Node, organization: Node | undefined, site: Node | undefined, statement: Statement, numbers: NumberValues): Node {
    const key = sourceKey(
      this.key(item),
      organization === undefined ? '' : this.key(organization),
      site === undefined ? '' : this.key(site),
    );
    const node = this.#mention(NodeType.Source, key, { pointer: statement.pointer }, 0, {});
    this.edge('PROVIDES', node, item, { ...statement, numbers });
    if (organization !== undefined) this.edge('BY', node, organization, { pointer: statement.pointer });
    if (site !== undefined) this.edge('AT', node, site, { pointer: statement.pointer });
    return node;
  }

  /** An edge; the same one at the same place with the same properties is kept once. */
  edge(kind: EdgeName, from: Node, to: Node, statement: Statement): void {
    const numbers = definedNumbers(statement.numbers ?? {});
    const texts = definedTexts(statement.texts ?? {});
    // no pointer begins with a bracket, so properties and pointer cannot be taken for one another
    const properties = numbers === undefined && texts === undefined ? '' : JSON.stringify([numbers, texts]);
    const said = `${kind} ${from} ${to} ${properties}${statement.pointer}`;
    if (!this.#saidEdges.add(said)) return;
    this.#edges.push({
      kind: EdgeKind[kind],
      from,
      to,
      pointer: clean(statement.pointer),
      ...(numbers === undefined ? {} : { numbers }),
      ...(texts === undefined ? {} : { texts }),
    });
  }

  /** A further statement about a node that exists already (a property, an alias). */
  state(node: Node, statement: Statement): void {
    this.#mention(this.#types.at(node), this.key(node), statement, 0, statement.numbers ?? {});
  }

  key(node: Node): string {
    return this.#keyTexts.at(node);
  }

  /** Local indices of items that nothing in this document requires, and that are no substitute's target part. */
  unrequiredItems(): Node[] {
    const required = new Set<Node>();
    for (const { kind, to } of this.#edges.rows) if (kind === EdgeKind.REQUIRES) required.add(to);
    const nodes = Array.from({ length: this.#types.length }, (_, node) => node);
    return nodes.filter((node) => this.#types.at(node) === NodeType.Item && !required.has(node));
  }

  build(): DeltaRows {
    return { nodes: new Nodes(this.#types, this.#keyTexts).rows, mentions: this.#mentions.rows, edges: this.#edges.rows };
  }

  #identify(node: Node, identifier: Identifier, pointer: string): void {
    const target = this.#mention(NodeType.Identifier, identifierKey(identifier), { pointer }, 0, {});
    this.edge('IDENTIFIED_BY', node, target, { pointer, numbers: { scheme: schemes.indexOf(identifier.scheme) + 1 } });
  }

  /** One mention a node and distinct statement: a repeat of what this document said already adds nothing. */
  #mention(type: number, key: string, statement: Statement, nameHash: number, numberValues: NumberValues): Node {
    const numbers = definedNumbers(numberValues);
    const texts = definedTexts(statement.texts ?? {});
    key = shortKey(clean(key));
    const name = statement.name === undefined ? undefined : shortened(clean(statement.name), limits.nameCharacters);
    const node = this.#keys.add(key);
    const isKnown = node < this.#types.length;
    if (!isKnown) {
      this.#types.push(type);
      this.#keyTexts.push(key);
    }
    const empty = name === undefined && numbers === undefined && texts === undefined;
    if (empty && isKnown) return node;
    const mention: Mention = {
      node,
      pointer: clean(statement.pointer),
      ...(name === undefined ? {} : { name }),
      nameHash,
      ...(numbers === undefined ? {} : { numbers }),
      ...(texts === undefined ? {} : { texts }),
    };
    if (this.#saidMentions.isNews(mention)) this.#mentions.push(mention);
    return node;
  }
}

/** Types and keys as rows: an array, unless the keys are on disk. */
class Nodes implements IndexedRows<DeltaNode> {
  readonly #types: IntList;
  readonly #keys: TextList;

  constructor(types: IntList, keys: TextList) {
    this.#types = types;
    this.#keys = keys;
  }

  get length(): number {
    return this.#types.length;
  }

  get rows(): IndexedRows<DeltaNode> {
    return this.#keys.isHeld ? [...this] : this;
  }

  at(node: number): DeltaNode | undefined {
    return node < this.length ? { type: this.#types.at(node), key: this.#keys.at(node) } : undefined;
  }

  *[Symbol.iterator](): Generator<DeltaNode> {
    for (let node = 0; node < this.length; node++) yield { type: this.#types.at(node), key: this.#keys.at(node) };
  }
}

function definedNumbers(values: NumberValues): Numbers | undefined {
  let defined: Record<string, number> | undefined;
  for (const name in values) {
    const value = values[name as NumberProperty];
    if (value === undefined) continue;
    defined ??= {};
    defined[name] = value;
  }
  return defined;
}

function definedTexts(values: TextValues): Texts | undefined {
  let defined: Record<string, string> | undefined;
  for (const name in values) {
    const text = values[name];
    if (text === undefined || text === '') continue;
    defined ??= {};
    defined[name] = shortened(clean(text), limits.textCharacters);
  }
  return defined;
}

/** It says itself that it was cut, and how long it is. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).toWellFormed()} [cut: ${text.length} characters in the document]`;
}

/** What is too long to be a key is known by its beginning and by its hash. */
function shortKey(key: string): string {
  if (key.length <= longestKey) return key;
  const digest = createHash('sha256').update(key).digest('base64url');
  return `${key.slice(0, limits.nameCharacters).toWellFormed()}#${digest}`;
}

/** No store takes a lone surrogate or a NUL (docs/decisions/0003-text.md); the bytes keep what was written. */
function clean(text: string): string {
  const wellFormed = text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\ufffd') : wellFormed;
}
