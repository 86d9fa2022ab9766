/** Names in XML (Namespaces in XML 1.0): which namespace a prefix stands for, in constant time at every depth. */

export interface ExpandedName {
  readonly local: string;
  /** Empty for a name in no namespace. */
  readonly namespace: string;
}

export type Attributes = Readonly<Record<string, string>>;

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

export class Namespaces {
  /** By prefix, the namespaces that it stands for in the open elements, innermost last. */
  readonly #bound = new Map<string, string[]>([['xml', [xmlNamespace]]]);
  /** Prefixes that each open element declares. */
  readonly #declared: (readonly string[] | undefined)[] = [];

  open(attributes: Attributes): void {
    let prefixes: string[] | undefined;
    for (const name in attributes) {
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
      const prefix = name.slice(6);
      const scopes = this.#bound.get(prefix);
      const namespace = (attributes[name] as string).trim();
      if (scopes === undefined) this.#bound.set(prefix, [namespace]);
      else scopes.push(namespace);
      prefixes ??= [];
      prefixes.push(prefix);
    }
    this.#declared.push(prefixes);
  }

  close(): void {
    for (const prefix of this.#declared.pop() ?? []) this.#bound.get(prefix)?.pop();
  }

  /** Of an element's name; undefined when its prefix stands for nothing. */
  expand(name: string): ExpandedName | undefined {
    const colon = name.indexOf(':');
    const prefix = colon === -1 ? '' : name.slice(0, colon);
    const namespace = this.#bound.get(prefix)?.at(-1);
    if (namespace === undefined && prefix !== '') return undefined;
    return { local: colon === -1 ? name : name.slice(colon + 1), namespace: namespace ?? '' };
  }
}
