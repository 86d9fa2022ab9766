/**
 * Random hand-ins over few names, so that documents meet: shared identifiers, joined and ambiguous
 * names, series that supersede or clash, owners, lists, withdrawals.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Declared } from '../../graph/model/hand-in.ts';
import { bom } from './temporary-workspace.ts';

export interface RandomHandIn {
  readonly path: string;
  readonly text: string;
  readonly declared: Declared;
  readonly call: string;
  /** Withdrawn again after everything is handed in. */
  readonly withdrawn: boolean;
  readonly visible: boolean;
}

const items = ['Motor', 'Wing', 'Board', 'Magnet', 'Chip'];
const organizations = ['Acme Ltd', 'Acme', 'Borealis GmbH', 'Cobalt Inc', 'Delta SA'];
const sites = ['Plant 1', 'Plant 2', 'Hall 3'];
const countries = ['DE', 'FR', 'CN', ''];
const serials = ['3e671687-395b-41f5-a30f-a58921a69b79', '11111111-2222-4333-8444-555555555555'];
const days = ['2026-01-05', '2026-02-06', '2026-03-07'];
const leis = ['999900KESTREL0000211', ''];

const some = (values: readonly string[]) => fc.constantFrom(...values);
const maybe = (values: readonly string[]) => fc.option(some(values), { nil: undefined });

const part = fc.record(
  {
    name: some(items),
    version: some(['1', '2']),
    purl: some(items.map((name) => `pkg:generic/${name.toLowerCase()}@1`)),
    manufacturer: some(organizations),
    country: some(['DE', 'FR', 'CN']),
    needs: fc.constant([]),
  },
  { requiredKeys: ['name'] },
);

