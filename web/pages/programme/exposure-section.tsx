/** What a loss costs, and whether there is time to mend it. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { ProgrammeExposuresDocument, type ProgrammeExposuresQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { intervalText, type OpenInterval } from '../../parts/open-interval.ts';
import { PagedTable } from '../../parts/paged-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { texts } from '../../texts/texts.ts';
import { useAreGapsDone } from './after-gaps.ts';

const t = texts.programme;

const tones: Readonly<Record<string, 'bad' | 'warn' | 'good'>> = { yes: 'bad', 'not known': 'warn', no: 'good' };

type Exposure = ProgrammeExposuresQuery['exposures']['nodes'][number];

const columns: readonly Column<Exposure>[] = [
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
  { name: t.missing, show: ({ missing }) => missing.join(', '), value: ({ missing }) => missing.join(', ') },
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
  ...evidenceColumns<Exposure>(({ evidence }) => evidence),
];

export function ExposureSection() {
  const rows = useAnswerPages(ProgrammeExposuresDocument, { ...useScope() }, ({ exposures }) => exposures, {
    enabled: useAreGapsDone(),
  });
  return (
    <section>
      <h2>{t.exposures}</h2>
      <p className="hb-note">{t.exposuresNote}</p>
      <PagedTable
        isHeaded
        of={rows}
        caption={t.exposures}
        file="exposures"
        columns={columns}
        keyOf={({ candidate }) => candidate.id}
        empty={t.noExposures}
      />
    </section>
  );
}

function Days({ of }: { readonly of: OpenInterval }) {
  const text = intervalText(of);
  return <Known value={text === null ? null : t.days(text)} />;
}
