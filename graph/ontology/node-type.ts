/**
 * Node types (DESIGN.md, section 2). Codes are stored: never renumber, only append.
 * Every key begins with the prefix of its type and a colon.
 */
export const NodeType = {
  Item: 1,
  Source: 2,
  Organization: 3,
  Site: 4,
  Country: 5,
  Programme: 6,
  ListEntry: 7,
  Identifier: 8,
} as const;
export type NodeType = (typeof NodeType)[keyof typeof NodeType];
export type NodeLabel = keyof typeof NodeType;

export const nodeLabels = Object.keys(NodeType) as NodeLabel[];

const labels = new Map<number, NodeLabel>(nodeLabels.map((label) => [NodeType[label], label]));

export function nodeLabel(type: number): NodeLabel {
  const label = labels.get(type);
  if (label === undefined) throw new Error(`invariant: unknown node type ${type}`);
  return label;
}

export const keyPrefix: Readonly<Record<NodeLabel, string>> = {
  Item: 'item',
  Source: 'source',
  Organization: 'organization',
  Site: 'site',
  Country: 'country',
  Programme: 'programme',
  ListEntry: 'entry',
  Identifier: 'identifier',
};
