/** Sites of a supplier or in a country: as a table, and those with coordinates on a map. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { type SiteRowFragment, SitesOfDocument } from '../../generated/operations.ts';
import { count, texts } from '../../texts/texts.ts';
import { Known } from '../figure.tsx';
import type { Column } from '../list-table.tsx';
import { PagedTable } from '../paged-table.tsx';
import { NamedLink, NamedLinks, namesOf } from '../thing-links.tsx';
import { EvidenceOf } from './evidence-of.tsx';
import { SitesMap } from './sites-map.tsx';

const t = texts.things.columns;

interface SitesOfProps {
  readonly id: string;
  readonly caption: string;
  /** What the map shows. */
  readonly map: string;
  /** Sites of one country: the map shows places alone. */
  readonly isOfCountry?: boolean;
}

export function SitesOf({ id, caption, map, isOfCountry = false }: SitesOfProps) {
  const { asOf, knownAt } = useScope();
  const rows = useAnswerPages(SitesOfDocument, { id, asOf, knownAt }, ({ node }) =>
    node !== null && 'sites' in node ? node.sites : undefined,
  );
  const sites = rows.data?.rows ?? [];
  return (
    <>
      {sites.length > 0 && <SitesMap sites={sites} caption={map} withShares={!isOfCountry && !rows.hasMore} />}
      <PagedTable
        of={rows}
        caption={caption}
        file="sites"
        columns={columns}
        keyOf={(site) => site.id}
        empty={texts.things.sites.none}
      />
    </>
  );
}

const placeText = ({ latitude, longitude }: SiteRowFragment) =>
  latitude === null || longitude === null ? null : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;

const columns: readonly Column<SiteRowFragment>[] = [
  { name: t.name, show: (site) => <NamedLink of={site} />, value: (site) => site.name },
  { name: t.country, show: ({ countries }) => <NamedLinks of={countries} />, value: ({ countries }) => namesOf(countries) },
  { name: t.region, show: ({ region }) => <Known value={region} />, value: ({ region }) => region },
  { name: t.place, show: (site) => <Known value={placeText(site)} />, value: placeText },
  {
    name: t.identifiers,
    show: ({ identifiers }) => <Known value={identifierText(identifiers)} />,
    value: ({ identifiers }) => identifierText(identifiers),
  },
  {
    name: t.sources,
    show: ({ sources }) => count(sources.totalCount),
    value: ({ sources }) => sources.totalCount,
    isNumber: true,
  },
  { name: texts.parts.evidence, show: (site) => <EvidenceOf of={site} /> },
];

function identifierText(identifiers: SiteRowFragment['identifiers']): string | null {
  if (identifiers.length === 0) return null;
  return identifiers.map(({ scheme, value }) => `${texts.things.schemes[scheme] ?? scheme} ${value}`).join('; ');
}
