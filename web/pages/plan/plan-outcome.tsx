import { Button } from '@trussworks/react-uswds';
import { Coverage } from '../../parts/coverage.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { ResidualPicture } from './residual-picture.tsx';
import { money, type Plan, StepTable } from './step-table.tsx';

const t = texts.plan;

interface OutcomeProps {
  readonly plan: Plan;
  /** Asks for more of the gaps that stay; absent: there can be no more. */
  readonly more: (() => void) | undefined;
}

export function PlanOutcome({ plan, more }: OutcomeProps) {
  const { gaps, closed, residualCount, steps, spent, currency, boundGap, inTimeOnly, diagnostics } = plan;
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
      <Remarks about={t.outcome} remarks={diagnostics.filter(({ code }) => !isSaidAbove(code))} />
      {steps.length > 0 && (
        <>
          <ResidualPicture plan={plan} />
          <StepTable plan={plan} />
        </>
      )}
      <Residual plan={plan} more={more} />
      <Coverage of={plan.coverage} />
    </section>
  );
}

function bottomLine({ steps, gaps, closed, residualCount, spent, currency }: Plan): string {
  if (gaps === 0) return t.noGaps;
  if (steps.length === 0) return t.noSteps;
  return t.bottomLine(steps.length, count(closed), count(gaps), count(residualCount), money(spent, currency) ?? t.costNotKnown);
}

/** What the plan left out is said by its figures, and so are its costs. */
const isCost = (code: string) => code.startsWith('cost-');
const isSaidAbove = (code: string) => isCost(code) || code === 'measure-unknown' || code === 'plan-too-wide';

/** What the plan left out, and why. */
function Unknowns({ plan: { leftOut, diagnostics, budget } }: { readonly plan: Plan }) {
  const said = [
    ...(leftOut.unknownCost > 0 && budget !== null ? [t.leftOut.unknownCost(count(leftOut.unknownCost))] : []),
    ...(leftOut.unknown > 0 ? [t.leftOut.unknown(count(leftOut.unknown))] : []),
    ...(leftOut.withoutMeasure > 0 ? [t.leftOut.withoutMeasure(count(leftOut.withoutMeasure))] : []),
    ...(leftOut.tooWide > 0 ? [t.leftOut.tooWide(count(leftOut.tooWide))] : []),
    ...diagnostics.filter(({ code }) => isCost(code) && code !== 'cost-unknown').map(({ message }) => message),
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

function Residual({ plan: { residual, residualCount }, more }: OutcomeProps) {
  if (residualCount === 0) return null;
  return (
    <details>
      <summary>{t.residual(count(residualCount))}</summary>
      <ListTable
        caption={t.residualList}
        file="plan-residual"
        rows={residual}
        total={residualCount}
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
      {residualCount > residual.length && (
        <p className="hb-tools">
          <span role="status">{texts.parts.shown(count(residual.length), count(residualCount))}</span>
          {more !== undefined && (
            <Button type="button" outline onClick={more}>
              {texts.parts.more(count(residualCount - residual.length))}
            </Button>
          )}
        </p>
      )}
    </details>
  );
}
