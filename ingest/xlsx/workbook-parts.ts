/** The parts of a workbook beside its sheets: what sheets there are, the shared texts, the number formats. */
import type { Zip } from '../zip.ts';
import { builtInFormat, general, type NumberFormat, readFormat } from './number-format.ts';
import { attribute, readXml } from './xml-events.ts';

export interface SheetPart {
  readonly name: string;
  /** Name of the zip member. */
  readonly member: string;
  readonly hidden: boolean;
}
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly texts: readonly string[];
  /** By the number that a cell's `s` gives. */
  readonly formats: readonly NumberFormat[];
  readonly epoch1904: boolean;
}

/** Undefined for an archive that is no workbook. Throws what a damaged part throws. */
export async function readParts(zip: Zip): Promise<WorkbookParts | undefined> {
  const workbook = await workbookMember(zip);
  if (workbook === undefined) return undefined;
  const related = await readRelations(zip, workbook);
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let epoch1904 = false;
  await readXml(zip.unpack(workbook), {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      listed.push({ name: attributes.name ?? '', id: attribute(attributes, 'id') ?? '', hidden });
    },
  });
  const sheets = listed.flatMap(({ name, id, hidden }): SheetPart[] => {
    const relation = related.get(id);
    return relation?.type === 'worksheet' && zip.has(relation.member) ? [{ name, member: relation.member, hidden }] : [];
  });
  const partOf = (type: string) =>
    [...related.values()].find((relation) => relation.type === type && zip.has(relation.member))?.member;
  return {
    sheets,
    epoch1904,
    texts: await readTexts(zip, partOf('sharedStrings')),
    formats: await readFormats(zip, partOf('styles')),
  };
}

interface Relation {
  /** Last segment of the type's URL: the same in transitional and strict workbooks. */
  readonly type: string;
  readonly member: string;
}

async function workbookMember(zip: Zip): Promise<string | undefined> {
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  if (!zip.has('_rels/.rels')) return undefined;
  const main = [...(await readRelations(zip, '')).values()].find(({ type }) => type === 'officeDocument')?.member;
  return main !== undefined && zip.has(main) && /(?:^|\/)workbook[^/]*\.xml$/i.test(main) ? main : undefined;
}

/** ECMA-376 part 2, 9.3: the relations of `a/b.xml` stand in `a/_rels/b.xml.rels`, targets count from `a/`. */
async function readRelations(zip: Zip, source: string): Promise<Map<string, Relation>> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  await readXml(zip.unpack(`${folder}_rels/${source.slice(folder.length)}.rels`), {
    open(name, attributes) {
      const { Id: id, Type: type = '', Target: target, TargetMode: mode } = attributes;
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), member: resolve(folder, target) });
    },
  }).catch((error: unknown) => {
    // A workbook without relations has no sheets; that is said where they are looked for.
    if (zip.has(`${folder}_rels/${source.slice(folder.length)}.rels`)) throw error;
  });
  return relations;
}

function resolve(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** 18.4.9: an item is one text or runs of it; phonetic runs (`rPh`) repeat it in another script. */
async function readTexts(zip: Zip, member: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (member === undefined) return texts;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(zip.unpack(member), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') texts.push(unescapeText(text));
    },
  });
  return texts;
}

/** 22.9.2.19: characters that XML cannot hold are written `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

async function readFormats(zip: Zip, member: string | undefined): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (member === undefined) return formats;
  const own = new Map<number, NumberFormat>();
  let inCellFormats = false;
  await readXml(zip.unpack(member), {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), readFormat(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(own.get(id) ?? (Number.isInteger(id) ? builtInFormat(id) : general));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}
