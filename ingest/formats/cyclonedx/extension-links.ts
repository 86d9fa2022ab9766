/** Sources, requirements, substitutes and statements of an exported document: asserted when all items are known. */
import { extension } from '../../../graph/ontology/extension.ts';
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { type ExtensionValue, numbersOf, textsOf, wrongProperty } from './extension.ts';
import type { ExtensionParties } from './extension-parties.ts';
import { isObject, type JsonObject, listOf, textOf } from './value.ts';

type NodeOf = (ref: string) => Node | undefined;

export class ExtensionLinks {
  readonly #builder: DeltaBuilder;
  readonly #diagnostics: Diagnostics;
  readonly #parties: ExtensionParties;
  readonly #links: { readonly item: Node; readonly link: ExtensionValue }[] = [];
  /** References that `hauberk:requires` names, by the item that requires them. */
  readonly #required = new Map<Node, Set<string>>();

  constructor(builder: DeltaBuilder, diagnostics: Diagnostics, parties: ExtensionParties) {
    this.#builder = builder;
    this.#diagnostics = diagnostics;
    this.#parties = parties;
  }

  add(item: Node, links: readonly ExtensionValue[]): void {
    for (const link of links) {
      this.#links.push({ item, link });
      if (link.name !== extension.requires) continue;
      const refs = this.#required.get(item) ?? new Set();
      this.#required.set(item, refs.add(textOf(link.value.ref) ?? ''));
    }
  }

  /** Whether a dependency is told with its scope and quantity by `hauberk:requires`. */
  tells(item: Node, ref: string): boolean {
    return this.#required.get(item)?.has(ref) === true;
  }

  assert(nodeOf: NodeOf): void {
    for (const { item, link } of this.#links) {
      const { name, value, pointer } = link;
      if (name === extension.source) this.#source(item, link, nodeOf);
      else if (name === extension.distributor) this.#distributor(item, link);
      else if (name === extension.statement) {
        this.#builder.state(item, { pointer, numbers: numbersOf('statement', link, this.#diagnostics), texts: textsOf(value) });
      } else if (name === extension.requires) {
        this.#edge('REQUIRES', item, this.#item(value, link, nodeOf), link, numbersOf('requirement', link, this.#diagnostics));
      } else {
        const substitute = this.#item(value, link, nodeOf);
        if (substitute === undefined) continue;
        this.#edge('SUBSTITUTES', substitute, item, link, numbersOf('substitute', link, this.#diagnostics));
      }
    }
  }

  #source(item: Node, link: ExtensionValue, nodeOf: NodeOf): void {
    const { value, pointer } = link;
    const organization = this.#parties.organization(value.organization, link);
    const site = this.#parties.site(value.site, link);
    const numbers = numbersOf('source', link, this.#diagnostics);
    const source = this.#builder.source(item, organization, site, { pointer, numbers, texts: textsOf(value) });
    for (const ref of listOf(value.distributors)) {
      const distributor = this.#parties.organization(ref, link);
      if (distributor !== undefined) this.#builder.edge('DISTRIBUTES', distributor, source, { pointer });
    }
    for (const need of listOf(value.requires)) {
      if (!isObject(need)) continue;
      const required = this.#item(need, link, nodeOf);
      this.#edge('REQUIRES', source, required, link, numbersOf('requirement', link, this.#diagnostics, need));
    }
  }

  #distributor(item: Node, link: ExtensionValue): void {
    const distributor = this.#parties.organization(link.value.organization, link);
    if (distributor !== undefined) this.#builder.edge('DISTRIBUTES', distributor, item, { pointer: link.pointer });
  }

  #item(value: JsonObject, { name, pointer }: ExtensionValue, nodeOf: NodeOf): Node | undefined {
    const ref = textOf(value.ref) ?? '';
    const node = nodeOf(ref);
    if (node === undefined)
      wrongProperty(this.#diagnostics, pointer, `${name} names no component of the document: ${excerpt(ref)}`);
    return node;
  }

  #edge(
    kind: 'REQUIRES' | 'SUBSTITUTES',
    from: Node,
    to: Node | undefined,
    { pointer }: ExtensionValue,
    numbers: ReturnType<typeof numbersOf>,
  ): void {
    if (to !== undefined && to !== from) this.#builder.edge(kind, from, to, { pointer, numbers });
  }
}
