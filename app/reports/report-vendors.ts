/** Vendors for page one: prohibited, restricted, without enough evidence, and what awaits a person, each with its rule and its clock. */
import { dayOf } from '../../graph/ontology/property.ts';
import type { CitedRule } from '../../graph/screening/vendor-finding.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { Clock, VendorRow, VendorStanding, VendorSummary } from '../../reports/first-page.ts';
import type { ReportVendor } from '../../reports/gap-report.ts';
import type { QueuedDecision } from '../decisions/decision-queue.ts';

/** Rows of each standing on page one. */
const listed = 3;

/**
 * `findings` by strength, `queue` the most pressing first, as they are found. What the strongest outcome
 * of a party is counts once, however many rules say it.
 */
export function vendorSummary(
  view: View,
  findings: readonly ReportVendor[],
  queue: readonly QueuedDecision[],
  rules: readonly CitedRule[],
): VendorSummary {
  const strongest = new Map<string, ReportVendor>();
  for (const found of findings) if (!strongest.has(found.party.id)) strongest.set(found.party.id, found);
  const of = (outcome: ReportVendor['outcome']) => [...strongest.values()].filter((found) => found.outcome === outcome);
  const [prohibited, restricted, review] = [of('prohibited'), of('restricted'), of('review')];
  const insufficient = of('insufficient-evidence');
  const waiting = new Set(queue.map(({ party }) => party.id));
  return {
    prohibited: prohibited.length,
    restricted: restricted.length,
    insufficientEvidence: insufficient.length,
    review: review.length,
    awaiting: queue.length,
    reviewOnly: review.filter(({ party }) => !waiting.has(party.id)).length,
    rows: [
      ...prohibited.slice(0, listed).map((found) => judgedRow('prohibited', found, view)),
      ...restricted.slice(0, listed).map((found) => judgedRow('restricted', found, view)),
      ...insufficient.slice(0, listed).map((found) => judgedRow('without enough evidence', found, view)),
      ...queue.slice(0, listed).map((one) => awaitingRow(one, rules, view)),
    ],
    listed,
  };
}

function judgedRow(standing: VendorStanding, found: ReportVendor, view: View): VendorRow {
  const { id, title, source, status, reason } = found.rule;
  return { standing, party: found.party, ifTrue: null, rule: { id, title, source, status, reason }, clock: clockOf(found, view) };
}

const sinceWords = { listed: 'listed since', owned: 'owned by a listed party since' } as const;
const factWords = { listed: 'listing', owned: 'ownership' } as const;

/** Since when the rule reaches the party: the last of the rule's day and those of the facts; a day that nobody states is said. */
function clockOf({ rule, since = [] }: ReportVendor, view: View): Clock {
  const ofRule = daysUntil(rule.effective, view);
  const first = { text: ofRule !== null && ofRule > 0 ? 'rule takes effect' : 'rule holds since', date: rule.effective };
  const known = since.filter(({ date }) => date !== '').map(({ what, date }) => ({ text: sinceWords[what], date }));
  const last = known.reduce((latest, one) => (one.date > latest.date ? one : latest), first);
  const open = since.filter(({ date }) => date === '').map(({ what }) => factWords[what]);
  const text = open.length === 0 ? last.text : `day of ${open.join(' and of ')} not stated; ${last.text}`;
  return { text, date: last.date, days: daysUntil(last.date, view) };
}

function awaitingRow(
  { party, ifTrue, rules, why, decision }: QueuedDecision,
  known: readonly CitedRule[],
  view: View,
): VendorRow {
  const rule = known.find(({ id }) => id === rules[0]);
  const date = decision?.expires ?? '';
  return {
    standing: 'awaiting a person',
    party: { ...party, type: 'organization' },
    ifTrue: ifTrue ?? null,
    rule:
      rule === undefined
        ? null
        : { id: rule.id, title: rule.title, source: rule.source, status: rule.status, reason: rule.reason },
    clock: { text: why, date, days: date === '' ? null : daysUntil(date, view) },
  };
}

function daysUntil(date: string, { asOfDay }: View): number | null {
  const day = dayOf(date);
  return day === undefined || asOfDay === undefined ? null : day - asOfDay;
}
