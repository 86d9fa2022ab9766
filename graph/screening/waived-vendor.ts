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
 * that entry: its party is judged once more as if the entry were on no list, whoever meets it, and what then
 * is found of that party stands.
 */
export function judgeWaived(
  judging: Judging,
  rule: Rule,
  matches: readonly PartyMatch[],
  judge: (matches: readonly PartyMatch[]) => Judged,
): Judged {
  const { waivers } = judging.options.held ?? nothingHeld;
  const all = judge(matches);
  const said = (findings: readonly VendorFinding[]) => findings.map((one) => withNotes(judging, one));
  if (waivers.length === 0) return { ...all, findings: said(all.findings) };
  const applying = waivers.filter(({ organization, items }) => includesAll(items, judging.scope.itemsOf(organization)));
  const ofRule = applying.filter((one) => one.rule === rule.id);
  // A rule about what is owned leaves a listed party to the rule about who is listed, and that may be waived.
  const isLeftOut = rule.listed ? () => false : isWaivedAsListed(judging, applying);
  const left = matches.filter(isLeftOut);
  const touched = new Set([...ofRule, ...left].map(({ organization }) => organization));
  const isOther = ({ party }: VendorFlag) => !touched.has(party);
  const findings = all.findings.filter(isOther);
  const flagged = all.flagged.filter(isOther);
  for (const party of touched) {
    const by = ofRule.filter(({ organization }) => organization === party);
    const reached = matches.filter((match) => match.organization !== party || !isLeftOut(match));
    const full = reached.length === matches.length ? all : judge(reached);
    const judged = waivedFor(party, by, reached, full, judge);
    findings.push(...judged.findings);
    flagged.push(...judged.flagged);
  }
  return { findings: said(findings), flagged };
}

/** Whether a waiver takes away what follows of a party's being the entry by a rule about who is listed. */
function isWaivedAsListed({ options }: Judging, waivers: readonly HeldWaiver[]): (match: PartyMatch) => boolean {
  const { rules, entryOf } = options;
  const listing = new Map(rules.rules.filter(({ listed }) => listed).map(({ id, lists }) => [id, lists]));
  return ({ organization, entry }) => {
    const code = rules.listOf(entryOf(entry).list)?.code;
    return waivers.some(
      (one) =>
        one.organization === organization &&
        (one.entry === -1 || one.entry === entry) &&
        (listing.get(one.rule)?.some((list) => list === code || list === '*') ?? false),
    );
  };
}

/** What is found of one party, after the waivers for it and the rule. */
function waivedFor(
  party: number,
  by: readonly HeldWaiver[],
  matches: readonly PartyMatch[],
  full: Judged,
  judge: (matches: readonly PartyMatch[]) => Judged,
): Judged {
  const isOwn = (one: VendorFlag) => one.party === party;
  const found = full.findings.filter(isOwn);
  const flags = full.flagged.filter(isOwn);
  const whole = by.filter(({ entry }) => entry === -1);
  const entries = new Set(by.map(({ entry }) => entry));
  const rest = matches.filter(({ entry }) => !entries.has(entry));
  if (whole.length === 0 && rest.length === matches.length) return { findings: found, flagged: flags };
  // For the party as a whole: nothing is left, whatever it rests on.
  const left = whole.length > 0 ? { findings: [], flagged: flags } : judge(rest);
  const [kept, still] = [left.findings.filter(isOwn), left.flagged.filter(isOwn)];
  const gone: VendorFlag[] = [...found.filter((finding) => !isLeft(finding, entries, kept)), ...flags];
  const waived = gone
    .filter((one) => !isKnown(one, kept, still))
    .map((one) => {
      const rests = by.filter(({ entry }) => entry === -1 || entriesOf(one).includes(entry));
      return flagOf(one, rests.length > 0 ? rests : by);
    });
  const more = waived.length === 0 ? [] : hidden(by, waived, matches, isOwn, judge);
  return { findings: kept, flagged: [...still, ...waived, ...more] };
}

/**
 * Waivers of entries on which nothing rests that was found, since one finding of a party and a rule stands before
 * others: what each of them waives is what would be found if the other waived entries were on no list.
 */
function hidden(
  by: readonly HeldWaiver[],
  waived: readonly VendorFlag[],
  matches: readonly PartyMatch[],
  isOwn: (one: VendorFlag) => boolean,
  judge: (matches: readonly PartyMatch[]) => Judged,
): VendorFlag[] {
  const said = new Set(waived.flatMap(({ waivers = [] }) => waivers));
  const silent = by.filter(({ id, entry }) => !said.has(id) && matches.some((match) => match.entry === entry));
  return [...new Set(silent.map(({ entry }) => entry))].flatMap((entry) => {
    const others = new Set(by.map((one) => one.entry).filter((other) => other !== entry));
    const alone = judge(matches.filter((match) => !others.has(match.entry)));
    const rests = [...alone.findings, ...alone.flagged].filter((one) => isOwn(one) && entriesOf(one).includes(entry));
    return rests.map((one) =>
      flagOf(
        one,
        silent.filter((waiver) => waiver.entry === entry),
      ),
    );
  });
}

/** Whether the same follows of the party without the entries, and the finding rested on others too. */
function isLeft(finding: VendorFinding, entries: ReadonlySet<number>, kept: readonly VendorFinding[]): boolean {
  return (
    kept.some(({ outcome, basis }) => outcome === finding.outcome && basis === finding.basis) &&
    entriesOf(finding).some((entry) => !entries.has(entry))
  );
}

function flagOf(one: VendorFlag, waivers: readonly HeldWaiver[]): VendorFlag {
  const { outcome: _, ...finding }: VendorFlag & Partial<Pick<VendorFinding, 'outcome'>> = one;
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

function isKnown(finding: VendorFlag, ...lists: readonly (readonly VendorFlag[])[]): boolean {
  const key = (one: VendorFlag) => JSON.stringify([one.party, one.rule.id, one.basis, one.path]);
  return lists.some((list) => list.some((one) => key(one) === key(finding)));
}
