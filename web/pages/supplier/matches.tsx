/** Entries of restricted-party lists that an organisation may be. */
import type { SupplierListingsQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.things.listings;

export type Match = SupplierListingsQuery['screen']['nodes'][number]['matches'][number];

const listedText = ({ entry: { listed } }: Match) => (listed ? t.yes : t.no);

export function Matches({ matches, hasMore }: { readonly matches: readonly Match[]; readonly hasMore: boolean }) {
  if (matches.length === 0) return <p className="hb-state">{t.noMatches}</p>;
  return (
    <ListTable
      caption={hasMore ? t.matchesFirst(count(matches.length)) : t.matches}
      file="matches"
      rows={matches}
      keyOf={({ entry }) => entry.id}
      columns={[
        { name: t.entry, show: ({ entry }) => entry.name, value: ({ entry }) => entry.name },
        { name: t.list, show: ({ entry }) => entry.listTitle, value: ({ entry }) => entry.listTitle },
        {
          name: t.band,
          show: ({ band, score }) => (
            <Tag tone={band === 'STRONG' ? 'bad' : 'warn'}>
              {band.toLowerCase()} {score.toFixed(2)}
            </Tag>
          ),
          value: ({ band }) => band.toLowerCase(),
        },
        { name: t.basis, show: ({ basis }) => basis, value: ({ basis }) => basis },
        { name: t.speaksFor, show: (match) => match.for.join('; '), value: (match) => match.for.join('; ') },
        { name: t.against, show: ({ against }) => against.join('; '), value: ({ against }) => against.join('; ') },
        { name: t.listed, show: listedText, value: listedText },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<Match>(({ evidence }) => evidence),
      ]}
    />
  );
}
