/** Vendors for page one: prohibited, restricted, and what awaits a person, each with its rule and its clock. */
import { dayOf } from '../graph/ontology/property.ts';
import type { CitedRule } from '../graph/screening/vendor-finding.ts';
import type { View } from '../graph/view/open-view.ts';
import type { Clock, VendorRow, VendorSummary } from '../reports/first-page.ts';
import type { ReportVendor } from '../reports/gap-report.ts';
import type { QueuedDecision } from './decision-queue.ts';

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
  const [prohibited, restricted] = [of('prohibited'), of('restricted')];
  return {
    prohibited: prohibited.length,
    restricted: restricted.length,
    review: of('review').length,
    awaiting: queue.length,
    rows: [
      ...prohibited.slice(0, listed).map((found) => judgedRow('prohibited', found, view)),
      ...restricted.slice(0, listed).map((found) => judgedRow('restricted', found, view)),
      ...queue.slice(0, listed).map((one) => awaitingRow(one, rules, view)),
    ],
    listed,
  };
}

function judgedRow(standing: 'prohibited' | 'restricted', { party, rule }: ReportVendor, view: View): VendorRow {
  const { id, title, source, status, reason, effective } = rule;
  return { standing, party, ifTrue: null, rule: { id, title, source, status, reason }, clock: clockOfRule(effective, view) };
}

function clockOfRule(effective: string, view: View): Clock {
  const days = daysUntil(effective, view);
  return { text: days !== null && days > 0 ? 'takes effect' : 'holds since', date: effective, days };
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
