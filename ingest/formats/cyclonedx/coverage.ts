/** `compositions`: how complete the document says that it is. */
import { Coverage } from '../../../graph/ontology/property.ts';
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { entriesOf } from '../../json/long-list.ts';
import { isObject, listOf, textOf } from './value.ts';

/** The coverage code of an `aggregate`; `incomplete_first_party_only` and its kin are incomplete. */
function coverageOf(aggregate: string): number | undefined {
  if (aggregate === 'complete') return Coverage.complete;
  if (aggregate.startsWith('incomplete')) return Coverage.incomplete;
  return aggregate === 'unknown' || aggregate === 'not_specified' ? Coverage.unknown : undefined;
}

/** `nodeOf`: the item of a bom-ref. A composition that lists nothing speaks of the main component. */
export function readCompositions(
  compositions: unknown,
  nodeOf: (ref: string) => Node | undefined,
  root: Node | undefined,
  builder: DeltaBuilder,
  diagnostics: Diagnostics,
): void {
  for (const [index, composition] of entriesOf(compositions)) {
    const pointer = `/compositions/${index}`;
    const aggregate = isObject(composition) ? textOf(composition.aggregate) : undefined;
    const coverage = aggregate === undefined ? undefined : coverageOf(aggregate);
    if (!isObject(composition) || aggregate === undefined || coverage === undefined) {
      diagnostics.add('unknown-aggregate', 'warning', pointer, `Not a known aggregate: ${excerpt(aggregate ?? '')}`);
      continue;
    }
    const say = (node: Node, place: string, of: string) =>
      builder.state(node, { pointer: place, numbers: { coverage }, texts: { aggregate, coverageOf: of } });
    const isOfWhole = ['assemblies', 'dependencies', 'vulnerabilities'].every((kind) => composition[kind] === undefined);
    if (isOfWhole && root !== undefined) say(root, pointer, 'document');
    for (const kind of ['assemblies', 'dependencies']) {
      for (const [at, ref] of listOf(composition[kind]).entries()) {
        const place = `${pointer}/${kind}/${at}`;
        const node = typeof ref === 'string' ? nodeOf(ref) : undefined;
        if (node !== undefined) say(node, place, kind);
        else diagnostics.add('dangling-composition', 'warning', place, 'The composition names nothing in the document.');
      }
    }
  }
}
