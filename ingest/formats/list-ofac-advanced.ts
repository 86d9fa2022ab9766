/**
 * OFAC's lists as advanced XML: sdn_advanced.xml and cons_advanced.xml (`Sanctions`, the UN's advanced
 * sanctions data model). A party has identities with aliases, features and documents; an entry puts its
 * profile on a list. "Owned or controlled by" between parties says control and not how much: it is kept
 * as text, since what follows from it is OFAC's own listing of both.
 */
import type { Reading } from '../../graph/model/reading.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import type { ReadRequest } from '../read-request.ts';
import { childrenOf, readXmlRecords, textAt, type XmlElement } from '../xml-records.ts';
import { entryIdentifier } from './list-identifiers.ts';
import type { Alias } from './list-names.ts';
import { ListReading } from './list-reading.ts';
import { consolidatedList, nameOfacList, type OfacEntry, ofacFormat, sdnList, stateOfacEntry } from './ofac-list.ts';
import { OfacReference } from './ofac-reference.ts';

const root = 'Sanctions';
const paths = {
  issued: `${root}/DateOfIssue`,
  location: `${root}/Locations/Location`,
  document: `${root}/IDRegDocuments/IDRegDocument`,
  party: `${root}/DistinctParties/DistinctParty`,
  relationship: `${root}/ProfileRelationships/ProfileRelationship`,
  entry: `${root}/SanctionsEntries/SanctionsEntry`,
};
const valueSets = [
  'AliasType',
  'Country',
  'DetailReference',
  'FeatureType',
  'IDRegDocType',
  'LegalBasis',
  'List',
  'NamePartType',
];
const otherSets = ['PartySubType', 'PartyType', 'RelationType', 'SanctionsType'];
const wanted = new Set([
  ...Object.values(paths),
  ...[...valueSets, ...otherSets].map((name) => `${root}/ReferenceValueSets/${name}Values`),
]);

type Party = Omit<OfacEntry, 'programs'>;

interface Listing {
  readonly list: string;
  readonly programs: readonly string[];
  readonly listedFrom: number | undefined;
  readonly basis: string;
}

/** Reads the list. Never throws on content. A row is a party. */
export function readOfacAdvanced(text: string, request: ReadRequest): Reading {
  const reading = new ListReading(ofacFormat, 'list:ofac', request);
  reading.specVersion = 'xml-advanced';
  const advanced = new Advanced(reading);
  if (!readXmlRecords(text, wanted, reading.diagnostics, (element, pointer, path) => advanced.read(element, pointer, path)))
    return reading.reject();
  return advanced.assert() ? reading.accept() : reading.reject();
}

class Advanced {
  readonly #reading: ListReading;
  readonly #reference = new OfacReference();
  /** By the number of their profile. */
  readonly #parties = new Map<string, Party>();
  readonly #listings = new Map<string, Listing[]>();
  readonly #relations = new Map<string, string[]>();
  readonly #unreadable: string[] = [];

  constructor(reading: ListReading) {
    this.#reading = reading;
  }

  read(element: XmlElement, pointer: string, path: string): void {
    if (path === paths.party) this.#party(element, pointer);
    else if (path === paths.entry) this.#entry(element);
    else if (path === paths.location) this.#reference.addPlace(element);
    else if (path === paths.document) this.#reference.addDocument(element);
    else if (path === paths.relationship) this.#relationship(element);
    else if (path === paths.issued) this.#reading.dated = dayOfParts(element);
    else this.#reference.addValues(element);
  }

