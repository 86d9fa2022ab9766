/** Which table a header is: by the columns that set it apart, and, in doubt, by the file's name. */
import { columnKey, commonRoles, roleColumns, type TableName, tableNames, tables } from './columns.ts';

interface Shape {
  /** A row needs these columns; of a list, any one. */
  readonly needs: readonly (readonly string[])[];
  /** A header with one of these is another table. */
  readonly excludes: readonly string[];
}

/** Columns that stand in one table only, and so settle which it is. */
const settling = ['assembly', 'contract', 'holder', 'owner', 'owned', 'substitute', 'list'] as const;
const allBut = (...own: readonly string[]) => settling.filter((column) => !own.includes(column));

const shapes: Readonly<Record<TableName, Shape>> = {
  sources: { needs: [['item'], ['supplier', 'site', 'distributor']], excludes: allBut() },
  requirements: { needs: [['assembly'], ['item']], excludes: allBut('assembly') },
  programmes: { needs: [['programme'], ['item']], excludes: allBut() },
  items: {
    needs: [
      ['item'],
      [
        ...['criticality', 'criticality_basis', 'amc', 'amsc', 'specification', 'qpl', 'lifecycle', 'last_order_date'],
        ...['last_ship_date', 'end_of_support', 'replacement', 'unit_of_issue', 'daily_demand'],
      ],
    ],
    excludes: [...allBut(), 'supplier', 'distributor'],
  },
  stock: { needs: [['holder'], ['item']], excludes: allBut('holder') },
  contracts: { needs: [['contract'], ['item']], excludes: allBut('contract') },
  attestations: { needs: [['organization', 'site'], ['kind']], excludes: [...allBut(), 'item'] },
  organizations: { needs: [['organization']], excludes: [...allBut(), 'kind', 'item'] },
  ownership: { needs: [['owner'], ['owned']], excludes: allBut('owner', 'owned') },
  substitutes: { needs: [['substitute'], ['item']], excludes: allBut('substitute') },
  listings: { needs: [['list'], ['organization']], excludes: allBut('list') },
};

const identifying: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...commonRoles, ...tableNames.flatMap((name) => tables[name].roles)].map((role) => [
    role.name,
    roleColumns(role)
      .filter(
        (column) => !/_(country|version|category|region|latitude|longitude|kind|manufacturer|manufacturer_cage)$/.test(column),
      )
      .map(columnKey),
  ]),
);

/** A role is there when its name or an identifier of it is. */
function has(header: ReadonlySet<string>, column: string): boolean {
  return (identifying[column] ?? [columnKey(column)]).some((key) => header.has(key));
}

/** Whether a header names a party of any table. */
export function namesParty(header: ReadonlySet<string>): boolean {
  return Object.keys(identifying).some((role) => has(header, role));
}

/** Tables that a header (as `columnKey` gives it) can be. */
export function candidateTables(header: ReadonlySet<string>): TableName[] {
  return tableNames.filter((name) => {
    const { needs, excludes } = shapes[name];
    return needs.every((any) => any.some((column) => has(header, column))) && !excludes.some((column) => has(header, column));
  });
}

/** How many of a table's own columns, beside the parties and the programme, a header has. */
function ownColumns(header: ReadonlySet<string>, name: TableName): number {
  return tables[name].columns.filter((column) => column !== 'programme' && header.has(columnKey(column))).length;
}

/** The one table that a header is; undefined when none or several fit. */
export function whichTable(header: ReadonlySet<string>, path: string): TableName | undefined {
  const candidates = candidateTables(header);
  if (candidates.length < 2) return candidates[0];
  const most = Math.max(...candidates.map((name) => ownColumns(header, name)));
  const equal = candidates.filter((name) => ownColumns(header, name) === most);
  // Any table may have a site: alone it does not make ways to obtain an item of what fits another table too.
  const ways = has(header, 'supplier') || has(header, 'distributor');
  const best = ways || equal.length === 1 ? equal : equal.filter((name) => name !== 'sources');
  if (best.length === 1) return best[0];
  const words = baseName(path).split(/[^a-z]+/);
  const named = best.filter((name) => words.includes(name));
  return named.length === 1 ? named[0] : undefined;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), path.lastIndexOf('!')) + 1).toLowerCase();
}
