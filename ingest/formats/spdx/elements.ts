/** What the identifiers of one SPDX document stand for. */
import type { Node } from '../../delta-builder.ts';
import { type SpdxDocument, silenceOf } from './model.ts';
import type { Need } from './requirements.ts';

/** An end of a relationship. */
export type End =
  | { readonly kind: 'item'; readonly need: Need }
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
  readonly #items = new Map<string, Need>();
  readonly #files = new Set<string>();
  readonly #owners = new Map<string, string>();

  constructor(document: SpdxDocument) {
    this.#document = document;
    for (const { owner, file } of document.ownerships) if (!this.#owners.has(file)) this.#owners.set(file, owner);
  }

  /** False where an earlier element has the identifier. */
  addItem(id: string, need: Need): boolean {
    return this.#isNew(id) && this.#items.set(id, need) !== undefined;
  }

  addFile(id: string): boolean {
    return this.#isNew(id) && this.#files.add(id) !== undefined;
  }

  item(id: string): Need | undefined {
    return this.#items.get(id);
  }

  /** Undefined for an identifier that the document neither holds nor declares. */
  end(id: string): End | undefined {
    const need = this.#items.get(id);
    if (need !== undefined) return { kind: 'item', need };
    if (this.#files.has(id)) return { kind: 'file', id };
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
    if (end.kind === 'item') return end.need.node;
    if (end.kind !== 'file') return undefined;
    return this.#items.get(end.id)?.node ?? this.ownerOf(end.id);
  }

  ownerOf(file: string): Node | undefined {
    const owner = this.#owners.get(file);
    return owner === undefined ? undefined : this.#items.get(owner)?.node;
  }

  /** `DocumentRef-x:SPDXRef-y` (2.3 clause 11.1), or the identifier itself (SPDX 3 ExternalMap). */
  #isExternal(id: string): boolean {
    const { externals } = this.#document;
    const colon = id.indexOf(':');
    return externals.has(id) || (colon > 0 && externals.has(id.slice(0, colon)));
  }

  #isNew(id: string): boolean {
    return !this.#items.has(id) && !this.#files.has(id);
  }
}
