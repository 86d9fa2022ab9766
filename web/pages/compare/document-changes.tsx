import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { CompareDocumentsOfViewsDocument, type CompareDocumentsOfViewsQuery } from '../../generated/operations.ts';
import { changeParts } from '../../parts/change-parts.ts';
import { Known } from '../../parts/figure.tsx';
import { PartHeading } from '../../parts/part-heading.tsx';
import { texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;

type Change = CompareDocumentsOfViewsQuery['diff']['list']['nodes'][number];

const changeText = ({ change }: Change) => t.documentChanges[change as keyof typeof t.documentChanges];
const whyText = ({ why }: Change) => (why == null ? null : t.why[why as keyof typeof t.why]);

/** Documents that one side rests on and the other does not, and why. */
export function DocumentChanges() {
  const addressOf = useAddressOf();
  return (
    <section>
      <PartHeading id={changeParts.documents}>{t.documents}</PartHeading>
      <p className="hb-note">{t.documentsOfAll}</p>
      <PagedChanges
        caption={t.documents}
        file="document-changes"
        operation={CompareDocumentsOfViewsDocument}
        variables={useMoments()}
        listOf={({ diff }) => diff.list}
        keyOf={({ sha256 }) => sha256}
        columns={[
          { name: t.change, show: changeText, value: changeText },
          {
            name: t.columns.document,
            show: ({ sha256, path }) => <Link to={addressOf('/document', { sha256 })}>{path}</Link>,
            value: ({ path }) => path,
          },
          { name: t.columns.dated, show: ({ dated }) => <Known value={dated} />, value: ({ dated }) => dated || null },
          {
            name: t.columns.why,
            show: (row) =>
              row.supersededBy == null ? (
                (whyText(row) ?? '')
              ) : (
                <Link to={addressOf('/compare', { by: 'documents', from: row.sha256, to: row.supersededBy })}>
                  {whyText(row)}
                </Link>
              ),
            value: whyText,
          },
        ]}
      />
    </section>
  );
}
