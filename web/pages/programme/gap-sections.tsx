/** What the register says: the bottom line, the worst rows, how many of each archetype, and from how much. */
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import type { ProgrammeGapsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Coverage } from '../../parts/coverage.tsx';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import type { OpenInterval } from '../../parts/open-interval.ts';
import { daysText, spanCell } from '../../parts/span-text.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useGaps } from './after-gaps.ts';
import { SectionRemarks } from './section-remarks.tsx';

const t = texts.programme;

export function BottomLine() {
  return (
    <section>
      <h2>{t.bottomLine}</h2>
      <AnswerOf of={useGaps()}>
        {({ gaps }) => (
          <>
            <p className="hb-lead">{gaps.statement}</p>
            <p className="hb-note">{t.binding(gaps.binding.because)}</p>
          </>
        )}
      </AnswerOf>
      <SectionRemarks of="gaps" about={t.bottomLine} />
    </section>
  );
}

type Gap = ProgrammeGapsQuery['gaps']['nodes'][number];

const days = (span: OpenInterval | null) => (span === null ? null : daysText(span));

export function WorstGaps() {
  const addressOf = useAddressOf();
  const columns: readonly Column<Gap>[] = [
    {
      name: t.rank,
      show: ({ rank, gapId }) => (
        <Link to={addressOf('/gaps', { gap: gapId })} aria-label={t.openGap(rank)}>
          {rank}
        </Link>
      ),
      value: ({ rank }) => rank,
      isNumber: true,
    },
    {
      name: t.archetype,
      show: ({ archetype, certainty }) => (
        <Tag tone={certainty === 'definite' ? 'bad' : 'warn'}>{`${archetype}, ${certainty}`}</Tag>
      ),
      value: ({ archetype, certainty }) => `${archetype}, ${certainty}`,
    },
    {
      name: t.lost,
      show: ({ lost, itemName }) =>
        lost == null ? <Known value={itemName} /> : <ThingLink thing={{ ...lost, type: lost.__typename }} />,
      value: ({ lost, itemName }) => lost?.name ?? itemName ?? null,
    },
    {
      name: t.stops,
      show: ({ endItemsKnown, endItemsStopped }) => <Known value={endItemsKnown ? count(endItemsStopped.length) : null} />,
      value: ({ endItemsKnown, endItemsStopped }) => (endItemsKnown ? endItemsStopped.length : null),
      isNumber: true,
    },
    {
      name: t.criticality,
      show: ({ criticality }) => <Known value={criticality} />,
      value: ({ criticality }) => criticality ?? null,
    },
    {
      name: t.sources,
      show: (gap) => sourcesText(gap),
      value: (gap) => sourcesText(gap),
    },
    {
      name: t.survive,
      show: ({ spans }) => <Known value={days(spans.survive)} />,
      value: ({ spans }) => spanCell(spans.survive),
    },
    {
      name: t.recover,
      show: ({ spans }) => <Known value={days(spans.recover)} />,
      value: ({ spans }) => spanCell(spans.recover),
    },
    { name: t.decideBy, show: ({ decideBy }) => <Known value={decideBy} />, value: ({ decideBy }) => decideBy ?? null },
    { name: t.owner, show: ({ owner }) => <Known value={owner} />, value: ({ owner }) => owner ?? null },
    { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
    { name: t.gapId, show: () => null, value: ({ gapId }) => gapId, isSavedOnly: true },
    ...evidenceColumns<Gap>(({ evidence }) => evidence),
  ];
  return (
    <section>
      <h2>{t.worst}</h2>
      <AnswerOf of={useGaps()} isEmpty={({ gaps }) => gaps.totalCount === 0}>
        {({ gaps }) => (
          <>
            <ListTable
              isHeaded
              caption={t.worst}
              file="worst-gaps"
              rows={gaps.nodes}
              total={gaps.totalCount}
              keyOf={({ gapId }) => gapId}
              columns={columns}
            />
            <p>
              <Link to={addressOf('/gaps')}>{t.allGaps(count(gaps.totalCount))}</Link>
            </p>
          </>
        )}
      </AnswerOf>
    </section>
  );
}

function sourcesText({ ableSources, qualifiedSources, chosenSources }: Gap): string {
  return [ableSources, qualifiedSources, chosenSources].map((value) => value ?? '?').join(' / ');
}

export function ArchetypeSection() {
  const addressOf = useAddressOf();
  return (
    <section>
      <h2>{t.byArchetype}</h2>
      <AnswerOf of={useGaps()} isEmpty={({ gaps }) => gaps.totalCount === 0}>
        {({ gaps }) => (
          <>
            <ListTable
              isHeaded
              caption={t.byArchetype}
              file="gaps-by-archetype"
              rows={gaps.facets.archetype}
              keyOf={({ value }) => value ?? ''}
              columns={[
                {
                  name: t.archetype,
                  show: ({ value }) => <Link to={addressOf('/gaps', { archetype: value ?? '-' })}>{value}</Link>,
                  value: ({ value }) => value ?? null,
                },
                { name: t.count, show: (facet) => count(facet.count), value: (facet) => facet.count, isNumber: true },
                {
                  name: t.ofGaps,
                  show: (facet) => (
                    <meter min={0} max={gaps.totalCount} value={facet.count} aria-label={`${t.ofGaps}: ${facet.value ?? ''}`} />
                  ),
                },
              ]}
            />
            {gaps.unknownCriticality > 0 && <p className="hb-note">{t.unknownCriticality(count(gaps.unknownCriticality))}</p>}
          </>
        )}
      </AnswerOf>
    </section>
  );
}

export function CoverageSection() {
  return <AnswerOf of={useGaps()}>{({ gaps }) => <Coverage of={gaps.coverage} />}</AnswerOf>;
}
