/** The tables of the example, as {path, dated, rows}; columns as docs/formats.md and `hauberk template` name them. */
import { alternatePartNumber, partNumber } from './identity.mjs';
import { items, requirements } from './items.mjs';
import { leis, organizations, ownership } from './organizations.mjs';
import { notices, sources } from './sources.mjs';
import { endItems, listings, purls, sourceRequirements } from './stories.mjs';

const programme = 'Paper Kestrel';

export function tables() {
  const all = sources();
  const isMaterial = (row) => items.get(row.item)?.type === 'material';
  return [
    { path: 'programmes.csv', dated: '2026-05-04', rows: programmeRows() },
    { path: 'organizations.csv', dated: '2026-06-01', rows: organizationRows() },
    { path: 'ownership.csv', dated: '2026-06-01', rows: ownershipRows() },
    { path: 'requirements.csv', dated: '2026-06-10', rows: requirementRows() },
    { path: 'items.csv', dated: '2026-06-10', rows: itemRows() },
    { path: 'approved/sources.csv', dated: '2026-06-15', rows: sourceRows(all.filter((row) => !isMaterial(row))) },
    { path: 'materials/sources.csv', dated: '2026-06-30', rows: sourceRows(all.filter(isMaterial)) },
    { path: 'notices/items.csv', dated: '2026-09-28', rows: noticeItemRows() },
    { path: 'notices/sources.csv', dated: '2026-10-12', rows: sourceRows(notices()) },
    { path: 'substitutes.csv', dated: '2026-07-20', rows: substituteRows() },
    { path: 'stock.csv', dated: '2026-10-31', rows: stockRows() },
    { path: 'attestations.csv', dated: '2026-08-03', rows: attestationRows() },
    { path: 'contracts.csv', dated: '2026-11-01', rows: contractRows(all) },
    { path: 'listings.csv', dated: '2026-10-20', rows: listingRows() },
  ];
}

function named(item, role = 'item') {
  const part = partNumber(item);
  return {
    [role]: item,
    [`${role}_part_number`]: part?.number ?? '',
    [`${role}_manufacturer`]: part?.maker ?? '',
    [`${role}_purl`]: purls.get(item) ?? '',
  };
}

function programmeRows() {
  return endItems.map(([item, demand, value]) => ({ programme, item, nation: 'US', daily_demand: demand, daily_value: value }));
}

function organizationRows() {
  return [...organizations.values()].map(({ key, name, country }) => ({
    organization: name,
    country,
    organization_lei: leis.get(key) ?? '',
  }));
}

function ownershipRows() {
  const name = (key) => organizations.get(key).name;
  return ownership.map(([owner, owned, least, greatest]) => ({
    owner: name(owner),
    owner_lei: leis.get(owner) ?? '',
    owned: name(owned),
    owned_lei: leis.get(owned) ?? '',
    share_min: least,
    share_max: greatest,
    from: '2019-01-01',
    to: '',
  }));
}

/** Bare names, as a works' own bill of materials has them; software by its package URL. */
function requirementRows() {
  const general = requirements
    .filter((row) => row.document === '')
    .map(({ assembly, item }) => ({
      assembly,
      item,
      item_purl: purls.get(item) ?? '',
      supplier: '',
      site: '',
      site_country: '',
      quantity: quantity(item),
    }));
  const special = sourceRequirements.map(([assembly, key, site, item]) => {
    const maker = organizations.get(key);
    const { name, country } = maker.sites[site];
    return { assembly, item, item_purl: '', supplier: maker.name, site: name, site_country: country, quantity: 1 };
  });
  return [...general, ...special];
}

export function quantity(item) {
  const declared = items.get(item);
  if (declared?.type === 'material') return 1;
  return declared?.category === 'passives' ? 24 : declared?.category === 'actuation' ? 4 : 1;
}

function itemRows() {
  return [...items.values()].map((item) => ({
    ...named(item.name),
    item_category: item.category,
    criticality: item.criticality === '-' ? '' : item.criticality,
    criticality_basis: item.criticality === '-' ? '' : 'fictional hazard analysis FHA-7',
    lifecycle: item.category === 'semiconductors' ? 'active' : '',
  }));
}

