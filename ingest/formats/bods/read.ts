/** BODS as a list of statements or as JSON Lines. Each statement is a row of the counts (docs/formats.md). */
import type { Reading } from '../../../graph/model/reading.ts';
import { dayOf } from '../../../graph/ontology/property.ts';
import type { Node } from '../../delta-builder.ts';
import { readJsonLines } from '../../json-lines.ts';
import type { ReadRequest } from '../../read-request.ts';
import type { Quarantine } from '../../tables/table-reader.ts';
import { fieldObject, fieldText } from '../json-fields.ts';
import { ListReading } from '../list-reading.ts';
import { type Claim, readInterests, saysWhoHolds } from './interests.ts';
import { Parties, type Party, readParty } from './party.ts';
import { type BodsStatement, bodsVersion, componentsOf, type PartyReference, readReference, readStatement } from './statement.ts';
import { recordsOf, type Version, versionsOf } from './versions.ts';

export const bodsFormat = 'bods-json';

interface Written {
  readonly pointer: string;
  readonly value: unknown;
  readonly problem?: string;
}

/** Reads a list of statements. Never throws on content. */
export function readBods(statements: readonly unknown[], request: ReadRequest): Reading {
  const reading = new ListReading(bodsFormat, 'bods', request);
  return read(
    reading,
    statements.map((value, index) => ({ pointer: `/${index}`, value })),
    request,
  );
}

/** Reads statements as JSON Lines. Never throws on content. */
export function readBodsLines(text: string, request: ReadRequest): Reading {
  const reading = new ListReading(bodsFormat, 'bods', request);
  return read(reading, [...readJsonLines(text, reading.diagnostics)], request);
}

function read(reading: ListReading, written: readonly Written[], request: ReadRequest): Reading {
  reading.specVersion = bodsVersion(written[0]?.value);
  const statements: BodsStatement[] = [];
  for (const { pointer, value, problem } of written) {
    const statement = readStatement(value, pointer);
    if (statement !== undefined) statements.push(statement);
    else {
      const message = problem ?? 'not a statement of an entity, a person or a relationship with an id';
      if (!reading.count(pointer, { code: 'statement-unreadable', message })) return reading.reject();
    }
  }
  const days = statements.flatMap(({ day }) => day ?? []);
  if (days.length > 0) reading.dated = days.reduce((latest, day) => Math.max(latest, day));
  return new Statements(reading, statements, request).assert() ? reading.accept() : reading.reject();
}

/** A record of an entity or person: its node, or that it is unspecified and where it was said. */
type Known = { readonly node: Node } | { readonly reason: string; readonly statements: readonly BodsStatement[] };

class Statements {
  readonly #reading: ListReading;
  readonly #parties: Parties;
  readonly #records: ReadonlyMap<string, readonly BodsStatement[]>;
  /** By record id and by statement id. */
  readonly #known = new Map<string, Known>();
  /** Relationships by which something is held or controlled, by record id and by statement id. */
  readonly #relationships = new Set<string>();
  /** Unspecified parties that a relationship has named. */
  readonly #used = new Set<Known>();

  constructor(reading: ListReading, statements: readonly BodsStatement[], request: ReadRequest) {
    this.#reading = reading;
    this.#parties = new Parties(reading.builder, request.sha256);
    this.#records = recordsOf(statements);
  }

  /** False when too many statements could not be read. */
  assert(): boolean {
    const parties = [...this.#records].filter(([, versions]) => versions[0].kind !== 'relationship');
    const latest = new Map(parties.map(([record, versions]) => [record, readParty(versions[versions.length - 1])]));
    for (const [record, party] of latest) if (party.kind === 'named') this.#parties.announce(record, party);
    const subjects = this.#findRelationships();
    for (const [record, versions] of parties) {
      const party = latest.get(record) as Party;
      this.#know(record, versions, this.#assertParty(record, versions, party, subjects));
    }
    for (const versions of this.#records.values()) {
      if (versions[0].kind !== 'relationship') continue;
      for (const version of versionsOf(versions, endDay)) {
        if (!this.#reading.count(version.statement.pointer, this.#assertRelationship(version))) return false;
      }
    }
    return this.#countParties(parties);
  }

  /** Ids of all relationships, for chains; gives what is said to be owned. */
  #findRelationships(): ReadonlySet<string> {
    const subjects = new Set<string>();
    for (const [record, versions] of this.#records) {
      for (const { kind, id, details } of versions) {
        if (kind !== 'relationship') continue;
        if (saysWhoHolds(details)) this.#relationships.add(record).add(id);
        const subject = readReference(details.subject);
        if (subject?.kind === 'record') subjects.add(subject.reference);
      }
    }
    return subjects;
  }

  #know(record: string, versions: readonly BodsStatement[], known: Known): void {
    this.#known.set(record, known);
    for (const { id } of versions) this.#known.set(id, known);
  }

