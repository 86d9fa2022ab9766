/** `requirements`: an assembly needs an item; with a supplier or site, only that source of the assembly does. */
import { itemKey } from '../../graph/ontology/identifier.ts';
import { Scope } from '../../graph/ontology/property.ts';
import type { DeltaBuilder, ItemStatement, Node } from '../delta-builder.ts';
import { itemOf, makingSiteOf, organizationOf } from './parties.ts';
import type { Row } from './row.ts';
import { missingParty, type RowResult, type TableReader } from './table-reader.ts';

export function openRequirements(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const assembly = itemOf(row, 'assembly');
      const item = itemOf(row, 'item');
      if (assembly === undefined) return missingParty('assembly');
      if (item === undefined) return missingParty('item');
      if (localKey(assembly) === localKey(item))
        return { quarantine: { code: 'self-requirement', message: 'the assembly and the item that it needs are the same' } };
      const node = builder.item(assembly);
      builder.edge('REQUIRES', needing(builder, row, node), builder.item(item), {
        pointer: row.pointer,
        numbers: {
          quantity: row.hundredths('quantity'),
          scope: row.code('scope', Scope, 'required, optional, excluded, development'),
        },
      });
      return { item: node };
    },
  };
}

/** The assembly, or the source of it that the row names. */
function needing(builder: DeltaBuilder, row: Row, assembly: Node): Node {
  const supplier = organizationOf(row, 'supplier');
  const site = makingSiteOf(row, 'supplier');
  if (supplier === undefined && site === undefined) return assembly;
  return builder.sourceReference(
    assembly,
    supplier === undefined ? undefined : builder.organization(supplier),
    site === undefined ? undefined : builder.site(site),
    { pointer: row.pointer },
  );
}

/** Equal for what one document identifies as one item. */
function localKey(item: ItemStatement): string {
  return itemKey(item.identifiers ?? [], item.name ?? '', item.version ?? '', '');
}
