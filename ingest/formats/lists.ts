/** The lists and registers that are read: recognised by what stands in them, each with its reader. */
import type { Reading } from '../../graph/model/reading.ts';
import { decisionFormat } from '../../graph/ontology/decision.ts';
import { gapDecisionFormat } from '../../graph/ontology/gap-decision.ts';
import { scenarioFormat } from '../../graph/ontology/scenario.ts';
import { firstJsonLine } from '../json-lines.ts';
import type { ReadRequest } from '../read-request.ts';
import { sniffJson } from '../sniff.ts';
import { columnKey } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { findDelimiter, firstRecord } from '../tables/records.ts';
import { xmlRoot } from '../xml-records.ts';
import { bodsFormat, readBods, readBodsLines } from './bods/read.ts';
import { isStatement } from './bods/statement.ts';
import { isObject } from './cyclonedx/value.ts';
import { isDecisionDocument, readDecisions } from './decision.ts';
import { isFtmEntity } from './ftm.ts';
import { isGapDecision, readGapDecision } from './gap-decision.ts';
import { cslSheet, readCsl } from './list-csl.ts';
import { isCslJson, readCslJson } from './list-csl-json.ts';
import { euSheet, readEuList } from './list-eu.ts';
import { readOfacAdvanced } from './list-ofac-advanced.ts';
import { ofacFile, readOfacCsv } from './list-ofac-csv.ts';
import { readOfacXml } from './list-ofac-xml.ts';
import { openSanctionsSheet, readOpenSanctionsCsv } from './list-opensanctions.ts';
import { readFtmLines } from './list-opensanctions-ftm.ts';
import { readSamExclusions, samSheet } from './list-sam.ts';
import { readUkList, ukSheet } from './list-uk.ts';
import { ofacFormat } from './ofac-list.ts';
import { gleifEntities, gleifRelationships, readGleifEntities, readGleifRelationships } from './register-gleif.ts';
import { isSamRegister, readSamRegister } from './register-sam.ts';
import { isScenario, readScenario } from './scenario.ts';

type ReadText = (text: string, request: ReadRequest) => Reading;

interface KnownSheet {
  readonly format: string;
  readonly columns: readonly string[];
  /** Columns that it has in each of its editions, and no table has together. */
  readonly marks: readonly string[];
  readonly read: ReadText;
}

const sheets: readonly KnownSheet[] = [
  {
    ...cslSheet,
    read: readCsl,
    marks: ['source', 'entity_number', 'programs', 'name', 'addresses', 'alt_names', 'source_list_url'],
  },
  { ...euSheet, read: readEuList, marks: ['Entity_LogicalId', 'NameAlias_WholeName', 'Entity_SubjectType'] },
  { ...ukSheet, read: readUkList, marks: ['Unique ID', 'Name 6', 'Name type', 'Regime Name'] },
  { ...samSheet, read: readSamExclusions, marks: ['Classification', 'Exclusion Program', 'Excluding Agency', 'Exclusion Type'] },
  { ...openSanctionsSheet, read: readOpenSanctionsCsv, marks: ['id', 'schema', 'name', 'aliases', 'dataset', 'last_seen'] },
  { ...gleifEntities, read: readGleifEntities, marks: ['LEI', 'Entity.LegalName'] },
  {
    ...gleifRelationships,
    read: readGleifRelationships,
    marks: ['Relationship.StartNode.NodeID', 'Relationship.EndNode.NodeID', 'Relationship.RelationshipType'],
  },
];

const everyColumn = new Set(sheets.flatMap(({ columns }) => columns.map(columnKey)));

/** A document of which the reader is known. */
export interface OpenedList {
  readonly format: string;
  readonly read: (request: ReadRequest) => Reading;
}

/** The list or register that a delimited text is, by its header or, where it has none, by its first record. */
export function openListCsv(text: string): OpenedList | undefined {
  const head = text.slice(0, tableLimits.sniffLength);
  const header = new Set(firstRecord(head, findDelimiter(head, everyColumn)).map(columnKey));
  const sheet = sheets.find(({ marks }) => marks.every((mark) => header.has(columnKey(mark))));
  if (sheet !== undefined) return { format: sheet.format, read: (request) => sheet.read(text, request) };
  if (isSamRegister(text)) return { format: 'register-sam', read: (request) => readSamRegister(text, request) };
  if (ofacFile(firstRecord(head, ',')) === undefined) return undefined;
  return { format: ofacFormat, read: (request) => readOfacCsv(text, request) };
}

/** The list, the decisions or the ownership statements that a parsed JSON document is. */
export function openListJson(value: unknown): OpenedList | undefined {
  // A bill of materials stays one, whatever else is written into it.
  if (isDecisionDocument(value) && sniffJson(value) === undefined)
    return { format: decisionFormat, read: (request) => readDecisions(value, request) };
  if (isGapDecision(value) && sniffJson(value) === undefined)
    return { format: gapDecisionFormat, read: (request) => readGapDecision(value, request) };
  if (isScenario(value) && sniffJson(value) === undefined)
    return { format: scenarioFormat, read: (request) => readScenario(value, request) };
  if (isObject(value) && isCslJson(value)) return { format: cslSheet.format, read: (request) => readCslJson(value, request) };
  if (Array.isArray(value) && value.slice(0, looked).some(isStatement))
    return { format: bodsFormat, read: (request) => readBods(value, request) };
  return undefined;
}

/** Elements of a list at which is looked to see what the list is. */
const looked = 16;

/** What a text of JSON Lines is; undefined when it is none, or none that is known. */
export function openListJsonLines(text: string): OpenedList | undefined {
  const first = firstJsonLine(text, /"(?:statementI[dD]|schema)"\s*:/);
  if (isStatement(first)) return { format: bodsFormat, read: (request) => readBodsLines(text, request) };
  if (isFtmEntity(first)) return { format: openSanctionsSheet.format, read: (request) => readFtmLines(text, request) };
  return undefined;
}

/** The list that an XML text is, by its root; undefined when it is none. */
export function openListXml(text: string): OpenedList | undefined {
  const root = xmlRoot(text);
  if (root === 'sdnList') return { format: ofacFormat, read: (request) => readOfacXml(text, request) };
  if (root === 'Sanctions') return { format: ofacFormat, read: (request) => readOfacAdvanced(text, request) };
  return undefined;
}
