/**
 * Kinds of attestations as people write them, with their standard names and where each is defined. Data: a
 * kind that is not here is kept as it is written. A text is of a kind if it is one of its names followed by
 * nothing but words that say which edition, level or outcome it is: `CMMC readiness review` is no CMMC.
 */
import type { TrustFacet } from './trust.ts';

export interface AttestationKind {
  readonly name: string;
  readonly facet: TrustFacet;
  readonly source: string;
  /** In the form of `wordsOf`. */
  readonly names: readonly string[];
}

export const attestationKinds: readonly AttestationKind[] = [
  {
    name: 'CMMC',
    facet: 'cyber-hygiene',
    source: '32 CFR part 170',
    names: ['cmmc', 'cybersecurity maturity model certification'],
  },
  {
    name: 'NIST SP 800-171',
    facet: 'cyber-hygiene',
    source: 'NIST SP 800-171; DFARS 252.204-7019, 252.204-7020',
    names: ['nist sp 800 171', 'nist 800 171', 'sp 800 171', 'sprs', 'sprs score'],
  },
  {
    name: 'ISO/IEC 27001',
    facet: 'cyber-hygiene',
    source: 'ISO/IEC 27001:2022',
    names: ['iso iec 27001', 'iso 27001', 'iec 27001', 'din en iso iec 27001', 'en iso iec 27001', 'bs en iso iec 27001'],
  },
  { name: 'SOC 2', facet: 'cyber-hygiene', source: 'AICPA Trust Services Criteria', names: ['soc 2', 'aicpa soc 2'] },
  { name: 'TISAX', facet: 'cyber-hygiene', source: 'ENX Association, VDA ISA', names: ['tisax'] },
  { name: 'Cyber Essentials', facet: 'cyber-hygiene', source: 'UK NCSC, Cyber Essentials', names: ['cyber essentials'] },
  { name: 'FedRAMP', facet: 'cyber-hygiene', source: '44 U.S.C. 3607 to 3616', names: ['fedramp', 'fed ramp'] },
  { name: 'IEC 62443', facet: 'cyber-hygiene', source: 'IEC 62443 series', names: ['iec 62443', 'isa iec 62443', 'isa 62443'] },
  { name: 'Def Stan 05-138', facet: 'cyber-hygiene', source: 'UK Defence Standard 05-138', names: ['def stan 05 138', 'dcpp'] },
  { name: 'BSI C5', facet: 'cyber-hygiene', source: 'BSI, Cloud Computing Compliance Criteria Catalogue', names: ['bsi c 5'] },
  { name: 'ENS', facet: 'cyber-hygiene', source: 'Real Decreto 311/2022', names: ['esquema nacional de seguridad'] },
  { name: 'SLSA', facet: 'provenance', source: 'slsa.dev, version 1.0', names: ['slsa', 'slsa build', 'slsa build track'] },
  {
    name: 'Secure software development',
    facet: 'provenance',
    source: 'NIST SP 800-218 (SSDF)',
    names: ['ssdf', 'nist sp 800 218', 'secure software development attestation', 'secure software development'],
  },
  {
    name: 'SF 328',
    facet: 'foreign-ownership',
    source: '32 CFR 117.11; Standard Form 328',
    names: ['sf 328', 'standard form 328', 'certificate pertaining to foreign interests'],
  },
  { name: 'AS6081', facet: 'source-class', source: 'SAE AS6081 (independent distributors)', names: ['as 6081', 'sae as 6081'] },
  { name: 'AS6496', facet: 'source-class', source: 'SAE AS6496 (authorised distributors)', names: ['as 6496', 'sae as 6496'] },
  { name: 'AS5553', facet: 'source-class', source: 'SAE AS5553 (users of electronic parts)', names: ['as 5553', 'sae as 5553'] },
  { name: 'AS6171', facet: 'source-class', source: 'SAE AS6171 (test methods)', names: ['as 6171', 'sae as 6171'] },
  { name: 'AS6174', facet: 'source-class', source: 'SAE AS6174 (materiel)', names: ['as 6174', 'sae as 6174'] },
  { name: 'AS9120', facet: 'source-class', source: 'SAE AS9120 (distributors)', names: ['as 9120', 'en 9120', 'sae as 9120'] },
  { name: 'CCAP-101', facet: 'source-class', source: 'IDEA/CCAP-101 (independent distributors)', names: ['ccap 101'] },
  {
    name: 'Authorised distributor',
    facet: 'source-class',
    source: 'DFARS 252.246-7008(a)',
    names: [
      'authorised distributor',
      'authorized distributor',
      'franchised distributor',
      'authorised supplier',
      'authorized supplier',
    ],
  },
  {
    name: 'Contractor-approved supplier',
    facet: 'source-class',
    source: 'DFARS 252.246-7008(a)',
    names: ['contractor approved', 'contractor approved supplier'],
  },
  {
    name: 'Independent distributor',
    facet: 'source-class',
    source: 'DFARS 252.246-7008(a)',
    names: ['independent distributor', 'broker'],
  },
];

/** Words after a name that say which edition, level or outcome it is, and not that it is something else. */
const editions = new Set(
  (
    'level version edition rev revision type class tier plus basic medium high low moderate final conditional ' +
    'certificate certification certified assessment assessed assessor score status self l v r al build ii iii i 3pao c3pao ' +
    'c pao dibcac standard statement form attestation report'
  ).split(' '),
);

/** Lower case; letters and digits in words of their own, so that `AS6081A`, `AS 6081 A` and `as-6081a` are one. */
export function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The kind that a text names; undefined where it is another. The longest name decides. */
export function attestationKindOf(text: string): AttestationKind | undefined {
  const words = wordsOf(text);
  let best: { readonly kind: AttestationKind; readonly length: number } | undefined;
  for (const kind of attestationKinds) {
    for (const name of kind.names) {
      if (name.length > (best?.length ?? 0) && isNamed(words, name)) best = { kind, length: name.length };
    }
  }
  return best?.kind;
}

function isNamed(words: string, name: string): boolean {
  if (words === name) return true;
  if (!words.startsWith(`${name} `)) return false;
  return words
    .slice(name.length + 1)
    .split(' ')
    .every((word) => /^\d+$/.test(word) || /^[a-f]$/.test(word) || editions.has(word));
}
