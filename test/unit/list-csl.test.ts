import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listCode } from '../../ingest/formats/list-code.ts';
import { readCsl } from '../../ingest/formats/list-csl.ts';
import { entryIdentifiers } from '../../ingest/formats/list-identifiers.ts';
import { listNames } from '../../ingest/formats/list-names.ts';
import { sniffCsv } from '../../ingest/tables/sniff-csv.ts';
import { countRecords } from '../support/list-counter.ts';
import { codesOf, csv, keysOf, mentionsOf, oneRow, pairs, sha256Of } from '../support/read-table-text.ts';
import { whole } from '../support/whole.ts';

const read = (text: string) => whole(readCsl(text, { sha256: sha256Of(text), path: 'consolidated.csv' }));

const sdn = 'Specially Designated Nationals (SDN) - Treasury Department';
const entity = 'Entity List (EL) - Bureau of Industry and Security';

describe('Consolidated Screening List', () => {
  it('makes an entry of its source list under its name and each alias', () => {
    const cells = {
      ...{ _id: '42', source: sdn, entity_number: '42', type: 'Entity', programs: 'NPWMD; IFSR', name: 'EVIL WORKS OOO' },
      ...{ addresses: '1 Main St, Moscow, 115035, RU; Nicosia, CY; nowhere', federal_register_notice: '89 FR 1' },
      ...{ start_date: '2024-01-01', end_date: 'never', alt_names: 'Evil Zavod; and "EW"' },
      ...{ ids: 'Registration ID, 1027700049486, RU; Tax ID No., 77, RU; LEI, 5493001KJTIIGC8Y1R12' },
    };
    const reading = read(oneRow(cells));
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-csl', specVersion: '29-columns', main: 'list:csl' });
    expect(reading.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    const entries = mentionsOf(reading, 'ListEntry');
    expect(entries.map(({ key, name, numbers }) => [key, name, numbers.weakAlias])).toEqual([
      ['entry:sdn:42', 'EVIL WORKS OOO', undefined],
      ['entry:sdn:42', 'Evil Zavod', undefined],
      ['entry:sdn:42', 'EW', 1],
    ]);
    expect(entries[0].numbers).toMatchObject({ listedFrom: 19723 });
    expect(entries[0].texts).toMatchObject({ list: sdn, type: 'Entity', programs: 'NPWMD; IFSR', notice: '89 FR 1' });
    expect(pairs(reading, 'IDENTIFIED_BY').map((pair) => pair.split(' -> ')[1])).toEqual([
      ...['identifier:lei:5493001KJTIIGC8Y1R12', 'identifier:reg:RU/1027700049486'],
    ]);
    expect(pairs(reading, 'REGISTERED_IN').map((pair) => pair.split(' -> ')[1])).toEqual(['country:CY', 'country:RU']);
    expect(codesOf(reading)).toEqual(['bad-date row=2']);
  });

  it('keeps entries of different lists apart that share a number, and people and ships with their type', () => {
    const header = ['source', 'entity_number', 'type', 'name'];
    const plc = 'Palestinian Legislative Council List (PLC) - Treasury Department';
    const reading = read(csv(header, [sdn, '7', 'Individual', 'DOE, Jane'], [plc, '7', 'Vessel', 'SHIP']));
    expect(keysOf(reading, 'ListEntry')).toEqual(['entry:sdn:7', 'entry:plc:7']);
    expect(mentionsOf(reading, 'ListEntry').map(({ texts }) => texts.type)).toEqual(['Individual', 'Vessel']);
    expect(reading.specVersion).toBe('28-columns');
  });

  it('knows an entry without a number by what it says, whatever row it stands in', () => {
    const header = ['source', 'entity_number', 'name', 'start_date'];
    const row = [entity, '', 'Acme', '2020-01-01'];
    const [first] = keysOf(read(csv(header, row)), 'ListEntry');
    const later = keysOf(read(csv(header, [entity, '', 'Other', ''], row, [entity, '', 'Acme', '2021-01-01'])), 'ListEntry');
    expect(later).toHaveLength(3);
    expect(later[1]).toBe(first);
  });

  it('quarantines rows without list or name, and says when a list is unknown', () => {
    const rows = [
      ['', 'A'],
      [sdn, ''],
      ['Martian List (ML)', 'B'],
      ['Martian List (ML)', 'C'],
      [sdn, 'D', 'extra'],
    ];
    const reading = read(csv(['source', 'name'], ...rows));
    expect(reading.counts.rows).toEqual({ in: 5, mapped: 2, quarantined: 3 });
    expect(codesOf(reading)).toEqual([
      ...['missing-list row=2', 'missing-party row=3', 'unknown-list row=4', 'ragged-row row=6'],
    ]);
  });

  it('rejects what has no list or name column', () => {
    expect(codesOf(read('source,alt_names\nx,y\n'))).toEqual(['list-unreadable row=1']);
  });
});

describe('list codes', () => {
  it.each([
    [sdn, 'SDN'],
    ['OFAC SDN', 'SDN'],
    ['sdn list', 'SDN'],
    [entity, 'EL'],
    ['Entity List', 'EL'],
    ['Military End User (MEU) List - Bureau of Industry and Security', 'MEU'],
    ['Capta List (CAP) - Treasury Department', 'CAP'],
    ['Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department', 'NS-MBS'],
    ['Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department', 'CMIC'],
    ['Section 1260H', '1260H'],
    ['Our own list', undefined],
  ])('%s is %s', (name, code) => {
    expect(listCode(name)).toBe(code);
  });
});

describe('names of entries', () => {
  const all = (name: string, aliases = '') => {
    const names = listNames(name, aliases);
    return [names.name, ...names.aliases.map((alias) => (alias.weak ? `~${alias.name}` : alias.name))];
  };

  it('leaves out the reach of the listing', () => {
    expect(all('Sinobright Company; and any successor, sub-unit, or subsidiary thereof')).toEqual(['Sinobright Company']);
    expect(all('Acme Ltd. and all subsidiaries')).toEqual(['Acme Ltd.']);
    expect(all('Successor and Sons')).toEqual(['Successor and Sons']);
  });

  it('takes former and other names for aliases', () => {
    expect(all('New Works (f.k.a. Old Works; a.k.a. Works)')).toEqual(['New Works', 'Old Works', 'Works']);
    expect(all('New Works, f.k.a. Old Works')).toEqual(['New Works', 'Old Works']);
    expect(all('A', 'B (f.k.a. C; a.k.a. D); E')).toEqual(['A', 'C', 'D', 'B', 'E']);
    expect(all('A', 'f.k.a. B; formerly C; and D; A; B')).toEqual(['A', 'B', 'C', 'D']);
  });

  it('takes capitals in brackets for a short name only where they are initials', () => {
    expect(all('Gulf Eagle Contracting (GEC)')).toEqual(['Gulf Eagle Contracting (GEC)', '~GEC', 'Gulf Eagle Contracting']);
    expect(all('ZDAS (HK) Company')).toEqual(['ZDAS (HK) Company']);
    expect(all('GAZPROMBANK (SWITZERLAND) LTD')).toEqual(['GAZPROMBANK (SWITZERLAND) LTD']);
  });

  it('stays quick on names made to be slow', () => {
    for (const text of [
      ' '.repeat(30_000),
      ','.repeat(30_000),
      '('.repeat(30_000),
      'and any '.repeat(4000),
      `a${' ;'.repeat(15_000)}b`,
    ]) {
      expect(listNames(`x${text}y`, text).aliases.length).toBeLessThanOrEqual(1000);
    }
  });
});

describe('identifiers of entries', () => {
  it('reads both orders, and only numbers whose register is known', () => {
    expect(entryIdentifiers('CH, CHE-427.006.032, Company Number')).toEqual([{ scheme: 'reg', value: 'CH/CHE-427.006.032' }]);
    expect(entryIdentifiers('Company Number, CHE-427.006.032, CH')).toEqual([{ scheme: 'reg', value: 'CH/CHE-427.006.032' }]);
    expect(entryIdentifiers('1027739108649, Registration ID; Public Registration Number, 1')).toEqual([]);
    expect(entryIdentifiers('Passport, U0, TR; Website, a.b; US, 80-1, Tax ID No.; LEI, 5493001KJTIIGC8Y1R13; ,; ')).toEqual([]);
  });
});

const folder = new URL('../../../shared/lists/csl/', import.meta.url);
const present = existsSync(folder);
if (!present) process.stderr.write('left out: the real screening lists, because ../shared/lists/csl is not here\n');

describe.skipIf(!present)('real lists', () => {
  it.each([
    ['consolidated.csv', 13],
    ['csl-older-columns.csv', 87],
  ])('%s: every record is an entry', (file, expected) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const records = countRecords(text) - 1;
    expect(records).toBe(expected);
    expect(sniffCsv(text)).toMatchObject({ format: 'list-csl' });
    const reading = read(text);
    expect(reading.counts.rows).toEqual({ in: records, mapped: records, quarantined: 0 });
    expect(keysOf(reading, 'ListEntry')).toHaveLength(records);
    expect(reading.diagnostics).toEqual([]);
  });
});
