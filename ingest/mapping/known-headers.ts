/** Names of columns in foreign bills of materials, as real ones write them. `columnKey` forms; the first that fits wins. */

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
  | 'parent';

const maker = '(?:manufacturers?|manuf|manu|mfr|mfg|maker|brand|oem)\\.?';
const partNumber = '(?:part ?(?:number|num|no|nr|#)|partnumber|p ?/? ?n|pn|reference|ref|number|part|code)\\.?';

const rules: readonly (readonly [RegExp, Guess])[] = [
  [/^(?:bom ?)?(?:level|lvl|indent|ebene|stufe|tier)\.?$/, 'level'],
  [/^(?:parent|assembly|next higher assembly|nha)(?: (?:part|item|number|part number|pn))?$/, 'parent'],
  [
    new RegExp(`^(?:alt(?:ernate|ernative)?\\.?|second(?:ary)?|2nd) (?:${maker}|vendor|source)(?: ?(?:name|\\d))*$`),
    'alternate maker',
  ],
  [
    new RegExp(`^(?:alt(?:ernate|ernative)?\\.?|second(?:ary)?|2nd) (?:${maker} ?)?(?:${partNumber}|mpn)(?: ?\\d)*$`),
    'alternate part number',
  ],
  [new RegExp(`^(?:mpn|${maker} ?${partNumber}|part ?symbol|vendor item number)(?: ?\\(?(?:input|\\d+)\\)?)?$`), 'part number'],
  [new RegExp(`^${maker}(?: ?(?:name|id|\\d+))*$`), 'maker'],
  [/^(?:supplier|distributor|vendor|seller|dist|source|shop)(?: ?(?:name|\d+))*$/, 'shop'],
  [
    new RegExp(
      `^(?:(?:supplier|distributor|vendor|dist|sku|digi-?key|mouser|farnell|lcsc|newark|arrow|tme|rs)\\.? ?(?:${partNumber}|sku|order code)|sku|lcsc|digikey|mouser)(?: ?\\d+)?$`,
    ),
    'shop part number',
  ],
  [
    /^(?:(?:board |part )?(?:reference|ref)s?(?: ?des(?:ignators?)?)?|refdes|designators?|references?|ref\.?|location|bauteil)$/,
    'designator',
  ],
  [
    /^(?:(?:part|item|component|long|short) )?(?:description|desc\.?|comment|part name|bezeichnung|benennung|designation|libelle|nomenclature|noun)$/,
    'description',
  ],
  [/^(?:component|part|item|name|component name|item name|artikel)$/, 'description'],
  [/^(?:value|val|wert|valeur)$/, 'value'],
  [
    /^(?:q(?:uanti)?ty\.?|quantity|qnty|menge|anzahl|quantite|qte|count|amount)(?: ?(?:per ?(?:pcb|board|unit|assy|assembly)|\d+|total|req'?d?|required))?$/,
    'quantity',
  ],
  [/^(?:(?:supplier )?unit ?(?:price|cost)|price(?: each)?|cost|einzelpreis)(?: ?\(?(?:usd|eur|gbp|\d+)\)?)?$/, 'unit price'],
  [/^(?:country(?: of (?:origin|manufacture))?|coo|origin|made in|ursprungsland)$/, 'country'],
  [/(?:^|\W)(?:life ?cycle|part status|obsolescence)(?: ?(?:status|\d+))*$/, 'lifecycle'],
  [/^lead ?time(?: ?\(?(?:days|weeks)\)?)?$/, 'lead time'],
  [/^(?:dnp|dnf|dni|do not (?:place|populate|fit|install)|not fitted|fitted|mount|populate)$/, 'not fitted'],
  [new RegExp(`^(?:(?:internal|in-?house|company|our|customer|item) ?${partNumber}|ipn|cpn|${partNumber})$`), 'in-house number'],
];

/** Undefined for a name that tells nothing. */
export function guess(header: string): Guess | undefined {
  const name = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\ufeff]+/g, ' ')
    .trim()
    .slice(0, 80);
  return rules.find(([pattern]) => pattern.test(name))?.[1];
}
