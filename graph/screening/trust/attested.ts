/** Entries of a facet from attestations: one for each, and one for what none of them covers. */
import { type Attestation, holdsOn, stateOfPeriod, timeLeft } from './attestation.ts';
import { cmmcStatus } from './cmmc.ts';
import { attestationKindOf, wordsOf } from './kinds.ts';
import { fewOf, listed, site, type TrustEntry, type TrustFacet, type TrustText } from './trust.ts';

/** Where a supplier makes what is asked about. */
export interface SitesOfSupplier {
  /** Indices into `sites`, ascending; only those with a name or code. */
  readonly sites: readonly number[];
  /** Sources of which no site is known. */
  readonly withoutSite: number;
}

export interface Attested {
  readonly facet: TrustFacet;
  /** What is asked for, for the entry that says that nobody states it. */
  readonly asked: string;
  readonly attestations: readonly Attestation[];
  readonly where: SitesOfSupplier;
}

/** @param asOf Day; undefined: not known. */
export function attestedEntries(asked: Attested, asOf: number | undefined): TrustEntry[] {
  const { facet, attestations, where } = asked;
  const entries = statedEntries(asked, asOf);
  const rest = notCovered(attestations, where);
  return rest === undefined
    ? entries
    : [...entries, { facet, state: 'unknown', what: [asked.asked], evidence: [], detail: [rest] }];
}

/** Those alone that are stated: of what nobody has to state. */
export function statedEntries({ facet, attestations, where }: Omit<Attested, 'asked'>, asOf: number | undefined): TrustEntry[] {
  const groups = sameStatements(attestations);
  return groups.map((group) => {
    const entry = entryOf(facet, group, where, asOf);
    const isRenewed = entry.state === 'expired' && groups.some(([other]) => renews(group[0], other, asOf));
    return isRenewed ? { ...entry, state: 'renewed' } : entry;
  });
}

/** What no attestation speaks of; undefined where one speaks of the whole organisation or each site has its own. */
function notCovered(attestations: readonly Attestation[], { sites, withoutSite }: SitesOfSupplier): TrustText | undefined {
  if (attestations.length === 0) return ['no document states any'];
  if (attestations.some((one) => one.site === undefined)) return undefined;
  const open = sites.filter((index) => attestations.every((one) => one.site !== index));
  if (open.length > 0) return ['none is stated for the organisation, nor for ', ...listed(open.map(site))];
  if (sites.length > 0 && withoutSite === 0) return undefined;
  return ['none is stated for the organisation; not all of its sites are known'];
}

type Group = readonly [Attestation, ...Attestation[]];

/** What several documents state alike is one statement with several places. */
function sameStatements(attestations: readonly Attestation[]): Group[] {
  const groups = new Map<string, [Attestation, ...Attestation[]]>();
  for (const one of attestations) {
    const { ref, ...said } = one;
    const key = JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Another of the same kind, for the same holder and site, that holds on the day. */
function renews(old: Attestation, other: Attestation, asOf: number | undefined): boolean {
  const kindOf = ({ kind }: Attestation) => attestationKindOf(kind)?.name ?? wordsOf(kind);
  const isSameHolder = old.holder === other.holder && old.site === other.site;
  return isSameHolder && kindOf(old) === kindOf(other) && holdsOn(other, asOf);
}

function entryOf(facet: TrustFacet, group: Group, where: SitesOfSupplier, asOf: number | undefined): TrustEntry {
  const [attestation] = group;
  const { kind, level, issued, expires } = attestation;
  const known = attestationKindOf(kind);
  const cmmc = known?.name === 'CMMC' ? cmmcStatus(kind, level, attestation.selfDeclared) : undefined;
  const isSelfDeclared = attestation.selfDeclared === true || cmmc?.assessment === 'self-assessed' || isOwnScore(attestation);
  const period = { from: issued, to: expires };
  const state = stateOfPeriod(period, asOf, isSelfDeclared);
  const detail: TrustText[] = [];
  if (known !== undefined && wordsOf(known.name) !== wordsOf(kind)) detail.push([`written as ${kind}`]);
  if (cmmc === undefined && level !== '') detail.push([`${facet === 'foreign-ownership' ? 'answers' : 'level'}: ${level}`]);
  if (cmmc !== undefined) detail.push([cmmc.assessment ?? 'whether self-assessed or certified is not stated']);
  else if (isSelfDeclared) detail.push(['self-declared']);
  if (state === 'self-declared' || state === 'expiring') detail.push(...timeLeft(period, asOf));
  if (attestation.scope !== '') detail.push([`scope: ${attestation.scope}`]);
  if (attestation.issuer !== '') detail.push([`issued by ${attestation.issuer}`]);
  const at = attestation.site !== undefined && where.sites.includes(attestation.site) ? attestation.site : undefined;
  detail.push(...coverOf(attestation, at));
  if (known !== undefined) detail.push([known.source]);
  const what =
    cmmc === undefined
      ? (known?.name ?? kind)
      : `CMMC ${cmmc.level === undefined ? 'of a level not stated' : `level ${cmmc.level}`}`;
  const { evidence, left } = fewOf(group.map(({ ref }) => ref));
  return { facet, state, what: [what], site: at, from: issued, to: expires, evidence, detail: [...detail, ...left] };
}

/** A Basic assessment under DFARS 252.204-7020 is the contractor's own. */
function isOwnScore({ kind, level }: Attestation): boolean {
  return attestationKindOf(kind)?.name === 'NIST SP 800-171' && `${wordsOf(kind)} ${wordsOf(level)}`.split(' ').includes('basic');
}

/** @param at The site, where the supplier makes something of the scope there. */
function coverOf({ holder, site: covered }: Attestation, at: number | undefined): TrustText[] {
  if (covered === undefined) return [];
  if (at === undefined) return [['covers one site only, at which nothing of the scope is made']];
  const place: TrustText = ['covers ', site(at), ' only'];
  return holder === undefined ? [place, ['held by the site; who runs it is not stated']] : [place];
}
