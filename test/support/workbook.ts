/** Writes small zip archives and workbooks by hand, right or wrong in any place. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Unpacked size that the directory states, where it is a lie. */
  readonly statedSize?: number;
}

/** APPNOTE.TXT 6.3.10, 4.3: local headers with deflated data, the central directory, its end. */
export function zipOf(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, statedSize } of members) {
    const data = Buffer.from(bytes as Uint8Array);
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(checksum(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(statedSize ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** Node 20.19 has no crc32 of its own in every build. */
function checksum(data: Buffer): number {
  return typeof crc32 === 'function' ? crc32(data) : 0;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookOptions {
  /** Number formats by the `s` of cells: built-in numbers, or codes. */
  readonly formats?: readonly (number | string)[];
  readonly texts?: readonly string[];
  readonly hidden?: readonly string[];
  readonly date1904?: boolean;
  /** Members that take the place of, or stand beside, what is made. */
  readonly members?: readonly Member[];
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Sheets by name, each the XML within its `sheetData`. */
export function workbook(sheets: Readonly<Record<string, string>>, options: WorkbookOptions = {}): Buffer {
  const names = Object.keys(sheets);
  const state = (name: string) => (options.hidden?.includes(name) === true ? ' state="hidden"' : '');
  const formats = options.formats ?? [];
  const own = formats.map((format, index) => (typeof format === 'string' ? { id: 200 + index, code: format } : { id: format }));
  const made: Member[] = [
    {
      name: 'xl/workbook.xml',
      bytes: `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><workbookPr date1904="${options.date1904 === true ? 1 : 0}"/><sheets>${names
        .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${state(name)}/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `${head}<Relationships>${names
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="t" Type="${relation}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="s" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      bytes: `${head}<sst xmlns="${main}">${(options.texts ?? []).map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      bytes: `${head}<styleSheet xmlns="${main}"><numFmts>${own
        .map(({ id, code }) => (code === undefined ? '' : `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`))
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${own.map(({ id }) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...Object.values(sheets).map((data, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
    })),
  ];
  const others = options.members ?? [];
  return zipOf([...made.filter(({ name }) => !others.some((other) => other.name === name)), ...others]);
}

/** Rows of texts as the XML of a sheet, from row `first`. */
export function rowsXml(rows: readonly (readonly string[])[], first = 1): string {
  return rows
    .map(
      (row, index) =>
        `<row r="${first + index}">${row.map((text) => `<c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
}
