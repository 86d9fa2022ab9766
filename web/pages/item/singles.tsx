/** What an item hangs on alone, at a level that is chosen: worked out when it is opened. */
import { Select } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { type Level, SingleSourcesOfDocument, type SingleSourcesOfQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { Opening } from '../../parts/opening.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { NamedLink, NamedLinks, namesOf } from '../../parts/thing-links.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.things.singles;

type Single = SingleSourcesOfQuery['singleSources']['nodes'][number];

export function Singles({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Opening title={t.title} note={texts.things.worked}>
      {() => <SingleRows id={id} name={name} />}
    </Opening>
  );
}

function SingleRows({ id, name }: { readonly id: string; readonly name: string }) {
  const [level, setLevel] = useState<Level>('SUPPLIER');
  const scope = useScope();
  const rows = useAnswerPages(SingleSourcesOfDocument, { id, level, ...scope }, ({ singleSources }) => singleSources);
  return (
    <>
      <label className="hb-field">
        {t.level}
        <Select id="singles-level" name="level" value={level} onChange={({ target }) => setLevel(target.value as Level)}>
          {Object.entries(t.levels).map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </Select>
      </label>
      <PagedTable
        of={rows}
        caption={t.caption(name)}
        file="single-points"
        keyOf={({ candidate, item, kind }) => `${candidate.id} ${item.id} ${kind}`}
        empty={t.none}
        columns={[
          {
            name: texts.things.gaps.lost,
            show: ({ candidate }) => <NamedLink of={candidate} />,
            value: ({ candidate }) => candidate.name,
          },
          { name: texts.things.columns.item, show: ({ item }) => <NamedLink of={item} />, value: ({ item }) => item.name },
          { name: t.kind, show: ({ kind }) => kind, value: ({ kind }) => kind },
          {
            name: texts.things.gaps.certainty,
            show: ({ certainty }) => <Tag tone={certainty === 'definite' ? 'bad' : 'warn'}>{certainty}</Tag>,
            value: ({ certainty }) => certainty,
          },
          {
            name: t.counts,
            show: ({ counts }) => `${counts.able}, ${counts.qualified}, ${counts.chosen}`,
            value: ({ counts }) => `${counts.able}, ${counts.qualified}, ${counts.chosen}`,
          },
          {
            name: texts.things.gaps.ends,
            show: ({ endItems }) => endItems.length,
            value: ({ endItems }) => endItems.length,
            isNumber: true,
          },
          {
            name: t.mitigated,
            show: ({ mitigatedBy }) => (mitigatedBy.length === 0 ? '' : <NamedLinks of={mitigatedBy} />),
            value: ({ mitigatedBy }) => namesOf(mitigatedBy) ?? '',
          },
          { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
          ...evidenceColumns<Single>(({ evidence }) => evidence),
        ]}
      />
    </>
  );
}
