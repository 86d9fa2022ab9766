/** Organisations of a CycloneDX document, and what makes them a maker or a distributor (SEMANTICS.md). */
import { countryCode } from '../../country.ts';
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { assertMakers, chooseMaker, type Makers as MakersOf, partyOf, type Party as StatedParty } from '../../makers.ts';
import { type NamedParty, type Nobody, namedParty } from '../../named-party.ts';
import { IntList } from '../../spool/int-list.ts';
import { TextIndex } from '../../spool/text-index.ts';
import { isObject, type JsonObject, joinTexts, listOf, textOf } from './value.ts';

/** An organisation with what the document says of it. */
export interface Party extends StatedParty {
  readonly value: JsonObject;
}
export type Makers = MakersOf<Party>;

export class Parties {
  readonly #builder: DeltaBuilder;
  readonly #diagnostics: Diagnostics;
  readonly #known = new TextIndex();
  /** By the number of what is known. */
  readonly #organizations = new IntList();

  constructor(builder: DeltaBuilder, diagnostics: Diagnostics) {
    this.#builder = builder;
    this.#diagnostics = diagnostics;
  }

  /** The party that stands at a place of the document; undefined, with a diagnostic, when it names nobody. */
  read(value: unknown, pointer: string): Party | undefined {
    if (value === undefined || value === null) return undefined;
    const entity = entityOf(value);
    const party = partyOf(textOf(entity.name), countryOf(entity), pointer, this.#diagnostics);
    return party === undefined ? undefined : { ...party, value: entity };
  }

  makers(component: JsonObject, pointer: string): Makers {
    const manufacturer = this.read(component.manufacturer, `${pointer}/manufacturer`);
    const supplier = this.read(component.supplier, `${pointer}/supplier`);
    return chooseMaker([manufacturer], [supplier], undefined);
  }

  /**
   * Makers of `metadata.component`: its own, then those that the metadata states of it. From 1.6
   * `metadata.manufacturer` is who made the BOM ("The organization that created the BOM"), so it is
   * taken only where nobody else is named, and said to be assumed.
   */
  mainMakers(component: JsonObject, metadata: JsonObject): Makers {
    const pointer = '/metadata/component';
    const makers = [
      this.read(component.manufacturer, `${pointer}/manufacturer`),
      this.read(metadata.manufacture, '/metadata/manufacture'),
    ];
    const suppliers = [this.read(component.supplier, `${pointer}/supplier`), this.read(metadata.supplier, '/metadata/supplier')];
    const chosen = chooseMaker(makers, suppliers, this.read(metadata.manufacturer, '/metadata/manufacturer'));
    if (chosen.maker?.pointer === '/metadata/manufacturer') {
      this.#diagnostics.add(
        'maker-from-bom-creator',
        'info',
        chosen.maker.pointer,
        'Only who created the BOM is named: taken as the maker of the main component, and marked as assumed.',
      );
    }
    return chosen;
  }

  /** Asserts the source BY its maker, and who distributes it. */
  assert(item: Node, makers: Makers): void {
    assertMakers(this.#builder, item, makers, (party) => this.organization(party));
  }

  /** Stated once for each distinct name, country and address, at its first place. */
  organization(party: Party): Node {
    const address = isObject(party.value.address) ? party.value.address : {};
    const country = textOf(address.country);
    const url = joinTexts(listOf(party.value.url).map(textOf));
    const locality = textOf(address.locality);
    const known = JSON.stringify([party.name, country, url, locality]);
    const { size } = this.#known;
    const number = this.#known.add(known);
    if (number < size) return this.#organizations.at(number);
    const code = party.country;
    if (country !== undefined && code === undefined) {
      const place = `${party.pointer}/address/country`;
      this.#diagnostics.add('unknown-country', 'warning', place, `Not the name or code of a country: ${excerpt(country)}`);
    }
    const node = this.#builder.organization({
      pointer: party.pointer,
      name: party.name,
      country: code,
      texts: { url, locality, country: code === undefined ? country : undefined },
    });
    this.#organizations.push(node);
    return node;
  }
}

/** Who an organisational entity, or a bare text, names. */
export function entityParty(value: unknown): NamedParty | Nobody {
  const entity = entityOf(value);
  return namedParty(textOf(entity.name), countryOf(entity));
}

function entityOf(value: unknown): JsonObject {
  return isObject(value) ? value : { name: value };
}

function countryOf(entity: JsonObject): string | undefined {
  const country = isObject(entity.address) ? textOf(entity.address.country) : undefined;
  return country === undefined ? undefined : countryCode(country);
}
