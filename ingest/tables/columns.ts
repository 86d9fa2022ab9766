/**
 * The tables of docs/tables.md and their columns. A party is `role` plus `role_field` columns; the
 * roles `item`, `supplier` and `site`, and `programme`, may stand in every table.
 */
export type PartyKind = 'item' | 'organization' | 'site';

export interface Role {
  readonly name: string;
  readonly kind: PartyKind;
}

export const tableNames = [
  'sources',
  'requirements',
  'programmes',
  'items',
  'stock',
  'contracts',
  'attestations',
  'organizations',
  'ownership',
  'substitutes',
  'listings',
] as const;
export type TableName = (typeof tableNames)[number];

export interface TableDefinition {
  /** Parties of the row, in the order of the template. */
  readonly roles: readonly Role[];
  /** Columns beside the parties. */
  readonly columns: readonly string[];
}

/** `role_field` columns of each kind of party. */
export const partyFields: Readonly<Record<PartyKind, readonly string[]>> = {
  item: ['part_number', 'manufacturer', 'manufacturer_cage', 'nsn', 'purl', 'version', 'category'],
  organization: ['cage', 'lei', 'uei', 'country', 'registration_number', 'kind'],
  site: ['code', 'country', 'region', 'latitude', 'longitude'],
};

const item: Role = { name: 'item', kind: 'item' };
const site: Role = { name: 'site', kind: 'site' };
const organization = (name: string): Role => ({ name, kind: 'organization' });
const supplier = organization('supplier');

/** Parties that may stand in every table. */
export const commonRoles: readonly Role[] = [item, supplier, site];

export const tables: Readonly<Record<TableName, TableDefinition>> = {
  sources: {
    roles: [item, supplier, site, organization('distributor')],
    columns: [
      ...['supplier_part_number', 'standing', 'standing_basis', 'standing_reference', 'standing_from', 'standing_to'],
      ...['last_delivered', 'stage', 'origin_country', 'origin_basis', 'via', 'role', 'share', 'weight'],
      ...['lead_time_days', 'first_article_days', 'admin_lead_time_days', 'time_to_recover_days', 'capacity_per_day'],
      ...['qualification_days', 'stock_days', 'minimum_order', 'unit_cost', 'currency', 'price_date', 'as_of'],
    ],
  },
  requirements: {
    roles: [{ name: 'assembly', kind: 'item' }, item, supplier, site],
    columns: ['quantity', 'scope'],
  },
  programmes: { roles: [item], columns: ['programme', 'nation', 'daily_demand', 'daily_value'] },
  items: {
    roles: [item, { name: 'replacement', kind: 'item' }],
    columns: [
      ...['criticality', 'criticality_basis', 'amc', 'amsc', 'specification', 'qpl', 'lifecycle', 'last_order_date'],
      ...['last_ship_date', 'end_of_support', 'replacement', 'daily_demand', 'unit_of_issue', 'as_of'],
    ],
  },
  stock: {
    roles: [organization('holder'), item, site],
    columns: ['nation', 'quantity', 'condition', 'reserved_for', 'shelf_life_until', 'as_of'],
  },
  contracts: {
    roles: [item, supplier],
    columns: [
      ...['contract', 'award_date', 'period_end', 'value', 'currency', 'competition', 'offers_received'],
      ...['authority', 'rating', 'buyer_nation'],
    ],
  },
  attestations: {
    roles: [organization('organization'), site],
    columns: ['kind', 'level', 'issuer', 'issued', 'expires', 'scope', 'self_declared'],
  },
  organizations: {
    roles: [organization('organization')],
    columns: [
      ...['country', 'registration_number', 'immediate_owner_cage', 'highest_owner_cage'],
      ...['address', 'street', 'city', 'region', 'postal_code'],
    ],
  },
  ownership: {
    roles: [organization('owner'), organization('owned')],
    columns: ['share_min', 'share_max', 'control', 'from', 'to'],
  },
  substitutes: {
    roles: [{ name: 'substitute', kind: 'item' }, item],
    columns: ['qualified', 'qualification_days'],
  },
  listings: {
    roles: [organization('organization')],
    columns: ['list', 'aliases', 'program', 'listed_from', 'listed_to', 'source'],
  },
};

/** A header name without regard to case, white space, underscores and a byte-order mark. */
export function columnKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\ufeff]+/g, '');
}

/** `role` and its `role_field` columns. */
export function roleColumns(role: Role): string[] {
  return [role.name, ...partyFields[role.kind].map((field) => `${role.name}_${field}`)];
}

/** Every column that has a meaning in a table, in the order of its template, then the common ones. */
export function knownColumns(table: TableName): string[] {
  const { roles, columns } = tables[table];
  return [...new Set([...templateColumns(table), ...[...roles, ...commonRoles].flatMap(roleColumns), ...columns, 'programme'])];
}

/** Columns that `organizations` writes without the role of its only party. */
export const shortColumns = ['country', 'registration_number'] as const;

/** Parties first, then the table's own columns. */
export function templateColumns(table: TableName): string[] {
  const { roles, columns } = tables[table];
  const long: readonly string[] = table === 'organizations' ? shortColumns.map((column) => `organization_${column}`) : [];
  return [...new Set([...roles.flatMap(roleColumns), ...columns])].filter((column) => !long.includes(column));
}
