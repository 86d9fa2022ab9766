/**
 * Question: how is what a supplier delivers traced to where it comes from? Counted of its items and of the
 * bills of materials that speak of them: n of m. A signature is present; nobody verified it here.
 *
 * Definitions: *a bill of materials* is a document in CycloneDX or SPDX. *It is handed in* for software where
 * such a document states what the item consists of, or says that it consists of nothing further; to be listed
 * in somebody else's is not that. *Hashes*: a document states one of the item, or of the part that the
 * supplier delivers for it. Items of which nobody says what they are may be software: they are counted beside.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import { Coverage } from '../../ontology/property.ts';
import type { ViewGraph } from '../../view/graph.ts';
import type { Attestation } from './attestation.ts';
import { attestedEntries, statedEntries } from './attested.ts';
import type { ItemNature } from './item-nature.ts';
import { attestationKindOf } from './kinds.ts';
import type { Supplied, SuppliedLine } from './supplied.ts';
import { fewOf, type TrustEntry, type TrustState, type TrustText } from './trust.ts';

export interface ProvenanceFacts {
  /** Rows that state a hash, by item. */
  readonly hashes: ReadonlyMap<number, readonly AssertionRef[]>;
  /** Where a document of the view (its ordinal) states a signature of its own. */
  readonly signatures: ReadonlyMap<number, readonly AssertionRef[]>;
  readonly natureOf: (item: number) => ItemNature;
}

const facet = 'provenance';

/** Linear in the mentions of what the supplier supplies. */
export function provenance(
  graph: ViewGraph,
  { lines, where }: Supplied,
  attestations: readonly Attestation[],
  facts: ProvenanceFacts,
  asOf: number | undefined,
): TrustEntry[] {
  const kinds = lines.map((line) => softwareOf(line, facts));
  const software = lines.filter((_, at) => kinds[at] === true);
  const unstated = kinds.filter((kind) => kind === undefined).length;
  const mayBe: TrustText[] =
    unstated === 0 ? [] : [[`of ${unstated} more ${unstated === 1 ? 'item' : 'items'} nobody says whether it is software`]];
  return [
    ofSoftware('a bill of materials of software items', software, unstated, mayBe, (line) => billsOf(graph, line)),
    ofSoftware('hashes of software items', software, unstated, mayBe, (line) => hashesOf(line, facts)),
    signed(graph, lines, facts),
    ...levels(attestations, where, software.length + unstated, asOf),
  ];
}

/** What the item is said to be, else what the delivered part is. */
function softwareOf({ item, parts }: SuppliedLine, { natureOf }: ProvenanceFacts): boolean | undefined {
  const said = [item, ...parts].map((one) => natureOf(one).software).filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.includes(true);
}

function ofSoftware(
  what: string,
  software: readonly SuppliedLine[],
  unstated: number,
  mayBe: readonly TrustText[],
  evidenceOf: (line: SuppliedLine) => readonly AssertionRef[] | undefined,
): TrustEntry {
  if (software.length === 0) {
    const state = unstated === 0 ? 'does-not-apply' : 'unknown';
    return { facet, state, what: [what], evidence: [], detail: [['no item of it is said to be software'], ...mayBe] };
  }
  const found = software.map(evidenceOf).filter((one) => one !== undefined);
  const { evidence, left } = fewOf(found.flat());
  const count: TrustText = [`${found.length} of ${software.length} software items`];
  const state = unstated > 0 && found.length > 0 ? 'partly' : part(found.length, software.length);
  return { facet, state, what: [what], evidence, detail: [count, ...mayBe, ...left] };
}

export function part(known: number, of: number): TrustState {
  if (known === 0) return 'unknown';
  return known < of ? 'partly' : 'stated';
}

/** Undefined: no bill of materials says what it consists of. */
function billsOf(graph: ViewGraph, { item, parts }: SuppliedLine): AssertionRef[] | undefined {
  const { items } = graph;
  const { offsets, assertions } = items.requires;
  const rows: AssertionRef[] = [];
  let isWhole = false;
  for (const one of [item, ...parts]) {
    for (let e = offsets[one]!; e < offsets[one + 1]!; e++)
      for (let k = assertions.offsets[e]!; k < assertions.offsets[e + 1]!; k++) {
        const row = { document: assertions.documents[k]!, row: assertions.rows[k]! };
        if (isBill(graph, row.document)) rows.push(row);
      }
    isWhole ||= items.coverage[one] === Coverage.complete || items.coverage[one] === Coverage.none;
  }
  if (rows.length > 0) return rows;
  return isWhole ? mentionsInBills(graph, [item, ...parts]) : undefined;
}

function hashesOf({ item, parts }: SuppliedLine, { hashes }: ProvenanceFacts): AssertionRef[] | undefined {
  const rows = [item, ...parts].flatMap((one) => hashes.get(one) ?? []);
  return rows.length === 0 ? undefined : rows;
}

function isBill(graph: ViewGraph, document: number): boolean {
  return /^(cyclonedx|spdx)/.test(graph.documents[document]!.format);
}

function mentionsInBills(graph: ViewGraph, items: readonly number[]): AssertionRef[] {
  const { offsets, documents, rows } = graph.items.mentions;
  const found: AssertionRef[] = [];
  for (const one of items)
    for (let m = offsets[one]!; m < offsets[one + 1]!; m++)
      if (isBill(graph, documents[m]!)) found.push({ document: documents[m]!, row: rows[m]! });
  return found;
}

function signed(graph: ViewGraph, lines: readonly SuppliedLine[], { signatures }: ProvenanceFacts): TrustEntry {
  const what: TrustText = ['signed documents'];
  const mentions = mentionsInBills(
    graph,
    lines.flatMap(({ item, parts }) => [item, ...parts]),
  );
  const bills = new Set(mentions.map(({ document }) => document));
  if (bills.size === 0)
    return { facet, state: 'unknown', what, evidence: [], detail: [['no bill of materials speaks of its items']] };
  const found = [...bills].filter((document) => signatures.has(document));
  const { evidence, left } = fewOf(found.flatMap((document) => signatures.get(document) ?? []));
  const count: TrustText = [`${found.length} of ${bills.size} bills of materials that speak of its items`];
  const note: TrustText[] = found.length === 0 ? [] : [['present, not verified']];
  return { facet, state: part(found.length, bills.size), what, evidence, detail: [count, ...note, ...left] };
}

/** SLSA and other statements of how software is built. */
function levels(
  attestations: readonly Attestation[],
  where: Supplied['where'],
  mayBeSoftware: number,
  asOf: number | undefined,
): TrustEntry[] {
  const stated = attestations.filter(({ kind }) => attestationKindOf(kind)?.facet === facet);
  if (stated.length === 0 && mayBeSoftware === 0)
    return [{ facet, state: 'does-not-apply', what: ['SLSA level'], evidence: [], detail: [['no item of it is software']] }];
  if (mayBeSoftware === 0) return statedEntries({ facet, attestations: stated, where }, asOf);
  return attestedEntries({ facet, asked: 'SLSA level', attestations: stated, where }, asOf);
}
