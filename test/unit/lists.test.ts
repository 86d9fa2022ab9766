/**
 * Lists of which no real file is at hand, over small documents written by hand. Layouts: EU, "FSF CSV 1.1"
 * column names; UK, the header of UK-Sanctions-List.csv (gov.uk); SAM, "Exclusions Public Extract V2";
 * OpenSanctions, https://www.opensanctions.org/docs/bulk/csv/; the screening list's JSON, trade.gov.
 */
import { describe, expect, it } from 'vitest';
import { readBytes, readText } from '../support/read-bom.ts';
import { codesOf, csv, keysOf, mentionsOf, oneRow, pairs } from '../support/read-table-text.ts';

type Read = ReturnType<typeof readText>;
const names = (reading: Read) =>
  mentionsOf(reading, 'ListEntry').flatMap(({ key, name, numbers }) =>
    name === undefined ? [] : [`${key} ${numbers.weakAlias === 1 ? '~' : ''}${name}`],
  );
const targets = (reading: Read, kind: string) => pairs(reading, kind).map((pair) => pair.split(' -> ')[1]);
const textsOf = (reading: Read) => Object.assign({}, ...mentionsOf(reading, 'ListEntry').map(({ texts }) => texts));

describe('the screening list as JSON', () => {
  const result = {
    id: '906',
    entity_number: '906',
    source: 'Specially Designated Nationals (SDN) - Treasury Department',
    type: 'Entity',
    name: 'HAVIN BANK LIMITED',
    programs: ['CUBA'],
    alt_names: ['HAVANA INTERNATIONAL BANK, LTD'],
    addresses: [{ address: '4th Floor; 189 Marsh Wall', city: 'London', state: null, postal_code: 'E14 9SH', country: 'GB' }],
    ids: [
      { type: 'Company Number', number: '01074897', country: 'GB' },
      { type: 'SWIFT/BIC', number: 'HAVIGB2L', country: null },
    ],
    start_date: '2020-01-01',
    end_date: null,
    source_list_url: 'https://sanctionslist.ofac.treas.gov',
  };

  it('says what the CSV says', () => {
    const reading = readText(JSON.stringify({ total: 1, sources: [], results: [result] }));
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-csl', specVersion: 'json', main: 'list:csl' });
    expect(names(reading)).toEqual(['entry:sdn:906 HAVIN BANK LIMITED', 'entry:sdn:906 HAVANA INTERNATIONAL BANK, LTD']);
    expect(targets(reading, 'IDENTIFIED_BY')).toEqual(['identifier:reg:GB/01074897']);
    expect(targets(reading, 'REGISTERED_IN')).toEqual(['country:GB']);
    expect(mentionsOf(reading, 'ListEntry')[0]).toMatchObject({
      pointer: '/results/0',
      texts: { programs: 'CUBA', type: 'Entity' },
    });
    expect(codesOf(reading)).toEqual([]);
  });

  it('quarantines what is no entry', () => {
    const reading = readText(
      JSON.stringify({ results: [result, 7, { ...result, name: null }, { ...result, start_date: 'soon' }] }),
    );
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 2, quarantined: 2 });
    expect(codesOf(reading)).toEqual([
      'entry-not-an-object /results/1',
      'missing-party /results/2',
      'bad-date /results/3/start_date',
    ]);
  });
});

