/** What the identifiers of one SPDX document stand for. */
import type { Node } from '../../delta-builder.ts';
import { IntList } from '../../spool/int-list.ts';
import type { Spool } from '../../spool/spool.ts';
import { TextIndex } from '../../spool/text-index.ts';
import { TextList } from '../../spool/text-list.ts';
import { type SpdxDocument, silenceOf } from './model.ts';
import type { Need } from './requirements.ts';

const noItem = -1;

/** An end of a relationship. */
export type End =
  | { readonly kind: 'item'; readonly node: Node }
  /** A file that is no item: what is said of it is kept with its package. */
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'document' }
  /** An element of another document that this one declares. */
  | { readonly kind: 'external' }
  /** A licence, an agent, a tool. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'silence'; readonly said: 'NONE' | 'NOASSERTION' };

export class Elements {
  readonly #document: SpdxDocument;
  readonly #ids = new TextIndex();
  /** By the number of an identifier: the item's node, or that it is a file that is none. */
  readonly #nodes = new IntList();
  readonly #owners = new Map<string, string>();

  /** By the number of an identifier: where its element stands. */
  readonly #pointers: TextList;

  constructor(document: SpdxDocument, spool: Spool | undefined) {
    this.#document = document;
    this.#pointers = new TextList(spool);
    for (const { owner, file } of document.ownerships) if (!this.#owners.has(file)) this.#owners.set(file, owner);
  }

  /** False where an earlier element has the identifier. */
  addItem(id: string, { node, pointer }: Need): boolean {
    const { size } = this.#ids;
    if (this.#ids.add(id) < size) return false;
    this.#nodes.push(node);
    this.#pointers.push(pointer);
    return true;
  }

  addFile(id: string, pointer: string): boolean {
    return this.addItem(id, { node: noItem, pointer });
  }

  /** The item of an identifier, and where the element that has it stands. */
  need(id: string): Need | undefined {
    const node = this.item(id);
    return node === undefined ? undefined : { node, pointer: this.#pointers.at(this.#ids.get(id)) };
  }

  item(id: string): Node | undefined {
    const number = this.#ids.get(id);
    const node = number === -1 ? noItem : this.#nodes.at(number);
    return node === noItem ? undefined : node;
  }

  /** Undefined for an identifier that the document neither holds nor declares. */
  end(id: string): End | undefined {
    const node = this.item(id);
    if (node !== undefined) return { kind: 'item', node };
    if (this.#ids.get(id) !== -1) return { kind: 'file', id };
    const { documentIds, snippets, others } = this.#document;
    if (documentIds.has(id)) return { kind: 'document' };
    const file = snippets.get(id);
    if (file !== undefined) return { kind: 'file', id: file };
    const name = others.get(id);
    const said = silenceOf(name ?? id);
    if (said !== undefined) return { kind: 'silence', said };
    if (name !== undefined) return { kind: 'other', name };
    return this.#isExternal(id) ? { kind: 'external' } : undefined;
  }

  /** The item that keeps what is said of an end: itself, or the package of a file. */
  keeper(end: End): Node | undefined {
    if (end.kind === 'item') return end.node;
    if (end.kind !== 'file') return undefined;
    return this.item(end.id) ?? this.ownerOf(end.id);
  }

  ownerOf(file: string): Node | undefined {
    const owner = this.#owners.get(file);
    return owner === undefined ? undefined : this.item(owner);
  }

  /** `DocumentRef-x:SPDXRef-y` (2.3 clause 11.1), or the identifier itself (SPDX 3 ExternalMap). */
  #isExternal(id: string): boolean {
    const { externals } = this.#document;
    const colon = id.indexOf(':');
    return externals.has(id) || (colon > 0 && externals.has(id.slice(0, colon)));
  }
}
