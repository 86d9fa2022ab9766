/** Sources of an item; or what a supplier, a site or a country makes. */
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { SourcesOfDocument } from '../../generated/operations.ts';
import { count, texts } from '../../texts/texts.ts';
import { AnswerOf } from '../answer-of.tsx';
import { PagedTable } from '../paged-table.tsx';
import { countsOf, type SourceCounts, useSourceCountsAnswer } from './of-programme.tsx';
import { sourceColumns } from './source-columns.tsx';

const t = texts.things;

const columns = {
  item: sourceColumns(['maker', 'owner', 'site', 'distributors']),
  supplier: sourceColumns(['item', 'site', 'programmes']),
  place: sourceColumns(['item', 'maker', 'owner', 'programmes']),
  country: sourceColumns(['item', 'maker', 'site', 'programmes']),
};

interface SourcesOfProps {
  readonly id: string;
  readonly caption: string;
  readonly as: keyof typeof columns;
}

export function SourcesOf({ id, caption, as }: SourcesOfProps) {
  const scope = useScope();
  const [isAllAsked, askAll] = useState(false);
  const counted = useSourceCountsAnswer(as === 'item' ? '' : id);
  const counts = countsOf(counted.data);
  // Until it is known whose are asked for, an empty list would say that nothing is made.
  const isCounted = as === 'item' || scope.programme === undefined || counted.data !== undefined;
  // Those of others, with their programmes, where the chosen one has none: an empty list would say that nothing is made.
  const isAll = isAllAsked || (counts !== undefined && counts.own === 0 && counts.all > 0);
  const asked = { id, ...scope, programme: isAll ? undefined : scope.programme };
  const rows = useAnswerPages(
    SourcesOfDocument,
    asked,
    ({ node }) => (node !== null && 'sources' in node ? node.sources : undefined),
    { enabled: isCounted },
  );
  if (!isCounted) return <AnswerOf of={counted}>{() => null}</AnswerOf>;
  return (
    <>
      {counts !== undefined && scope.programme !== undefined && counts.all > counts.own && (
        <p className="hb-tools">
          <span>{sharesText(counts, scope.programme)}</span>
          {counts.own > 0 && (
            <Button outline type="button" onClick={() => askAll(!isAllAsked)}>
              {isAll ? t.ofProgramme.only(scope.programme) : t.ofProgramme.showSources(count(counts.all))}
            </Button>
          )}
        </p>
      )}
      <PagedTable
        of={rows}
        caption={caption}
        file="sources"
        columns={columns[as]}
        keyOf={(row) => row.id}
        empty={as === 'item' ? t.sources.none : t.sources.nonePlace}
      />
    </>
  );
}

function sharesText({ own, all }: SourceCounts, programme: string): string {
  return own === 0 ? t.ofProgramme.none(programme, count(all)) : t.ofProgramme.some(count(own), programme, count(all - own));
}
