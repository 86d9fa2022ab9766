/** What a loss costs, and whether there is time to mend it. */
import { ProgrammeExposuresDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { intervalText, type OpenInterval } from '../../parts/open-interval.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAfterGaps } from './after-gaps.ts';

const t = texts.programme;

const tones: Readonly<Record<string, 'bad' | 'warn' | 'good'>> = { yes: 'bad', 'not known': 'warn', no: 'good' };

export function ExposureSection() {
  const answer = useAfterGaps(ProgrammeExposuresDocument);
  return (
    <section>
      <h2>{t.exposures}</h2>
      <AnswerOf of={answer} isEmpty={({ exposures }) => exposures.totalCount === 0} empty={t.noExposures}>
        {({ exposures }) => (
          <>
            <ListTable
              isHeaded
              caption={t.exposures}
              file="exposures"
              rows={exposures.nodes}
              total={exposures.totalCount}
              keyOf={({ candidate }) => candidate.id}
              columns={[
                {
                  name: t.lost,
                  show: ({ candidate }) => <ThingLink thing={{ ...candidate, type: candidate.__typename }} />,
                  value: ({ candidate }) => candidate.name,
                },
                { name: t.certainty, show: ({ certainty }) => certainty, value: ({ certainty }) => certainty },
                {
                  name: t.survive,
                  show: ({ timeToSurviveDays: days }) => <Days of={days} />,
                  value: ({ timeToSurviveDays: days }) => intervalText(days),
                },
                {
                  name: t.recover,
                  show: ({ timeToRecoverDays: days }) => <Days of={days} />,
                  value: ({ timeToRecoverDays: days }) => intervalText(days),
                },
                { name: t.gap, show: ({ gap }) => <Tag tone={tones[gap] ?? 'warn'}>{gap}</Tag>, value: ({ gap }) => gap },
                {
                  name: t.exposure,
                  show: ({ exposure }) => <Known value={intervalText(exposure)} />,
                  value: ({ exposure }) => intervalText(exposure),
                  isNumber: true,
                },
                {
                  name: t.missing,
                  show: ({ missing }) => missing.join(', '),
                  value: ({ missing }) => missing.join(', '),
                },
                { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
              ]}
            />
            <p className="hb-note">{t.exposuresNote(count(exposures.nodes.length), count(exposures.totalCount))}</p>
          </>
        )}
      </AnswerOf>
    </section>
  );
}

function Days({ of }: { readonly of: OpenInterval }) {
  const text = intervalText(of);
  return <Known value={text === null ? null : t.days(text)} />;
}
