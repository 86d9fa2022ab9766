/** The places in documents that speak of a thing: those that came with it, and more when they are asked for. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useScope } from '../../address.ts';
import { ask } from '../../answers.ts';
import { type PlaceFragment, PlacesOfDocument } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { Failed } from '../answer-of.tsx';
import { EvidenceList, MorePlaces, Places } from '../evidence-list.tsx';

const t = texts.parts;

/** As the questions of pages ask for: rows, of which several may have one place. */
const rowsAtFirst = 20;
const moreRows = 100;

interface EvidenceOfProps {
  readonly of: { readonly id: string; readonly evidence: readonly PlaceFragment[]; readonly evidenceCount: number };
}

export function EvidenceOf({ of: { id, evidence, evidenceCount } }: EvidenceOfProps) {
  if (evidenceCount <= rowsAtFirst) return <EvidenceList evidence={evidence} />;
  return <LongEvidence id={id} evidence={evidence} total={evidenceCount} />;
}

interface LongEvidenceProps {
  readonly id: string;
  readonly evidence: readonly PlaceFragment[];
  readonly total: number;
}

function LongEvidence({ id, evidence, total }: LongEvidenceProps) {
  const { asOf, knownAt } = useScope();
  const [isAsked, setAsked] = useState(false);
  const { data, error, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [PlacesOfDocument.toString(), { id, asOf, knownAt }, 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      await ask(PlacesOfDocument, { id, asOf, knownAt, first: moreRows, from: pageParam }, signal),
    initialPageParam: rowsAtFirst,
    getNextPageParam: (_, __, from) => (from + moreRows < total ? from + moreRows : undefined),
    // What was asked for is asked again with the rest of the page.
    enabled: ({ state }) => isAsked || state.data !== undefined,
  });
  const more = () => (isAsked || data !== undefined ? void fetchNextPage() : setAsked(true));
  const pages = data?.pages ?? [];
  const left = Math.max(total - rowsAtFirst - pages.length * moreRows, 0);
  const places = [...evidence, ...pages.flatMap(({ node }) => node?.evidence ?? [])];
  return (
    <Places of={places} summary={left > 0 ? t.evidenceAndMore(places.length) : t.evidenceOf(places.length)}>
      {error !== null && (
        <li>
          <Failed error={error} again={() => void refetch()} />
        </li>
      )}
      {left > 0 && (
        <li>
          <MorePlaces name={t.morePlaces} more={more} isLoading={isFetching} />
        </li>
      )}
    </Places>
  );
}
