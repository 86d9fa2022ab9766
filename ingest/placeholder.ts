/** Words that stand where a name is missing: said by people and spreadsheets, and by SBOM tools. */
import { normalizeName } from '../graph/ontology/name.ts';

const signs = new Set(['-', '--', '?', '.']);
const words = new Set(
  [
    [
      'any',
      'various',
      'n a',
      'na',
      'none',
      'nil',
      'null',
      'unknown',
      'unk',
      'tbd',
      'tbc',
      'tba',
      'dnp',
      'dnf',
      'generic',
      'misc',
    ],
    ['not applicable', 'not available', 'not known', 'not specified', 'unspecified', 'noassertion', 'no assertion'],
  ].flat(),
);

/** True of text that names nobody and nothing: `TBD`, `n/a`, `NOASSERTION`, `-`. */
export function isPlaceholder(text: string): boolean {
  return signs.has(text.trim()) || words.has(normalizeName(text));
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const damage: readonly RegExp[] = [
  /^-?\d(?:[.,]\d+)?e[+-]\d{2,3}$/i,
  new RegExp(`^\\d{1,2}-${month}(?:-\\d{2}|-\\d{4})?$`, 'i'),
  new RegExp(`^${month}-\\d{2}$`, 'i'),
  /^\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}(?: 0?0:00(?::00)?)?$/,
  /^(?:19|20)\d{2}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/,
];
const spreadsheetError = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)$/i;

/** A cell whose formula failed: it says nothing, of whatever column. */
export function isSpreadsheetError(text: string): boolean {
  return spreadsheetError.test(text.trim());
}

/** What a spreadsheet makes of part numbers: `1.23E+05`, `12-Mar`, `Mar-24`, `3/12/2024`, `2024-03-12`, `#N/A`. */
export function isSpreadsheetDamage(text: string): boolean {
  return isSpreadsheetError(text) || damage.some((pattern) => pattern.test(text.trim()));
}
