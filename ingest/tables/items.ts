/** Tables about items alone: `programmes`, `items`, `stock`, `contracts` and `substitutes`. */
import { Criticality, Lifecycle } from '../../graph/ontology/property.ts';
import type { DeltaBuilder, Node } from '../delta-builder.ts';
import { itemOf, organizationOf, siteOf } from './parties.ts';
import type { Row } from './row.ts';
import { missingParty, type RowResult, type TableReader } from './table-reader.ts';

/** A programme has an end item. */
export function openProgrammes(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const name = row.name('programme');
      const item = itemOf(row, 'item');
      if (name === undefined) return missingParty('programme');
      if (item === undefined) return missingParty('item');
      const programme = builder.programme(name, row.pointer, { nation: row.nation('nation') });
      builder.edge('INCLUDES', programme, builder.item(item), {
        pointer: row.pointer,
        numbers: { dailyDemand: row.hundredths('daily_demand'), dailyValue: row.hundredths('daily_value') },
      });
      return {};
    },
  };
}

const lifecycles = {
  ...Lifecycle,
  notRecommendedForNewDesigns: Lifecycle.notRecommended,
  nrnd: Lifecycle.notRecommended,
  notRecommendedForNewDesign: Lifecycle.notRecommended,
  ltb: Lifecycle.lastTimeBuy,
  lastBuy: Lifecycle.lastTimeBuy,
  production: Lifecycle.active,
  inProduction: Lifecycle.active,
  volumeProduction: Lifecycle.active,
  massProduction: Lifecycle.active,
  eol: Lifecycle.discontinued,
  endOfLife: Lifecycle.discontinued,
};

/** `No direct replacement`: of a notice, and no part's name. */
const noReplacement = /^no\b.*\b(?:replacements?|substitutes?|alternatives?|equivalents?|successors?)\b/i;

/** What a notice offers in the item's place: a substitute of which nobody says that it is qualified, and no source. */
function assertReplacement(builder: DeltaBuilder, row: Row, item: Node): void {
  if (noReplacement.test(row.name('replacement') ?? '')) {
    row.report('placeholder', 'replacement', 'names no part; kept as text', 'info');
    return;
  }
  const replacement = itemOf(row, 'replacement');
  if (replacement === undefined) return;
  const node = builder.item(replacement);
  if (node !== item) builder.edge('SUBSTITUTES', node, item, { pointer: row.pointer });
}

/** What is known of an item by itself; a discontinuance notice is such a row. */
export function openItems(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const item = itemOf(row, 'item');
      if (item === undefined) return missingParty('item');
      const node = builder.item(item);
      builder.state(node, {
        pointer: row.pointer,
        numbers: {
          criticality: row.code('criticality', Criticality, 'safety, mission, degraded, none'),
          lifecycle: row.code('lifecycle', lifecycles, 'active, not recommended, last-time buy, discontinued, obsolete'),
          lastOrderDate: row.day('last_order_date'),
          lastShipDate: row.day('last_ship_date'),
          endOfSupport: row.day('end_of_support'),
          dailyDemand: row.hundredths('daily_demand'),
          asOf: row.day('as_of'),
        },
        texts: {
          criticalityBasis: row.text('criticality_basis'),
          amc: row.text('amc'),
          amsc: row.text('amsc'),
          specification: row.text('specification'),
          qpl: row.text('qpl'),
          replacement: row.name('replacement'),
          unitOfIssue: row.text('unit_of_issue'),
        },
      });
      assertReplacement(builder, row, node);
      return { item: node };
    },
  };
}

/** A holder keeps an item at a site. Equal rows are two lots: the row stands in the statement. */
export function openStock(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const item = itemOf(row, 'item');
      const holder = organizationOf(row, 'holder');
      const site = siteOf(row);
      if (item === undefined) return missingParty('item');
      if (holder === undefined && site === undefined) return missingParty('holder or site');
      const reservedFor = row.name('reserved_for');
      builder.state(builder.item(item), {
        pointer: row.pointer,
        numbers: {
          stockQuantity: row.hundredths('quantity'),
          reserved: reservedFor === undefined ? undefined : 1,
          shelfLifeUntil: row.day('shelf_life_until'),
          asOf: row.day('as_of'),
        },
        texts: {
          statement: 'stock',
          row: row.pointer,
          holder: holder?.name,
          holderKey: holder === undefined ? undefined : builder.key(builder.organization(holder)),
          site: site?.name,
          siteKey: site === undefined ? undefined : builder.key(builder.site(site)),
          nation: row.nation('nation'),
          condition: row.text('condition'),
          reservedFor,
        },
      });
      return {};
    },
  };
}

/** A contract buys an item from a supplier. It proves no capability: no source comes of it. */
export function openContracts(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const contract = row.name('contract');
      const item = itemOf(row, 'item');
      const supplier = organizationOf(row, 'supplier');
      if (contract === undefined) return missingParty('contract');
      if (item === undefined) return missingParty('item');
      builder.state(builder.item(item), {
        pointer: row.pointer,
        numbers: {
          awardDate: row.day('award_date'),
          periodEnd: row.day('period_end'),
          contractValue: row.hundredths('value'),
          offersReceived: row.whole('offers_received'),
        },
        texts: {
          statement: 'contract',
          row: row.pointer,
          contract,
          supplier: supplier?.name,
          supplierKey: supplier === undefined ? undefined : builder.key(builder.organization(supplier)),
          currency: row.text('currency')?.toUpperCase(),
          competition: row.text('competition'),
          authority: row.text('authority'),
          rating: row.text('rating'),
          buyerNation: row.nation('buyer_nation'),
        },
      });
      return {};
    },
  };
}

/** A part that can stand for an item; it is no source of it. */
export function openSubstitutes(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const substitute = itemOf(row, 'substitute');
      const item = itemOf(row, 'item');
      if (substitute === undefined) return missingParty('substitute');
      if (item === undefined) return missingParty('item');
      const [from, to] = [builder.item(substitute), builder.item(item)];
      builder.edge('SUBSTITUTES', from, to, {
        pointer: row.pointer,
        numbers: { qualified: row.yesOrNo('qualified'), qualificationDays: row.whole('qualification_days') },
      });
      return {};
    },
  };
}
