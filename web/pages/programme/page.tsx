/** The first page: which gaps put the programme at risk, and from how much that is known. */
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammePageDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Coverage } from '../../parts/coverage.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Figure, Figures, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.programme;

export function Component() {
  const scope = useScope();
  const addressOf = useAddressOf();
  const answer = useAnswer(ProgrammePageDocument, { ...scope });
  return (
    <>
      <Title of={t.title} name={scope.programme ?? t.all} />
      <AnswerOf of={answer}>
        {({ gaps }) => (
          <>
            <h2>{t.bottomLine}</h2>
            <p>{gaps.statement}</p>
            <Figures>
              <Figure label={t.gaps} value={count(gaps.totalCount)} to={addressOf('/gaps')} />
            </Figures>
            <ListTable
              caption={t.gaps}
              file="gaps"
              rows={gaps.nodes}
              keyOf={({ gapId }) => gapId}
              columns={[
                { name: t.rank, show: ({ rank }) => rank, value: ({ rank }) => rank, isNumber: true },
                { name: t.archetype, show: ({ archetype }) => <Tag>{archetype}</Tag>, value: ({ archetype }) => archetype },
                {
                  name: t.lost,
                  show: ({ lost }) => (
                    <ThingLink thing={lost === null || lost === undefined ? null : { ...lost, type: lost.__typename }} />
                  ),
                  value: ({ lost }) => lost?.name ?? null,
                },
                { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
              ]}
            />
            <Coverage of={gaps.coverage} />
          </>
        )}
      </AnswerOf>
    </>
  );
}
