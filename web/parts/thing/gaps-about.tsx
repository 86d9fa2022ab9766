/** Rows of the gap register that concern a thing. */
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { GapsAboutDocument, type GapsAboutQuery } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { evidenceColumns } from '../evidence-columns.ts';
import { EvidenceList } from '../evidence-list.tsx';
import { Known, Tag } from '../figure.tsx';
import { Opening } from '../opening.tsx';
import { PagedTable } from '../paged-table.tsx';
import { NamedLink } from '../thing-links.tsx';

const t = texts.things.gaps;

type GapAbout = GapsAboutQuery['gaps']['nodes'][number];

export function GapsAbout({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Opening title={t.title} note={texts.things.worked}>
      {() => <GapRows id={id} name={name} />}
    </Opening>
  );
}

function GapRows({ id, name }: { readonly id: string; readonly name: string }) {
  const scope = useScope();
  const addressOf = useAddressOf();
  const rows = useAnswerPages(GapsAboutDocument, { id, ...scope }, ({ gaps }) => gaps);
  return (
    <>
      <PagedTable
        of={rows}
        caption={t.caption(name)}
        file="gaps"
        keyOf={({ gapId }) => gapId}
        empty={t.none}
        columns={[
          { name: t.rank, show: ({ rank }) => rank, value: ({ rank }) => rank, isNumber: true },
          {
            name: t.archetype,
            show: ({ archetypes }) => archetypes.map((one) => <Tag key={one}>{one}</Tag>),
            value: ({ archetypes }) => archetypes.join('; '),
          },
          { name: t.certainty, show: ({ certainty }) => certainty, value: ({ certainty }) => certainty },
          { name: t.lost, show: ({ lost }) => <NamedLink of={lost} />, value: ({ lost }) => lost?.name ?? null },
          {
            name: t.item,
            show: ({ item, itemName }) => (item === null ? <Known value={itemName} /> : <NamedLink of={item} />),
            value: ({ itemName }) => itemName,
          },
          {
            name: t.ends,
            show: ({ endItemsKnown, endItemsStopped }) => <Known value={endItemsKnown ? endItemsStopped.length : null} />,
            value: ({ endItemsKnown, endItemsStopped }) => (endItemsKnown ? endItemsStopped.length : null),
            isNumber: true,
          },
          { name: t.decide, show: ({ decideBy }) => <Known value={decideBy} />, value: ({ decideBy }) => decideBy },
          { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
          { name: texts.programme.gapId, show: () => null, value: ({ gapId }) => gapId, isSavedOnly: true },
          ...evidenceColumns<GapAbout>(({ evidence }) => evidence),
        ]}
      />
      <p>
        <Link to={addressOf('/gaps')}>{t.register}</Link>
      </p>
    </>
  );
}
