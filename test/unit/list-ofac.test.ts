/**
 * OFAC's editions over small documents written by hand. Layouts: U.S. Treasury, "Specially Designated
 * Nationals and Blocked Persons Data Specification" (CSV), sdn.xsd (XML), and the advanced sanctions data
 * model (advanced XML). The same party is in each.
 */
import { describe, expect, it } from 'vitest';
import { readText } from '../support/read-bom.ts';
import { codesOf, keysOf, mentionsOf, pairs } from '../support/read-table-text.ts';

const programs = 'NPWMD] [IFSR';
const prim = [
  `36,"EVIL WORKS OOO",-0- ,"${programs}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Registration ID 1027700049486 (Russia); Tax ID No. 77 (Russia); Linked To: X; a.k.a. 'EW'."`,
  '37,"DOE, Jane","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1962."',
  '38,-0- ,-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
  '39,"SHIP","vessel","SDGT",-0- ,"CALL","Tanker",-0- ,-0- ,"Panama","Owner Co",-0- ',
].join('\r\n');

const names = (reading: ReturnType<typeof readText>) =>
  mentionsOf(reading, 'ListEntry').flatMap(({ key, name, numbers }) =>
    name === undefined ? [] : [`${key} ${numbers.weakAlias === 1 ? '~' : ''}${name}`],
  );
const targets = (reading: ReturnType<typeof readText>, kind: string) => pairs(reading, kind).map((pair) => pair.split(' -> ')[1]);

describe('OFAC as CSV', () => {
  it('reads entries without a header, and the mark of their end', () => {
    const reading = readText(`${prim}\r\n\u001a`);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-ofac', specVersion: 'csv-entries' });
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 3, quarantined: 1 });
    expect(codesOf(reading)).toEqual(['missing-party row=3']);
    expect(names(reading)).toEqual([
      'entry:sdn:36 EVIL WORKS OOO',
      'entry:sdn:36 ~EW',
      'entry:sdn:37 DOE, Jane',
      'entry:sdn:37 Jane DOE',
      'entry:sdn:39 SHIP',
    ]);
    expect(mentionsOf(reading, 'ListEntry')[0]?.texts).toMatchObject({
      list: 'OFAC SDN',
      type: 'entity',
      programs: 'NPWMD; IFSR',
    });
    expect(mentionsOf(reading, 'ListEntry').at(-1)?.texts).toMatchObject({
      type: 'vessel',
      vesselFlag: 'Panama',
      vesselOwner: 'Owner Co',
    });
    expect(targets(reading, 'IDENTIFIED_BY')).toEqual(['identifier:reg:RU/1027700049486']);
  });

  it('adds aliases, addresses and comments to the same entries', () => {
    const alias = readText('36,12,"aka","EVIL ZAVOD",-0- \n36,13,"fka","OLD WORKS",-0- \n');
    expect(names(alias)).toEqual(['entry:sdn:36 EVIL ZAVOD', 'entry:sdn:36 OLD WORKS']);
    expect(alias).toMatchObject({ specVersion: 'csv-aliases', main: 'list:ofac sdn aliases' });
    const address = readText(
      '36,25,"1 Main St","Moscow","Russia",-0- \n36,26,-0- ,-0- ,"Korea, North",-0- \n37,27,-0- ,-0- ,-0- ,-0- \n',
    );
    expect(targets(address, 'REGISTERED_IN')).toEqual(['country:RU', 'country:KP']);
    expect(keysOf(address, 'ListEntry')).toEqual(['entry:sdn:36', 'entry:sdn:37']);
    expect(address.counts.rows).toEqual({ in: 3, mapped: 3, quarantined: 0 });
    const comments = readText('36,"x; alt. Website y; a.k.a. \'EWKS\'; Linked To: Z."\n');
    expect(names(comments)).toEqual(['entry:sdn:36 ~EWKS']);
    for (const reading of [alias, address, comments]) expect(codesOf(reading)).toEqual(['list-assumed']);
  });

  it('knows the consolidated list by programmes that put nobody on the SDN list, its other files by name', () => {
    const cons = ['9639,"DOE, J","individual","NS-PLC"', '17013,"BANK",-0- ,"UKRAINE-EO13662] [RUSSIA-EO14024"']
      .map((row) => `${row}${',-0- '.repeat(8)}`)
      .join('\n');
    const reading = readText(cons);
    expect(keysOf(reading, 'ListEntry')).toEqual([
      'entry:ofac consolidated sanctions non sdn:9639',
      'entry:ofac consolidated sanctions non sdn:17013',
      'entry:ns mbs:17013',
    ]);
    expect(mentionsOf(reading, 'ListEntry').flatMap(({ texts }) => texts.list ?? [])).toEqual(['PLC', 'SSI', 'NS-MBS']);
    const alias = readText('9639,1,"aka","J. DOE",-0- \n', { path: 'lists/cons_alt.csv' });
    expect(keysOf(alias, 'ListEntry')).toEqual(['entry:ofac consolidated sanctions non sdn:9639']);
  });

  it('quarantines rows of another width, and takes no other numbers for a list', () => {
    const reading = readText(`${prim}\n40,"X"\n`);
    expect(codesOf(reading)).toContain('ragged-row row=5');
    expect(readText('1,2,3,4,5\n').outcome).toBe('rejected');
    expect(readText('36,"a remark"\n').outcome).toBe('rejected');
  });
});

