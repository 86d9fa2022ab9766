/**
 * OpenSanctions as FollowTheMoney JSON Lines (`entities.ftm.json`, `targets.nested.json`). A line is a row
 * of the counts. An entity that is listed is an entry of each of its lists; companies and persons of
 * ownerships are organisations; Ownership is OWNS; Sanction and whatever else says something of an
 * entity of the document is kept as text with it.
 */
import type { Reading } from '../../graph/model/reading.ts';
import { dayOf, OrganizationKind } from '../../graph/ontology/property.ts';
import type { Node } from '../delta-builder.ts';
import { readJsonLines } from '../json-lines.ts';
import type { ReadRequest } from '../read-request.ts';
import { basisPoints } from '../tables/cell.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import {
  countriesOf,
  type FtmEntity,
  identifiersOf,
  isListable,
  isListed,
  isOrganization,
  isParty,
  propertiesOf,
  readFtmEntity,
  valuesOf,
} from './ftm.ts';
import { listCode } from './list-code.ts';
import { stateEntry } from './list-entry.ts';
import { typeOfSchema } from './list-opensanctions.ts';
import { ListReading } from './list-reading.ts';

/** Reads the lines. Never throws on content. */
export function readFtmLines(text: string, request: ReadRequest): Reading {
  const reading = new ListReading('list-opensanctions', 'list:opensanctions', request);
  reading.specVersion = 'ftm';
  const entities: FtmEntity[] = [];
  for (const { pointer, value, problem } of readJsonLines(text, reading.diagnostics)) {
    const entity = readFtmEntity(value, pointer);
    if (entity !== undefined) entities.push(entity);
    else if (
      !reading.count(pointer, { code: 'entity-unreadable', message: problem ?? 'the line is no entity with an id and a schema' })
    )
      return reading.reject();
  }
  return new Entities(reading, entities).assert() ? reading.accept() : reading.reject();
}

/** Names of datasets of OpenSanctions that are one list with a code here. */
const datasetLists: Readonly<Record<string, string>> = {
  us_ofac_sdn: 'SDN',
  eu_fsf: 'EU-FSF',
  eu_journal_sanctions: 'EU-FSF',
  gb_fcdo_sanctions: 'UK-SL',
  gb_hmt_sanctions: 'UK-SL',
  us_sam_exclusions: 'SAM',
  us_bis_denied: 'DPL',
};

function listOfDataset(dataset: string): string {
  return (Object.hasOwn(datasetLists, dataset) ? datasetLists[dataset] : undefined) ?? listCode(dataset) ?? dataset;
}

class Entities {
  readonly #reading: ListReading;
  readonly #entities: readonly FtmEntity[];
  readonly #byId: ReadonlyMap<string, FtmEntity>;
  readonly #organizations = new Map<string, Node>();
  readonly #entries = new Map<string, Node[]>();
  /** Ids of those who name an entity: an address does not say whose it is. */
  readonly #namedBy = new Map<string, string[]>();
  /** Dates on which entities were listed, as their sanctions say: first and last day. */
  readonly #periods = new Map<string, { from: number | undefined; to: number | undefined }>();

  constructor(reading: ListReading, entities: readonly FtmEntity[]) {
    this.#reading = reading;
    this.#entities = entities;
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    for (const entity of entities) {
      for (const id of this.#references(entity)) {
        const known = this.#namedBy.get(id);
        if (known === undefined) this.#namedBy.set(id, [entity.id]);
        else known.push(entity.id);
      }
    }
  }

