import { Select } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useAddress, useAddressOf } from '../../address.ts';
import { CompareGapsDocument, type CompareGapsQuery, type GapChangeKind } from '../../generated/operations.ts';
import { changeParts } from '../../parts/change-parts.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { PartHeading } from '../../parts/part-heading.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;
const kinds = Object.keys(t.changes) as GapChangeKind[];

type Change = CompareGapsQuery['diff']['list']['nodes'][number];
type Field = Change['fields'][number];

export const toneOf = { NEW: 'bad', WORSE: 'bad', MIXED: 'warn', OTHERWISE: 'warn', BETTER: 'good', GONE: 'plain' } as const;

/** Gaps that are new, worse, better or no longer found, with what changed of each. */
export function GapChanges() {
  const moments = useMoments();
  const [parameters, change] = useAddress();
  const kind = kinds.find((one) => one === parameters.get('change'));
  return (
    <section>
      <PartHeading id={changeParts.gaps}>{t.gaps}</PartHeading>
      <label className="hb-field">
        {t.only}
        <Select
          id="gap-change"
          name="change"
          className="hb-narrow"
          value={kind ?? ''}
          onChange={({ target }) => change({ change: target.value })}
        >
          <option value="">{t.all}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t.changes[one]}
            </option>
          ))}
        </Select>
      </label>
      <PagedChanges
        caption={t.gaps}
        file="gap-changes"
        operation={CompareGapsDocument}
        variables={{ ...moments, change: kind === undefined ? undefined : [kind] }}
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
