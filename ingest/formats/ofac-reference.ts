/** Reference values of OFAC's advanced XML: names behind the numbers, places, and numbers of documents. */
import { childrenOf, textAt, type XmlElement } from '../xml-records.ts';

export interface Place {
  readonly text: string;
  readonly country: string | undefined;
}
export interface RegisteredDocument {
  readonly type: string;
  readonly number: string;
  readonly country: string;
}

export class OfacReference {
  /** `Country 11216` to its name, for each kind of reference value. */
  readonly #names = new Map<string, string>();
  readonly #partyTypes = new Map<string, string>();
  readonly #places = new Map<string, Place>();
  readonly #documents = new Map<string, RegisteredDocument[]>();

  /** One set, as `CountryValues` with its `Country` elements. */
  addValues(set: XmlElement): void {
    for (const { name, attributes, text } of set.children) {
      this.#names.set(`${name} ${attributes.ID}`, text);
      if (name === 'PartySubType' && attributes.PartyTypeID !== undefined)
        this.#partyTypes.set(attributes.ID ?? '', attributes.PartyTypeID);
    }
  }

  name(kind: string, id: string | undefined): string | undefined {
    return this.#names.get(`${kind} ${id}`);
  }

  /** individual, entity, vessel or aircraft: a subtype that says nothing stands for its type. */
  typeOf(subType: string | undefined): string {
    const own = this.name('PartySubType', subType);
    const type = this.name('PartyType', this.#partyTypes.get(subType ?? ''));
    return (own === undefined || own === 'Unknown' ? (type ?? 'entity') : own).toLowerCase();
  }

  addPlace(location: XmlElement): void {
    const countries = childrenOf(location, 'LocationCountry').flatMap(
      ({ attributes }) => this.name('Country', attributes.CountryID) ?? [],
    );
    const parts = childrenOf(location, 'LocationPart').flatMap((part) => textAt(part, 'LocationPartValue', 'Value') ?? []);
    this.#places.set(location.attributes.ID ?? '', { text: [...parts, ...countries].join(', '), country: countries[0] });
  }

  place(id: string | undefined): Place | undefined {
    return this.#places.get(id ?? '');
  }

  addDocument(document: XmlElement): void {
    const { IdentityID: identity = '', IDRegDocTypeID: type } = document.attributes;
    const number = textAt(document, 'IDRegistrationNo');
    if (number === undefined) return;
    const country = this.name('Country', document.attributes['IssuedBy-CountryID']) ?? '';
    const known = this.#documents.get(identity) ?? [];
    known.push({ type: this.name('IDRegDocType', type) ?? '', number, country });
    this.#documents.set(identity, known);
  }

  documents(identity: string): readonly RegisteredDocument[] {
    return this.#documents.get(identity) ?? [];
  }
}
