/** Organisations and persons of an SPDX document, and what makes them a maker or a distributor (SEMANTICS.md). */
import { OrganizationKind } from '../../../graph/ontology/property.ts';
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { assertMakers, chooseMaker, type Party, partyOf } from '../../makers.ts';
import type { SpdxPackage, SpdxParty } from './model.ts';

interface Agent extends Party {
  readonly stated: SpdxParty;
}

export class Parties {
  readonly #builder: DeltaBuilder;
  readonly #diagnostics: Diagnostics;
  readonly #organizations = new Map<string, Node>();

  constructor(builder: DeltaBuilder, diagnostics: Diagnostics) {
    this.#builder = builder;
    this.#diagnostics = diagnostics;
  }

  /** A source BY the originator, else by the supplier (assumed); a supplier beside an originator distributes. */
  assert(item: Node, { originators, suppliers }: SpdxPackage): void {
    if (originators.length === 0 && suppliers.length === 0) return;
    const makers = originators.map((party) => this.#agent(party));
    const chosen = chooseMaker(
      makers,
      suppliers.map((party) => this.#agent(party)),
      undefined,
    );
    assertMakers(this.#builder, item, chosen, (agent) => this.#organization(agent));
    this.#keepOthers(item, makers.filter((maker) => maker !== undefined).slice(1));
  }

  /** SPDX 3 may name several originators: together they are one source, which is told of by the first. */
  #keepOthers(item: Node, others: readonly Agent[]): void {
    for (const { name, pointer } of others) this.#builder.state(item, { pointer, texts: { originator: name } });
  }

  /** `NOASSERTION` and `NONE` are kept with the item (`package-item.ts`); a tool makes nothing that is delivered. */
  #agent(stated: SpdxParty): Agent | undefined {
    if (stated.kind === 'silence') return undefined;
    const { name, pointer } = stated;
    if (stated.kind === 'tool') {
      this.#diagnostics.add('tool-as-party', 'info', pointer, 'A tool is neither maker nor supplier; not read.');
      return undefined;
    }
    if (stated.kind === 'unstated') {
      const message = 'Neither "Organization:" nor "Person:" stands before the name; read as an organisation.';
      this.#diagnostics.add('party-without-kind', 'info', pointer, message);
    }
    const party = partyOf(name, undefined, pointer, this.#diagnostics);
    return party === undefined ? undefined : { ...party, stated };
  }

  /** Stated once for each distinct name, kind and address, at its first place. */
  #organization({ name, pointer, stated }: Agent): Node {
    const key = JSON.stringify([name, stated.kind, stated.email]);
    const known = this.#organizations.get(key);
    if (known !== undefined) return known;
    const organizationKind = stated.kind === 'person' ? OrganizationKind.person : undefined;
    const node = this.#builder.organization({ pointer, name, numbers: { organizationKind }, texts: { email: stated.email } });
    this.#organizations.set(key, node);
    return node;
  }
}
