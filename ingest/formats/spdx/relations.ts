/** The relationships of one SPDX document: each becomes a requirement, coverage, a property or evidence. */
import { Coverage } from '../../../graph/ontology/property.ts';
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { Tally } from '../tally.ts';
import type { Elements, End } from './elements.ts';
import { isFault, type SpdxDocument, type SpdxRelationship } from './model.ts';
import { type Meaning, meaningOf, narrowedScope } from './relationship-type.ts';
import type { Requirements } from './requirements.ts';

type Needs = Extract<Meaning, { kind: 'requires' }>;
/** Why a relationship to one of its targets is not in the graph. */
type Refusal = 'dangling-reference' | 'self-dependency' | 'relationship-without-item';

export class Relations {
  readonly tally = new Tally();
  readonly #elements: Elements;
  readonly #requirements: Requirements;
  readonly #builder: DeltaBuilder;
  readonly #diagnostics: Diagnostics;
  /** Keeps what is said of the document. */
  readonly #main: Node | undefined;

  constructor(
    elements: Elements,
    requirements: Requirements,
    builder: DeltaBuilder,
    diagnostics: Diagnostics,
    main: Node | undefined,
  ) {
    this.#elements = elements;
    this.#requirements = requirements;
    this.#builder = builder;
    this.#diagnostics = diagnostics;
    this.#main = main;
  }

  read({ relationships }: SpdxDocument): void {
    for (const relationship of relationships) {
      this.tally.in++;
      if (!isFault(relationship)) this.#readRelationship(relationship);
      else this.#quarantine('relationship-incomplete', relationship.pointer, 'A relationship needs two elements and a type.');
    }
  }

  /** Quarantined if none of its targets is mapped; SPDX 3 states several at once. */
  #readRelationship(relationship: SpdxRelationship): void {
    const { pointer, type, from, to } = relationship;
    const { meaning, isKnown } = meaningOf(type);
    if (!isKnown) {
      this.#diagnostics.add('unknown-relationship-type', 'warning', pointer, `Not a type of relationship: ${excerpt(type)}`);
    }
    const refusals: { code: Refusal; message: string }[] = [];
    for (const target of to) {
      const code = this.#readTarget(relationship, meaning, target);
      if (code !== undefined) refusals.push({ code, message: this.#reason(code, from, target) });
    }
    const [first] = refusals;
    if (to.length === 0) this.#quarantine('relationship-incomplete', pointer, 'The relationship has no target.');
    else if (first !== undefined && refusals.length === to.length) this.#quarantine(first.code, pointer, first.message);
    else for (const { message } of refusals) this.#diagnostics.add('target-not-read', 'warning', pointer, message);
    // complete as stated, but not here where a target is missing
    if (refusals.length === 0 && to.length > 0) this.#readCompleteness(relationship, meaning);
  }

  #readTarget(relationship: SpdxRelationship, meaning: Meaning, target: string): Refusal | undefined {
    const from = this.#elements.end(relationship.from);
    const to = this.#elements.end(target);
    if (from === undefined || to === undefined) return 'dangling-reference';
    if (relationship.from === target) return 'self-dependency';
    if (meaning.kind === 'requires') return this.#readNeed(relationship, meaning, from, to, target);
    if (meaning.kind === 'describes' && isDescription(meaning, from, to)) return undefined;
    if (meaning.kind === 'license' && from.kind === 'item') {
      const text = to.kind === 'other' ? to.name : to.kind === 'silence' ? to.said : undefined;
      if (text === 'NOASSERTION') return undefined;
      if (text !== undefined) {
        this.#builder.state(from.node, { pointer: relationship.pointer, texts: { [meaning.text]: text } });
        return undefined;
      }
    }
    return this.#keep(relationship, from, to, target);
  }

  #readNeed(relationship: SpdxRelationship, meaning: Needs, from: End, to: End, target: string): Refusal | undefined {
    const [needing, needed] = meaning.isReversed ? [to, from] : [from, to];
    if (needing.kind === 'item' && needed.kind === 'item') {
      if (needing.node === needed.node) return 'self-dependency';
      const { pointer, type, comment, lifecycle } = relationship;
      const scope = narrowedScope(meaning.scope, lifecycle);
      const texts = { relation: type, comment };
      this.#requirements.add({ from: needing.node, to: needed.node, pointer, scope, texts });
      return undefined;
    }
    if (needing.kind === 'item' && needed.kind === 'silence') {
      const coverage = needed.said === 'NONE' ? Coverage.none : Coverage.unknown;
      this.#cover(needing.node, relationship, coverage, needed.said);
      return undefined;
    }
    if (needed.kind === 'external' || needing.kind === 'external') {
      const message = `Of another document, which is not read here: ${excerpt(`${relationship.from} ${relationship.type} ${target}`)}`;
      this.#diagnostics.add('external-element', 'info', relationship.pointer, message);
    }
    return this.#keep(relationship, from, to, target);
  }

  /** Kept as text with the item of either end, else with what the document describes. */
  #keep({ pointer, type, from, comment }: SpdxRelationship, one: End, other: End, target: string): Refusal | undefined {
    const keeper = this.#elements.keeper(one) ?? this.#elements.keeper(other) ?? this.#main;
    if (keeper === undefined) return 'relationship-without-item';
    this.#builder.state(keeper, { pointer, texts: { relationship: `${from} ${type} ${target}`, comment } });
    return undefined;
  }

  /** `completeness` of SPDX 3 relationships that state needs (Core vocabulary RelationshipCompleteness). */
  #readCompleteness(relationship: SpdxRelationship, meaning: Meaning): void {
    const stated = relationship.completeness?.toLowerCase();
    if (meaning.kind !== 'requires' || meaning.isReversed || stated === undefined) return;
    const from = this.#elements.item(relationship.from);
    if (from === undefined) return;
    if (stated === 'complete') this.#cover(from, relationship, Coverage.complete, stated);
    else if (stated === 'incomplete') this.#cover(from, relationship, Coverage.incomplete, stated);
  }

  #cover(node: Node, { pointer, type, comment }: SpdxRelationship, coverage: number, said: string): void {
    this.#builder.state(node, { pointer, numbers: { coverage }, texts: { aggregate: said, coverageOf: type, comment } });
  }

  #reason(code: Refusal, from: string, target: string): string {
    if (code === 'self-dependency') return 'An item is not related to itself.';
    if (code === 'relationship-without-item') return 'Neither of its elements is an item, and the document describes none.';
    const missing = this.#elements.end(from) === undefined ? from : target;
    return `Nothing in the document has the identifier ${excerpt(missing)}.`;
  }

  #quarantine(code: Refusal | 'relationship-incomplete', pointer: string, message: string): void {
    this.tally.quarantined++;
    this.#diagnostics.quarantine(code, pointer, message);
  }
}

/** The document describes an item: read before, as what the document is about. */
export function isDescription(meaning: Meaning, from: { kind: string }, to: { kind: string }): boolean {
  if (meaning.kind !== 'describes') return false;
  const [describing, described] = meaning.isReversed ? [to, from] : [from, to];
  return describing.kind === 'document' && described.kind === 'item';
}
