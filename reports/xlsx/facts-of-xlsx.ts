/** The sheet that says what the report is of, and how it is read back. */
import type { GapReport } from '../gap-report.ts';
import { factsOf, factsText, parameterNames, parseFacts, type ReportFacts } from '../report-facts.ts';
import { type SheetParts, strong, typed } from './sheet.ts';
import { entriesOf, textOfEntry, type ZipEntry } from './zip.ts';

/** Of the rows whose second cells, one after another, are the facts as one text. */
const factsLabel = 'facts';
/** Characters of one such cell: a cell is bounded. */
const partLength = 30_000;
/** Rows and bytes of that sheet in a stranger's file, and bytes of the texts of all its sheets. */
const mostRows = 100;
const longestSheet = 1024 * 1024;
const longestStrings = 16 * 1024 * 1024;

export function factsSheet(report: GapReport): SheetParts {
  const facts = factsOf(report);
  const text = factsText(facts);
  const parts = Array.from({ length: Math.ceil(text.length / partLength) }, (_, k) =>
    text.slice(k * partLength, (k + 1) * partLength),
  );
  const given = parameterNames.filter((name) => facts.parameters[name] !== '');
  const rows: [string, string][] = [
    ['Report', facts.reportId],
    ['View', facts.viewHash],
    ['Programme', facts.programme || 'all (the whole view)'],
    ['Facts as of', facts.asOf || 'no stated date'],
    ['Documents received until', facts.knownAt || 'all'],
    ...given.map((name): [string, string] => [`Asked with: ${name}`, facts.parameters[name]]),
    ...parts.map((part): [string, string] => [factsLabel, part]),
  ];
  return {
    name: 'Facts',
    title: 'What this report is of: hauberk report verify reads it',
    landscape: false,
    widths: [30, 110],
    header: [],
    rows: rows.map(([name, said]) => [strong(name), typed(said, 'text')]),
  };
}

/** Undefined where there are none. The file is a stranger's. */
export function factsInXlsx(file: Uint8Array): ReportFacts | undefined {
  try {
    const entries = entriesOf(file);
    const cells = rowsOf(textOfEntry(file, lastSheet(entries), longestSheet));
    if (cells.length > mostRows) return undefined;
    const strings = textOfEntry(file, entryNamed(entries, 'xl/sharedStrings.xml'), longestStrings);
    const texts = sharedTexts(strings, new Set(cells.flat()));
    const parts = cells.flatMap(([name, said]) => (texts.get(name) === factsLabel ? [texts.get(said) ?? ''] : []));
    return parseFacts(parts.join(''));
  } catch {
    return undefined;
  }
}

/** The facts are on the last sheet. */
function lastSheet(entries: readonly ZipEntry[]): ZipEntry {
  const numbers = entries.flatMap(({ name }) => {
    const found = /^xl\/worksheets\/sheet(\d{1,4})\.xml$/.exec(name);
    return found === null ? [] : [Number(found[1])];
  });
  return entryNamed(entries, `xl/worksheets/sheet${Math.max(...numbers)}.xml`);
}

function entryNamed(entries: readonly ZipEntry[], wanted: string): ZipEntry {
  const found = entries.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no ${wanted}`);
  return found;
}

/** Texts by number. Nothing is looked at twice: each begins behind the one before it. */
function sharedTexts(xml: string, wanted: ReadonlySet<number>): Map<number, string> {
  const texts = new Map<number, string>();
  for (let number = 0, at = xml.indexOf(textBegin); at >= 0; at = xml.indexOf(textBegin, at)) {
    const from = xml.indexOf('>', at + textBegin.length) + 1;
    const to = from === 0 ? -1 : xml.indexOf('<', from);
    if (to < 0) break;
    at = to;
    if (!xml.startsWith(textEnd, to)) continue;
    if (wanted.has(number)) texts.set(number, unescaped(xml.slice(from, to)));
    number++;
  }
  return texts;
}

const textBegin = '<si><t';
const textEnd = '</t></si>';
/** Characters from the beginning of a row to the end of its second cell. */
const longestRowBegin = 500;
const twoTexts = /^[^>]*><c r="A\d+"[^>]*t="s"[^>]*><v>(\d{1,9})<\/v><\/c><c r="B\d+"[^>]*t="s"[^>]*><v>(\d{1,9})<\/v><\/c>/;

/** Numbers of the texts in the first two cells of each row. */
function rowsOf(xml: string): [number, number][] {
  const begins = xml.split('<row ').slice(1);
  return begins.flatMap((begin): [number, number][] => {
    const found = twoTexts.exec(begin.slice(0, longestRowBegin));
    return found === null ? [] : [[Number(found[1]), Number(found[2])]];
  });
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text
    .replace(/&(amp|lt|gt|quot|apos|#39|#x27);/g, (whole, name: string) => marks[name] ?? (name.startsWith('#') ? "'" : whole))
    .replaceAll('_x005F_', '_');
}