const legacy = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>36</uid><lastName>EVIL WORKS &amp; SONS OOO</lastName><sdnType>Entity</sdnType>
    <programList><program>NPWMD</program><program>IFSR</program></programList>
    <idList><id><uid>1</uid><idType>Registration ID</idType><idNumber>1027700049486</idNumber><idCountry>Russia</idCountry></id>
      <id><uid>2</uid><idType>Tax ID No.</idType><idNumber>77</idNumber><idCountry>Russia</idCountry></id></idList>
    <akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>EVIL ZAVOD</lastName></aka>
      <aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>EW</lastName></aka></akaList>
    <addressList><address><uid>5</uid><address1>1 Main St</address1><city>Moscow</city><country>Russia</country></address>
      <address><uid>6</uid><country>undetermined</country></address></addressList>
  </sdnEntry>
  <sdnEntry><uid>37</uid><firstName>Jane</firstName><lastName>DOE</lastName><sdnType>Individual</sdnType>
    <programList><program>SDGT</program></programList></sdnEntry>
</sdnList>`;

describe('OFAC as XML', () => {
  it('says the same as the CSV, and more of aliases and identifiers', () => {
    const reading = readText(legacy);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-ofac', specVersion: 'xml', dated: '2026-11-20' });
    expect(reading.counts.rows).toEqual({ in: 2, mapped: 2, quarantined: 0 });
    expect(codesOf(reading)).toEqual([]);
    expect(names(reading)).toEqual([
      'entry:sdn:36 EVIL WORKS & SONS OOO',
      'entry:sdn:36 EVIL ZAVOD',
      'entry:sdn:36 ~EW',
      'entry:sdn:37 DOE, Jane',
      'entry:sdn:37 Jane DOE',
    ]);
    expect(mentionsOf(reading, 'ListEntry')[0]).toMatchObject({
      pointer: '/sdnList[1]/sdnEntry[1]',
      texts: { programs: 'NPWMD; IFSR', ids: 'Registration ID, 1027700049486, Russia; Tax ID No., 77, Russia' },
    });
    expect(targets(reading, 'IDENTIFIED_BY')).toEqual(['identifier:reg:RU/1027700049486']);
    expect(targets(reading, 'REGISTERED_IN')).toEqual(['country:RU']);
  });

  it('quarantines entries without a number or a name, and misses those that were announced', () => {
    const reading = readText(legacy.replace('<uid>37</uid>', '').replace('<Record_Count>2<', '<Record_Count>3<'));
    expect(reading.counts.rows).toEqual({ in: 2, mapped: 1, quarantined: 1 });
    expect(codesOf(reading)).toEqual(['missing-party /sdnList[1]/sdnEntry[2]', 'record-count']);
  });

  it.each([
    ['a document type', `<!DOCTYPE sdnList [<!ENTITY a "b">]>${legacy.replace(/^<\?.*\?>/, '')}`, 'xml-doctype'],
    ['one behind a comment', `<!-- x --><!DOCTYPE sdnList><sdnList/>`, 'xml-doctype'],
    ['an end that is missing', legacy.slice(0, -12), 'xml-syntax'],
    ['an entity that nobody declared', legacy.replace('&amp;', '&evil;'), 'xml-syntax'],
    ['depth', `<sdnList><sdnEntry>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</sdnEntry></sdnList>`, 'xml-too-deep'],
    ['a second root', `${legacy}<sdnList/>`, 'xml-syntax'],
  ])('refuses %s', (_what, text, code) => {
    const reading = readText(text);
    expect(reading).toMatchObject({ outcome: 'rejected', format: 'list-ofac' });
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.delta.nodes).toEqual([]);
  });
});

const advanced = `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
  <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>11</Month><Day>5</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11196">Russia</Country></CountryValues>
    <FeatureTypeValues><FeatureType ID="25">Location</FeatureType><FeatureType ID="8">Birthdate</FeatureType></FeatureTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="1628">Registration ID</IDRegDocType></IDRegDocTypeValues>
    <LegalBasisValues><LegalBasis ID="7">Executive Order 13382</LegalBasis></LegalBasisValues>
    <ListValues><List ID="1550">SDN List</List><List ID="91507">Consolidated List</List></ListValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType></RelationTypeValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
  </ReferenceValueSets>
  <Locations><Location ID="50"><LocationCountry CountryID="11196"/><LocationPart><LocationPartValue Primary="true"><Value>Moscow</Value></LocationPartValue></LocationPart></Location></Locations>
  <IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1628" IdentityID="900" IssuedBy-CountryID="11196"><IDRegistrationNo>1027700049486</IDRegistrationNo></IDRegDocument></IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="36"><Profile ID="36" PartySubTypeID="3"><Identity ID="900" FixedRef="36" Primary="true">
      <Alias AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName><DocumentedNamePart><NamePartValue>EW</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <Alias AliasTypeID="1403" Primary="true" LowQuality="false">
        <DocumentedName><DocumentedNamePart><NamePartValue>EVIL WORKS OOO</NamePartValue></DocumentedNamePart></DocumentedName>
        <DocumentedName><DocumentedNamePart><NamePartValue>ООО ЗЛО</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>
      <Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="50"/></FeatureVersion></Feature></Profile></DistinctParty>
    <DistinctParty FixedRef="37"><Profile ID="37" PartySubTypeID="4"><Identity ID="901">
      <Alias AliasTypeID="1403" Primary="true"><DocumentedName>
        <DocumentedNamePart><NamePartValue NamePartGroupID="2">Jane</NamePartValue></DocumentedNamePart>
        <DocumentedNamePart><NamePartValue NamePartGroupID="1">DOE</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
      <Feature FeatureTypeID="8"><FeatureVersion><DatePeriod><Start><From><Year>1962</Year><Month>1</Month><Day>1</Day></From></Start></DatePeriod></FeatureVersion></Feature></Profile></DistinctParty>
    <DistinctParty FixedRef="38"><Profile ID="38" PartySubTypeID="3"><Identity ID="902"/></Profile></DistinctParty>
    <DistinctParty FixedRef="39"><Profile ID="39" PartySubTypeID="3"><Identity ID="903">
      <Alias Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue>NOWHERE</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty>
  </DistinctParties>
  <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="36" To-ProfileID="37" RelationTypeID="15003" Former="false"/></ProfileRelationships>
  <SanctionsEntries>
    <SanctionsEntry ID="1" ProfileID="36" ListID="1550"><EntryEvent LegalBasisID="7"><Date><Year>2024</Year><Month>1</Month><Day>1</Day></Date></EntryEvent>
      <SanctionsMeasure SanctionsTypeID="2"><Comment/></SanctionsMeasure><SanctionsMeasure SanctionsTypeID="1"><Comment>NPWMD</Comment></SanctionsMeasure></SanctionsEntry>
    <SanctionsEntry ID="2" ProfileID="36" ListID="91507"><EntryEvent/><SanctionsMeasure SanctionsTypeID="1"><Comment>UKRAINE-EO13662</Comment></SanctionsMeasure></SanctionsEntry>
    <SanctionsEntry ID="3" ProfileID="37" ListID="1550"><EntryEvent/></SanctionsEntry>
  </SanctionsEntries>
