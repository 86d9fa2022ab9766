/** The actions of a plan as a table: what each is, what it costs and closes, and what is left after it. */
import type { PlanPageQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.plan;

export type Plan = PlanPageQuery['plan'];
type Step = Plan['steps'][number];

export function money(amount: number | null, currency: string | null): string | null {
  if (amount === null) return null;
  return currency === null || currency === '' ? count(amount) : t.money(count(amount), currency);
}

const whereSaid: readonly Column<Step>[] = [
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
  ...evidenceColumns<Step>(({ evidence }) => evidence),
];

export function StepTable({ plan, isTwin = false }: { readonly plan: Plan; readonly isTwin?: boolean }) {
  const { steps, gaps } = plan;
  return (
    <ListTable
      caption={isTwin ? t.residualTable : t.actions}
      {...(isTwin ? {} : { file: 'plan' })}
      rows={steps}
      keyOf={({ rank }) => String(rank)}
      columns={[
        { name: t.rank, show: ({ rank }) => rank, value: ({ rank }) => rank, isNumber: true },
        { name: t.column.measure, show: ({ measure }) => t.kinds[measure] ?? measure, value: ({ measure }) => measure },
        {
          name: t.column.item,
          show: ({ item }) => <ThingLink thing={{ ...item, type: 'Item' }} />,
          value: ({ item }) => item.name,
        },
        {
          name: t.with,
          show: (step) => (step.with === null ? t.toBeFound : <ThingLink thing={{ ...step.with, type: step.with.__typename }} />),
          value: (step) => step.with?.name ?? null,
        },
        {
          name: t.column.cost,
          show: ({ cost, currency }) => <Known value={money(cost, currency)} />,
          value: ({ cost }) => cost,
          isNumber: true,
        },
        { name: t.column.weeks, show: ({ weeks }) => <Known value={weeks} />, value: ({ weeks }) => weeks, isNumber: true },
        { name: t.closes, show: (step) => <Closes step={step} />, value: ({ closed }) => closed, isNumber: true },
        {
          name: t.leftAfter,
          show: ({ cumulative }) => count(gaps - cumulative),
          value: ({ cumulative }) => gaps - cumulative,
          isNumber: true,
        },
        {
          name: t.costSoFar,
          show: ({ cumulativeCost, currency }) => <Known value={money(cumulativeCost, currency)} />,
          value: ({ cumulativeCost }) => cumulativeCost,
          isNumber: true,
        },
        ...(isTwin ? [] : whereSaid),
      ]}
    />
  );
}

function Closes({ step: { closes, closed, inTimeOnly, days } }: { readonly step: Step }) {
  return (
    <details>
      <summary>{closed === 0 ? t.withOthers : t.gaps(count(closed))}</summary>
      {inTimeOnly && <p>{t.inTime(days === null ? texts.parts.notKnown : texts.parts.days(days))}</p>}
      <ul>
        {closes.map(({ candidate, endItem }) => (
          <li key={`${candidate.id} ${endItem.id}`}>{t.gap(candidate.name || candidate.id, endItem.name || endItem.id)}</li>
        ))}
        {closed > closes.length && <li>{texts.parts.shown(count(closes.length), count(closed))}</li>}
      </ul>
    </details>
  );
}
