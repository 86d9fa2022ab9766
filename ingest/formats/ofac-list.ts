/** What the editions of OFAC's lists (CSV, XML, advanced XML) have in common. */
import type { Identifier } from '../../graph/ontology/identifier.ts';
import type { NumberValues, TextValues } from '../delta-builder.ts';
import { stateEntry } from './list-entry.ts';
import { remarkIdentifier } from './list-identifiers.ts';
import type { Alias } from './list-names.ts';
import type { ListReading } from './list-reading.ts';

export const ofacFormat = 'list-ofac';

export const sdnList = 'OFAC SDN';
/** Name of the other list as a whole: "Consolidated Sanctions List (non-SDN)". No rule is bound to it. */
export const consolidatedList = 'OFAC Consolidated Sanctions (non-SDN)';

/**
 * All entries of one of the two, with all that is said of them: an edition in XML. Each form is a series of its
 * own, since what one form says and the other does not is no change of the list.
 */
export function nameOfacList(reading: ListReading, list: string): void {
  const name = `list:ofac ${list === sdnList ? 'sdn' : 'consolidated'}`;
  reading.main = `${name} entries`;
  reading.series = `${name} ${reading.specVersion}`;
}

/** Programmes of the lists in the consolidated file. The first that fits says which list an entry is of. */
const consolidatedPrograms: readonly (readonly [RegExp, string])[] = [
  [/^NS-PLC$/, 'PLC'],
  [/^561/, 'CAP'],
  [/^CAPTA/, 'CAP'],
  [/^UKRAINE-EO13662$/, 'SSI'],
  [/^FSE-/, 'FSE'],
  [/^CMIC-/, 'CMIC'],
  [/^(?:NS-MBS|RUSSIA-EO14024|BELARUS-EO14038|CAATSA)/, 'NS-MBS'],
];
/** Programmes that put nobody on the SDN list. */
const neverSdn = /^(?:NS-|561|CAPTA|CMIC-)/;

/** Codes of the lists, in the order of the entry's programmes; empty when none is known. */
export function consolidatedLists(programs: readonly string[]): string[] {
  return [...new Set(programs.flatMap((program) => consolidatedPrograms.find(([pattern]) => pattern.test(program))?.[1] ?? []))];
}

export function isNeverSdn(programs: readonly string[]): boolean {
  return programs.length > 0 && programs.every((program) => neverSdn.test(program));
}

/** `entity` where the list writes nothing; else `individual`, `vessel`, `aircraft`. */
export function ofacType(written: string | undefined): string {
  return written ?? 'entity';
}

export interface Remarks {
  readonly aliases: readonly Alias[];
  readonly identifiers: readonly Identifier[];
}

/** Remarks are sentences between semicolons: numbers with their country, and weak aliases as `a.k.a. 'BNC'`. */
export function readRemarks(remarks: string): Remarks {
  const parts = remarks.split(';').map((part) => part.trim());
  return {
    aliases: parts.flatMap((part) => {
      const quoted = /^(?:alt\. )?[afn]\.k\.a\. '(.+)'\.?$/.exec(part);
      return quoted === null ? [] : { name: quoted[1], weak: true };
    }),
    identifiers: parts.flatMap((part) => remarkIdentifier(part) ?? []),
  };
}

export interface OfacEntry {
  readonly pointer: string;
  /** `ent_num`, `uid` or `FixedRef`: one number in every edition. */
  readonly id: string;
  /** Of a person: `LAST, First`. */
  readonly name: string;
  readonly type: string;
  readonly programs: readonly string[];
  readonly aliases: readonly Alias[];
  readonly identifiers: readonly Identifier[];
  readonly countries: readonly string[];
  readonly numbers?: NumberValues;
  readonly texts: TextValues;
}

/**
 * The consolidated file holds several lists. What its alias file can name is the entry by number alone, so
 * that is its key in every edition; each further list that it is on is an entry too.
 */
export function stateOfacEntry(reading: ListReading, list: string, { type, programs, ...entry }: OfacEntry): void {
  const lists = list === sdnList ? [sdnList] : consolidatedLists(programs);
  const aliases = [...entry.aliases, ...inOrder(entry.name, type)];
  const texts = { type, programs: programs.join('; '), ...entry.texts };
  const stated = { ...entry, aliases };
  stateEntry(reading.builder, { ...stated, list, texts: { list: lists[0] ?? list, ...texts } });
  for (const further of lists.slice(1))
    stateEntry(reading.builder, { ...stated, list: further, texts: { list: further, ...texts } });
}

/** `DOE, Jane` is Jane DOE everywhere else. */
function inOrder(name: string, type: string): Alias[] {
  const [last, ...first] = name.split(', ');
  return type === 'individual' && first.length > 0 ? [{ name: `${first.join(', ')} ${last}`, weak: false }] : [];
}
