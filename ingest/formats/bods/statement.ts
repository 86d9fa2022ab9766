/**
 * Statements of the Beneficial Ownership Data Standard, 0.4 (`recordType`, `recordDetails`) and 0.2
 * (`statementType`), in one shape. https://standard.openownership.org
 */
import { dayOf } from '../../../graph/ontology/property.ts';
import { isObject, type JsonObject, listOf } from '../cyclonedx/value.ts';
import { fieldObject, fieldText, fieldTexts } from '../json-fields.ts';

export type StatementKind = 'entity' | 'person' | 'relationship';

export interface BodsStatement {
  readonly pointer: string;
  readonly kind: StatementKind;
  readonly id: string;
  /** What the statement is about: several statements of one record are its versions. */
  readonly record: string;
  /** Of 0.2: the statements that this one stands instead of. */
  readonly replaces: readonly string[];
  /** Day of the statement; undefined when none is stated. */
  readonly day: number | undefined;
  /** The record has ended. */
  readonly closed: boolean;
  /** `recordDetails`, or of 0.2 the statement itself. */
  readonly details: JsonObject;
}

const kinds: Readonly<Record<string, StatementKind>> = {
  entity: 'entity',
  person: 'person',
  relationship: 'relationship',
  entityStatement: 'entity',
  personStatement: 'person',
  ownershipOrControlStatement: 'relationship',
};

/** Undefined for what is no statement of a known kind with an id. */
export function readStatement(value: unknown, pointer: string): BodsStatement | undefined {
  if (!isObject(value)) return undefined;
  const type = fieldText(value.recordType) ?? fieldText(value.statementType) ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const id = fieldText(value.statementId) ?? fieldText(value.statementID);
  if (kind === undefined || id === undefined) return undefined;
  return {
    pointer,
    kind,
    id,
    record: fieldText(value.recordId) ?? id,
    replaces: fieldTexts(value.replacesStatements),
    day: dayOf((fieldText(value.statementDate) ?? '').slice(0, 10)),
    closed: value.recordStatus === 'closed',
    details: isObject(value.recordDetails) ? value.recordDetails : value,
  };
}

/** Whether a value looks like a statement, of whatever version. */
export function isStatement(value: unknown): boolean {
  return isObject(value) && (Object.hasOwn(value, 'statementId') || Object.hasOwn(value, 'statementID'));
}

/** `bodsVersion` where it is stated; else what the shape of the statement is. */
export function bodsVersion(value: unknown): string {
  const stated = isObject(value) ? fieldText(fieldObject(value.publicationDetails).bodsVersion) : undefined;
  return stated ?? (isObject(value) && Object.hasOwn(value, 'recordType') ? '0.4' : '0.2');
}

/** A party that a relationship names, or why none is named. */
export type PartyReference =
  | { readonly kind: 'record'; readonly reference: string }
  | { readonly kind: 'unspecified'; readonly reason: string };

/** 0.4: the record's id, or an object with a reason. 0.2: `describedBy...Statement`, or `unspecified`. */
export function readReference(value: unknown): PartyReference | undefined {
  const plain = fieldText(value);
  if (plain !== undefined) return { kind: 'record', reference: plain };
  if (!isObject(value)) return undefined;
  const described = fieldText(value.describedByEntityStatement) ?? fieldText(value.describedByPersonStatement);
  if (described !== undefined) return { kind: 'record', reference: described };
  const unspecified = isObject(value.unspecified) ? value.unspecified : value;
  return Object.hasOwn(unspecified, 'reason') ? { kind: 'unspecified', reason: reasonOf(unspecified) } : undefined;
}

/** `reason: description` of what is not disclosed or not known. */
export function reasonOf(details: JsonObject): string {
  return [details.reason, details.description].flatMap((part) => fieldText(part) ?? []).join(': ');
}

/** Ids of what an indirect relationship is made up of. */
export function componentsOf(details: JsonObject): string[] {
  return [...listOf(details.componentRecords), ...listOf(details.componentStatementIDs)].flatMap((id) => fieldText(id) ?? []);
}
