/** Licence expressions that RDF spells out as nodes (SPDX 2.3 annex D and the ontology's license classes). */
import { limits } from '../../limits.ts';
import { localName, type RdfNode } from './rdf-xml.ts';

const sets: Readonly<Record<string, string>> = { ConjunctiveLicenseSet: ' AND ', DisjunctiveLicenseSet: ' OR ' };

/** Of a set its members, to `limits.licenseParts` parts in all: members may be sets, and refer to one another. */
export function licenseExpression(ref: string, nodes: ReadonlyMap<string, RdfNode>): string {
  const parts: string[] = [];
  /** What is still to be written, last first: text, or a licence. */
  const open: ({ text: string } | { ref: string; isInner: boolean })[] = [{ ref, isInner: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (parts.length > limits.licenseParts) return `${parts.join('')}...`;
    if ('text' in next) {
      parts.push(next.text);
      continue;
    }
    const node = nodes.get(next.ref);
    const separator = node !== undefined && Object.hasOwn(sets, node.type) ? sets[node.type] : undefined;
    if (node === undefined || separator === undefined) {
      parts.push(simple(next.ref, node, nodes));
      continue;
    }
    const members = node.properties.get('member') ?? [];
    if (next.isInner) open.push({ text: ')' });
    for (const [index, member] of [...members].reverse().entries()) {
      open.push(member.ref === undefined ? { text: member.text ?? '' } : { ref: member.ref, isInner: true });
      if (index < members.length - 1) open.push({ text: separator });
    }
    if (next.isInner) open.push({ text: '(' });
  }
  return parts.join('');
}

/** A licence of the list, one that the document holds, or one with an operator around it. */
function simple(ref: string, node: RdfNode | undefined, nodes: ReadonlyMap<string, RdfNode>): string {
  const first = (name: string) => node?.properties.get(name)?.[0];
  const id = first('licenseId')?.text;
  if (id !== undefined) return id;
  const member = first('member')?.ref;
  if (member === undefined) return localName(ref);
  const inner = nodes.get(member)?.properties.get('licenseId')?.[0]?.text ?? localName(member);
  const exception = first('licenseException')?.ref;
  if (node?.type === 'OrLaterOperator') return `${inner}+`;
  return exception === undefined ? inner : `${inner} WITH ${localName(exception)}`;
}