describe('EU consolidated list', () => {
  const columns = [
    ...['fileGenerationDate', 'Entity_LogicalId', 'Entity_EU_ReferenceNumber', 'Entity_DesignationDate', 'Entity_SubjectType'],
    ...['Entity_Regulation_Programme', 'Entity_Regulation_OrganisationType', 'NameAlias_WholeName', 'NameAlias_Strong'],
    ...['Address_City', 'Address_CountryIso2Code', 'Address_CountryDescription', 'Identification_Number'],
    ...['Identification_TypeCode', 'Identification_CountryIso2Code', 'BirthDate_Year'],
  ];
  const row = (cells: Readonly<Record<string, string>>) =>
    columns
      .map((column) => cells[column] ?? { fileGenerationDate: '01/09/2026', Entity_SubjectType: 'enterprise' }[column] ?? '')
      .join(';');
  const text = [
    `\ufeff${columns.join(';')}`,
    row({
      Entity_LogicalId: '42',
      Entity_EU_ReferenceNumber: 'EU.11.3',
      Entity_DesignationDate: '2011-05-09',
      Entity_Regulation_Programme: 'SYR',
      NameAlias_WholeName: 'Bank of Evil',
    }),
    row({ Entity_LogicalId: '42', NameAlias_WholeName: 'BoE', NameAlias_Strong: 'false' }),
    row({ Entity_LogicalId: '42', Address_City: 'Damascus', Address_CountryIso2Code: 'SY', Address_CountryDescription: 'SYRIA' }),
    row({ Entity_LogicalId: '42', Address_CountryIso2Code: '00', Address_CountryDescription: 'UNKNOWN' }),
    row({
      Entity_LogicalId: '42',
      Identification_Number: '123',
      Identification_TypeCode: 'regnumber',
      Identification_CountryIso2Code: 'SY',
    }),
    row({ Entity_LogicalId: '13', Entity_SubjectType: 'person', NameAlias_WholeName: 'Jane Doe', BirthDate_Year: '1960' }),
    row({ NameAlias_WholeName: 'Nobody' }),
  ].join('\r\n');

  it('gathers the rows of an entity', () => {
    const reading = readText(text);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-eu', main: 'list:eu-fsf', dated: '2026-09-01' });
    expect(reading.counts.rows).toEqual({ in: 7, mapped: 6, quarantined: 1 });
    expect(codesOf(reading)).toEqual(['missing-entry row=8']);
    expect(names(reading)).toEqual(['entry:eu fsf:42 Bank of Evil', 'entry:eu fsf:42 ~BoE', 'entry:eu fsf:13 Jane Doe']);
    expect(targets(reading, 'REGISTERED_IN')).toEqual(['country:SY']);
    expect(targets(reading, 'IDENTIFIED_BY')).toEqual(['identifier:reg:SY/123']);
    expect(mentionsOf(reading, 'ListEntry')[0]).toMatchObject({
      numbers: { listedFrom: 15103 },
      texts: { list: 'EU-FSF', type: 'entity', programs: 'SYR', referenceNumber: 'EU.11.3' },
    });
    expect(textsOf(reading)).toMatchObject({ addresses: 'UNKNOWN', ids: '123', born: '1960', type: 'individual' });
  });
});

describe('UK Sanctions List', () => {
  const header = ['Last Updated', 'Unique ID', 'Name 6', 'Name 1', 'Name type', 'Alias strength', 'Name non-latin script'].concat(
    [
      'Regime Name',
      'Designation Type',
      'Address Line 1',
      'Address Country',
      'Date Designated',
      'Business registration number (s)',
    ],
  );
  const text = `Report Date: 24-Jun-2026\n${csv(
    header,
    [
      '16/04/2026',
      'RUS0001',
      'EVIL WORKS',
      '',
      'Primary Name',
      '',
      'ООО ЗЛО',
      'Russia',
      'Entity',
      '1 Main St',
      'Russia',
      '29/06/2022',
      'OGRN 1',
    ],
    ['16/04/2026', 'RUS0001', 'EW', '', 'Alias', 'Low quality a.k.a.', '', 'Russia', 'Entity', '', '', '29/06/2022', 'OGRN 1'],
    ['16/04/2026', 'RUS0002', 'Doe', 'Jane', 'Primary Name', '', '', 'Russia', 'Individual', '', 'Narnia', '2022', ''],
    ['16/04/2026', 'RUS0003', 'OCEAN STAR', '', 'Primary Name', '', '', 'Russia', 'Ship', '', '', '', ''],
    ['16/04/2026', '', 'X', '', '', '', '', '', '', '', '', '', ''],
  )}`;

  it('reads names in both scripts below the line with the report date', () => {
    const reading = readText(text);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-uk', main: 'list:uk-sl', dated: '2026-06-24' });
    expect(reading.counts.rows).toEqual({ in: 5, mapped: 4, quarantined: 1 });
    expect(names(reading)).toEqual([
      'entry:uk sl:RUS0001 EVIL WORKS',
      'entry:uk sl:RUS0001 ООО ЗЛО',
      'entry:uk sl:RUS0001 ~EW',
      'entry:uk sl:RUS0002 Jane Doe',
      'entry:uk sl:RUS0003 OCEAN STAR',
    ]);
    expect(mentionsOf(reading, 'ListEntry')[0]).toMatchObject({
      pointer: 'row=3',
      numbers: { listedFrom: 19172 },
      texts: { list: 'UK-SL', type: 'entity', programs: 'Russia', registrationNumbers: 'OGRN 1', addresses: '1 Main St, Russia' },
    });
    expect(codesOf(reading)).toEqual(['unknown-country row=5', 'bad-date row=5', 'missing-entry row=7']);
    expect(textsOf(reading).type).toBe('vessel');
  });
});

