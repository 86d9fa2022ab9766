/**
 * One SPDX document, whatever its version and serialisation: what the readers of JSON, YAML, tag-value,
 * RDF/XML and SPDX 3 JSON-LD give, and the one mapping to assertions takes. Names are those of SPDX 2.3
 * (clauses 6 to 12). Every `pointer` is in the terms of the document's own serialisation. Lists may be long:
 * they are gone through, not held.
 */
import type { Rows } from '../../../graph/model/assertion.ts';
import type { TextValues } from '../../delta-builder.ts';

export interface SpdxDocument {
  readonly format: string;
  /** `2.3`, `3.0.1`, ...; as far as the document says. */
  readonly specVersion: string;
  /** Some list is long: it is read from the document's bytes each time. */
  readonly isInParts: boolean;
  readonly namespace: string;
  /** Identifiers of what stands for the document itself: the document, and BOMs in it (SPDX 3). */
  readonly documentIds: ReadonlySet<string>;
  readonly created: Stated | undefined;
  readonly packages: Rows<SpdxPackage | Fault>;
  readonly files: Rows<SpdxFile | Fault>;
  readonly relationships: Rows<SpdxRelationship | Fault>;
  /** Beside relationships: `documentDescribes`, `rootElement`. */
  readonly describes: Iterable<Stated>;
  /** Files of packages that no relationship states: `hasFiles`, the position in tag-value. */
  readonly ownerships: Iterable<Ownership>;
  /** File of each snippet. */
  readonly snippets: ReadonlyMap<string, string>;
  /** Elements of other documents that this one declares: `DocumentRef-x`, or whole identifiers in SPDX 3. */
  readonly externals: ReadonlyMap<string, string>;
  /** Elements that are neither item nor document, with what they are called: licences, agents, tools. */
  readonly others: ReadonlyMap<string, string>;
  readonly annotations: Iterable<SpdxAnnotation>;
}

export interface Ownership {
  readonly owner: string;
  readonly file: string;
  readonly pointer: string;
}

/** A text and where it stands. */
export interface Stated {
  readonly text: string;
  readonly pointer: string;
}

/** A part that cannot be read: counted, quarantined, said. */
export interface Fault {
  readonly fault: 'component-not-an-object' | 'file-not-an-object' | 'relationship-incomplete';
  readonly pointer: string;
}

export interface SpdxElement {
  readonly pointer: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** `SHA-1:...`, as CycloneDX spells the algorithms. */
  readonly hashes: readonly string[];
  /** Kept as evidence beside the item. */
  readonly texts: TextValues;
}

export interface SpdxPackage extends SpdxElement {
  readonly version: string | undefined;
  /** Code of ItemType; undefined where no purpose is stated. */
  readonly itemType: number | undefined;
  readonly originators: readonly SpdxParty[];
  readonly suppliers: readonly SpdxParty[];
  readonly externalRefs: readonly ExternalRef[];
  readonly validUntil: Stated | undefined;
}

export type SpdxFile = SpdxElement;

/** Who stands as originator or supplier; `silence`: that nothing is said, or that there is nobody. */
export interface SpdxParty {
  readonly pointer: string;
  readonly kind: 'organization' | 'person' | 'tool' | 'unstated' | 'silence';
  readonly name: string;
  readonly email: string | undefined;
}

export interface ExternalRef {
  readonly type: string;
  readonly locator: string;
  readonly pointer: string;
}

export interface SpdxRelationship {
  readonly pointer: string;
  readonly type: string;
  readonly from: string;
  /** One in SPDX 2; any number in SPDX 3. */
  readonly to: readonly string[];
  readonly comment: string | undefined;
  /** SPDX 3: the part of the life cycle that it holds in, and how complete the targets are. */
  readonly lifecycle?: string | undefined;
  readonly completeness?: string | undefined;
}

export interface SpdxAnnotation {
  readonly pointer: string;
  /** The element annotated; the document where it is none of its elements. */
  readonly subject: string | undefined;
  readonly text: string;
}

export function isFault(value: object): value is Fault {
  return 'fault' in value;
}

/** `NOASSERTION` and `NONE` where an element's identifier could stand, and their names in RDF and SPDX 3. */
export function silenceOf(id: string): 'NONE' | 'NOASSERTION' | undefined {
  const match = /(?:^|[/#])(none|noassertion)(?:element|license)?$/i.exec(id);
  if (match === null) return undefined;
  return match[1]?.toLowerCase() === 'none' ? 'NONE' : 'NOASSERTION';
}
