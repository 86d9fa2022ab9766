/**
 * Question: from which class of source does one get an electronic item when it comes from this supplier, and
 * what does the supplier state of avoiding counterfeits? The classes are those of `source-class.ts`; kinds such
 * as AS6081 stand beside them and make nobody authorised. Items of which nobody says whether they are
 * electronic are asked about too, and counted apart.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import { hashName, organizationName } from '../../ontology/name.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { type SourceClass, sourceClasses } from '../item-rule.ts';
import { type ClassOrUnknown, classOfSource, type SellerStatement, sellerKindOf } from '../source-class.ts';
import { type Attestation, holdsOn } from './attestation.ts';
import { statedEntries } from './attested.ts';
import type { ItemNature } from './item-nature.ts';
import { attestationKindOf } from './kinds.ts';
import type { Supplied, SuppliedLine } from './supplied.ts';
import { fewOf, type TrustEntry, type TrustText } from './trust.ts';

const facet = 'source-class';
/** DFARS 252.246-7008(a). */
const classNames: Readonly<Record<SourceClass, string>> = {
  original: 'original manufacturer',
  authorised: 'authorised distributor',
  'contractor-approved': 'contractor-approved supplier',
  independent: 'independent distributor',
};
const bestFirst: readonly ClassOrUnknown[] = [...sourceClasses, 'unknown'];

/** O(sources of the supplier x its attestations). */
export function counterfeitAvoidance(
  graph: ViewGraph,
  party: number,
  { lines, where }: Supplied,
  attestations: readonly Attestation[],
  natureOf: (item: number) => ItemNature,
  asOf: number | undefined,
): TrustEntry[] {
  const own = attestations.filter(({ kind }) => attestationKindOf(kind)?.facet === facet);
  const asked = lines.filter(({ item }) => natureOf(item).electronic !== false);
  const stated = statedEntries({ facet, attestations: own, where }, asOf);
  if (asked.length === 0)
    return [
      ...stated,
      { facet, state: 'does-not-apply', what: ['class of source'], evidence: [], detail: [['no item of it is electronic']] },
    ];
  const byClass = new Map<ClassOrUnknown, Bought>();
  for (const line of asked) {
    const { sourceClass, missing } = bestClass(graph, party, line, own, asOf);
    const bought = byClass.get(sourceClass) ?? { electronic: 0, maybe: 0, missing: new Set(), sources: [] };
    byClass.set(sourceClass, bought);
    if (natureOf(line.item).electronic === true) bought.electronic++;
    else bought.maybe++;
    for (const one of missing) bought.missing.add(one);
    bought.sources.push(...line.sources);
  }
  const classes = bestFirst.flatMap((name): TrustEntry[] => {
    const bought = byClass.get(name);
    return bought === undefined ? [] : [entryOf(graph, name, bought)];
  });
  return [...classes, ...stated];
}

interface Bought {
  electronic: number;
  maybe: number;
  readonly missing: Set<string>;
  readonly sources: number[];
}

function entryOf(graph: ViewGraph, sourceClass: ClassOrUnknown, { electronic, maybe, missing, sources }: Bought): TrustEntry {
  const detail: TrustText[] = [];
  if (electronic > 0) detail.push([`${electronic} electronic ${electronic === 1 ? 'item' : 'items'}`]);
  if (maybe > 0) detail.push([`${maybe} ${maybe === 1 ? 'item' : 'items'} of which nobody says whether electronic`]);
  for (const one of [...missing].sort()) detail.push([`not known: ${one}`]);
  const { evidence, left } = fewOf(sources.flatMap((source) => evidenceOf(graph, source)));
  const isUnknown = sourceClass === 'unknown';
  return {
    facet,
    state: isUnknown ? 'unknown' : 'stated',
    what: [sourceClass === 'unknown' ? 'class of source' : classNames[sourceClass]],
    evidence: isUnknown ? [] : evidence,
    detail: isUnknown ? detail : [...detail, ...left],
  };
}

/** The best of the ways in which the supplier provides the line. */
function bestClass(graph: ViewGraph, party: number, line: SuppliedLine, own: readonly Attestation[], asOf: number | undefined) {
  const { organization, numbers } = graph.sources;
  const ways = line.sources.map((source) => {
    const maker = organization[source]!;
    const makerStated = maker !== -1 && numbers.makerAssumed?.[source] !== 1;
    if (maker === party) return classOfSource({ seller: 'maker', makerStated, statements: [] });
    const statements = own.flatMap((one) => statementOf(graph, maker, one, asOf) ?? []);
    return classOfSource({ seller: 'distributor', makerStated, statements });
  });
  if (ways.length === 0) {
    const statements = own.flatMap((one) => statementOf(graph, -1, one, asOf) ?? []);
    ways.push(classOfSource({ seller: 'distributor', makerStated: false, statements }));
  }
  return ways.reduce((best, one) => (bestFirst.indexOf(one.sourceClass) < bestFirst.indexOf(best.sourceClass) ? one : best));
}

function statementOf(graph: ViewGraph, maker: number, one: Attestation, asOf: number | undefined): SellerStatement | undefined {
  const kind = sellerKindOf(one.kind);
  if (kind === undefined) return undefined;
  const byMaker = one.issuer === '' || maker === -1 ? undefined : bears(graph, maker, one.issuer);
  return { kind, holds: holdsOn(one, asOf), byMaker, selfDeclared: one.selfDeclared === true };
}

/** Whether an organisation of the view has that name, whatever its legal form. */
function bears(graph: ViewGraph, organization: number, name: string): boolean {
  const { offsets, values } = graph.organizations.names;
  const wanted = hashName(organizationName(name).base);
  for (let k = offsets[organization]!; k < offsets[organization + 1]!; k++) if (values[k] === wanted) return true;
  return false;
}

function evidenceOf(graph: ViewGraph, source: number): AssertionRef[] {
  const { offsets, documents, rows } = graph.sources.evidence;
  const found: AssertionRef[] = [];
  for (let k = offsets[source]!; k < offsets[source + 1]!; k++) found.push({ document: documents[k]!, row: rows[k]! });
  return found;
}