describe('SAM exclusions', () => {
  const cells = {
    ...{
      Classification: 'Firm',
      Name: 'EVIL WORKS LLC',
      Prefix: '',
      First: '',
      Middle: '',
      Last: '',
      Suffix: '',
      'Address 1': '1 Main St',
    },
    ...{ City: 'Springfield', 'State / Province': 'VA', Country: 'USA', 'Zip Code': '00004', 'Unique Entity ID': 'ZQGGHJH74DW7' },
    ...{
      'Exclusion Program': 'Procurement',
      'Excluding Agency': 'DOD',
      'CT Code': '',
      'Exclusion Type': 'Ineligible (Proceedings Completed)',
    },
    ...{ 'Active Date': '11/12/2023', 'Termination Date': '11/12/2027', 'Record Status': 'Active', 'Cross-Reference': '' },
    ...{ 'SAM Number': 'S4MR1', CAGE: '1ABC2', NPI: '' },
  };

  it('identifies by UEI and CAGE, and knows from when and until when', () => {
    const reading = readText(oneRow(cells));
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-sam', main: 'list:sam' });
    expect(names(reading)).toEqual(['entry:sam:S4MR1 EVIL WORKS LLC']);
    expect(targets(reading, 'IDENTIFIED_BY')).toEqual(['identifier:uei:ZQGGHJH74DW7', 'identifier:cage:1ABC2']);
    expect(targets(reading, 'REGISTERED_IN')).toEqual(['country:US']);
    expect(mentionsOf(reading, 'ListEntry')[0]).toMatchObject({
      numbers: { listedFrom: 19673, listedTo: 21134 },
      texts: { list: 'SAM', type: 'entity', agency: 'DOD', status: 'Active' },
    });
    expect(codesOf(reading)).toEqual([]);
  });

  it('reads persons, exclusions without an end, and orders under the FASCSA as a list of their own', () => {
    const person = {
      ...cells,
      Classification: 'Individual',
      Name: '',
      First: 'JANE',
      Last: 'DOE',
      'Termination Date': 'Indefinite',
    };
    const reading = readText(oneRow({ ...person, 'SAM Number': '', 'Exclusion Type': 'FASCSA Order' }));
    expect(keysOf(reading, 'ListEntry').map((key) => key.replace(/[0-9a-f]{16}$/, 'hash'))).toEqual([
      'entry:sam:hash',
      'entry:fascsa:hash',
    ]);
    expect(names(reading)[0]).toMatch(/JANE DOE$/);
    expect(mentionsOf(reading, 'ListEntry')[0]?.numbers.listedTo).toBeUndefined();
    expect(codesOf(readText(oneRow({ ...cells, Name: '' })))).toEqual(['missing-party row=2']);
  });
});

describe('OpenSanctions as a table', () => {
  it('makes an entry of each list that a target is on', () => {
    const header = [
      'id',
      'schema',
      'name',
      'aliases',
      'birth_date',
      'countries',
      'addresses',
      'identifiers',
      'sanctions',
      'dataset',
    ];
    const lists = 'US OFAC Specially Designated Nationals (SDN) List;EU Financial Sanctions Files (FSF);Some Other List';
    const reading = readText(
      csv(
        [...header, 'first_seen', 'last_seen'],
        [
          'NK-1',
          'Company',
          'Evil Works',
          'EW;Evil Zavod',
          '',
          'ru;suhh',
          'Moscow',
          '5493001KJTIIGC8Y1R12;77',
          '',
          lists,
          '2022-01-01',
          '',
        ],
        ['NK-2', 'Person', 'Jane Doe', '', '1970', '', '', '', '', '', '', ''],
      ),
    );
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-opensanctions', main: 'list:opensanctions' });
    expect(reading.counts.rows).toEqual({ in: 2, mapped: 1, quarantined: 1 });
    expect(keysOf(reading, 'ListEntry')).toEqual(['entry:sdn:NK-1', 'entry:eu fsf:NK-1', 'entry:some other list:NK-1']);
    expect(names(reading).slice(0, 3)).toEqual(['entry:sdn:NK-1 Evil Works', 'entry:sdn:NK-1 EW', 'entry:sdn:NK-1 Evil Zavod']);
    expect(new Set(targets(reading, 'IDENTIFIED_BY'))).toEqual(new Set(['identifier:lei:5493001KJTIIGC8Y1R12']));
    expect(codesOf(reading)).toEqual(['missing-list row=3']);
  });
});

