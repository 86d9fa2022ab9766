/** What the rows of a document assert, as one table or as several read from the same rows. */

import type { DeltaRows } from '../../graph/model/assertion.ts';
import type { Count } from '../../graph/model/hand-in.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import { DeltaBuilder } from '../delta-builder.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import { commonRoles, type Role, type TableName, tables } from './columns.ts';
import { openContracts, openItems, openProgrammes, openStock, openSubstitutes } from './items.ts';
import { openAttestations, openListings, openOrganizations } from './organizations.ts';
import { openOwnership } from './ownership.ts';
import { itemOf, organizationOf, siteOf } from './parties.ts';
import { ProgrammeItems } from './programme-items.ts';
import { openRequirements } from './requirements.ts';
import type { Row } from './row.ts';
import { openSources } from './sources.ts';
import type { OpenTable, Quarantine, TableReader } from './table-reader.ts';

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

export class TableAssertions {
  readonly builder: DeltaBuilder;
  readonly #tables: readonly TableName[];
  readonly #readers: ReadonlyMap<TableName, TableReader>;
  readonly #programmes: ProgrammeItems;
  /** Parties that none of the tables says anything of. */
  readonly #others: readonly Role[];
  #latest = '';

  constructor(request: ReadRequest, names: readonly TableName[]) {
    this.builder = new DeltaBuilder(request.sha256, request.spool);
    this.#tables = names;
    this.#readers = new Map(names.map((name) => [name, readers[name](this.builder)]));
    this.#programmes = new ProgrammeItems(this.builder, names, request.programme);
    const own = new Set(names.flatMap((name) => tables[name].roles.map((role) => role.name)));
    this.#others = commonRoles.filter(({ name }) => !own.has(name));
  }

  /** Reads a row as one of the tables, or says why it asserts nothing. */
  add(row: Row, table: TableName): Quarantine | undefined {
    const { quarantine, item } = (this.#readers.get(table) as TableReader).row(row);
    if (quarantine !== undefined) return quarantine;
    this.#mentionOthers(row);
    this.#programmes.add(row, item);
    this.#dateBy(row);
    return undefined;
  }

  /** An item of which the row says nothing but that it is there: the top of an indented bill of materials. */
  addItem(row: Row): Quarantine | undefined {
    const item = itemOf(row, 'item');
    if (item === undefined) return { code: 'missing-party', message: 'the row names no item' };
    this.#programmes.add(row, this.builder.item(item));
    this.#dateBy(row);
    return undefined;
  }

  finish(format: string, rows: Count, diagnostics: Diagnostics): Reading {
    for (const reader of this.#readers.values()) reader.finish?.();
    this.#programmes.finish();
    return readingOf(this.#tables.join('+'), format, this.#latest, this.builder.build(), rows, diagnostics);
  }

  #dateBy(row: Row): void {
    const asOf = row.day('as_of');
    if (asOf !== undefined && dateOf(asOf) > this.#latest) this.#latest = dateOf(asOf);
  }

  /** Parties that may stand in every table, where the table itself says nothing of them. */
  #mentionOthers(row: Row): void {
    for (const { name, kind } of this.#others) {
      if (kind === 'item') {
        const item = itemOf(row, name);
        if (item !== undefined) this.builder.item(item);
      } else if (kind === 'organization') {
        const organization = organizationOf(row, name);
        if (organization !== undefined) this.builder.organization(organization);
      } else {
        const site = siteOf(row);
        if (site !== undefined) this.builder.site(site);
      }
    }
  }
}

/** What rows of `tables` came to. */
export function readingOf(
  tables: string,
  format: string,
  dated: string,
  delta: DeltaRows,
  rows: Count,
  diagnostics: Diagnostics,
): Reading {
  const none = { in: 0, mapped: 0, quarantined: 0 };
  return {
    outcome: 'accepted',
    format,
    specVersion: '',
    series: '',
    version: 0,
    main: `table:${tables}`,
    dated,
    delta,
    counts: { components: none, relations: none, rows },
    diagnostics: diagnostics.list(),
  };
}
