/** Short codes of restricted-party lists: the same list has one code in every document. */
import { normalizeName } from '../../graph/ontology/name.ts';

/** Code and the names that publishers and officers use for it. */
const lists: readonly (readonly [string, ...string[]])[] = [
  ['SDN', 'Specially Designated Nationals', 'Specially Designated Nationals and Blocked Persons', 'OFAC SDN'],
  ['EL', 'Entity List', 'BIS Entity'],
  ['DPL', 'Denied Persons', 'BIS Denied Persons', 'US BIS Denied Persons'],
  ['UVL', 'Unverified List', 'BIS Unverified'],
  ['MEU', 'Military End User', 'BIS Military End User'],
  ['ISN', 'Nonproliferation Sanctions'],
  ['DTC', 'ITAR Debarred', 'AECA Debarred', 'AECA'],
  ['SSI', 'Sectoral Sanctions Identifications'],
  ['FSE', 'Foreign Sanctions Evaders'],
  ['PLC', 'Palestinian Legislative Council'],
  ['CAP', 'CAPTA', 'Correspondent Account or Payable-Through Account Sanctions'],
  ['NS-MBS', 'Non-SDN Menu-Based Sanctions', 'MBS'],
  ['CMIC', 'Non-SDN Chinese Military-Industrial Complex Companies', 'NS-CMIC'],
  ['1260H', 'Section 1260H', 'Chinese Military Companies', 'DoD 1260H', 'NDAA 1260H'],
  ['889', 'Section 889', 'FY19 NDAA 889', 'NDAA 889'],
  ['5949', 'Section 5949', 'FY23 NDAA 5949', 'NDAA 5949'],
  ['FASCSA', 'FASCSA Orders', 'FASCSA Order'],
  ['SAM', 'SAM Exclusions', 'SAM.gov Exclusions', 'Exclusions', 'US SAM Procurement Exclusions'],
  ['EU-FSF', 'EU Consolidated', 'EU Sanctions', 'EU FSF', 'EU Financial Sanctions', 'EU Financial Sanctions Files'],
  ['UK-SL', 'UK Sanctions', 'UK FCDO Sanctions', 'UK SL', 'OFSI Consolidated', 'UK OFSI Consolidated List of Targets'],
];

const codeByName = new Map(lists.flatMap((names) => names.map((name) => [key(name), names[0]])));

function key(name: string): string {
  return normalizeName(name)
    .replace(/\blists?\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The code of a list: `Specially Designated Nationals (SDN) - Treasury Department`, `OFAC SDN`, `SDN
 * List` and `SDN` are SDN. Undefined for a list that has none here.
 */
export function listCode(written: string): string | undefined {
  const name = written.replace(/\s+/g, ' ');
  const whole = codeByName.get(key(name));
  if (whole !== undefined) return whole;
  const bracketed = /\(([^()]+)\)/.exec(name)?.[1];
  const byCode = bracketed === undefined ? undefined : codeByName.get(key(bracketed));
  return byCode ?? codeByName.get(key(name.replace(/ - .*$/, '').replace(/\([^()]*\)/g, ' ')));
}