function noticeItemRows() {
  return [
    {
      ...named('Flight processor'),
      lifecycle: 'last-time buy',
      last_order_date: '2027-03-31',
      last_ship_date: '2027-09-30',
      replacement: 'Flight processor mark 2',
    },
  ];
}

function sourceRows(rows) {
  const seen = new Map();
  return rows.map((row) => {
    const at = seen.get(row.item) ?? 0;
    seen.set(row.item, at + 1);
    return {
      ...named(row.item),
      supplier: row.maker.name,
      supplier_part_number: alternatePartNumber(row, at),
      role: row.role ?? 'manufacturer',
      site: row.site?.name ?? '',
      site_country: row.site?.country ?? '',
      standing: row.standing,
      standing_basis: row.standing === '' ? '' : row.standing_basis,
      standing_reference: row.standing_reference,
      standing_from: row.standing_from ?? '',
      standing_to: row.standing_to ?? '',
      last_delivered: row.last_delivered,
      stage: row.stage ?? '',
      share: row.share ?? '',
      weight: row.weight ?? '',
      lead_time_days: row.lead_time_days,
      time_to_recover_days: row.time_to_recover_days ?? '',
      unit_cost: row.unit_cost,
      currency: row.currency,
      price_date: row.price_date,
    };
  });
}

function substituteRows() {
  const item = 'Video encoder chip';
  return [{ ...named(item), ...named(`${item}, alternate`, 'substitute'), qualified: 'yes', qualification_days: 0 }];
}

function stockRows() {
  const [depot, allied] = ['depot', 'allied'].map((key) => organizations.get(key).name);
  const rows = [
    ['Flight termination battery', depot, 12, 'A', '2028-06-30'],
    ['Servo gearbox', depot, 40, 'A', ''],
    ['Rotor magnet set', depot, 25, 'A', ''],
    ['Servo actuator', allied, 16, 'A', ''],
    ['GNSS receiver module', allied, 10, 'A', ''],
  ];
  return rows.map(([item, holder, amount, condition, until]) => ({
    ...named(item),
    holder,
    site: holder === depot ? 'Dry Lake Store Hall' : 'Veldhoek Store Hall',
    site_country: holder === depot ? 'US' : 'NL',
    nation: holder === depot ? 'US' : 'NL',
    quantity: amount,
    condition,
    reserved_for: '',
    shelf_life_until: until,
    as_of: '2026-10-31',
  }));
}

function attestationRows() {
  const rows = [
    ['quorrelle', 'CMMC', '2', '2026-02-10', '2029-02-09'],
    ['brindlecott', 'AS9100', 'D', '2025-04-01', '2028-03-31'],
    ['pyrothessa', 'ISO 9001', '2015', '2024-09-12', '2027-09-11'],
    ['silvarande', 'AS6081', '', '2025-11-05', '2028-11-04'],
  ];
  return rows.map(([key, kind, level, issued, expires]) => ({
    organization: organizations.get(key).name,
    kind,
    level,
    issuer: 'Fictional Registrar',
    issued,
    expires,
    scope: 'all plants',
    self_declared: 'no',
  }));
}

function contractRows(all) {
  const bought = [
    'Flight termination battery',
    'Flight control computer',
    'Propulsion motor',
    'Servo actuator',
    'Lithium-ion cell',
  ];
  return bought.map((item, index) => ({
    contract: `FICTIONAL-26-C-${String(index + 1).padStart(4, '0')}`,
    ...named(item),
    supplier: all.find((row) => row.item === item).maker.name,
    award_date: `2026-0${index + 3}-15`,
    period_end: `2028-0${index + 3}-14`,
    value: 250_000 * (index + 1),
    currency: 'USD',
    competition: index === 0 ? 'not competed' : 'full and open',
    offers_received: index === 0 ? 1 : index + 1,
    buyer_nation: 'US',
  }));
}

function listingRows() {
  return listings.map((row) => ({
    list: 'OFAC SDN',
    organization: row.organization,
    aliases: row.aliases,
    organization_lei: leis.get(row.lei) ?? '',
    organization_country: row.country,
    program: 'FICTIONAL',
    listed_from: '2025-03-17',
    listed_to: '',
    source: 'fictional example: no entry stands on a real list',
  }));
}