const bomText = fc
  .record({
    parts: fc.uniqueArray(part, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
    root: some(['Vehicle', 'Station', 'Motor']),
    serialNumber: maybe(serials),
    version: fc.integer({ min: 1, max: 3 }),
    day: maybe(days),
  })
  .map(({ parts, root, serialNumber, version, day }) => ({
    path: 'bom.json',
    text: bom(
      parts.map((one) => JSON.parse(JSON.stringify(one)) as typeof one),
      {
        root,
        version,
        ...(serialNumber === undefined ? {} : { serialNumber }),
        ...(day === undefined ? {} : { timestamp: `${day}T12:00:00Z` }),
      },
    ),
  }));

function csv(path: string, header: string, row: fc.Arbitrary<readonly string[]>): fc.Arbitrary<{ path: string; text: string }> {
  return fc
    .array(row, { minLength: 1, maxLength: 4 })
    .map((rows) => ({ path, text: `${[header, ...rows.map((cells) => cells.join(','))].join('\n')}\n` }));
}

const share = some(['100', '60', '50', '49', '']);
const tables = [
  csv(
    'sources.csv',
    'item,item_part_number,item_manufacturer,supplier,supplier_country,site,site_country,standing,share,distributor,stage,weight,currency',
    fc.tuple(
      some(items),
      some(['', 'P-1']),
      some(['', 'Acme']),
      some([...organizations, '']),
      some(countries),
      some([...sites, '']),
      some(countries),
      some(['able', 'qualified', 'chosen', '']),
      some(['40', '60', '']),
      some(['', 'Broker Ltd']),
      some(['', 'made']),
      some(['', '30']),
      some(['', 'USD', 'EUR']),
    ),
  ),
  csv(
    'requirements.csv',
    'assembly,item,supplier,quantity',
    fc.tuple(some(['Vehicle', ...items]), some(items), some(['', 'Acme Ltd']), some(['', '2'])),
  ),
  csv('programmes.csv', 'programme,item,nation', fc.tuple(some(['P', 'Q']), some(['Vehicle', 'Motor']), some(['US', '']))),
  csv(
    'items.csv',
    'item,criticality,lifecycle,as_of',
    fc.tuple(some(items), some(['safety', 'mission', '']), some(['obsolete', 'active', '']), some(days)),
  ),
  csv(
    'ownership.csv',
    'owner,owned,share_min,share_max,control,from,to',
    fc.tuple(
      ...[some(organizations), some(organizations), share, share, some(['', 'yes'])],
      ...[some([...days, '']), some([...days, ''])],
    ),
  ),
  csv('organizations.csv', 'organization,country,organization_lei', fc.tuple(some(organizations), some(countries), some(leis))),
  csv('substitutes.csv', 'substitute,item,qualified', fc.tuple(some(items), some(items), some(['yes', 'no']))),
  csv(
    'listings.csv',
    'list,organization,organization_lei',
    fc.tuple(some(['OFAC SDN', 'Entity List']), some(organizations), some(leis)),
  ),
  csv(
    'attestations.csv',
    'organization,site,kind,level,issuer,issued,expires,self_declared',
    fc.tuple(
      some([...organizations, 'Broker Ltd', '']),
      some([...sites, 'Elsewhere', '']),
      some(['CMMC', 'ISO 27001', 'SF-328', 'authorised distributor', 'SLSA', 'fragile supplier']),
      some(['2', 'none', '']),
      some(['Acme', 'Registrar', '']),
      some([...days, '']),
      some([...days, '2027-01-01', '']),
      some(['yes', 'no', '']),
    ),
  ),
  csv(
    'contracts.csv',
    'contract,item,supplier,award_date,period_end,offers_received',
    fc.tuple(
      some(['C-1', 'C-2']),
      some(items),
      some([...organizations, '']),
      some([...days, '']),
      some([...days, '']),
      some(['1', '']),
    ),
  ),
];

/** Of what `listings.csv` makes of two organisations, and of one that is on no list. */
const entryIds = ['organization:name:acme ltd', 'organization:lei:999900KESTREL0000211', 'nobody'].map((key) =>
  createHash('sha256').update(`${key}\n`).digest('hex').slice(0, 16),
);

const decisions = fc
  .array(
    fc.record({
      decision: some(['match', 'no match', 'waiver', 'confirmation']),
      name: some(organizations),
      country: some(countries),
      id: some(entryIds),
      author: some(['A', 'B']),
      decided: some(days),
      expires: some(days),
      confirms: some(['a', 'b']),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => ({
    path: 'decisions.json',
    text: JSON.stringify({
      hauberkDecision: 1,
      decisions: all.map(({ decision, name, country, id, author, decided, expires, confirms }) => ({
        decision,
        party: { name, ...(country === '' ? {} : { country }) },
        ...(decision === 'waiver' ? { rule: 'ofac-sdn', expires: expires < decided ? decided : expires } : {}),
        ...(decision === 'confirmation' ? { confirms: confirms.repeat(64) } : {}),
        ...(decision.endsWith('match') ? { entry: { list: 'OFAC SDN', id } } : {}),
        author,
        reason: 'so',
        decided,
        ...(decision === 'confirmation' ? {} : { decidedUpon: hashesOf(decision) }),
      })),
    }),
  }));

function hashesOf(decision: string): object {
  const hash = '0'.repeat(64);
  return decision === 'waiver' ? { party: hash, rule: hash } : { party: hash, entry: hash };
}

const declared: fc.Arbitrary<Declared> = fc.record(
  {
    programme: some(['P', 'Q']),
    series: some(['folder/a', 'folder/b']),
    seriesVersion: fc.integer({ min: 1, max: 2 }),
    dated: some(days),
    marking: some(['OFFICIAL', 'SECRET']),
  },
  { requiredKeys: [] },
);

/** A set of hand-ins and which of them the reader may see. */
export const randomHandIns: fc.Arbitrary<RandomHandIn[]> = fc.array(
  fc
    .record({
      document: fc.oneof(
        { weight: 3, arbitrary: bomText },
        ...[...tables, decisions].map((arbitrary) => ({ weight: 1, arbitrary })),
      ),
      declared,
      call: some(['one', 'two']),
      withdrawn: fc.nat({ max: 9 }).map((n) => n === 0),
      visible: fc.boolean(),
    })
    .map(({ document, ...rest }) => ({ ...document, ...rest })),
  { minLength: 1, maxLength: 9 },
);
