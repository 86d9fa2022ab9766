import { describe, expect, it } from 'vitest';
import { tableNames, templateColumns } from '../../ingest/tables/columns.ts';
import { sniffCsv } from '../../ingest/tables/sniff-csv.ts';
import { template, templateNames } from '../../ingest/tables/templates.ts';
import { codesOf, csv, mentionsOf, readTableText } from '../support/read-table-text.ts';

const mainOf = (header: string, path = 'x.csv') => {
  const reading = readTableText(`${header}\n`, { path });
  return reading.outcome === 'accepted' ? reading.main : codesOf(reading)[0];
};

describe('templates', () => {
  it('has one for each table, which is read as that table', () => {
    expect(templateNames).toEqual([...tableNames, 'hbom']);
    for (const name of templateNames) {
      const header = template(name) as string;
      expect(sniffCsv(header)).toBe('table');
      expect(mainOf(header.trimEnd())).toBe(`table:${name}`);
      expect(readTableText(header).diagnostics.map(({ code }) => code)).toEqual(['no-rows']);
    }
  });

  it('begins with the parties and repeats no column', () => {
    for (const name of tableNames) expect(new Set(templateColumns(name)).size).toBe(templateColumns(name).length);
    expect(template('Requirements')).toMatch(/^assembly,assembly_part_number,/);
    expect(template('nonsense')).toBeUndefined();
  });
});

describe('which table', () => {
  it.each([
    ['item,supplier', 'table:sources'],
    ['Item Part Number,Item_Manufacturer,SUPPLIER CAGE', 'table:sources'],
    ['item,distributor', 'table:sources'],
    ['item,site,share', 'table:sources'],
    ['item,site', 'table:sources'],
    ['programme,item,site,site_country,standing', 'table:sources'],
    ['item,site_code,stage,origin_country,share,lifecycle', 'table:sources'],
    ['programme,item,site', 'table:programmes'],
    ['item,site,lifecycle', 'table:items'],
    ['item,supplier,criticality', 'table:sources'],
    ['assembly,item,supplier', 'table:requirements'],
    ['programme,item', 'table:programmes'],
    ['programme,item,supplier,standing', 'table:sources'],
    ['programme,item,supplier,daily_demand,nation', 'table:programmes'],
    ['item,lifecycle', 'table:items'],
    ['programme,item,lifecycle', 'table:items'],
    ['holder,item,quantity', 'table:stock'],
    ['contract,item,supplier', 'table:contracts'],
    ['organization,kind', 'table:attestations'],
    ['site_code,kind,level', 'table:attestations'],
    ['organization,country', 'table:organizations'],
    ['owner,owned', 'table:ownership'],
    ['substitute,item', 'table:substitutes'],
    ['list,organization', 'table:listings'],
    ['programme,item,supplier', 'table-unknown row=1'],
    ['item,owner', 'table-unknown row=1'],
    ['item', 'table-unknown row=1'],
  ])('%s is %s', (header, expected) => {
    expect(mainOf(header)).toBe(expected);
  });

  it('asks the file’s name when the header fits several', () => {
    expect(mainOf('programme,item,supplier', 'data/uav-programmes.csv')).toBe('table:programmes');
    expect(mainOf('programme,item,supplier', 'archive.zip!Sources 2026.csv')).toBe('table:sources');
    expect(mainOf('programme,item,supplier', 'programmes/sheet.csv')).toBe('table-unknown row=1');
  });

  it('says what it saw', () => {
    const [diagnostic] = readTableText('item,colour\n').diagnostics;
    expect(diagnostic.message).toContain('item, colour');
  });
});

describe('sniffing', () => {
  it('finds the separator', () => {
    for (const separator of [',', ';', '\t', '|']) {
      const text = csv(['item', 'supplier', 'site'], ['A', 'B', 'C']).replaceAll(',', separator);
      expect(sniffCsv(text)).toBe('table');
      expect(mentionsOf(readTableText(text), 'Site').map(({ name }) => name)).toEqual(['C']);
    }
  });

  it('knows the Consolidated Screening List, and what is neither', () => {
    expect(sniffCsv('source,entity_number,type,programs,name,addresses,alt_names,source_list_url\n')).toMatchObject({
      format: 'list-csl',
    });
    for (const text of ['', '\n\n', 'hello world\n', 'name,value\n1,2\n', 'Dear Sir, the supplier wrote\n', '"unclosed']) {
      expect(sniffCsv(text)).toBeUndefined();
    }
  });
});
