/**
 * What waivers do to the findings of one rule: a waived one has no outcome and stands among the flags, with
 * author, reason and last day; what rests on something else that is not waived stays a finding.
 */
import { type HeldWaiver, includesAll, nothingHeld } from './held-decision.ts';
import type { PartyMatch } from './party-match.ts';
import type { Rule } from './rule.ts';
import type { Judging, VendorFinding, VendorFlag } from './vendor-finding.ts';

export interface Judged {
  readonly findings: readonly VendorFinding[];
  readonly flagged: readonly VendorFlag[];
}

/**
 * Judges by `judge`, then takes out what is waived. A waiver that names a list entry waives what rests on
 * that entry alone, so its party is judged once more without the entry: on what is left.
 */
export function judgeWaived(
  judging: Judging,
  rule: Rule,
  matches: readonly PartyMatch[],
  judge: (matches: readonly PartyMatch[]) => Judged,
): Judged {
  const { waivers } = judging.options.held ?? nothingHeld;
  const own = waivers.filter(
    ({ rule: id, organization, items }) => id === rule.id && includesAll(items, judging.scope.itemsOf(organization)),
  );
  const { findings, flagged } = judge(matches);
  const kept: VendorFinding[] = [];
  const waived: VendorFlag[] = [];
  const take = (finding: VendorFinding): boolean => {
    const by = waiversOf(finding, own);
    if (by === undefined) kept.push(finding);
    else waived.push(flagOf(finding, by));
    return by !== undefined;
  };
  const again = new Set<number>();
  for (const finding of findings) if (take(finding)) again.add(finding.party);
  for (const party of again) {
    const entries = new Set(own.flatMap(({ organization, entry }) => (organization === party && entry !== -1 ? [entry] : [])));
    // A waiver for the party as a whole leaves nothing, whatever else it rests on.
    if (entries.size === 0 || own.some(({ organization, entry }) => organization === party && entry === -1)) continue;
    const left = matches.filter(({ organization, entry }) => organization !== party || !entries.has(entry));
    for (const finding of judge(left).findings) if (finding.party === party && !isKnown(finding, kept, waived)) take(finding);
  }
  return { findings: kept.map((one) => withNotes(judging, one)), flagged: [...flagged, ...waived] };
}

/** Those by which the finding has no outcome; undefined: it keeps it. */
function waiversOf(finding: VendorFinding, waivers: readonly HeldWaiver[]): HeldWaiver[] | undefined {
  const own = waivers.filter(({ organization }) => organization === finding.party);
  const whole = own.filter(({ entry }) => entry === -1);
  if (whole.length > 0) return whole;
  const entries = entriesOf(finding);
  const byEntry = entries.map((entry) => own.filter((waiver) => waiver.entry === entry));
  if (entries.length === 0 || byEntry.some((some) => some.length === 0)) return undefined;
  return [...new Set(byEntry.flat())];
}

function flagOf({ outcome: _, ...finding }: VendorFinding, waivers: readonly HeldWaiver[]): VendorFlag {
  const sorted = [...waivers].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...finding,
    flags: [...sorted.map(({ note }) => note), ...finding.flags],
    waivers: sorted.map(({ id }) => id),
  };
}

/** What was decided once about it and no longer holds is said beside it. */
function withNotes(judging: Judging, finding: VendorFinding): VendorFinding {
  const { notes } = judging.options.held ?? nothingHeld;
  if (notes.length === 0) return finding;
  const entries = new Set(entriesOf(finding));
  const parties = new Set([finding.party, ...refsOf(finding, 'Organization')]);
  const said = notes.filter(
    ({ organization, entry, rule }) =>
      parties.has(organization) && (entry === -1 || entries.has(entry)) && (rule === '' || rule === finding.rule.id),
  );
  return said.length === 0 ? finding : { ...finding, flags: [...finding.flags, ...said.map(({ note }) => note)] };
}

/** The list entries that a finding rests on, each once. */
export function entriesOf(finding: Pick<VendorFinding, 'path'>): number[] {
  return refsOf(finding, 'ListEntry');
}

export function refsOf({ path }: Pick<VendorFinding, 'path'>, type: 'ListEntry' | 'Organization'): number[] {
  const refs = path.flatMap(({ from, to }) => [from, to]).filter((ref) => ref.type === type);
  return [...new Set(refs.map(({ index }) => index))];
}

function isKnown(finding: VendorFinding, ...lists: readonly (readonly VendorFlag[])[]): boolean {
  const key = (one: VendorFlag) => JSON.stringify([one.party, one.rule.id, one.basis, one.path]);
  return lists.some((list) => list.some((one) => key(one) === key(finding)));
}
