import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { CompareGapsDocument, type CompareGapsQuery } from '../../generated/operations.ts';
import { changeParameters, changeParts } from '../../parts/change-parts.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { PartHeading } from '../../parts/part-heading.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { ChangeChoice, useChosenChange } from './change-choice.tsx';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;
const choice = { name: changeParameters.gaps, kinds: t.changes };

type Change = CompareGapsQuery['diff']['list']['nodes'][number];
type Field = Change['fields'][number];

export const toneOf = { NEW: 'bad', WORSE: 'bad', MIXED: 'warn', OTHERWISE: 'warn', BETTER: 'good', GONE: 'plain' } as const;

/** Gaps that are new, worse, better or no longer found, with what changed of each. */
export function GapChanges() {
  const moments = useMoments();
  const change = useChosenChange(choice);
  return (
    <section>
      <PartHeading id={changeParts.gaps}>{t.gaps}</PartHeading>
      <ChangeChoice of={choice} label={t.only} />
      <PagedChanges
        caption={t.gaps}
        file="gap-changes"
        operation={CompareGapsDocument}
        variables={{ ...moments, change }}
        listOf={({ diff }) => diff.list}
        keyOf={(row) => `${row.change} ${row.gapId}`}
        columns={useColumns()}
      />
    </section>
  );
}

function useColumns(): readonly Column<Change>[] {
  const addressOf = useAddressOf();
  return [
    {
      name: t.change,
      show: (row) => <Tag tone={toneOf[row.change]}>{t.changes[row.change]}</Tag>,
      value: (row) => t.changes[row.change],
    },
    {
      name: t.columns.archetype,
      show: ({ change, gapId, archetype, certainty }) => {
        const text = `${archetype}, ${certainty}`;
        return change === 'GONE' ? text : <Link to={addressOf('/gaps', { gap: gapId })}>{text}</Link>;
      },
      value: ({ archetype, certainty }) => `${archetype}, ${certainty}`,
    },
    {
      name: t.columns.lost,
      show: ({ lost, itemName }) => (lost == null ? <Known value={itemName} /> : <ThingLink thing={lost} />),
      value: ({ lost, itemName }) => lost?.name ?? itemName ?? null,
    },
    {
      name: t.columns.rank,
      show: rankText,
      value: rankText,
    },
    {
      name: t.columns.what,
      show: ({ fields }) => (
        <ul className="hb-plain-list">
          {fields.map((field) => (
            <li key={field.what}>{fieldText(field)}</li>
          ))}
        </ul>
      ),
      value: ({ fields }) => fields.map(fieldText).join('; '),
    },
    { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
    { name: texts.programme.gapId, show: () => null, value: ({ gapId }) => gapId, isSavedOnly: true },
    ...evidenceColumns<Change>(({ evidence }) => evidence),
  ];
}

function rankText({ rankBefore, rankAfter }: Change): string {
  if (rankBefore == null || rankBefore === rankAfter) return rankAfter == null ? '' : count(rankAfter);
  return rankAfter == null ? t.rankWas(count(rankBefore)) : t.rank(count(rankBefore), count(rankAfter));
}

function fieldText({ what, before, after, direction }: Field): string {
  const word = t.directions[direction as keyof typeof t.directions];
  return `${t.field(what, before ?? texts.parts.notKnown, after ?? texts.parts.notKnown)} (${word})`;
}
