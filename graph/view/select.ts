/**
 * Which hand-ins a view holds: the reader's filter, the time filter, withdrawals, then supersession
 * among those that are left (SEMANTICS.md, Hand-ins). A hidden document never changes the result.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import { type HandIn, takesOut } from '../model/hand-in.ts';
import type { StoredHandIn } from '../store/port.ts';

export interface Selection {
  /** Ordered by (SHA-256, digest, programme): the order depends on content alone. */
  readonly handIns: readonly StoredHandIn[];
  readonly superseded: readonly StoredHandIn[];
  /** Editions of lists that were not taken, by receipt: part of no hash. */
  readonly refusals: readonly StoredHandIn[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface SelectOptions {
  /** The reader's filter; everything when absent. */
  readonly visible?: (handIn: HandIn) => boolean;
  /** ISO 8601 instant: hand-ins received until then. */
  readonly knownAt?: string;
}

export function select(all: readonly StoredHandIn[], options: SelectOptions): Selection {
  const until = options.knownAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(options.knownAt);
  const seen = all.filter(({ handIn }) => (options.visible?.(handIn) ?? true) && Date.parse(handIn.receivedAt) <= until);
  const present = withoutWithdrawn(seen);
  const bySeries = groupBy(
    present.filter(({ handIn }) => handIn.series !== ''),
    ({ handIn }) => handIn.series,
  );
  const superseded = new Set<StoredHandIn>();
  const diagnostics: Diagnostic[] = [];
  for (const [series, members] of bySeries) supersede(series, members, superseded, diagnostics);
  return {
    handIns: present.filter((h) => !superseded.has(h)).sort(byContent),
    superseded: [...superseded].sort(byContent),
    refusals: refusalsIn(seen),
    diagnostics: diagnostics.sort((a, b) => (a.message < b.message ? -1 : 1)),
  };
}

/** A withdrawal hides what was handed in before it; handing in again afterwards shows it again. */
function withoutWithdrawn(seen: readonly StoredHandIn[]): StoredHandIn[] {
  const last = new Map<string, string>();
  for (const { handIn } of seen) {
    if (!takesOut(handIn)) continue;
    if (handIn.id > (last.get(handIn.sha256) ?? '')) last.set(handIn.sha256, handIn.id);
  }
  return seen.filter(({ handIn }) => handIn.kind === 'document' && handIn.id > (last.get(handIn.sha256) ?? ''));
}

/** What was refused tells of the edition that it was compared with. */
function refusalsIn(seen: readonly StoredHandIn[]): StoredHandIn[] {
  const documents = new Set(seen.filter(({ handIn }) => handIn.kind === 'document').map(({ handIn }) => handIn.sha256));
  return seen.filter(({ handIn: { kind, against } }) => kind === 'refusal' && (against === undefined || documents.has(against)));
}

/** B supersedes A only if series and main component are equal and B's version is strictly higher; else both stay. */
function supersede(
  series: string,
  members: readonly StoredHandIn[],
  superseded: Set<StoredHandIn>,
  diagnostics: Diagnostic[],
): void {
  const byMain = groupBy(members, ({ handIn }) => handIn.main);
  let clash = byMain.size > 1;
  for (const same of byMain.values()) {
    const highest = same.reduce((max, { handIn }) => Math.max(max, handIn.version), Number.NEGATIVE_INFINITY);
    const current = same.filter(({ handIn }) => handIn.version === highest);
    for (const member of same) if (member.handIn.version < highest) superseded.add(member);
    if (new Set(current.map(({ handIn }) => handIn.sha256)).size > 1) clash = true;
  }
  if (clash) {
    const documents = [...new Set(members.map(({ handIn }) => handIn.sha256.slice(0, 12)))].sort().join(', ');
    diagnostics.push({
      code: 'series-clash',
      severity: 'warning',
      pointer: '',
      message: `series ${series} is used by documents that do not replace one another: ${documents}`,
    });
  }
}

function byContent(a: StoredHandIn, b: StoredHandIn): number {
  return (
    compare(a.handIn.sha256, b.handIn.sha256) || compare(a.handIn.digest, b.handIn.digest) || compare(a.handIn.id, b.handIn.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}
