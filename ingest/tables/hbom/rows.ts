/** Rows of an HBOM to assertions: the finished good, a component of it, who makes each, and where. */

import { itemKey } from '../../../graph/ontology/identifier.ts';
import { ItemType, Stage, Standing } from '../../../graph/ontology/property.ts';
import type { DeltaBuilder, ItemStatement, Node, NumberValues } from '../../delta-builder.ts';
import type { Row } from '../row.ts';
import { missingParty, type RowResult } from '../table-reader.ts';
import { goodFields, type HbomField } from './fields.ts';
import { componentOf, goodOf } from './items.ts';
import { leadTimeDays } from './lead-time.ts';
import { type PlaceFields, places, placeText, siteOf } from './place.ts';

interface Good {
  readonly node: Node;
  readonly key: string;
}

export class HbomRows {
  readonly #builder: DeltaBuilder;
  /** Finished goods by what their rows say of them: each row of a bill repeats it. */
  readonly #goods = new Map<string, Good>();
  /** The one of the rows above; a bill need not repeat it. */
  #good: Good | undefined;

  constructor(builder: DeltaBuilder) {
    this.#builder = builder;
  }

  /** The rows of another sheet are those of another bill. */
  begin(): void {
    this.#good = undefined;
  }

  row(row: Row): RowResult {
    const component = componentOf(row);
    const stated = goodOf(row);
    if (component === undefined && stated === undefined) return missingParty('component and no finished good');
    if (component !== undefined && keyOf(component) === (stated === undefined ? this.#good?.key : keyOf(stated)))
      return { quarantine: { code: 'self-requirement', message: 'the finished good and its component are the same' } };
    const good = stated === undefined ? this.#good : this.#finishedGood(row, stated);
    this.#good = good;
    if (component === undefined) return good === undefined ? {} : { item: good.node };
    return { item: this.#component(row, component, good?.node) };
  }

  /** The item that a programme may include: the finished good, else the component. */
  #component(row: Row, component: ItemStatement, good: Node | undefined): Node {
    const item = this.#builder.item(component);
    if (good === undefined)
      row.report('not-in-every-table', 'FGA_NUM', 'names no finished good: what needs it is not said', 'info');
    else this.#builder.edge('REQUIRES', good, item, { pointer: row.pointer, numbers: { quantity: row.hundredths('QUANTITY') } });
    this.#componentSources(row, item, component.name ?? '');
    return good ?? item;
  }

  #finishedGood(row: Row, statement: ItemStatement): Good {
    const said = goodFields.map((field) => row.text(field) ?? '').join('\n');
    const known = this.#goods.get(said);
    if (known !== undefined) return known;
    const node = this.#builder.item(statement);
    const good = { node, key: keyOf(statement) };
    this.#goods.set(said, good);
    const main = this.#source(row, node, 'FGA_MAIN_MANUFACTURER', places.main, { standing: Standing.chosen });
    const alternate = this.#source(row, node, 'FGA_ALT_MANUFACTURER', places.alternate, {});
    const texts = { headquarters: placeText(row, places.headquarters) };
    const makers = [main, alternate].flatMap((source) => source ?? []);
    this.#distribute(row, 'FGA_SUPPLIER', ['FGA_MAIN_MANUFACTURER', 'FGA_ALT_MANUFACTURER'], makers, node, { texts });
    return good;
  }

  #componentSources(row: Row, item: Node, name: string): void {
    const supplier = row.name('COMP_SUPPLIER');
    const isFromMaker = supplier === undefined || supplier === row.name('COMP_MANUFACTURER');
    const share = row.percent('SUPPLIER_SOURCED_PCTG', 'down');
    const numbers = {
      standing: Standing.chosen,
      // Who assembles and tests is asked of semiconductors (B.1.3): where they are made is then the fab.
      stage: isSemiconductor(row) ? Stage.waferFab : Stage.made,
      leadTimeDays: leadTimeDays(row),
      share: isFromMaker ? share : undefined,
    };
    const source = this.#source(row, item, 'COMP_MANUFACTURER', places.component, numbers);
    const makers = source === undefined ? [] : [source];
    this.#distribute(row, 'COMP_SUPPLIER', ['COMP_MANUFACTURER'], makers, item, { numbers: { share } });
    this.#assemblyAndTest(row, source ?? item, name);
  }

  /** What is made in the fab is of no use before it is assembled and tested: a need of it, no second source. */
  #assemblyAndTest(row: Row, needing: Node, name: string): void {
    const supplier = row.name('ASSY_AND_TEST_SUPPLIER');
    const site = siteOf(row, places.assemblyAndTest, supplier);
    if (supplier === undefined && site === undefined) return;
    const maker = row.name('COMP_MANUFACTURER');
    const { pointer } = row;
    const service = this.#builder.item({
      pointer,
      name: ['Assembly and test of', maker, name].filter((word) => word !== undefined).join(' '),
      numbers: { itemType: ItemType.service },
    });
    this.#builder.edge('REQUIRES', needing, service, { pointer, numbers: { assumed: 1 } });
    this.#source(row, service, 'ASSY_AND_TEST_SUPPLIER', places.assemblyAndTest, {
      standing: Standing.chosen,
      stage: Stage.assembled,
    });
  }

  /** Undefined where neither who makes the item nor where is said. */
  #source(row: Row, item: Node, maker: HbomField, place: PlaceFields, numbers: NumberValues): Node | undefined {
    const name = row.name(maker);
    const site = siteOf(row, place, name);
    if (name === undefined && site === undefined) return undefined;
    const { pointer } = row;
    return this.#builder.source(
      item,
      name === undefined ? undefined : this.#builder.organization({ pointer, name }),
      site === undefined ? undefined : this.#builder.site(site),
      { pointer, numbers },
    );
  }

  /** A supplier beside the makers hands on what they make; with no maker known, the item alone. */
  #distribute(
    row: Row,
    field: HbomField,
    makers: readonly HbomField[],
    sources: readonly Node[],
    item: Node,
    said: { numbers?: NumberValues; texts?: Record<string, string | undefined> },
  ): void {
    const name = row.name(field);
    if (name === undefined) return;
    const { pointer } = row;
    const organization = this.#builder.organization({ pointer, name, texts: said.texts });
    if (makers.some((maker) => row.name(maker) === name)) return;
    for (const target of sources.length > 0 ? sources : [item]) {
      this.#builder.edge('DISTRIBUTES', organization, target, { pointer, numbers: said.numbers });
    }
  }
}

function isSemiconductor(row: Row): boolean {
  const fields = ['ASSY_AND_TEST_SUPPLIER', 'ASSY_AND_TEST_LOCATION', 'ASSY_AND_TEST_LOC_CODE', 'TECHNOLOGY_NODE'] as const;
  return fields.some((field) => row.name(field) !== undefined);
}

/** Equal for what one document identifies as one item. */
function keyOf(item: ItemStatement): string {
  return itemKey(item.identifiers ?? [], item.name ?? '', item.version ?? '', '');
}
