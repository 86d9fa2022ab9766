/**
 * Names of columns in foreign bills of materials, as real ones write them: English, and the languages of
 * allied industry and of the makers of boards. `plainName` forms; the first that fits wins.
 */

/** What a column is, as far as its name tells. */
export type Guess =
  | 'level'
  | 'alternate maker'
  | 'alternate part number'
  | 'part number'
  | 'maker'
  | 'shop'
  | 'shop part number'
  | 'designator'
  | 'description'
  | 'value'
  | 'quantity'
  | 'unit price'
  | 'country'
  | 'lifecycle'
  | 'lead time'
  | 'not fitted'
  | 'in-house number'
  | 'parent'
  | 'last order date'
  | 'last ship date'
  | 'replacement'
  | 'maker code'
  | 'currency';

/** Alternatives of one place in a pattern. */
const any = (...words: string[]) => `(?:${words.join('|')})`;
const only = (...patterns: string[]) => new RegExp(`^${any(...patterns)}$`);

const maker = any(
  ...["manufactur(?:er'?s?|e)", 'manuf\\.?', 'manu\\.?', 'mfg?r\\.?', 'mfg\\.?', 'mfgr\\.?', 'mf', 'maker', 'brand', 'oem'],
  ...['hersteller(?:name)?', 'fabri[ck]ante?', 'fabrikat', 'marque', 'marca', 'produttore', 'costruttore', 'tillverkare'],
  ...['produsent', 'producent', '制造商', '生产厂家', '厂家', '厂商', '品牌', 'メーカー?', '製造元'],
);
const number = any(
  'part ?(?:number|num|no|nr|#|id)',
  'partnumber',
  'p ?/? ?n',
  'pn',
  'reference',
  'ref',
  'number',
  'part',
  'code',
);
const numberOf = any(
  `${number}s?`,
  'product (?:number|no)',
  '#',
  'no',
  'teile-?(?:nr|nummer)',
  '-?nr',
  '-?nummer',
  '料号',
  '型号',
  '型番',
);
const shopName = any(
  ...['supplier', 'distributor', 'vendor', 'seller', 'dist', 'source', 'shop', 'lieferant', 'bezugsquelle', 'fournisseur'],
  ...['proveedor', 'fornitore', 'leverantor', 'leverandor', 'leverancier', 'dostawca', '供应商', '仕入先'],
);
const shop = any(
  ...[
    'digi-? ?key',
    'mouser',
    'farnell',
    'lcsc',
    'jlc(?:pcb)?',
    'newark',
    'element ?14',
    'arrow',
    'avnet',
    'tme',
    'rs',
    'conrad',
  ],
  ...['reichelt', 'mcmaster(?:-carr)?', '立创'],
);
const counted = '(?: ?\\(?(?:input|\\d+)\\)?)?';
const alternate = '(?:alt(?:ernate|ernative)?\\.?|second(?:ary)?|2nd)';
const gone = '(?:affected|impacted|discontinued|obsolete)';

