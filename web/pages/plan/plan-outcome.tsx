/** The actions in the order in which to take them, what each closes, and what is left after it. */
import type { PlanPageQuery } from '../../generated/operations.ts';
import { Coverage } from '../../parts/coverage.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Figure, Figures, Known } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { ResidualPicture } from './residual-picture.tsx';

const t = texts.plan;

export type Plan = PlanPageQuery['plan'];
export type Step = Plan['steps'][number];

export function money(amount: number | null, currency: string | null): string | null {
  if (amount === null) return null;
  return currency === null || currency === '' ? count(amount) : t.money(count(amount), currency);
}

export function PlanOutcome({ plan }: { readonly plan: Plan }) {
  const { gaps, closed, residualCount, steps, spent, currency, boundGap, inTimeOnly } = plan;
  return (
    <section aria-label={t.outcome}>
      <h2>{t.outcome}</h2>
      <p>{bottomLine(plan)}</p>
      <Figures>
        <Figure label={t.before} value={count(gaps)} note={t.gapNote} />
        <Figure label={t.closed} value={count(closed)} note={inTimeOnly === 0 ? undefined : t.alsoInTime(count(inTimeOnly))} />
        <Figure label={t.left} value={count(residualCount)} {...(residualCount > 0 ? { tone: 'warn' as const } : {})} />
        <Figure
          label={t.spent}
          value={steps.length === 0 ? t.nothing : money(spent, currency)}
          note={plan.budget === null ? undefined : t.ofBudget(money(plan.budget, currency) ?? '')}
        />
        <Figure
          label={t.bestPossible}
          value={count(Math.floor(plan.bound))}
          note={boundGap <= 0 ? t.optimal : t.boundGap(count(Math.round(boundGap * 10) / 10), plan.boundBy)}
        />
      </Figures>
      <Unknowns plan={plan} />
      {steps.length > 0 && (
        <>
          <ResidualPicture plan={plan} />
          <StepTable plan={plan} />
        </>
      )}
      <Residual plan={plan} />
      <Coverage of={plan.coverage} />
    </section>
  );
}

function bottomLine({ steps, gaps, closed, residualCount, spent, currency }: Plan): string {
  if (gaps === 0) return t.noGaps;
  if (steps.length === 0) return t.noSteps;
  return t.bottomLine(steps.length, count(closed), count(gaps), count(residualCount), money(spent, currency) ?? t.costNotKnown);
}

/** What the plan left out, and why. */
function Unknowns({ plan: { leftOut, diagnostics, budget } }: { readonly plan: Plan }) {
  const said = [
    ...(leftOut.unknownCost > 0 && budget !== null ? [t.leftOut.unknownCost(count(leftOut.unknownCost))] : []),
    ...(leftOut.unknown > 0 ? [t.leftOut.unknown(count(leftOut.unknown))] : []),
    ...(leftOut.withoutMeasure > 0 ? [t.leftOut.withoutMeasure(count(leftOut.withoutMeasure))] : []),
    ...(leftOut.tooWide > 0 ? [t.leftOut.tooWide(count(leftOut.tooWide))] : []),
    ...diagnostics.filter(({ code }) => code.startsWith('cost-') && code !== 'cost-unknown').map(({ message }) => message),
  ];
  if (said.length === 0) return null;
  return (
    <section aria-label={texts.parts.partial}>
      <h3>{texts.parts.partial}</h3>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

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
        ...(isTwin ? [] : [{ name: texts.parts.evidence, show: ({ evidence }: Step) => <EvidenceList evidence={evidence} /> }]),
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

function Residual({ plan: { residual, residualCount } }: { readonly plan: Plan }) {
  if (residualCount === 0) return null;
  return (
    <details>
      <summary>{t.residual(count(residualCount))}</summary>
      <ListTable
        caption={t.residualList}
        file="plan-residual"
        rows={residual}
        keyOf={({ candidate, endItem }) => `${candidate.id} ${endItem.id}`}
        columns={[
          {
            name: t.lost,
            show: ({ candidate }) => <ThingLink thing={{ ...candidate, type: candidate.__typename }} />,
            value: ({ candidate }) => candidate.name,
          },
          {
            name: t.stops,
            show: ({ endItem }) => <ThingLink thing={{ ...endItem, type: 'Item' }} />,
            value: ({ endItem }) => endItem.name,
          },
        ]}
      />
      {residualCount > residual.length && <p>{texts.parts.shown(count(residual.length), count(residualCount))}</p>}
    </details>
  );
}
