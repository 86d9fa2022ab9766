/**
 * Decision documents: match, no match, waiver, confirmation, each with author, reason and what it was
 * decided upon (docs/formats.md). Each decision is a row of the counts. A decision is a statement about its
 * party, with all its texts; a match and a no match are an edge LISTED_AS as well.
 */
import { hashOfContent } from '../../graph/model/canonical-json.ts';
import type { Reading } from '../../graph/model/reading.ts';
import {
  betweenItems,
  decisionFormat,
  decisionStatement,
  lastDayOfTerm,
  longestWaiverYears,
} from '../../graph/ontology/decision.ts';
import { type Identifier, sortIdentifiers } from '../../graph/ontology/identifier.ts';
import { organizationName } from '../../graph/ontology/name.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { countryCode } from '../country.ts';
import type { TextValues } from '../delta-builder.ts';
import { excerpt } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import { cageCode, lei, registration, uei } from '../tables/identifiers.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { isObject, type JsonObject } from './cyclonedx/value.ts';
import { decisionSchema, type WrittenDecision } from './decision-schema.ts';
import { listCode } from './list-code.ts';
import { ListReading } from './list-reading.ts';

/** Version of the form that is read here, as the document states it. */
const version = 1;

/** Whether a JSON object is a decision document, of whatever version. */
export function isDecisionDocument(value: unknown): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, 'hauberkDecision');
}

/** Reads one decision, or those of `decisions`. Never throws on content. */
export function readDecisions(document: JsonObject, request: ReadRequest): Reading {
  const reading = new ListReading(decisionFormat, 'decisions', request);
  const { hauberkDecision, $schema: _, ...rest } = document;
  if (hauberkDecision !== version) {
    reading.diagnostics.add('decision-version', 'error', '/hauberkDecision', `only version ${version} is read`);
    return reading.reject();
  }
  reading.specVersion = String(version);
  const { decisions, ...beside } = rest;
  if (decisions === undefined) return readAll(reading, [{ pointer: '', value: rest }]);
  if (!Array.isArray(decisions)) {
    reading.diagnostics.add('decision-unreadable', 'error', '/decisions', 'expected a list of decisions');
    return reading.reject();
  }
  const [name] = Object.keys(beside);
  if (name !== undefined)
    reading.diagnostics.add('decision-beside', 'warning', '', `stands beside the decisions and is not read: ${excerpt(name)}`);
  return readAll(
    reading,
    decisions.map((value, index) => ({ pointer: `/decisions/${index}`, value })),
  );
}

function readAll(reading: ListReading, written: readonly { pointer: string; value: unknown }[]): Reading {
  for (const { pointer, value } of written) {
    const result = decisionSchema.safeParse(value);
    const quarantine = result.success ? assertDecision(reading, result.data, pointer) : unreadable(result.error);
    if (!reading.count(pointer, quarantine)) return reading.reject();
  }
  return reading.accept();
}

function unreadable({ issues }: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): Quarantine {
  const [first] = issues;
  const message = first === undefined ? 'not a decision' : `${first.path.map(String).join('/')}: ${first.message}`;
  return { code: 'decision-unreadable', message: excerpt(message.replace(/^: /, '')) };
}

function assertDecision(reading: ListReading, written: WrittenDecision, pointer: string): Quarantine | undefined {
  const { builder } = reading;
  const { party, entry, scope, decidedUpon: upon } = written;
  const identifiers: Identifier[] = [];
  for (const text of party.identifiers) {
    const identifier = organizationIdentifier(text);
    if (identifier === undefined) return { code: 'decision-party', message: `no identifier of a party: ${excerpt(text)}` };
    identifiers.push(identifier);
  }
  const country = party.country === undefined ? undefined : countryCode(party.country);
  if (party.country !== undefined && country === undefined)
    return { code: 'decision-party', message: `no country: ${excerpt(party.country)}` };
  if (identifiers.length === 0 && organizationName(party.name ?? '').base === '')
    return { code: 'decision-party', message: 'no name and no identifier of a party' };
  // An identified party is known by its identifiers: the decision says nothing of its name and country.
  const said = identifiers.length > 0 ? { identifiers } : { name: party.name, country };
  const texts: TextValues = {
    statement: decisionStatement,
    decision: written.decision,
    decisionId: decisionId(written, identifiers, country),
    partyName: party.name,
    author: written.author,
    reason: written.reason,
    decided: written.decided,
    expires: written.expires,
    rule: written.rule,
    confirms: written.confirms,
    programme: scope.programme,
    transaction: scope.transaction,
    items: scope.items?.join(betweenItems),
    uponEntry: upon.entry,
    uponParty: upon.party,
    uponRule: upon.rule,
  };
  const day = dayOf(written.decided) as number;
  const last = lastDayOfTerm(written.decided);
  if (written.decision === 'waiver' && written.expires !== undefined && written.expires > last)
    reading.diagnostics.add(
      'decision-long',
      'warning',
      pointer,
      `expires on ${written.expires}, later than ${longestWaiverYears} years after it was decided (${last})`,
    );
  reading.dated = Math.max(reading.dated ?? day, day);
  const node = builder.organization({ pointer, ...said });
  const listed =
    entry === undefined ? undefined : builder.listEntry({ pointer, list: listCode(entry.list) ?? entry.list, id: entry.id });
  const keys = { partyKey: builder.key(node), entryKey: listed === undefined ? undefined : builder.key(listed) };
  builder.state(node, { pointer, texts: { ...texts, list: entry?.list, entryId: entry?.id, ...keys } });
  if (listed === undefined || written.decision === 'waiver') return undefined;
  builder.edge('LISTED_AS', node, listed, {
    pointer,
    numbers: {
      apart: written.decision === 'no match' ? 1 : undefined,
      from: day,
      to: written.expires === undefined ? undefined : dayOf(written.expires),
    },
    texts: { decisionId: texts.decisionId, author: written.author, reason: written.reason },
  });
  return undefined;
}

/** SHA-256 of what was decided, wherever it stands in a document: confirmations name it. */
function decisionId(written: WrittenDecision, identifiers: readonly Identifier[], country: string | undefined): string {
  const { scope, party, ...rest } = written;
  const named = {
    name: party.name,
    country,
    identifiers: sortIdentifiers(identifiers).map(({ scheme, value }) => `${scheme}:${value}`),
  };
  const items = scope.items === undefined ? undefined : [...new Set(scope.items)].sort();
  return hashOfContent({ ...rest, party: named, scope: { ...scope, items } });
}

/** `lei:...`, `uei:...`, `reg:CC/NUMBER`, `cage:XXXXX`. */
function organizationIdentifier(text: string): Identifier | undefined {
  const colon = text.indexOf(':');
  const value = text.slice(colon + 1).trim();
  switch (text.slice(0, Math.max(colon, 0)).toLowerCase()) {
    case 'lei':
      return named('lei', lei(value));
    case 'uei':
      return named('uei', uei(value));
    case 'cage':
      return named('cage', cageCode(value));
    case 'reg':
      return named('reg', registered(value));
    default:
      return undefined;
  }
}

function named(scheme: Identifier['scheme'], value: string | undefined): Identifier | undefined {
  return value === undefined ? undefined : { scheme, value };
}

/** What other readers made of a register's number stands as it is, if no country begins it. */
function registered(value: string): string | undefined {
  const [, country, number] = /^([^/]+)\/(.+)$/.exec(value) ?? [];
  const code = country === undefined ? undefined : countryCode(country);
  if (value === '') return undefined;
  return code === undefined || number === undefined ? value : registration(code, number);
}
