/** Tables about organisations alone: `organizations`, `attestations` and `listings`. */
import { createHash } from 'node:crypto';
import { type Identifier, organizationKey } from '../../graph/ontology/identifier.ts';
import type { DeltaBuilder, ListEntryStatement, Node } from '../delta-builder.ts';
import { listCode } from '../formats/list-code.ts';
import { listNames } from '../formats/list-names.ts';
import { cageOf, organizationOf, siteOf } from './parties.ts';
import type { Row } from './row.ts';
import { missingParty, type RowResult, type TableReader } from './table-reader.ts';

const addressColumns = ['address', 'street', 'city', 'region', 'postal_code'] as const;

export function openOrganizations(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const organization = organizationOf(row, 'organization');
      const cage = cageOf(row, 'organization_cage');
      if (organization === undefined) return missingParty('organization');
      const address = addressColumns.flatMap((column) => row.text(column) ?? []).join(', ');
      const immediate = ownerCage(row, 'immediate_owner_cage', cage);
      const highest = ownerCage(row, 'highest_owner_cage', cage);
      const node = builder.organization(organization);
      builder.state(node, {
        pointer: row.pointer,
        texts: { immediateOwnerCage: immediate, highestOwnerCage: highest, address },
      });
      controlled(builder, row.pointer, node, immediate, highest);
      if (cage !== undefined)
        builder.site({ pointer: row.pointer, code: cage, texts: { organization: organization.name, address } });
      return {};
    },
  };
}

/** The CAGE of an owner; who states its own has named no owner. */
function ownerCage(row: Row, column: string, own: string | undefined): string | undefined {
  const cage = cageOf(row, column);
  if (cage === undefined || cage !== own) return cage;
  row.report('bad-cell', column, 'is the CAGE of the organisation itself; the row is kept without it');
  return undefined;
}

/**
 * FAR 52.204-17(a): an immediate owner has direct control of the offeror; the highest-level owner owns or
 * controls the immediate owner, or those that control it, and so controls the offeror too. Nothing but
 * their CAGEs is known of either.
 */
function controlled(
  builder: DeltaBuilder,
  pointer: string,
  organization: Node,
  immediate: string | undefined,
  highest: string | undefined,
): void {
  const owner = (cage: string) => builder.organization({ pointer, identifiers: [{ scheme: 'cage', value: cage }] });
  if (immediate !== undefined) builder.edge('CONTROLS', owner(immediate), organization, { pointer });
  if (highest === undefined) return;
  builder.edge('CONTROLS', owner(highest), organization, { pointer });
  // Without this the immediate owner would stand beside the highest as a second topmost owner.
  if (immediate !== undefined && immediate !== highest) builder.edge('CONTROLS', owner(highest), owner(immediate), { pointer });
}

/** A certificate or self-assessment that an organisation, or one place of it, holds. */
export function openAttestations(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const kind = row.name('kind');
      const organization = organizationOf(row, 'organization');
      const site = siteOf(row);
      if (kind === undefined) return missingParty('kind of attestation');
      // Of an organisation at a place: said of the organisation, with the place beside it.
      const place = site === undefined ? undefined : () => builder.site(site);
      const holder = organization === undefined ? place : () => builder.organization(organization);
      if (holder === undefined) return missingParty('organization or site');
      builder.state(holder(), {
        pointer: row.pointer,
        numbers: { issued: row.day('issued'), expires: row.day('expires'), selfDeclared: row.yesOrNo('self_declared') },
        texts: {
          statement: 'attestation',
          kind,
          level: row.text('level'),
          issuer: row.name('issuer'),
          scope: row.text('scope'),
          siteKey: place === undefined ? undefined : builder.key(place()),
        },
      });
      return {};
    },
  };
}

/** A list names an organisation. A further period on the list is a further entry: none is ever deleted. */
export function openListings(builder: DeltaBuilder): TableReader {
  return {
    row(row): RowResult {
      const list = row.name('list');
      const organization = organizationOf(row, 'organization');
      if (list === undefined) return missingParty('list');
      if (organization === undefined) return missingParty('organization');
      const { name, aliases } = listNames(organization.name ?? '', row.text('aliases') ?? '');
      const country = organization.country ?? '';
      const listedFrom = row.day('listed_from');
      const places: Identifier[] = organization.cage === undefined ? [] : [{ scheme: 'cage', value: organization.cage }];
      const key = organizationKey(organization.identifiers ?? [], name, country);
      const id = createHash('sha256')
        .update(`${key}\n${listedFrom ?? ''}`)
        .digest('hex')
        .slice(0, 16);
      const entry: ListEntryStatement = { pointer: row.pointer, list: listCode(list) ?? list, id };
      builder.listEntry({
        ...entry,
        name: name === '' ? undefined : name,
        country: organization.country,
        identifiers: [...(organization.identifiers ?? []), ...places],
        numbers: { listedFrom, listedTo: row.day('listed_to') },
        texts: { list, programs: row.text('program'), source: row.text('source') },
      });
      for (const alias of aliases)
        builder.listEntry({ ...entry, name: alias.name, numbers: { weakAlias: alias.weak ? 1 : undefined } });
      return {};
    },
  };
}
