/** A small document of every list, register and further table that is read, for what changes them at random. */
import { csv, oneRow } from './read-table-text.ts';
import { rowsXml, workbook } from './workbook.ts';

export interface ListSample {
  /** As INTERFACES.md names the format, and the edition where there are several. */
  readonly name: string;
  readonly bytes: Buffer;
}

const lei = '5493001KJTIIGC8Y1R12';
const otherLei = '213800QILIUD4ROSUO03';
const sdn = 'Specially Designated Nationals (SDN) - Treasury Department';
const lines = (...values: readonly object[]) => values.map((value) => JSON.stringify(value)).join('\n');

const csl = oneRow({
  ...{ _id: '42', source: sdn, entity_number: '42', type: 'Entity', programs: 'NPWMD; IFSR', name: 'EVIL WORKS OOO' },
  ...{ addresses: '1 Main St, Moscow, 115035, RU; Nicosia, CY', start_date: '2024-01-01', alt_names: 'Evil Zavod; EW' },
  ...{ ids: 'Registration ID, 1027700049486, RU', source_list_url: 'https://example.org' },
});
const cslJson = JSON.stringify({
  total: 1,
  sources: [],
  results: [
    {
      ...{ id: '906', entity_number: '906', source: sdn, type: 'Entity', name: 'HAVIN BANK LIMITED', programs: ['CUBA'] },
      ...{ alt_names: ['HAVANA INTERNATIONAL BANK'], addresses: [{ address: '189 Marsh Wall', city: 'London', country: 'GB' }] },
      ...{ ids: [{ type: 'Company Number', number: '01074897', country: 'GB' }], start_date: '2020-01-01', end_date: null },
    },
  ],
});
const ofacCsv = [
  '36,"EVIL WORKS OOO",-0- ,"NPWMD] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 77 (Russia); a.k.a. \'EW\'."',
  '37,"DOE, Jane","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1962."',
].join('\r\n');
const ofacXml = `<?xml version="1.0" standalone="yes"?>
<sdnList><publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>1</Record_Count></publshInformation>
<sdnEntry><uid>36</uid><lastName>EVIL WORKS &amp; SONS</lastName><sdnType>Entity</sdnType><programList><program>NPWMD</program></programList>
<idList><id><uid>1</uid><idType>Registration ID</idType><idNumber>1027700049486</idNumber><idCountry>Russia</idCountry></id></idList>
<akaList><aka><uid>3</uid><type>a.k.a.</type><category>weak</category><lastName>EW</lastName></aka></akaList>
<addressList><address><uid>5</uid><address1>1 Main St</address1><city>Moscow</city><country>Russia</country></address></addressList></sdnEntry></sdnList>`;
const ofacAdvanced = `<?xml version="1.0" encoding="utf-8"?>
<Sanctions><DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>11</Month><Day>5</Day></DateOfIssue>
<ReferenceValueSets><AliasTypeValues><AliasType ID="1403">Name</AliasType></AliasTypeValues><CountryValues><Country ID="11196">Russia</Country></CountryValues>
<ListValues><List ID="1550">SDN List</List></ListValues><PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues>
<PartyTypeValues><PartyType ID="2">Entity</PartyType></PartyTypeValues></ReferenceValueSets>
<DistinctParties><DistinctParty FixedRef="36"><Profile ID="36" PartySubTypeID="3"><Identity ID="900"><Alias AliasTypeID="1403" Primary="true">
<DocumentedName><DocumentedNamePart><NamePartValue>EVIL WORKS</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties>
<SanctionsEntries><SanctionsEntry ID="1" ProfileID="36" ListID="1550"><EntryEvent><Date><Year>2024</Year><Month>1</Month><Day>1</Day></Date></EntryEvent></SanctionsEntry></SanctionsEntries></Sanctions>`;
const eu = [
  'fileGenerationDate;Entity_LogicalId;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_Strong;Address_City;Address_CountryIso2Code',
  '01/09/2026;42;enterprise;SYR;Bank of Evil;;;',
  '01/09/2026;42;enterprise;;BoE;false;Damascus;SY',
].join('\r\n');
const uk = `Report Date: 24-Jun-2026\n${csv(
  [
    'Last Updated',
    'Unique ID',
    'Name 6',
    'Name 1',
    'Name type',
    'Regime Name',
    'Designation Type',
    'Address Country',
    'Date Designated',
  ],
  ['16/04/2026', 'RUS0001', 'EVIL WORKS', '', 'Primary Name', 'Russia', 'Entity', 'Russia', '29/06/2022'],
  ['16/04/2026', 'RUS0002', 'Doe', 'Jane', 'Primary Name', 'Russia', 'Individual', 'Narnia', '2022'],
)}`;
const samExclusions = oneRow({
  ...{ Classification: 'Firm', Name: 'EVIL WORKS LLC', First: '', Last: '', 'Address 1': '1 Main St', City: 'Springfield' },
  ...{ Country: 'USA', 'Unique Entity ID': 'ZQGGHJH74DW7', 'Exclusion Program': 'Procurement', 'Excluding Agency': 'DOD' },
  ...{ 'Exclusion Type': 'Ineligible', 'Active Date': '11/12/2023', 'SAM Number': 'S4MR1', CAGE: '1ABC2' },
});
const openSanctions = oneRow({
  ...{
    id: 'NK-1',
    schema: 'Company',
    name: 'Evil Works',
    aliases: 'EW;Evil Zavod',
    countries: 'ru;suhh',
    identifiers: `${lei};77`,
  },
  ...{ sanctions: '', dataset: 'US OFAC Specially Designated Nationals (SDN) List', first_seen: '2022-01-01', last_seen: '' },
});
const followTheMoney = lines(
  {
    id: 'evil',
    schema: 'Company',
    datasets: ['us_ofac_sdn'],
    properties: { name: ['Evil Works'], topics: ['sanction'], country: ['ru'] },
  },
  { id: 'sub', schema: 'Company', datasets: ['x'], properties: { name: ['Harmless Ltd'], leiCode: [lei] } },
  {
    id: 'own',
    schema: 'Ownership',
    properties: { owner: ['evil'], asset: ['sub'], percentage: ['51%'], startDate: ['2020-01-01'] },
  },
  { id: 's', schema: 'Sanction', properties: { entity: ['evil'], listingDate: ['2024-01-01'] } },
);
const gleif = oneRow({
  ...{ LEI: lei, 'Entity.LegalName': 'Holding AG', 'Entity.EntityCategory': 'GENERAL', 'Entity.LegalAddress.Country': 'GB' },
  ...{ 'Entity.RegistrationAuthority.RegistrationAuthorityID': 'RA000585', 'Entity.LegalJurisdiction': 'GB' },
  ...{ 'Entity.RegistrationAuthority.RegistrationAuthorityEntityID': '01234567', 'Entity.EntityStatus': 'ACTIVE' },
});
const gleifRelationships = oneRow({
  ...{
    'Relationship.StartNode.NodeID': otherLei,
    'Relationship.StartNode.NodeIDType': 'LEI',
    'Relationship.EndNode.NodeID': lei,
  },
  ...{ 'Relationship.EndNode.NodeIDType': 'LEI', 'Relationship.RelationshipType': 'IS_DIRECTLY_CONSOLIDATED_BY' },
  ...{ 'Relationship.RelationshipStatus': 'ACTIVE', 'Relationship.Period.1.startDate': '2012-11-29T00:00:00.000Z' },
});
const samFirm: Readonly<Record<number, string>> = {
  1: 'ZQGGHJH74DW7',
  4: '1ABC2',
  6: 'A',
  12: 'Acme "Works" Inc',
  22: 'DEU',
  30: 'USA',
  142: '!end',
};
const samRecord = Array.from({ length: 142 }, (_, index) => samFirm[index + 1] ?? '').join('|');
const samRegister = [
  'BOF PUBLIC V2 00000000 20260201 0000001 0008169',
  samRecord,
  'EOF PUBLIC V2 00000000 20260201 0000001 0008169',
].join('\r\n');
const statements = [
  { statementId: '1', recordId: 'a', recordType: 'entity', recordDetails: { name: 'Acme' } },
  { statementId: '2', recordId: 'b', recordType: 'person', recordDetails: { names: [{ fullName: 'Jane Doe' }] } },
  {
    ...{ statementId: '3', recordId: 'c', recordType: 'relationship' },
    recordDetails: { subject: 'a', interestedParty: 'b', interests: [{ type: 'shareholding', share: { exact: 51 } }] },
  },
];
const rows = [
  ['item', 'supplier', 'supplier_part_number', 'site', 'country'],
  ['Part', 'Acme', 'A-1', 'Ulm', 'DE'],
];

/** What stands within the sheet of the workbook among the samples. */
export const sampleSheet = rowsXml(rows);

const texts: readonly (readonly [name: string, text: string])[] = [
  ['list-csl csv', csl],
  ['list-csl json', cslJson],
  ['list-ofac csv', ofacCsv],
  ['list-ofac xml', ofacXml],
  ['list-ofac advanced', ofacAdvanced],
  ['list-eu', eu],
  ['list-uk', uk],
  ['list-sam', samExclusions],
  ['list-opensanctions csv', openSanctions],
  ['list-opensanctions ftm', followTheMoney],
  ['register-gleif lei', gleif],
  ['register-gleif relationships', gleifRelationships],
  ['register-sam', samRegister],
  ['bods-json list', JSON.stringify(statements)],
  ['bods-json lines', lines(...statements)],
];

export const listSamples: readonly ListSample[] = [
  ...texts.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  { name: 'table-xlsx', bytes: workbook({ S: sampleSheet }) },
];
