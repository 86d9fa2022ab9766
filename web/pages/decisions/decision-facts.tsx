/** A decision that was recorded: what, by whom, why, and how it stands. */
import type { DecisionHistoryQuery } from '../../generated/operations.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.decisions;

export type Recorded = DecisionHistoryQuery['decisions']['nodes'][number];

export function DecisionFacts({ of: one }: { readonly of: Recorded }) {
  return (
    <dl className="hb-pairs">
      <dt>{t.decision}</dt>
      <dd>
        {one.decision} <Tag>{one.state}</Tag>
      </dd>
      <dt>{t.author}</dt>
      <dd>{t.declaredOn(one.author, one.decided)}</dd>
      <dt>{t.reason}</dt>
      <dd>{one.reason}</dd>
      {one.expires !== null && (
        <>
          <dt>{t.expires}</dt>
          <dd>{one.expires}</dd>
        </>
      )}
      {one.changed.length > 0 && (
        <>
          <dt>{t.changed}</dt>
          <dd>{one.changed.join('; ')}</dd>
        </>
      )}
      <dt>{t.document}</dt>
      <dd>
        <EvidenceList evidence={one.evidence} />
      </dd>
    </dl>
  );
}
