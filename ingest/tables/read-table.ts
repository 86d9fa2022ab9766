/** Reads the tables of docs/tables.md from delimited text. */
import type { Reading } from '../../graph/model/reading.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import { DeltaBuilder } from '../delta-builder.ts';
import { Diagnostics, excerpt } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import { rejected } from '../rejected.ts';
import { columnKey, commonRoles, knownColumns, shortColumns, type TableName, tables } from './columns.ts';
import { openContracts, openItems, openProgrammes, openStock, openSubstitutes } from './items.ts';
import { openAttestations, openListings, openOrganizations } from './organizations.ts';
import { openOwnership } from './ownership.ts';
import { itemOf, organizationOf, siteOf } from './parties.ts';
import { ProgrammeItems } from './programme-items.ts';
import { openRequirements } from './requirements.ts';
import type { Row } from './row.ts';
import { columnNames, countRows, openSheet, positionsOf } from './sheet.ts';
import { everyColumn } from './sniff-csv.ts';
import { openSources } from './sources.ts';
import type { OpenTable } from './table-reader.ts';
import { whichTable } from './which-table.ts';

const format = 'table-csv';

const readers: Readonly<Record<TableName, OpenTable>> = {
  sources: openSources,
  requirements: openRequirements,
  programmes: openProgrammes,
  items: openItems,
  stock: openStock,
  contracts: openContracts,
  attestations: openAttestations,
  organizations: openOrganizations,
  ownership: openOwnership,
  substitutes: openSubstitutes,
  listings: openListings,
};

/** One table. Bad cells are diagnostics, bad rows are quarantined, and what is no table is rejected; never throws on content. */
export function readTable(text: string, request: ReadRequest): Reading {
  const diagnostics = new Diagnostics();
  const reject = () => rejected(format, '', diagnostics.list());
  if ((request.mapping ?? '').trim() !== '') {
    diagnostics.add('mapping-unsupported', 'error', '', 'this version reads tables without a mapping file only');
    return reject();
  }
  const sheet = openSheet(text, everyColumn, diagnostics);
  if (sheet === undefined) return reject();
  const table = whichTable(sheet.keys, request.path);
  if (table === undefined) {
    const seen = sheet.records[sheet.header].map((name) => name.trim()).join(', ');
    diagnostics.add('table-unknown', 'error', `row=${sheet.header + 1}`, `no one table has the columns ${excerpt(seen)}`);
    return reject();
  }
  const positions = positionsOf(sheet, namesOf(table), diagnostics);
  const builder = new DeltaBuilder(request.sha256);
  const reader = readers[table](builder);
  const programmes = new ProgrammeItems(builder, table, request.programme);
  let latest = '';
  const rows = countRows(sheet, positions, diagnostics, (row) => {
    const { quarantine, item } = reader.row(row);
    if (quarantine !== undefined) return quarantine;
    mentionOthers(builder, table, row);
    programmes.add(row, item);
    const asOf = row.day('as_of');
    if (asOf !== undefined && dateOf(asOf) > latest) latest = dateOf(asOf);
    return undefined;
  });
  if (rows === undefined) return reject();
  reader.finish?.();
  programmes.finish();
  const none = { in: 0, mapped: 0, quarantined: 0 };
  return {
    outcome: 'accepted',
    format,
    specVersion: '',
    series: '',
    version: 0,
    main: `table:${table}`,
    dated: latest,
    delta: builder.build(),
    counts: { components: none, relations: none, rows },
    diagnostics: diagnostics.list(),
  };
}

/** Columns of a table; `organizations` writes the country and number of its organisation without the role. */
function namesOf(table: TableName): Map<string, string> {
  const names = columnNames(knownColumns(table));
  if (table === 'organizations') {
    for (const column of shortColumns) names.set(columnKey(column), `organization_${column}`);
  }
  return names;
}

/** Parties that may stand in every table, where the table itself says nothing of them. */
function mentionOthers(builder: DeltaBuilder, table: TableName, row: Row): void {
  const own = new Set(tables[table].roles.map((role) => role.name));
  for (const { name, kind } of commonRoles) {
    if (own.has(name)) continue;
    if (kind === 'item') {
      const item = itemOf(row, name);
      if (item !== undefined) builder.item(item);
    } else if (kind === 'organization') {
      const organization = organizationOf(row, name);
      if (organization !== undefined) builder.organization(organization);
    } else {
      const site = siteOf(row);
      if (site !== undefined) builder.site(site);
    }
  }
}
