/** Who makes an item and who else supplies it, as BOM formats state it (SEMANTICS.md, "What documents assert"). */
import { Standing } from '../graph/ontology/property.ts';
import type { DeltaBuilder, Node } from './delta-builder.ts';
import { type Diagnostics, excerpt } from './diagnostics.ts';
import { isSame, type NamedParty, namedParty } from './named-party.ts';

/** An organisation that stands somewhere in the document. */
export interface Party extends NamedParty {
  readonly pointer: string;
}

/** Who makes a component and who else supplies it. */
export interface Makers<P extends Party = Party> {
  readonly maker: P | undefined;
  /** The maker is not stated as such. */
  readonly isAssumed: boolean;
  readonly suppliers: readonly P[];
}

/** The party of this name; undefined, with a diagnostic, when it names nobody. */
export function partyOf(
  name: string | undefined,
  country: string | undefined,
  pointer: string,
  diagnostics: Diagnostics,
): Party | undefined {
  const party = namedParty(name, country);
  if (party === 'unnamed') {
    diagnostics.add('organization-without-name', 'info', pointer, 'An organisation without a name is not read.');
    return undefined;
  }
  if (party === 'placeholder') {
    diagnostics.add('placeholder-name', 'info', pointer, `Says that nobody is stated: ${excerpt(name ?? '')}`);
    return undefined;
  }
  return { ...party, pointer };
}

/** The first stated maker, else the first supplier, else `last`: the latter two are assumed. */
export function chooseMaker<P extends Party>(
  makers: readonly (P | undefined)[],
  suppliers: readonly (P | undefined)[],
  last: P | undefined,
): Makers<P> {
  const named = suppliers.filter((supplier) => supplier !== undefined);
  const stated = makers.find((maker) => maker !== undefined);
  if (stated !== undefined) return { maker: stated, isAssumed: false, suppliers: named };
  // A supplier beside an assumed maker distributes nothing that is known to be made by somebody else.
  return { maker: named[0] ?? last, isAssumed: true, suppliers: [] };
}

/** Asserts the source BY its maker, and who distributes it. */
export function assertMakers<P extends Party>(
  builder: DeltaBuilder,
  item: Node,
  makers: Makers<P>,
  organization: (party: P) => Node,
): void {
  const { maker } = makers;
  if (maker === undefined) return;
  const source = builder.source(item, organization(maker), undefined, {
    pointer: maker.pointer,
    numbers: { standing: Standing.chosen, makerAssumed: makers.isAssumed ? 1 : undefined },
  });
  for (const supplier of makers.suppliers) {
    if (isSame(supplier, maker)) continue;
    builder.edge('DISTRIBUTES', organization(supplier), source, { pointer: supplier.pointer });
  }
}