  /** False when too many lines could not be read. */
  assert(): boolean {
    const owners = new Set(this.#entities.filter(isOwnership).flatMap((each) => valuesOf(each, 'owner', 'asset')));
    for (const entity of this.#entities) if (entity.schema === 'Sanction') this.#addPeriod(entity);
    for (const entity of this.#entities) {
      if (isListable(entity) && isListed(entity)) this.#list(entity);
      if (isOrganization(entity) || (isParty(entity) && (owners.has(entity.id) || !isListed(entity)))) this.#organization(entity);
    }
    return this.#entities.every((entity) => this.#reading.count(entity.pointer, this.#read(entity)));
  }

  #read(entity: FtmEntity): Quarantine | undefined {
    if (this.#organizations.has(entity.id) || this.#entries.has(entity.id)) return undefined;
    return isOwnership(entity) ? this.#own(entity) : this.#remark(entity);
  }

  /** Several sanctions of one entity: listed while any of them holds, as far as all state it. */
  #addPeriod(sanction: FtmEntity): void {
    const days = (...names: string[]) => valuesOf(sanction, ...names).flatMap((date) => dayOf(date) ?? []);
    const [from] = days('listingDate', 'startDate').sort((a, b) => a - b);
    const to = days('endDate').sort((a, b) => b - a)[0];
    for (const id of valuesOf(sanction, 'entity')) {
      const known = this.#periods.get(id);
      const least = (a: number | undefined, b: number | undefined) =>
        a === undefined || b === undefined ? undefined : Math.min(a, b);
      const most = (a: number | undefined, b: number | undefined) =>
        a === undefined || b === undefined ? undefined : Math.max(a, b);
      this.#periods.set(id, known === undefined ? { from, to } : { from: least(known.from, from), to: most(known.to, to) });
    }
  }

  #list(entity: FtmEntity): void {
    const [name, ...further] = valuesOf(entity, 'name');
    if (name === undefined) return;
    const strong = [...further, ...valuesOf(entity, 'alias', 'previousName', 'abbreviation')];
    const aliases = [
      ...strong.map((alias) => ({ name: alias, weak: false })),
      ...valuesOf(entity, 'weakAlias').map((alias) => ({ name: alias, weak: true })),
    ];
    const period = this.#periods.get(entity.id);
    const nodes = (entity.datasets.length === 0 ? ['OpenSanctions'] : entity.datasets).map((dataset) => {
      const list = listOfDataset(dataset);
      return stateEntry(this.#reading.builder, {
        ...{ pointer: entity.pointer, list, id: entity.id, name, aliases },
        identifiers: identifiersOf(entity),
        countries: countriesOf(entity),
        numbers: { listedFrom: period?.from, listedTo: period?.to },
        texts: {
          list,
          dataset,
          type: typeOfSchema(entity.schema),
          programs: valuesOf(entity, 'programId', 'program').join('; '),
          properties: propertiesOf(entity),
        },
      });
    });
    this.#entries.set(entity.id, nodes);
  }

  #organization(entity: FtmEntity): void {
    const [name, ...further] = valuesOf(entity, 'name');
    const identifiers = identifiersOf(entity);
    if (name === undefined && identifiers.length === 0) return;
    const [country] = isOrganization(entity) ? countriesOf(entity) : [];
    const kind = entity.schema === 'PublicBody' ? OrganizationKind.state : OrganizationKind.company;
    const node = this.#reading.builder.organization({
      ...{ pointer: entity.pointer, name, identifiers, country },
      numbers: { organizationKind: entity.schema === 'Person' ? OrganizationKind.person : kind },
      texts: {
        alternateNames: [...further, ...valuesOf(entity, 'alias', 'weakAlias')].join('\n'),
        properties: propertiesOf(entity),
      },
    });
    this.#organizations.set(entity.id, node);
  }

  #own(entity: FtmEntity): Quarantine | undefined {
    const [owners, assets] = ['owner', 'asset'].map((end) =>
      valuesOf(entity, end).flatMap((id) => this.#organizations.get(id) ?? []),
    );
    if (owners.length === 0 || assets.length === 0)
      return { code: 'dangling-reference', message: 'an end of the ownership is no company or person of this document' };
    const pairs = owners
      .flatMap((owner) => assets.map((asset) => [owner, asset] as const))
      .filter(([owner, asset]) => owner !== asset);
    if (pairs.length === 0)
      return { code: 'self-ownership', message: 'the owner and the organisation that it owns are the same' };
    const share = this.#share(entity);
    const [from, to] = ['startDate', 'endDate'].map((name) => valuesOf(entity, name).flatMap((date) => dayOf(date) ?? [])[0]);
    for (const [owner, asset] of pairs) {
      const numbers = { ...share, from, to };
      this.#reading.builder.edge('OWNS', owner, asset, {
        pointer: entity.pointer,
        numbers,
        texts: { properties: propertiesOf(entity) },
      });
    }
    return undefined;
  }

  /** `51`, `51%`, `50-75`; what is no percentage is text, and the share unknown. */
  #share(entity: FtmEntity): { shareMin: number; shareMax?: number } {
    const [written] = valuesOf(entity, 'percentage');
    if (written === undefined) return { shareMin: 0 };
    const [least, most = least] = written.split(/\s*(?:-|\u2013)\s*/);
    const [shareMin, shareMax] = [basisPoints(least, 'down'), basisPoints(most, 'up')];
    if (shareMin !== undefined && shareMax !== undefined && shareMin <= shareMax) return { shareMin, shareMax };
    this.#reading.diagnostics.add(
      'invalid-share',
      'warning',
      entity.pointer,
      `"${written.slice(0, 40)}" is no percentage; taken as unknown`,
    );
    return { shareMin: 0 };
  }

  /** Ids of entities of the document that one names. */
  #references(entity: FtmEntity): string[] {
    return Object.keys(entity.properties).flatMap((name) => valuesOf(entity, name).filter((value) => this.#byId.has(value)));
  }

  /** A sanction, an address, a directorship, ...: stands with the entities that it names. */
  #remark(entity: FtmEntity): Quarantine | undefined {
    const named = [...this.#references(entity), ...(this.#namedBy.get(entity.id) ?? [])];
    const nodes = [...new Set(named)].flatMap((id) =>
      [...(this.#entries.get(id) ?? []), this.#organizations.get(id) ?? []].flat(),
    );
    if (nodes.length === 0)
      return {
        code: 'entity-not-placed',
        message: `a ${entity.schema} that is not listed, owns nothing, and says nothing of who is or does`,
      };
    for (const node of nodes)
      this.#reading.builder.state(node, {
        pointer: entity.pointer,
        texts: { statement: entity.schema, properties: propertiesOf(entity) },
      });
    return undefined;
  }
}

function isOwnership({ schema }: FtmEntity): boolean {
  return schema === 'Ownership';
}