  /** The latest version says who it is; earlier ones add what they said. */
  #assertParty(record: string, versions: readonly BodsStatement[], party: Party, subjects: ReadonlySet<string>): Known {
    if (party.kind === 'named') {
      const node = this.#parties.assert(record, party);
      for (const earlier of versions.slice(0, -1)) {
        const said = readParty(earlier);
        if (said.kind === 'named') this.#reading.builder.state(node, { ...said.statement, pointer: earlier.pointer });
      }
      return { node };
    }
    const isOwned = [record, ...versions.map(({ id }) => id)].some((id) => subjects.has(id));
    if (!isOwned) return { reason: party.reason, statements: versions };
    return { node: this.#parties.assertUnspecified(record, versions[0].pointer, party.reason) };
  }

  /** An unspecified party stands with what it holds; one that holds nothing has no place in the graph. */
  #countParties(parties: readonly (readonly [string, readonly BodsStatement[]])[]): boolean {
    for (const [record, versions] of parties) {
      const known = this.#known.get(record) as Known;
      const lost: Quarantine | undefined =
        'node' in known || this.#used.has(known)
          ? undefined
          : { code: 'unspecified-party', message: `nobody is named (${known.reason}), and no relationship names the statement` };
      for (const { pointer } of versions) if (!this.#reading.count(pointer, lost)) return false;
    }
    return true;
  }

  #assertRelationship(version: Version): Quarantine | undefined {
    const { pointer, details } = version.statement;
    const subject = this.#resolve(readReference(details.subject));
    if (subject === undefined) return { code: 'dangling-reference', message: 'the subject is no statement of this document' };
    if (!('node' in subject)) return { code: 'unspecified-party', message: `the subject is not specified: ${subject.reason}` };
    const party = this.#resolve(readReference(details.interestedParty));
    if (party === undefined)
      return { code: 'dangling-reference', message: 'the interested party is no statement of this document' };
    if ('node' in party && party.node === subject.node)
      return { code: 'self-ownership', message: 'the subject and the interested party are the same' };
    const explained = componentsOf(details).some((id) => this.#relationships.has(id));
    const { claims, summaries, badShares, texts } = readInterests(details, explained);
    if (badShares > 0)
      this.#reading.diagnostics.add('invalid-share', 'warning', pointer, 'a share is no percentage; taken as unknown');
    if (summaries > 0)
      this.#reading.diagnostics.add(
        'indirect-summary',
        'info',
        pointer,
        'sums up other statements of this document; not counted again',
      );
    if (!('node' in party)) {
      this.#used.add(party);
      const message = `somebody holds an interest, and it is not said who: ${party.reason}`;
      this.#reading.diagnostics.add('unspecified-owner', 'info', pointer, message);
      this.#reading.builder.state(subject.node, { pointer, texts: { statement: 'interest', party: party.reason, ...texts } });
      return undefined;
    }
    if (!this.#assertClaims(version, party.node, subject.node, claims, texts)) {
      const key = this.#reading.builder.key(party.node);
      this.#reading.builder.state(subject.node, { pointer, texts: { statement: 'interest', party: key, ...texts } });
    }
    return undefined;
  }

  /** False when no edge follows: the statement is kept as text then. */
  #assertClaims(version: Version, party: Node, subject: Node, claims: readonly Claim[], texts: Record<string, string>): boolean {
    if (version.superseded) return false;
    const { pointer } = version.statement;
    let said = false;
    for (const claim of claims) {
      const from = latestOf(claim.from, version.since);
      const to = earliestOf(claim.to, version.until);
      if (from !== undefined && to !== undefined && to < from) continue;
      const { owns, controls } = claim;
      if (owns !== undefined) {
        const numbers = { shareMin: owns.min, shareMax: owns.max, from, to };
        this.#reading.builder.edge('OWNS', party, subject, { pointer, numbers, texts });
      }
      if (controls) this.#reading.builder.edge('CONTROLS', party, subject, { pointer, numbers: { from, to }, texts });
      said ||= owns !== undefined || controls;
    }
    return said;
  }

  #resolve(reference: PartyReference | undefined): Known | undefined {
    if (reference === undefined) return undefined;
    if (reference.kind === 'unspecified') return { reason: reference.reason, statements: [] };
    return this.#known.get(reference.reference);
  }
}

function endDay(interest: unknown): number | undefined {
  return dayOf((fieldText(fieldObject(interest).endDate) ?? '').slice(0, 10));
}

function latestOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function earliestOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
