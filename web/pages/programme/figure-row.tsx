/** The figures of the first minute; each leads to its list. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAddressOf } from '../../address.ts';
import { ProgrammeFiguresDocument, ProgrammeQueueDocument, ProgrammeRuleFigureDocument } from '../../generated/operations.ts';
import { Figure, Figures, Unknown } from '../../parts/figure.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAfterGaps, useGaps } from './after-gaps.ts';
import { rulePart } from './rule-section.tsx';
import { useSince } from './since-section.tsx';
import { vendorOutcomes, vendorPart } from './vendor-sections.tsx';

const t = texts.programme;

export const useFigures = () => useAfterGaps(ProgrammeFiguresDocument);

export function FigureRow() {
  const addressOf = useAddressOf();
  const gaps = useGaps();
  const figures = useFigures();
  const rules = useAfterGaps(ProgrammeRuleFigureDocument);
  const queue = useAfterGaps(ProgrammeQueueDocument);
  const since = useSince();
  const many = (certainty: string) =>
    count(gaps.data?.gaps.facets.certainty.find(({ value }) => value === certainty)?.count ?? 0);
  const vendorNote = figures.data && t.vendors.note(count(figures.data.programmeFigures.partiesInScope));
  return (
    <section aria-label={t.figures}>
      <Figures>
        <Figure
          label={t.gaps}
          value={shown(gaps, ({ gaps: { totalCount } }) => totalCount)}
          note={gaps.data && t.gapsNote(many('definite'), many('possible'))}
          to={addressOf('/gaps')}
          tone="bad"
        />
        {vendorOutcomes.map((outcome) => (
          <Figure
            key={outcome}
            label={t.vendors[outcome]}
            value={shown(figures, ({ programmeFigures: { vendors } }) => vendors[outcome])}
            note={vendorNote}
            to={`${addressOf('/')}#${vendorPart(outcome)}`}
            tone={outcome === 'prohibited' ? 'bad' : 'warn'}
          />
        ))}
        <Figure
          label={t.ruleFindings}
          value={shown(rules, ({ ruleFindings: { totalCount } }) => totalCount)}
          note={rules.data && t.ruleNote(count(rules.data.ruleFindings.itemsReached))}
          to={`${addressOf('/')}#${rulePart}`}
          tone="warn"
        />
        <Figure
          label={t.queue}
          value={shown(queue, ({ decisionQueue: { totalCount } }) => totalCount)}
          to={addressOf('/decisions')}
          tone="warn"
        />
        <Figure
          label={t.newGaps}
          value={shown(since, ({ diff: { from, counts } }) =>
            from.documents === 0 ? null : counts.gaps.new + counts.gaps.worse + counts.gaps.mixed,
          )}
          note={since.data && sinceNote(since.data.diff)}
          {...(since.data?.diff.from.documents === 0 ? {} : { to: addressOf('/compare') })}
        />
        <Figure
          label={t.overdue}
          value={shown(gaps, ({ gaps: { facets } }) => facets.overdue)}
          note={gaps.data?.gaps.facets.overdueOn == null ? undefined : t.overdueNote(gaps.data.gaps.facets.overdueOn)}
          to={addressOf('/gaps', { overdue: 'yes' })}
        />
      </Figures>
    </section>
  );
}

function sinceNote({
  from,
  counts: { gaps },
}: {
  readonly from: { readonly documents: number };
  readonly counts: { readonly gaps: { readonly new: number; readonly worse: number; readonly mixed: number } };
}): string {
  return from.documents === 0 ? t.noLastTime : t.newGapsNote(count(gaps.new), count(gaps.worse + gaps.mixed));
}

/** A number when it is there; null is not known. */
function shown<Data>(answer: UseQueryResult<Data, Error>, of: (data: Data) => number | null): ReactNode {
  if (answer.data === undefined) return answer.error === null ? <span>{texts.parts.loading}</span> : <Unknown />;
  const value = of(answer.data);
  return value === null ? null : count(value);
}
