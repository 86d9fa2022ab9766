/**
 * Two names and what stands beside them, together: a score, its band, and what spoke for and against. Each
 * adds or takes so many points, which are stated; the sum is the score. Nothing here clears: what speaks against equal
 * names leaves them at least `possible`.
 */
import { commonAddress } from './address-agreement.ts';
import { bandOfScore, bandThresholds, type NameComparison, rare } from './compare-names.ts';
import { identifierConflict } from './identifier-conflict.ts';
import { isShortName } from './known-names.ts';
import type { Band, ListedName, ListedParty, SideEvidence, Subject } from './listed-party.ts';
import type { NameForm } from './name-form.ts';

export interface Judgement {
  readonly score: number;
  readonly band: Band;
  readonly beside: readonly SideEvidence[];
}

export interface JudgedPair {
  readonly comparison: NameComparison;
  readonly name: NameForm;
  readonly entry: NameForm;
  readonly subject: Pick<Subject, 'countries' | 'identifiers' | 'addresses'>;
  readonly party: Pick<ListedParty, 'kind' | 'countries' | 'identifiers' | 'addresses'>;
  readonly listed: ListedName;
  /** What was asked about, where `name` is another name of it that is known: known-names.ts. */
  readonly asked?: NameForm | undefined;
}

/** Points of each, in hundredths of per cent. */
export const points = {
  sameCountry: 150,
  otherCountry: -500,
  address: 300,
  otherForm: -200,
  otherKind: -1_500,
  otherIdentifier: -1_500,
} as const;
/** Names whose words say less in sum are those of many: see `weightOf`. */
export const leastTelling = 80;
const strongest = 10_000;

export function judgePair(pair: JudgedPair): Judgement {
  const beside: SideEvidence[] = [];
  let score = pair.comparison.score;
  const add = (evidence: SideEvidence, wanted: number) => {
    const moved = Math.max(0, Math.min(strongest, score + wanted)) - score;
    score += moved;
    beside.push({ ...evidence, points: moved });
  };
  for (const { points: wanted, ...evidence } of [
    ...countryEvidence(pair),
    ...addressEvidence(pair),
    ...formEvidence(pair),
    ...kindEvidence(pair),
    ...identifierEvidence(pair),
  ]) {
    add(evidence, wanted);
  }
  if (pair.comparison.score >= bandThresholds.strong && score < bandThresholds.possible) {
    const last = beside.length - 1;
    beside[last] = { ...beside[last], points: (beside[last].points ?? 0) + bandThresholds.possible - score };
    score = bandThresholds.possible;
  }
  if (pair.asked !== undefined)
    beside.push({ kind: 'known name', speaks: 'for', detail: `${pair.asked.text} is known as ${pair.name.text}` });
  for (const evidence of capEvidence(pair)) {
    if (score >= bandThresholds.strong) add(evidence, bandThresholds.strong - 1 - score);
    else beside.push(evidence);
  }
  return { score, band: bandOfScore(score), beside };
}

type Weighed = SideEvidence & { readonly points: number };

/** Chinese entities are stated under either. */
const alike = new Map([
  ['HK', 'CN'],
  ['MO', 'CN'],
]);

function countryEvidence({ subject, party }: JudgedPair): Weighed[] {
  if (subject.countries.length === 0 || party.countries.length === 0) return [];
  const common = subject.countries.filter((country) => party.countries.includes(country)).sort();
  if (common.length > 0) {
    return [{ kind: 'country', speaks: 'for', detail: `both are of ${common.join(', ')}`, points: points.sameCountry }];
  }
  const widened = party.countries.map((country) => alike.get(country) ?? country);
  if (subject.countries.some((country) => widened.includes(alike.get(country) ?? country))) return [];
  const detail = `the party is of ${sorted(subject.countries)}, the entry of ${sorted(party.countries)}`;
  return [{ kind: 'country', speaks: 'against', detail, points: points.otherCountry }];
}

function sorted(texts: readonly string[]): string {
  return [...texts].sort().join(', ');
}

function addressEvidence({ subject, party }: JudgedPair): Weighed[] {
  const common = commonAddress(subject.addresses, party.addresses);
  if (common.length === 0) return [];
  return [{ kind: 'address', speaks: 'for', detail: `both addresses have ${common.join(', ')}`, points: points.address }];
}

function formEvidence({ name, entry }: JudgedPair): Weighed[] {
  if (name.legalClass === entry.legalClass || name.legalClass === 'any' || entry.legalClass === 'any') return [];
  const detail = `${name.legalForm} (${name.legalClass}) is another legal form than ${entry.legalForm} (${entry.legalClass}); lists mix them`;
  return [{ kind: 'legal form', speaks: 'against', detail, points: points.otherForm }];
}

function kindEvidence({ party }: JudgedPair): Weighed[] {
  if (party.kind === 'organization' || party.kind === 'unstated') return [];
  const detail = `the entry is a ${party.kind}, the party an organization`;
  return [{ kind: 'kind', speaks: 'against', detail, points: points.otherKind }];
}

function identifierEvidence({ subject, party }: JudgedPair): Weighed[] {
  const conflict = identifierConflict(subject.identifiers, party.identifiers);
  if (conflict === undefined) return [];
  const detail = `the party has ${conflict[0]}, the entry ${conflict[1]}`;
  return [{ kind: 'identifier', speaks: 'against', detail, points: points.otherIdentifier }];
}

/** What holds a pair below `strong`, however equal its names are. */
function capEvidence(pair: JudgedPair): SideEvidence[] {
  const { name, entry, listed, comparison } = pair;
  const caps: SideEvidence[] = [];
  if (listed.weak) caps.push({ kind: 'weak alias', speaks: 'against', detail: 'the list calls this alias weak' });
  const telling = Math.min(tellingOf(name), tellingOf(entry));
  // Common words are other firms' words too, unless all of them are written as the list writes them.
  if (telling < leastTelling && writingOf(name) !== writingOf(entry)) {
    caps.push({ kind: 'common name', speaks: 'against', detail: 'its words are those of many names' });
  } else if (comparison.agreedWeight < rare && comparison.aligned.some(({ how }) => how === 'synonym')) {
    caps.push({
      kind: 'common name',
      speaks: 'against',
      detail: 'nothing but common words agrees, one of them in meaning alone',
    });
  }
  const known = isOfOneCountry(pair);
  if (comparison.likeness === 'near' || (comparison.likeness === 'heard' && !known)) {
    caps.push({
      kind: 'spelling',
      speaks: 'against',
      detail: 'the word that tells it from others is only like it in sound or letters',
    });
  }
  if (pair.asked !== undefined && !known && [pair.asked, name, entry].some(isShortName)) {
    caps.push({ kind: 'known name', speaks: 'against', detail: 'others have the same initials' });
  }
  return caps;
}

function isOfOneCountry({ subject, party }: JudgedPair): boolean {
  return subject.countries.some((country) => party.countries.includes(country));
}

function writingOf({ words }: NameForm): string {
  return words.map(({ ascii }) => ascii).join(' ');
}

function tellingOf({ words }: NameForm): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}