const rules: readonly (readonly [RegExp, Guess])[] = [
  [only(`(?:${maker} )?n?cage(?: ?code)?`, `${maker} code`), 'maker code'],
  [only('(?:price )?currency|wahrung|devise|moneda|valuta'), 'currency'],
  [
    only('(?:bom |structure |hierarchy )?(?:level|lvl|indent|tier)\\.?', 'ebene', 'stufe', 'niveau', 'nivel', 'niva', '层级'),
    'level',
  ],
  [
    only('(?:parent|assembly|next higher assembly|nha)(?: (?:part|item|number|part number|pn))?', 'baugruppe', '母件', '父项'),
    'parent',
  ],
  [only('(?:last|final) ?(?:time )?(?:buy|order)(?: date)?', 'ltb(?: date)?', 'lastbuy'), 'last order date'],
  [only('(?:last|final) ?(?:time )?(?:ship(?:ment|ping)?|delivery)(?: date)?', 'lt[sd](?: date)?'), 'last ship date'],
  [
    only(`(?:(?:recommended|suggested|possible) )?(?:replacement|successor)s?(?: (?:device|product|item|${number}|mpn))?`),
    'replacement',
  ],
  [only(`${alternate} ${any(maker, 'vendor', 'source')}(?: ?(?:name|\\d))*`), 'alternate maker'],
  [only(`${alternate} (?:${maker} ?)?${any(number, 'mpn')}(?: ?\\d)*`), 'alternate part number'],
  [
    only(
      `${any('mpns?', `${maker}(?: ?\\d)? ?${numberOf}\\.?`, 'part ?symbol', 'vendor item number')}${counted}`,
      `${gone} (?:device|product|item|mpn|${number})s?`,
      ...[
        '(?:reference|ref\\.?|referencia|codice|code) (?:del )?(?:fabri[ck]ante?|produttore|costruttore)',
        '(?:规格)?型号',
        '元件型号',
      ],
    ),
    'part number',
  ],
  [only(`${maker}(?: ?(?:name|id|\\d+))*`), 'maker'],
  [
    only(
      `(?:${any(shopName, shop, 'sku')}\\.? ?${any(number, '#', 'no\\.?', 'sku', 'order code', '料号', '编号')}\\.?|sku|${shop})(?: ?\\d+)?`,
      ...['(?:lieferanten-?(?:teile-?)?|bestell-?)(?:nr\\.?|nummer)', '(?:reference|ref\\.?) fournisseur', '商品编号'],
    ),
    'shop part number',
  ],
  [only(`${shopName}(?: ?(?:name|\\d+))*`), 'shop'],
  [
    only(
      '(?:(?:board|part|schematic|circuit|customer|comp(?:onent)?) )?(?:reference|ref)s?\\.?(?: ?des(?:ignat(?:or|ion)s?)?)?',
      ...['refdes', 'designators?', 'location', 'bauteil', 'reperes?', 'referenz(?:en|bezeichner)?', 'referencia', 'riferimento'],
      ...['元?件?位号', '标号', 'リファレンス', '部品番号'],
    ),
    'designator',
  ],
  [
    only(
      '(?:(?:part|item|component|product|long|short) )?(?:description|desc\\.?|comment|part name|nomenclature|noun|title)',
      ...['(?:artikel)?bezeichnung', 'benennung', 'beschreibung', '(?:objekt|material)?kurztext', 'designation', 'libelle'],
      ...[
        'descripcion',
        'descrizione',
        'beskrivning',
        'beskrivelse',
        'benamning',
        'omschrijving',
        'opis',
        '描述',
        '物料名称',
        '品名',
      ],
    ),
    'description',
  ],
  [
    only('component|part|item|name|component name|item name|artikel|komponente?|material|teil|articulo|articolo|名称'),
    'description',
  ],
  [only('value|val|wert|valeur|valore?|参数|值|規格|规格|定数'), 'value'],
  [
    only(
      "(?:order |build )?(?:q(?:uanti)?ty\\.?|quantity|qnty|count|amount)(?: ?/? ?(?:per ?)?(?:pcb|board|unit|assy|assembly|per|\\d+|total|req'?d?|required))?",
      ...[
        'menge',
        'anzahl',
        'stuck(?:zahl)?',
        'quantite',
        'qte\\.?',
        'cant(?:idad)?\\.?',
        'quantita',
        'qta\\.?',
        'antall?',
        'aantal',
      ],
      ...['ilosc', '数量', '用量', '個数', '员数', '수량'],
    ),
    'quantity',
  ],
  [
    only(
      '(?:(?:supplier )?unit ?(?:price|cost)|price(?: each)?|cost|(?:einzel|stuck)?preis|prix(?: unitaire)?)(?: ?\\(?(?:usd|eur|gbp|nok|sek|dkk|pln|\\$|€|\\d+)\\)?(?: net| each)?)?',
      ...['precio(?: unitario)?', 'prezzo(?: unitario)?', 'a-?pris', '单价', '単価'],
    ),
    'unit price',
  ],
  [
    only(
      'country(?: of (?:origin|manufacture))?|coo|origin|made in|ursprungsland|herkunftsland',
      ...["pays(?: d'origine)?", 'pais(?: de origen)?', 'paese(?: di origine)?', '原?产地', '原产国', '原産国'],
    ),
    'country',
  ],
  [/(?:^|\W)(?:life ?cycle|part status|obsolescence)(?: ?(?:status|\d+))*$/, 'lifecycle'],
  [
    only(
      `(?:(?:factory|${maker}|standard|std\\.?) )?(?:lead ?time|lieferzeit|delai(?: de livraison)?|货期|交期)(?: ?\\(?(?:in )?[a-z]+\\)?)?`,
    ),
    'lead time',
  ],
  [
    only('dnp|dnf|dni|do not (?:place|populate|fit|install)|not fitted|fitted|mount(?:ed)?|populat(?:ed?|ion)|bestuckt'),
    'not fitted',
  ],
  [
    only(
      `${any('internal', 'in-?house', 'company', 'our', 'customer', 'item')} ?${number}\\.?`,
      ...[
        'ipn',
        'cpn',
        `${number}s?\\.?`,
        '(?:material|artikel|sach|teile)-?(?:nr\\.?|nummer)',
        '(?:内部|公司)?(?:物?料号|物料编码)',
      ],
    ),
    'in-house number',
  ],
];

/** Undefined for a name that tells nothing. */
export function guess(header: string): Guess | undefined {
  const name = plainName(header);
  return rules.find(([pattern]) => pattern.test(name))?.[1];
}

/** Without case, accents, what marks a plural, and the ways in which words are held apart. */
function plainName(header: string): string {
  return header
    .slice(0, 80)
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\ufeff]+/g, '')
    .normalize('NFC')
    .replace(/\(s\)|\(e?n\)/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim();
}
