import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { CompareDocumentsOfViewsDocument, type CompareDocumentsOfViewsQuery } from '../../generated/operations.ts';
import { changeParameters, changeParts } from '../../parts/change-parts.ts';
import { Known } from '../../parts/figure.tsx';
import { PartHeading } from '../../parts/part-heading.tsx';
import { texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { ChangeChoice, useChosenChange } from './change-choice.tsx';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;
const { added, gone, changed } = t.documentChanges;
const choice = { name: changeParameters.documents, kinds: { ADDED: added, GONE: gone, CHANGED: changed } };

type Change = CompareDocumentsOfViewsQuery['diff']['list']['nodes'][number];

const changeText = ({ change }: Change) => t.documentChanges[change as keyof typeof t.documentChanges];
const whyText = ({ why }: Change) => (why == null ? null : t.why[why as keyof typeof t.why]);

/** Documents that one side rests on and the other does not, and why. */
export function DocumentChanges() {
  const addressOf = useAddressOf();
  const moments = useMoments();
  const change = useChosenChange(choice);
  return (
    <section>
      <PartHeading id={changeParts.documents}>{t.documents}</PartHeading>
      <p className="hb-note">{t.documentsOfAll}</p>
      <ChangeChoice of={choice} label={t.onlyDocuments} />
      <PagedChanges
        caption={t.documents}
        file="document-changes"
        operation={CompareDocumentsOfViewsDocument}
        variables={{ ...moments, change }}
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
