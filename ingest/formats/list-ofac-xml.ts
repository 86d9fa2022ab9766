/**
 * OFAC's lists as XML in the older form: sdn.xml and consolidated.xml (`sdnList/sdnEntry`; schema
 * https://www.treasury.gov/ofac/downloads/sdn.xsd). Aliases of category `weak` are weak.
 */
import type { Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../read-request.ts';
import { childrenOf, readXmlRecords, textAt, type XmlElement } from '../xml-records.ts';
import { listDay } from './list-date.ts';
import { entryIdentifier } from './list-identifiers.ts';
import { ListReading } from './list-reading.ts';
import {
  consolidatedList,
  isNeverSdn,
  nameOfacList,
  type OfacEntry,
  ofacFormat,
  ofacType,
  readRemarks,
  sdnList,
  stateOfacEntry,
} from './ofac-list.ts';

const entryPath = 'sdnList/sdnEntry';
/** The published schema spells it so. */
const publication = 'sdnList/publshInformation';

/** Reads the list. Never throws on content. */
export function readOfacXml(text: string, request: ReadRequest): Reading {
  const reading = new ListReading(ofacFormat, 'list:ofac', request);
  reading.specVersion = 'xml';
  const entries: OfacEntry[] = [];
  let announced: string | undefined;
  let tooMany = false;
  const wellFormed = readXmlRecords(text, new Set([entryPath, publication]), reading.diagnostics, (element, pointer, path) => {
    if (path === publication) {
      reading.dated = listDay(textAt(element, 'Publish_Date') ?? '', 'mdy');
      announced = textAt(element, 'Record_Count');
      return;
    }
    const entry = readEntry(element, pointer, reading);
    if (entry !== undefined) entries.push(entry);
    const quarantine = { code: 'missing-party', message: 'the entry has no uid or no name' };
    tooMany ||= !reading.count(pointer, entry === undefined ? quarantine : undefined);
  });
  const list = entries.some(({ programs }) => isNeverSdn(programs)) ? consolidatedList : sdnList;
  if (entries.length > 0) nameOfacList(reading, list);
  if (!wellFormed || tooMany) return reading.reject();
  for (const entry of entries) stateOfacEntry(reading, list, entry);
  reportCount(reading, announced);
  return reading.accept();
}

/** The document says how many entries it has: fewer were lost on the way. */
function reportCount(reading: ListReading, announced: string | undefined): void {
  if (announced === undefined || announced === String(reading.rows.in)) return;
  const message = `the document announces ${announced} entries and has ${reading.rows.in}`;
  reading.diagnostics.add('record-count', 'warning', '', message);
}

function readEntry(entry: XmlElement, pointer: string, reading: ListReading): OfacEntry | undefined {
  const id = textAt(entry, 'uid');
  const name = nameOf(entry);
  if (id === undefined || name === undefined) return undefined;
  const remarks = textAt(entry, 'remarks');
  const fromRemarks = readRemarks(remarks ?? '');
  const akas = within(entry, 'akaList', 'aka').flatMap((aka) => {
    const alias = nameOf(aka);
    return alias === undefined ? [] : [{ name: alias, weak: textAt(aka, 'category')?.toLowerCase() === 'weak' }];
  });
  const ids = within(entry, 'idList', 'id');
  const addresses = within(entry, 'addressList', 'address');
  const countries = addresses.flatMap((address) => countryOf(address, pointer, reading));
  return {
    ...{ pointer, id, name, countries },
    type: ofacType(textAt(entry, 'sdnType')?.toLowerCase()),
    programs: within(entry, 'programList', 'program').map(({ text }) => text),
    aliases: [...akas, ...fromRemarks.aliases],
    identifiers: [...ids.flatMap((each) => identifierOf(each) ?? []), ...fromRemarks.identifiers],
    texts: {
      title: textAt(entry, 'title'),
      remarks,
      ids: ids.map((each) => joined(each, ['idType', 'idNumber', 'idCountry', 'issueDate', 'expirationDate'])).join('; '),
      addresses: addresses.map((each) => joined(each, addressParts)).join('; '),
      nationalities: list(entry, 'nationalityList', 'nationality', 'country'),
      citizenships: list(entry, 'citizenshipList', 'citizenship', 'country'),
      datesOfBirth: list(entry, 'dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth'),
      placesOfBirth: list(entry, 'placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth'),
      callSign: textAt(entry, 'vesselInfo', 'callSign'),
      vesselType: textAt(entry, 'vesselInfo', 'vesselType'),
      vesselFlag: textAt(entry, 'vesselInfo', 'vesselFlag'),
      vesselOwner: textAt(entry, 'vesselInfo', 'vesselOwner'),
      tonnage: textAt(entry, 'vesselInfo', 'tonnage'),
      grossTonnage: textAt(entry, 'vesselInfo', 'grossRegisteredTonnage'),
    },
  };
}

const addressParts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'];

/** `LAST, First`; of what is no person all stands in `lastName`. */
function nameOf(element: XmlElement): string | undefined {
  const parts = [textAt(element, 'lastName'), textAt(element, 'firstName')].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function within(entry: XmlElement, parent: string, child: string): XmlElement[] {
  return childrenOf(entry, parent).flatMap((element) => childrenOf(element, child));
}

function joined(element: XmlElement, names: readonly string[]): string {
  return names.flatMap((name) => textAt(element, name) ?? []).join(', ');
}

function list(entry: XmlElement, parent: string, child: string, value: string): string {
  return within(entry, parent, child)
    .flatMap((element) => textAt(element, value) ?? [])
    .join('; ');
}

function identifierOf(element: XmlElement) {
  return entryIdentifier(textAt(element, 'idType') ?? '', textAt(element, 'idNumber') ?? '', textAt(element, 'idCountry') ?? '');
}

function countryOf(address: XmlElement, pointer: string, reading: ListReading): string[] {
  const written = textAt(address, 'country');
  const code = written === 'undetermined' ? undefined : reading.country(written, pointer);
  return code === undefined ? [] : [code];
}