describe('OpenSanctions as FollowTheMoney', () => {
  const lines = (...entities: object[]) => entities.map((entity) => JSON.stringify(entity)).join('\n');
  const company = (id: string, properties: object) => ({ id, schema: 'Company', datasets: ['us_ofac_sdn'], properties });

  it('reads parties, who owns them, and what lists say', () => {
    const reading = readText(
      lines(
        company('evil', {
          name: ['Evil Works', 'EVW'],
          weakAlias: ['EW'],
          topics: ['sanction'],
          country: ['ru'],
          registrationNumber: ['1027'],
        }),
        company('sub', {
          name: ['Harmless Ltd'],
          jurisdiction: ['gb'],
          leiCode: ['5493001KJTIIGC8Y1R12'],
          addressEntity: ['addr'],
        }),
        {
          id: 'own',
          schema: 'Ownership',
          properties: { owner: ['evil'], asset: ['sub'], percentage: ['51%'], startDate: ['2020-01-01'] },
        },
        { id: 'own-2', schema: 'Ownership', properties: { owner: [{ id: 'evil' }], asset: ['sub'], percentage: ['most'] } },
        { id: 'own-3', schema: 'Ownership', properties: { owner: ['evil'], asset: ['missing'] } },
        { id: 's', schema: 'Sanction', properties: { entity: ['evil'], listingDate: ['2024-01-01'], program: ['RUS'] } },
        { id: 'addr', schema: 'Address', properties: { full: ['1 High St'] } },
        { id: 'pep', schema: 'Person', properties: { name: ['Jane Doe'] } },
        { id: 'lost', schema: 'Note', properties: {} },
        { schema: 'Person' },
      ),
    );
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-opensanctions', specVersion: 'ftm' });
    expect(reading.counts.rows).toEqual({ in: 10, mapped: 7, quarantined: 3 });
    expect(codesOf(reading)).toEqual([
      ...['entity-unreadable line=10', 'invalid-share line=4', 'dangling-reference line=5', 'entity-not-placed line=9'],
    ]);
    expect(names(reading)).toEqual(['entry:sdn:evil Evil Works', 'entry:sdn:evil EVW', 'entry:sdn:evil ~EW']);
    expect(mentionsOf(reading, 'ListEntry')[0]).toMatchObject({
      numbers: { listedFrom: 19723 },
      texts: { list: 'SDN', dataset: 'us_ofac_sdn' },
    });
    const owned = 'organization:reg:RU/1027 -> organization:lei:5493001KJTIIGC8Y1R12';
    expect(pairs(reading, 'OWNS')).toEqual([owned, owned]);
    expect(reading.delta.edges.flatMap(({ numbers }) => (numbers?.shareMin === undefined ? [] : [numbers]))).toEqual([
      { shareMin: 5100, shareMax: 5100, from: 18262 },
      { shareMin: 0 },
    ]);
    expect(mentionsOf(reading, 'Organization').map(({ texts }) => texts.statement)).toContain('Address');
  });

  it('quarantines lines that are no JSON, and reads the rest', () => {
    const reading = readText(`${lines(company('a', { name: ['A'] }))}\n{"id": \n\n${lines(company('b', { name: ['B'] }))}`);
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 2, quarantined: 1 });
    expect(codesOf(reading)).toEqual(['entity-unreadable line=2']);
  });
});

describe('none of them', () => {
  it.each(['id,name\n1,a\n', '<Sanction/>', '{"results": []}', '[{"a": 1}]', '{"id": 1}\n{"id": 2}'])('%s', (text) => {
    expect(readText(text).outcome).toBe('rejected');
    expect(readBytes(Buffer.from(text)).delta.nodes).toEqual([]);
  });
});
