/** Organisations and sites of an exported document: they stand in its metadata, and sources name them. */
import { extension } from '../../../graph/ontology/extension.ts';
import { type Identifier, organizationKey, type Scheme, siteKey } from '../../../graph/ontology/identifier.ts';
import { countryCode } from '../../country.ts';
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { type ExtensionValue, extensionValues, identifierOf, namesOf, numbersOf, textsOf, wrongProperty } from './extension.ts';
import { isObject, type JsonObject, listOf, textOf } from './value.ts';

const organizationSchemes: readonly Scheme[] = ['lei', 'uei', 'reg'];

export class ExtensionParties {
  readonly #builder: DeltaBuilder;
  readonly #diagnostics: Diagnostics;
  readonly #organizations = new Map<string, Node>();
  readonly #sites = new Map<string, Node>();

  constructor(builder: DeltaBuilder, diagnostics: Diagnostics) {
    this.#builder = builder;
    this.#diagnostics = diagnostics;
  }

  /** Asserts the parties, then what joins them. */
  read(properties: unknown, pointer: string): void {
    const values = extensionValues(properties, pointer, this.#diagnostics);
    for (const one of values) {
      if (one.name === extension.organization) this.#keep(this.#organizations, one, this.#organization(one));
      else if (one.name === extension.site) this.#keep(this.#sites, one, this.#site(one));
    }
    for (const one of values) {
      if (one.name === extension.organization) this.#owners(one);
      this.#apart(one);
    }
  }

  organization(value: unknown, at: ExtensionValue): Node | undefined {
    return this.#named(this.#organizations, value, at);
  }

  site(value: unknown, at: ExtensionValue): Node | undefined {
    return this.#named(this.#sites, value, at);
  }

  #named(parties: ReadonlyMap<string, Node>, value: unknown, { name, pointer }: ExtensionValue): Node | undefined {
    const ref = textOf(value);
    if (ref === undefined) return undefined;
    const node = parties.get(ref);
    if (node === undefined) wrongProperty(this.#diagnostics, pointer, `${name} names a party that the metadata does not have.`);
    return node;
  }

  #keep(parties: Map<string, Node>, { name, value, pointer }: ExtensionValue, node: Node | undefined): void {
    const ref = textOf(value.ref);
    if (node === undefined || ref === undefined || parties.has(ref))
      wrongProperty(this.#diagnostics, pointer, `${name} has no reference of its own, or nothing that identifies it.`);
    else parties.set(ref, node);
  }

  /** With the id that it had, where the id is its name without a country that other documents gave it. */
  #organization(one: ExtensionValue): Node | undefined {
    const { value, pointer } = one;
    const names = namesOf(value.names);
    const cages = namesOf(value.cages);
    const stated = namesOf(value.identifiers).map(identifierOf);
    const own = stated.filter((id): id is Identifier => id !== undefined && organizationSchemes.includes(id.scheme));
    // Of an owner in a registration record nothing but a CAGE may be known.
    const isCoded = names.length === 0 && own.length === 0;
    const identifiers = isCoded ? cages.map((cage): Identifier => ({ scheme: 'cage', value: cage })) : own;
    if (names.length === 0 && identifiers.length === 0) return undefined;
    const countries = countriesOf(value);
    const isWithout = organizationKey(identifiers, names[0] ?? '', '') === value.ref;
    const country = isWithout ? undefined : countries[0];
    const identity = { pointer, identifiers, country };
    const numbers = numbersOf('organization', one, this.#diagnostics);
    const node = this.#builder.organization({ ...identity, name: names[0], numbers, texts: textsOf(value) });
    // Without an identifier a name is what the organisation is known by: another spelling would be another one.
    for (const name of identifiers.length === 0 ? [] : names.slice(1)) this.#builder.organization({ ...identity, name });
    for (const cage of isCoded ? [] : cages) this.#builder.organization({ ...identity, name: names[0], cage });
    for (const other of countries.slice(isWithout ? 0 : 1))
      this.#builder.edge('REGISTERED_IN', node, this.#builder.country(other, pointer), { pointer });
    this.#statements(node, one);
    return node;
  }

  #site(one: ExtensionValue): Node | undefined {
    const { value, pointer } = one;
    const [name] = namesOf(value.names);
    const code = textOf(value.code);
    if (name === undefined && code === undefined) return undefined;
    // Of several countries the last that is stated stands.
    const countries = countriesOf(value).reverse();
    const numbers = numbersOf('site', one, this.#diagnostics);
    const isWithout = siteKey(code ?? '', name ?? '', '') === value.ref;
    const country = isWithout ? undefined : countries[0];
    const node = this.#builder.site({ pointer, name, code, country, numbers, texts: textsOf(value) });
    for (const other of countries.slice(isWithout ? 0 : 1))
      this.#builder.edge('LOCATED_IN', node, this.#builder.country(other, pointer), { pointer });
    this.#statements(node, one);
    return node;
  }

  #statements(node: Node, one: ExtensionValue): void {
    for (const statement of listOf(one.value.statements)) {
      if (!isObject(statement)) continue;
      const numbers = numbersOf('statement', one, this.#diagnostics, statement);
      this.#builder.state(node, { pointer: one.pointer, numbers, texts: textsOf(statement) });
    }
  }

  #owners(one: ExtensionValue): void {
    const node = this.#organizations.get(textOf(one.value.ref) ?? '');
    if (node === undefined) return;
    for (const [list, kind] of [
      ['owners', 'OWNS'],
      ['controllers', 'CONTROLS'],
    ] as const) {
      for (const link of listOf(one.value[list])) {
        const owner = isObject(link) ? this.organization(link.ref, one) : undefined;
        if (owner === undefined || owner === node) continue;
        const numbers = numbersOf('holding', one, this.#diagnostics, link as JsonObject);
        this.#builder.edge(kind, owner, node, { pointer: one.pointer, numbers });
      }
    }
  }

  /** Two of one name that the exported view kept apart: what told them apart may not be in the document. */
  #apart(one: ExtensionValue): void {
    const parties = one.name === extension.site ? this.#sites : this.#organizations;
    const node = parties.get(textOf(one.value.ref) ?? '');
    for (const other of namesOf(one.value.apart)) {
      const known = this.#named(parties, other, one);
      if (node === undefined || known === undefined || known === node) continue;
      this.#builder.edge('SAME_AS', node, known, { pointer: one.pointer, numbers: { apart: 1 } });
    }
  }
}

/** Codes that are none are left out; the writer has them from the graph. */
function countriesOf(value: JsonObject): string[] {
  const codes = namesOf(value.countries).map(countryCode);
  return [...new Set(codes.filter((code) => code !== undefined))];
}
