/** Drafts of mappings for bills of materials as drawing programs, resource planning and suppliers write them. */
import { describe, expect, it } from 'vitest';
import { suggest } from '../../app/documents/suggest-mapping.ts';
import { readMapped } from '../support/read-mapped.ts';
import { edgesOfKind, mentionsOf, pairs } from '../support/read-table-text.ts';

const draft = async (text: string | Buffer, path = 'board.csv') => await suggest(Buffer.from(text), path);
/** Lines of the draft that say where a column comes from, and keys of the whole. */
const linesOf = ({ mapping }: { mapping: string }) => mapping.split('\n').filter((line) => /^ *[a-z_]+: *./.test(line));
const encoded = (text: string) => Buffer.from(text, 'latin1');

describe('a draft of a mapping', () => {
  it('takes a column of designators for one, whatever it is called', async () => {
    const made = await draft(
      'Part;Value;Device;MF;MPN;\n"C1";"1u/50V";"C-EU";"";"";\n"IC3";"DS18B20";"SO8";"Maxim";"DS18B20";\n"X1";"";"";"";"";\n',
    );
    expect(linesOf(made)).toEqual(
      expect.arrayContaining(['  item: {column: Part, prefix: "board "}', '  supplier: MF', '  supplier_part_number: MPN']),
    );
    expect(made.rows).toEqual({ in: 3, mapped: 3, quarantined: 0 });
    const parts = await draft('Part,Manufacturer,Qty\nLM317,TI,1\nTL072,TI,2\nNE555,TI,1\n');
    expect(linesOf(parts)).toContain('  item: Part');
  });

  it('names items by what tells the lines apart, never by where they stand on the board', async () => {
    const grouped = 'Name,Designator,Qty,Manufacturer,MPN\nGRM155,"C18, C26",2,Murata,GRM155\nBAT54,D1,1,Diodes,BAT54\n';
    const made = await draft(grouped);
    expect(linesOf(made)).toContain('  item: Name');
    expect(made.unsure).toContain('Rows with the same Name are one item; Designator says where it stands on the board.');
    // A name of several parts, one that is missing, and one that stands for none, tell nothing apart.
    for (const rows of [
      'CAP,C1,1,Murata,A\nCAP,C2,1,TDK,B\n',
      'CAP,C1,1,Murata,A\n,C2,1,TDK,\n',
      'CAP,C1,1,Murata,A\nN/A,C2,1,TDK,\n',
    ])
      expect(linesOf(await draft(`Name,Designator,Qty,Manufacturer,MPN\n${rows}`)).join()).toContain('{column: Designator,');
  });

  it('knows columns by their names in other languages', async () => {
    const german = await draft(
      encoded(
        'Stufe;Komponente;Menge;Lieferant;Herstellerteilenummer;Hersteller;Ursprungsland\n.1;Platte;1,000;S;GP-7;S GmbH;China\n',
      ),
    );
    expect(linesOf(german)).toEqual([
      ...['table: [requirements, sources]', '  item: Komponente', '  quantity: Menge', '  supplier: Hersteller'],
      ...['  supplier_part_number: Herstellerteilenummer', '  distributor: Lieferant', '  origin_country: Ursprungsland'],
      ...['level: Stufe', 'decimal: ","'],
    ]);
    const french = await draft(
      "Rep\u00e8re;Quantit\u00e9;Fabricant;R\u00e9f\u00e9rence fabricant;Pays d'origine\nC1;2;Kemet;C06;Mexique\n",
    );
    expect(linesOf(french)).toEqual(expect.arrayContaining(['  supplier: Fabricant', '  quantity: Quantit\u00e9']));
    expect(french.rows.mapped).toBe(1);
  });

  it('finds the encoding of a text that is not Unicode by the names of its columns', async () => {
    // gb18030: 位号,数量,制造商,型号
    const header = Buffer.from([
      0xce, 0xbb, 0xba, 0xc5, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x2c, 0xd6, 0xc6, 0xd4, 0xec, 0xc9, 0xcc, 0x2c,
    ]);
    const bytes = Buffer.concat([header, Buffer.from([0xd0, 0xcd, 0xba, 0xc5]), Buffer.from('\nU1,1,ST,STM32F103\n')]);
    const made = await draft(bytes);
    expect(linesOf(made)).toEqual(
      expect.arrayContaining(['encoding: gb18030', '  supplier: 制造商', '  supplier_part_number: 型号']),
    );
    expect(pairs(await readMapped(bytes, made.mapping), 'BY')).toEqual([
      'item:name:board u1 <- organization:name:st @  -> organization:name:st',
    ]);
  });

  it('reads outlines for levels, and keeps parts of one description apart by their numbers', async () => {
    const text = 'ITEM NO.,PART NUMBER,DESCRIPTION,QTY.\n1,A-100,FRAME,1\n1.1,A-101,BOLT,2\n1.2,A-102,BOLT,8\n2,A-200,COVER,1\n';
    const made = await draft(text, 'asm.csv');
    expect(linesOf(made)).toEqual(expect.arrayContaining(['  item: {join: [PART NUMBER, DESCRIPTION]}', 'level: ITEM NO.']));
    expect(pairs(await readMapped(text, made.mapping), 'REQUIRES')).toEqual(
      [
        ...['asm -> item:name:a 100 frame', 'a 100 frame -> item:name:a 101 bolt', 'a 100 frame -> item:name:a 102 bolt'],
        'asm -> item:name:a 200 cover',
      ].map((pair) => `item:name:${pair}`),
    );
  });

  it('never names items by the numbers of their lines', async () => {
    const made = await draft('Item,Qty,Supplier,Part Number,Description\n1,4,Digi-Key,311-10K,RES\n2,1,Mouser,511-STM,MCU\n');
    expect(linesOf(made)).toContain('  item: {join: [Part Number, Description]}');
  });

  it('keeps a part number without a maker as the number of the item', async () => {
    const text = 'References,Qty,MPN\nU1,1,SN74AHCT1G125DBVR\n';
    const { mapping } = await draft(text);
    const reading = await readMapped(text, mapping);
    expect(mentionsOf(reading, 'Item').find(({ key }) => key === 'item:name:board u1')?.texts).toMatchObject({
      partNumber: 'SN74AHCT1G125DBVR',
    });
    expect(reading.diagnostics.map(({ code }) => code)).not.toContain('maker-missing');
  });

  it('leaves out headings and what runs on from the row above', async () => {
    const text =
      'Item\tQuantity\tReference\tPart\tManufacturer\tMfr P/N\nCapacitors\t\t\t\t\t\n1\t3\tC1,C2,\t100n\tKEMET\tC06\n\t\tC3\t\t\t\n2\t1\tU1\tLM317\tTI\tLM317T\n3\t1\tU2\tX\tTI\tX1\n';
    const made = await draft(text);
    expect(linesOf(made)).toContain('skip: {Quantity: ""}');
    expect(made.rows).toEqual({ in: 5, mapped: 3, quarantined: 2 });
  });

  it('reads a notice of discontinuance as items', async () => {
    const text =
      'Affected Part Number,Manufacturer,Replacement Part,Last Time Buy Date,Last Ship Date,Lifecycle\nMAX232CPE,Maxim,MAX232ACPE,30-Jun-2025,31-Dec-2025,Not Recommended for New Design\n';
    const made = await draft(text, 'pcn.csv');
    expect(linesOf(made)).toEqual(
      expect.arrayContaining(['table: items', '  last_order_date: Last Time Buy Date', 'dates: D-MMM-YYYY']),
    );
    const reading = await readMapped(text, made.mapping);
    expect(reading.diagnostics).toEqual([]);
    expect(mentionsOf(reading, 'Item').find(({ numbers }) => numbers.lastOrderDate !== undefined)?.numbers).toMatchObject({
      lifecycle: 2,
      lastOrderDate: Date.UTC(2025, 5, 30) / 86_400_000,
    });
    const either = await draft(text.replaceAll(/\d\d-\w{3}-2025/g, '05/06/2025'));
    expect(either.unsure).toContain('The day is taken to stand before the month: no date shows it.');
  });

  it('reads lead times in weeks, and the currency of prices', async () => {
    const text = 'Description,Manufacturer,MPN,Lead Time (weeks),Unit Price (USD)\nMCU,ST,STM32,52,3.50\n';
    const { mapping } = await draft(text, 'avl.csv');
    const [source] = edgesOfKind(await readMapped(text, mapping), 'PROVIDES');
    expect(source).toMatchObject({ numbers: { leadTimeDays: 364, unitCost: 350 }, texts: { currency: 'USD' } });
  });

  it('knows names that are run together, and the codes of makers', async () => {
    const text =
      'PartNumber,ManufacturerName,ManufacturerCode,ManufacturerPartNumber,LeadTimeWeeks,UnitPrice,Currency\nPN1,Moog Inc,94697,MA1,14,9.5,EUR\n';
    const { mapping } = await draft(text, 'aml.csv');
    const reading = await readMapped(text, mapping);
    expect(reading.diagnostics).toEqual([]);
    expect(edgesOfKind(reading, 'PROVIDES')[0]).toMatchObject({
      numbers: { leadTimeDays: 98, unitCost: 950 },
      texts: { currency: 'EUR', partNumber: 'MA1' },
    });
    expect(pairs(reading, 'AT')).toEqual([expect.stringContaining('site:cage:94697')]);
    expect((await draft(text.replace('94697', 'M-0001-X'))).mapping).not.toContain('ManufacturerCode\n  unit');
  });

  it('cuts cells with several makers at each of the signs between them', async () => {
    const text = 'Ref,Manufacturer,MPN\nC1,Kemet / Murata,C06 / GRM18\nU2,ST; Microchip,STM32F4; ATSAM4\nU3,Analog Devices,LT1\n';
    const { mapping } = await draft(text);
    expect(mapping).toContain('supplier: {column: Manufacturer, split: [";", " / "]}');
    const makers = pairs(await readMapped(text, mapping), 'BY').map((pair) => pair.replace(/.* -> organization:name:/, ''));
    expect(makers).toEqual(['kemet', 'murata', 'st', 'microchip', 'analog devices']);
  });
});
