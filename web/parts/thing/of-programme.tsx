/** How much of a party or place is of the programme that is chosen: what is worked out for a programme says nothing of others. */
import { Alert } from '@trussworks/react-uswds';
import { Link, useLocation } from 'react-router';
import { addressOf, useScope } from '../../address.ts';
import { type Answer, useAnswer } from '../../answers.ts';
import { SourceCountsDocument, type SourceCountsQuery } from '../../generated/operations.ts';
import { count, texts } from '../../texts/texts.ts';

const t = texts.things.ofProgramme;

export interface SourceCounts {
  /** Sources of the programme that is chosen; all without one. */
  readonly own: number;
  readonly all: number;
}

/** Of a party, a site or a country; undefined until it is known. */
export function useSourceCounts(id: string): SourceCounts | undefined {
  return countsOf(useSourceCountsAnswer(id).data);
}

/** The same, with whether it is awaited or failed. */
export function useSourceCountsAnswer(id: string): Answer<SourceCountsQuery> {
  return useAnswer(SourceCountsDocument, { id, ...useScope() }, { enabled: id !== '' });
}

export function countsOf(data: SourceCountsQuery | undefined): SourceCounts | undefined {
  const node = data?.node;
  return node != null && 'own' in node ? { own: node.own.totalCount, all: node.all.totalCount } : undefined;
}

/** Beside a figure that counts every source. */
export function OwnSources({ id }: { readonly id: string }) {
  const { programme } = useScope();
  const counts = useSourceCounts(id);
  if (programme === undefined || counts === undefined) return null;
  return t.own(count(counts.own), programme);
}

/** Nothing of the thing is of the programme: then its gaps, and what stops, are empty, which clears nothing. */
export function NotOfProgramme() {
  const { programme } = useScope();
  const { pathname, search } = useLocation();
  if (programme === undefined) return null;
  return (
    <Alert type="warning" headingLevel="h2" slim>
      {t.nothing(programme)}{' '}
      <Link to={addressOf(pathname, { ...Object.fromEntries(new URLSearchParams(search)), programme: '' })}>{t.showAll}</Link>
    </Alert>
  );
}

/** That alert, for a party or place of which no source is of the programme. */
export function NoSourceOfProgramme({ id }: { readonly id: string }) {
  const counts = useSourceCounts(id);
  return counts !== undefined && counts.own === 0 && counts.all > 0 ? <NotOfProgramme /> : null;
}