</Sanctions>`;

describe('OFAC as advanced XML', () => {
  const reading = readText(advanced);

  it('makes an entry for each list that a profile is on', () => {
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'list-ofac', specVersion: 'xml-advanced', dated: '2026-11-05' });
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 2, quarantined: 2 });
    expect(keysOf(reading, 'ListEntry')).toEqual([
      'entry:sdn:36',
      'entry:ofac consolidated sanctions non sdn:36',
      'entry:sdn:37',
    ]);
    expect(codesOf(reading)).toEqual([
      'missing-party /Sanctions[1]/DistinctParties[1]/DistinctParty[3]',
      'missing-list /Sanctions[1]/DistinctParties[1]/DistinctParty[4]',
    ]);
  });

  it('reads names in every script with their quality, dates, places, numbers and relations', () => {
    expect(names(reading).filter((name) => name.startsWith('entry:sdn'))).toEqual([
      'entry:sdn:36 EVIL WORKS OOO',
      'entry:sdn:36 ~EW',
      'entry:sdn:36 ООО ЗЛО',
      'entry:sdn:37 DOE, Jane',
      'entry:sdn:37 Jane DOE',
    ]);
    const [entry, ...others] = mentionsOf(reading, 'ListEntry');
    expect(entry).toMatchObject({
      numbers: { listedFrom: 19723 },
      texts: {
        ...{
          list: 'OFAC SDN',
          type: 'entity',
          programs: 'NPWMD',
          legalBasis: 'Executive Order 13382',
          addresses: 'Moscow, Russia',
        },
        relations: 'Owned or Controlled By 37 (DOE, Jane)',
      },
    });
    expect(others.find(({ name }) => name === 'DOE, Jane')?.texts).toMatchObject({
      type: 'individual',
      features: 'Birthdate: 1962-1-1',
    });
    expect(targets(reading, 'IDENTIFIED_BY')).toContain('identifier:reg:RU/1027700049486');
    expect(targets(reading, 'REGISTERED_IN')).toContain('country:RU');
    expect(pairs(reading, 'CONTROLS')).toEqual([]);
  });
});
