/** Documents that mention a thing. */
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { DocumentsOfDocument } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { Known } from '../figure.tsx';
import { PagedTable } from '../paged-table.tsx';

const t = texts.things.document;

export function DocumentsOf({ id }: { readonly id: string }) {
  const scope = useScope();
  const addressOf = useAddressOf();
  const rows = useAnswerPages(DocumentsOfDocument, { id, asOf: scope.asOf, knownAt: scope.knownAt }, ({ node }) =>
    node !== null && 'documents' in node ? node.documents : undefined,
  );
  return (
    <PagedTable
      of={rows}
      caption={texts.things.documents}
      file="documents"
      keyOf={({ sha256 }) => sha256}
      empty={texts.things.noDocuments}
      columns={[
        {
          name: t.path,
          show: ({ sha256, path }) => <Link to={addressOf('/document', { sha256 })}>{path}</Link>,
          value: ({ path }) => path,
        },
        { name: t.format, show: ({ format }) => format, value: ({ format }) => format },
        { name: t.dated, show: ({ dated }) => <Known value={dated} />, value: ({ dated }) => dated },
        { name: t.from, show: ({ from }) => <Known value={from} />, value: ({ from }) => from },
        { name: t.grade, show: ({ grade }) => <Known value={grade} />, value: ({ grade }) => grade },
        {
          name: 'SHA-256',
          show: ({ sha256 }) => <span className="hb-code">{sha256.slice(0, 12)}</span>,
          value: ({ sha256 }) => sha256,
        },
      ]}
    />
  );
}
