/**
 * Edge kinds (DESIGN.md, section 2), with the labels that they may join.
 * Codes are stored: never renumber, only append. 0 is a mention.
 */
import type { NodeLabel } from './node-type.ts';

export const EdgeKind = {
  REQUIRES: 1,
  PROVIDES: 2,
  BY: 3,
  AT: 4,
  DISTRIBUTES: 5,
  SUBSTITUTES: 6,
  LOCATED_IN: 7,
  REGISTERED_IN: 8,
  OWNS: 9,
  CONTROLS: 10,
  INCLUDES: 11,
  IDENTIFIED_BY: 12,
  SAME_AS: 13,
  LISTED_AS: 14,
} as const;
export type EdgeKind = (typeof EdgeKind)[keyof typeof EdgeKind];
export type EdgeName = keyof typeof EdgeKind;

export const edgeNames = Object.keys(EdgeKind) as EdgeName[];

const names = new Map<number, EdgeName>(edgeNames.map((name) => [EdgeKind[name], name]));

export function edgeName(kind: number): EdgeName {
  const name = names.get(kind);
  if (name === undefined) throw new Error(`invariant: unknown edge kind ${kind}`);
  return name;
}

/** Which labels each kind may join: [from, to]. */
export const edgeEnds: Readonly<Record<EdgeName, readonly (readonly [NodeLabel, NodeLabel])[]>> = {
  REQUIRES: [
    ['Item', 'Item'],
    ['Source', 'Item'],
  ],
  PROVIDES: [['Source', 'Item']],
  BY: [['Source', 'Organization']],
  AT: [['Source', 'Site']],
  DISTRIBUTES: [
    ['Organization', 'Source'],
    ['Organization', 'Item'],
  ],
  /** substitute -> the item that it can stand for */
  SUBSTITUTES: [['Item', 'Item']],
  LOCATED_IN: [['Site', 'Country']],
  REGISTERED_IN: [
    ['Organization', 'Country'],
    ['ListEntry', 'Country'],
  ],
  OWNS: [['Organization', 'Organization']],
  CONTROLS: [['Organization', 'Organization']],
  INCLUDES: [['Programme', 'Item']],
  IDENTIFIED_BY: [
    ['Item', 'Identifier'],
    ['Organization', 'Identifier'],
    ['Site', 'Identifier'],
    ['ListEntry', 'Identifier'],
  ],
  SAME_AS: [
    ['Item', 'Item'],
    ['Organization', 'Organization'],
    ['Site', 'Site'],
  ],
  LISTED_AS: [['Organization', 'ListEntry']],
};
