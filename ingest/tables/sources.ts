/** `sources`: a row is one way to obtain an item (SEMANTICS of docs/tables.md, sources). */
import { Scope, Stage, Standing } from '../../graph/ontology/property.ts';
import type { DeltaBuilder, ItemStatement, Node, NumberValues, Statement, TextValues } from '../delta-builder.ts';
import { designAuthorityColumn, itemOf, makingSiteOf, organizationOf, partIdentifiers, siteOf } from './parties.ts';
import type { Row } from './row.ts';
import { missingParty, type RowResult, type TableReader } from './table-reader.ts';

const Role = { manufacturer: 1, maker: 1, distributor: 2 } as const;

interface Distribution {
  readonly item: Node;
  readonly distributor: Node;
  readonly statement: Statement;
}

export function openSources(builder: DeltaBuilder): TableReader {
  const made = new Map<Node, Set<Node>>();
  const distributions: Distribution[] = [];
  return {
    row(row): RowResult {
      const item = itemOf(row, 'item');
      if (item === undefined) return missingParty('item');
      const bySupplier = row.code('role', Role, 'manufacturer, distributor') === Role.distributor;
      const supplier = organizationOf(row, 'supplier');
      const site = bySupplier ? siteOf(row) : makingSiteOf(row, 'supplier');
      const distributor = organizationOf(row, 'distributor');
      if (bySupplier && supplier === undefined) return missingParty('supplier that distributes the item');
      if (supplier === undefined && site === undefined && distributor === undefined)
        return missingParty('supplier, site or distributor');

      const node = builder.item(item);
      const statement: Statement = { pointer: row.pointer, numbers: numbersOf(row), texts: textsOf(row) };
      if (distributor !== undefined) {
        const to = { pointer: row.pointer };
        distributions.push({ item: node, distributor: builder.organization(distributor), statement: to });
      }
      if (bySupplier && supplier !== undefined) {
        if (site !== undefined) builder.site(site);
        distributions.push({ item: node, distributor: builder.organization(supplier), statement });
      } else if ((supplier !== undefined || site !== undefined) && !isDesignAuthority(row)) {
        const organization = supplier === undefined ? undefined : builder.organization(supplier);
        const source = builder.source(node, organization, site === undefined ? undefined : builder.site(site), statement);
        delivers(builder, row, source, node, item);
        made.set(node, (made.get(node) ?? new Set()).add(source));
      }
      return { item: node };
    },
    finish() {
      for (const { item, distributor, statement } of distributions) {
        // A distributor hands on what others make; with no maker known, the item alone.
        for (const target of made.get(item) ?? [item]) builder.edge('DISTRIBUTES', distributor, target, statement);
      }
    },
  };
}

/** Codes of governments and standards bodies own drawings and make nothing: the row gives no source. */
function isDesignAuthority(row: Row): boolean {
  const column = designAuthorityColumn(row, 'supplier');
  if (column === undefined) return false;
  row.report('design-authority-cage', column, 'is a government or standards body, never a source; no source is formed');
  return true;
}

/** The supplier's part: what the source of the item delivers. */
function delivers(builder: DeltaBuilder, row: Row, source: Node, item: Node, line: ItemStatement): void {
  const column = 'supplier_part_number';
  const identifiers = partIdentifiers(row, column, 'supplier', 'supplier_cage');
  // The line itself under its maker's own part number: a source does not require what it provides.
  const own = new Set((line.identifiers ?? []).map(({ scheme, value }) => `${scheme}:${value}`));
  if (identifiers.length === 0 || identifiers.some(({ scheme, value }) => own.has(`${scheme}:${value}`))) return;
  const partNumber = row.name(column);
  const part = builder.item({
    pointer: row.pointer,
    name: partNumber,
    identifiers,
    texts: { partNumber, manufacturer: row.name('supplier'), manufacturerCage: row.text('supplier_cage') },
  });
  if (part !== item) builder.edge('REQUIRES', source, part, { pointer: row.pointer, numbers: { scope: Scope.delivers } });
}

function numbersOf(row: Row): NumberValues {
  return {
    standing: row.code('standing', Standing, 'able, qualified, chosen'),
    standingFrom: row.day('standing_from'),
    standingTo: row.day('standing_to'),
    lastDelivered: row.day('last_delivered'),
    stage: row.code('stage', Stage, 'mined, separated, refined, melted, made, wafer fab, assembled, tested, programmed'),
    share: row.percent('share', 'down'),
    weight: row.hundredths('weight'),
    leadTimeDays: row.whole('lead_time_days'),
    qualificationDays: row.whole('qualification_days'),
    firstArticleDays: row.whole('first_article_days'),
    adminLeadTimeDays: row.whole('admin_lead_time_days'),
    timeToRecoverDays: row.whole('time_to_recover_days'),
    capacityPerDay: row.hundredths('capacity_per_day'),
    stockDays: row.whole('stock_days'),
    minimumOrder: row.hundredths('minimum_order'),
    unitCost: row.hundredths('unit_cost'),
    priceDate: row.day('price_date'),
    asOf: row.day('as_of'),
  };
}

function textsOf(row: Row): TextValues {
  return {
    partNumber: row.name('supplier_part_number'),
    standingBasis: row.text('standing_basis'),
    standingReference: row.text('standing_reference'),
    stage: row.text('stage')?.toLowerCase(),
    originCountry: row.country('origin_country') ?? row.text('origin_country'),
    originBasis: row.text('origin_basis'),
    via: row
      .text('via')
      ?.split(';')
      .map((way) => way.trim())
      .filter((way) => way !== '')
      .join('\n'),
    currency: row.text('currency')?.toUpperCase(),
  };
}
