/**
 * What PDF/UA-1 asks for and Typst, as it is built for WebAssembly, does not write: that the title is shown, that
 * the file says it is accessible, and that the first cell of a row of a table is its header. Typst writes its
 * objects one after another in plain text, with one table of their places at the end: these are read, some are
 * written anew, and all get their new places. The same bytes give the same bytes.
 */

const identification =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

export function accessible(file: Uint8Array): Uint8Array {
  const { before, objects, trailer } = parted(Buffer.from(file).toString('latin1'));
  const root = referenced(/\/Root (\d+) 0 R/, trailer);
  change(objects, root, /\/ViewerPreferences <<\n/, (found) => `${found}    /DisplayDocTitle true\n`);
  change(objects, referenced(/\/Metadata (\d+) 0 R/, objectAt(objects, root)), /^\d+ 0 obj[\s\S]*$/, identified);
  const headed = headRows(objects);
  const tree = referenced(/\/StructTreeRoot (\d+) 0 R/, objectAt(objects, root));
  if (headed.length > 0)
    change(
      objects,
      tree,
      /\/IDTree <<\s+\/Names \[([^\]]*)\]/,
      (_, names) => `/IDTree <<\n    /Names [${withNames(names, headed)}]`,
    );
  return Uint8Array.from(Buffer.from(joined(before, objects, trailer), 'latin1'));
}

/** By number; a number that is not in use has none. */
type Objects = Map<number, string>;

interface Parted {
  readonly before: string;
  readonly objects: Objects;
  readonly trailer: string;
}

const placeLength = 20;

function parted(text: string): Parted {
  const end = /startxref\n(\d+)\n%%EOF\s*$/.exec(text.slice(-64));
  const places = Number(end?.[1] ?? Number.NaN);
  const head = /^xref\n0 (\d+)\n/.exec(text.slice(places, places + 40));
  if (head === null) throw new Error('invariant: the PDF has no table of places');
  const from = places + head[0].length;
  const starts: [number, number][] = [];
  for (let number = 0; number < Number(head[1]); number++) {
    const place = text.slice(from + number * placeLength, from + (number + 1) * placeLength);
    if (place[17] === 'n') starts.push([Number(place.slice(0, 10)), number]);
  }
  starts.sort(([a], [b]) => a - b);
  const objects: Objects = new Map(starts.map(([start, number], k) => [number, text.slice(start, starts[k + 1]?.[0] ?? places)]));
  const trailer = text.slice(from + Number(head[1]) * placeLength);
  return { before: text.slice(0, starts[0]?.[0] ?? places), objects, trailer };
}

function joined(before: string, objects: Objects, trailer: string): string {
  const count = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const places = new Map<number, number>();
  let at = before.length;
  for (const [number, text] of objects) {
    places.set(number, at);
    at += text.length;
  }
  const table = Array.from({ length: count }, (_, number) => {
    const place = places.get(number);
    if (place !== undefined) return `${`${place}`.padStart(10, '0')} 00000 n\r\n`;
    return `0000000000 ${number === 0 ? '65535' : '00000'} f\r\n`;
  });
  const end = trailer.replace(/startxref\n\d+\n/, `startxref\n${at}\n`);
  return `${before}${[...objects.values()].join('')}xref\n0 ${count}\n${table.join('')}${end}`;
}

function referenced(pattern: RegExp, text: string): number {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`invariant: the PDF has no ${pattern.source}`);
  return Number(found[1]);
}

function objectAt(objects: Objects, number: number): string {
  const text = objects.get(number);
  if (text === undefined) throw new Error(`invariant: the PDF has no object ${number}`);
  return text;
}

function change(objects: Objects, number: number, pattern: RegExp, to: (...found: string[]) => string): void {
  const text = objectAt(objects, number);
  if (!pattern.test(text)) throw new Error(`invariant: object ${number} of the PDF has no ${pattern.source}`);
  objects.set(number, text.replace(pattern, to));
}

/** What documents bring with them is escaped in the metadata: the last such place is the writer's own. */
function identified(metadata: string): string {
  const end = metadata.lastIndexOf('</rdf:RDF>');
  if (end === -1) throw new Error('invariant: the PDF has no metadata in RDF');
  return `${metadata.slice(0, end)}${identification}${metadata.slice(end)}`.replace(
    /\/Length (\d+)/,
    (_, length) => `/Length ${Number(length) + identification.length}`,
  );
}

interface Headed {
  readonly name: string;
  readonly cell: number;
}

const row = /^\d+ 0 obj\n<<\n {2}\/Type \/StructElem\n {2}\/S \/TR\n {2}\/P \d+ 0 R\n {2}\/K \[((?:\d+ 0 R ?)+)\]/;
const cell =
  /^(\d+ 0 obj\n<<\n {2}\/Type \/StructElem\n {2}\/S )\/TD\n( {2}\/P \d+ 0 R\n)([\s\S]*?)\/Headers \[((?:\(U\d+x\d+y0\))+)\]/;

/** The first cell of each row of a table's body becomes its header, and each other cell names it. */
function headRows(objects: Objects): Headed[] {
  const headed: Headed[] = [];
  for (const text of [...objects.values()]) {
    const kids = row.exec(text)?.[1].match(/\d+(?= 0 R)/g);
    if (kids == null) continue;
    const [first, ...others] = kids.map(Number);
    if (!cell.test(objectAt(objects, first))) continue;
    const name = `R${first}`;
    change(
      objects,
      first,
      cell,
      (_, start, parent, between, headers) =>
        `${start}/TH\n${parent}  /ID (${name})\n${between}/Scope /Row\n    /Headers [${headers}]`,
    );
    for (const other of others)
      change(
        objects,
        other,
        cell,
        (_, start, parent, between, headers) => `${start}/TD\n${parent}${between}/Headers [${headers} (${name})]`,
      );
    headed.push({ name, cell: first });
  }
  return headed;
}

/** A tree of names is in the order of its names. */
function withNames(names: string, headed: readonly Headed[]): string {
  const all = [...(names.match(/\([^)]*\) \d+ 0 R/g) ?? []), ...headed.map(({ name, cell: own }) => `(${name}) ${own} 0 R`)];
  return all.sort((a, b) => (a < b ? -1 : 1)).join(' ');
}
