/** What the editions of OFAC's lists (CSV, XML, advanced XML) have in common. */
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { remarkIdentifier } from './list-identifiers.ts';
import type { Alias } from './list-names.ts';

export const ofacFormat = 'list-ofac';

export const sdnList = 'OFAC SDN';
/** Name of the other list as a whole: "Consolidated Sanctions List (non-SDN)". No rule is bound to it. */
export const consolidatedList = 'OFAC Consolidated Sanctions (non-SDN)';

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
