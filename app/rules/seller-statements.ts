/**
 * What documents say of distributors: attestations about them (`authorised distributor`, issued by the
 * maker or with its name as scope), and the rows by which they distribute (`standing_basis`).
 */
import type { Texts } from '../../graph/model/assertion.ts';
import type { Columns } from '../../graph/model/columns.ts';
import { hashName, organizationName } from '../../graph/ontology/name.ts';
import { type SellerStatement, sellerKindOf } from '../../graph/screening/source-class.ts';
import type { NodeRef, Relation, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { numberAt, rowsOfNodes, type StatedRow, statedRows } from '../statements/stated-rows.ts';
import type { Workspace } from '../workspace/workspace.ts';

type Statements = (distributor: number, of: NodeRef) => readonly SellerStatement[];

interface Attestation extends Omit<SellerStatement, 'byMaker'> {
  /** Hashes of the names that it states as who authorised. */
  readonly by: readonly number[];
}

/** O(mentions of distributors, and rows by which they distribute). */
export async function sellerStatements(workspace: Pick<Workspace, 'store'>, view: View): Promise<Statements> {
  const { graph } = view;
  const edges = [...edgesOf(graph.sources.distributors, 'Source'), ...edgesOf(graph.organizations.distributes, 'Organization')];
  const distributors = [...new Set(edges.map(({ distributor }) => distributor))].sort((a, b) => a - b);
  const mentions = await rowsOfNodes(
    workspace,
    view,
    distributors.map((index) => ({ type: 'Organization', index })),
  );
  const rows = await statedRows(
    workspace,
    edges.map(({ rows: own }) => own.map(({ document, row }) => ({ document: graph.documents[document].document, row }))),
  );
  const documents = [...new Set([...mentions, ...rows].flat().map(({ document }) => document))];
  const columns = await workspace.store.columns(documents);
  const byDocument = new Map(documents.map((document, i) => [document, columns[i]]));
  const attested = new Map(
    distributors.map((one, i) => [one, mentions[i].flatMap((row) => attestationOf(row, byDocument, view.asOfDay))]),
  );
  const inRows = new Map(edges.map(({ key }, i) => [key, rows[i].flatMap((row) => ofRow(row, byDocument, view.asOfDay))]));
  return (distributor, of) => [
    ...(attested.get(distributor) ?? []).map(({ by, ...rest }) => ({ ...rest, byMaker: isByMaker(graph, by, of) })),
    ...(inRows.get(keyOf(distributor, of)) ?? []),
  ];
}

interface DistributionEdge {
  readonly key: string;
  readonly distributor: number;
  readonly rows: readonly { readonly document: number; readonly row: number }[];
}

/** From a source to its distributors, or from a distributor to items of which no maker is known. */
function edgesOf({ offsets, targets, assertions }: Relation, from: 'Source' | 'Organization'): DistributionEdge[] {
  const edges: DistributionEdge[] = [];
  for (let index = 0; index + 1 < offsets.length; index++) {
    for (let e = offsets[index]; e < offsets[index + 1]; e++) {
      const distributor = from === 'Source' ? targets[e] : index;
      const of: NodeRef = from === 'Source' ? { type: 'Source', index } : { type: 'Item', index: targets[e] };
      const rows = [];
      for (let k = assertions.offsets[e]; k < assertions.offsets[e + 1]; k++)
        rows.push({ document: assertions.documents[k], row: assertions.rows[k] });
      edges.push({ key: keyOf(distributor, of), distributor, rows });
    }
  }
  return edges;
}

function keyOf(distributor: number, { type, index }: NodeRef): string {
  return `${distributor} ${type} ${index}`;
}

function attestationOf(
  { document, row, texts }: StatedRow,
  columns: ReadonlyMap<number, Columns>,
  asOf: number | undefined,
): Attestation[] {
  const kind = texts.statement === 'attestation' ? sellerKindOf(texts.kind ?? '') : undefined;
  if (kind === undefined) return [];
  const number = (name: string) => numberAt(columns.get(document), name, row);
  return [
    {
      kind,
      holds: holds(number('issued'), number('expires'), asOf),
      selfDeclared: number('selfDeclared') === 1,
      by: namesIn(texts),
    },
  ];
}

/** The row of a table is its author's word, not the distributor's, and about this item. */
function ofRow(
  { document, row, texts }: StatedRow,
  columns: ReadonlyMap<number, Columns>,
  asOf: number | undefined,
): SellerStatement[] {
  const kind = sellerKindOf(texts.standingBasis ?? '');
  if (kind === undefined) return [];
  const number = (name: string) => numberAt(columns.get(document), name, row);
  return [{ kind, holds: holds(number('standingFrom'), number('standingTo'), asOf), selfDeclared: false, byMaker: true }];
}

/** Without a day every statement holds, as in all questions. */
function holds(from: number | undefined, to: number | undefined, asOf: number | undefined): boolean {
  return asOf === undefined || ((from ?? asOf) <= asOf && (to ?? asOf) >= asOf);
}

function namesIn({ issuer, scope }: Texts): number[] {
  return [issuer, scope].flatMap((name) =>
    name === undefined || name.trim() === '' ? [] : [hashName(organizationName(name).base)],
  );
}

/** Whether one of the names is the maker's; undefined where none is stated, or no maker is known. */
function isByMaker({ sources, organizations }: ViewGraph, by: readonly number[], of: NodeRef): boolean | undefined {
  const maker = of.type === 'Source' ? sources.organization[of.index] : -1;
  if (maker === -1 || by.length === 0) return undefined;
  const { offsets, values } = organizations.names;
  return values.subarray(offsets[maker], offsets[maker + 1]).some((name) => by.includes(name));
}