  /** Parties with what later parts of the document said of them. False when too many could not be read. */
  assert(): boolean {
    for (const pointer of this.#unreadable) {
      const message = 'the party has no profile with a number and a name';
      if (!this.#reading.count(pointer, { code: 'missing-party', message })) return false;
    }
    for (const [profile, party] of this.#parties) {
      const listings = this.#listings.get(profile) ?? [];
      const quarantine = { code: 'missing-list', message: 'no sanctions entry puts the party on a list' };
      if (!this.#reading.count(party.pointer, listings.length === 0 ? quarantine : undefined)) return false;
      for (const { list, programs, listedFrom, basis } of listings) {
        const relations = this.#relations.get(profile)?.map((relation) => this.#named(relation));
        const texts = { ...party.texts, legalBasis: basis, relations: relations?.join('; ') };
        stateOfacEntry(this.#reading, list, { ...party, programs, numbers: { listedFrom }, texts });
      }
    }
    const lists = new Set([...this.#listings.values()].flat().map(({ list }) => list));
    if (lists.size > 0) nameOfacList(this.#reading, lists.has(sdnList) ? sdnList : consolidatedList);
    return true;
  }

  #party(element: XmlElement, pointer: string): void {
    const profile = childrenOf(element, 'Profile')[0];
    const id = element.attributes.FixedRef ?? profile?.attributes.ID;
    const names = childrenOf(profile, 'Identity').flatMap((identity) => this.#names(identity));
    if (profile?.attributes.ID === undefined || id === undefined || names.length === 0) {
      this.#unreadable.push(pointer);
      return;
    }
    const main = names.find(({ primary }) => primary) ?? names[0];
    const documents = childrenOf(profile, 'Identity').flatMap(({ attributes }) => this.#reference.documents(attributes.ID ?? ''));
    const features = childrenOf(profile, 'Feature').map((feature) => this.#feature(feature));
    this.#parties.set(profile.attributes.ID, {
      ...{ pointer, id, name: main.name, type: this.#reference.typeOf(profile.attributes.PartySubTypeID) },
      aliases: names.filter((each) => each !== main),
      identifiers: documents.flatMap(({ type, number, country }) => entryIdentifier(type, number, country) ?? []),
      countries: features.flatMap(({ country }) => this.#reading.country(country, pointer) ?? []),
      texts: {
        ids: documents
          .map(({ type, number, country }) => [type, number, country].filter((part) => part !== '').join(', '))
          .join('; '),
        addresses: features.flatMap(({ address }) => address ?? []).join('; '),
        features: features.flatMap(({ other }) => other ?? []).join('; '),
        remarks: textAt(element, 'Comment'),
      },
    });
  }

  #names(identity: XmlElement): (Alias & { readonly primary: boolean })[] {
    const groups = childrenOf(identity, 'NamePartGroups')
      .flatMap((all) => childrenOf(all, 'MasterNamePartGroup'))
      .flatMap((master) => childrenOf(master, 'NamePartGroup'));
    const types = new Map(
      groups.map(({ attributes }) => [attributes.ID, this.#reference.name('NamePartType', attributes.NamePartTypeID)]),
    );
    return childrenOf(identity, 'Alias').flatMap((alias) => {
      const weak = alias.attributes.LowQuality === 'true';
      return childrenOf(alias, 'DocumentedName').flatMap((documented, index) => {
        const name = nameOf(documented, types);
        return name === '' ? [] : [{ name, weak, primary: alias.attributes.Primary === 'true' && index === 0 }];
      });
    });
  }

  /** A place of the party, or another thing that is said of it. */
  #feature(feature: XmlElement): { readonly country?: string; readonly address?: string; readonly other?: string } {
    const name = this.#reference.name('FeatureType', feature.attributes.FeatureTypeID) ?? '';
    const versions = childrenOf(feature, 'FeatureVersion');
    const places = versions
      .flatMap((version) => childrenOf(version, 'VersionLocation'))
      .flatMap(({ attributes }) => this.#reference.place(attributes.LocationID) ?? []);
    if (name === 'Location') {
      const [country] = places.flatMap((place) => place.country ?? []).filter((each) => each !== 'undetermined');
      return { address: places.map(({ text }) => text).join('; '), ...(country === undefined ? {} : { country }) };
    }
    const details = versions.flatMap((version) => [
      ...childrenOf(version, 'VersionDetail').flatMap((detail) => this.#detail(detail) ?? []),
      ...childrenOf(version, 'DatePeriod').map(periodOf),
    ]);
    const said = [...details, ...places.map(({ text }) => text)].filter((text) => text !== '').join(', ');
    return said === '' ? {} : { other: `${name}: ${said}` };
  }

  #detail(detail: XmlElement): string | undefined {
    return detail.text === '' ? this.#reference.name('DetailReference', detail.attributes.DetailReferenceID) : detail.text;
  }

  #relationship(element: XmlElement): void {
    const { 'From-ProfileID': from = '', 'To-ProfileID': to = '', RelationTypeID: type, Former: former } = element.attributes;
    const relation = this.#reference.name('RelationType', type) ?? 'related to';
    const known = this.#relations.get(from) ?? [];
    known.push(`${former === 'true' ? 'formerly ' : ''}${relation} ${to}`);
    this.#relations.set(from, known);
  }

  /** `Owned or Controlled By 8001` with the name of the other party, where the document has it. */
  #named(relation: string): string {
    const other = this.#parties.get(relation.slice(relation.lastIndexOf(' ') + 1));
    return other === undefined ? relation : `${relation} (${other.name})`;
  }

  #entry(element: XmlElement): void {
    const { ProfileID: profile = '', ListID } = element.attributes;
    const measures = childrenOf(element, 'SanctionsMeasure');
    const isProgram = ({ attributes }: XmlElement) =>
      (this.#reference.name('SanctionsType', attributes.SanctionsTypeID) ?? 'Program') === 'Program';
    const days = childrenOf(element, 'EntryEvent').flatMap((event) =>
      childrenOf(event, 'Date').flatMap((date) => dayOfParts(date) ?? []),
    );
    const basis = childrenOf(element, 'EntryEvent').flatMap(
      ({ attributes }) => this.#reference.name('LegalBasis', attributes.LegalBasisID) ?? [],
    );
    const listings = this.#listings.get(profile) ?? [];
    listings.push({
      list: /^sdn\b/i.test(this.#reference.name('List', ListID) ?? '') ? sdnList : consolidatedList,
      programs: [...new Set(measures.filter(isProgram).flatMap((measure) => textAt(measure, 'Comment') ?? []))],
      listedFrom: days.length === 0 ? undefined : Math.min(...days),
      basis: [...new Set(basis)].join('; '),
    });
    this.#listings.set(profile, listings);
  }
}

/** `LAST, First Middle`; of others the parts as they stand. */
function nameOf(documented: XmlElement, types: ReadonlyMap<string | undefined, string | undefined>): string {
  const parts = childrenOf(documented, 'DocumentedNamePart').flatMap((part) => childrenOf(part, 'NamePartValue'));
  const isLast = ({ attributes }: XmlElement) => types.get(attributes.NamePartGroupID) === 'Last Name';
  const text = (some: readonly XmlElement[]) =>
    some
      .map((part) => part.text)
      .filter((part) => part !== '')
      .join(' ');
  return [text(parts.filter(isLast)), text(parts.filter((part) => !isLast(part)))].filter((part) => part !== '').join(', ');
}

/** `<Year>2020</Year><Month>1</Month><Day>31</Day>` */
function dayOfParts(element: XmlElement): number | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((name) => (textAt(element, name) ?? '').padStart(2, '0'));
  return dayOf(`${year}-${month}-${day}`);
}

function periodOf(period: XmlElement): string {
  const from = childrenOf(period, 'Start').flatMap((start) => childrenOf(start, 'From'))[0];
  const to = childrenOf(period, 'End').flatMap((end) => childrenOf(end, 'To'))[0];
  const text = (date: XmlElement | undefined) =>
    date === undefined ? '' : ['Year', 'Month', 'Day'].flatMap((name) => textAt(date, name) ?? []).join('-');
  return [...new Set([text(from), text(to)])].filter((part) => part !== '').join(' to ');
}
