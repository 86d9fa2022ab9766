/** What is known of an organisation beyond lists: worked out when it is opened. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { SupplierTrustOfDocument, type SupplierTrustOfQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Opening } from '../../parts/opening.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { NamedLink } from '../../parts/thing-links.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.things.trust;

type Facet = SupplierTrustOfQuery['supplierTrust']['nodes'][number]['facets'][number];

const bad = new Set(['expired', 'unknown']);

export function Trust({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Opening title={t.title} note={texts.things.worked}>
      {() => <TrustRows id={id} name={name} />}
    </Opening>
  );
}

function TrustRows({ id, name }: { readonly id: string; readonly name: string }) {
  const scope = useScope();
  const answer = useAnswer(SupplierTrustOfDocument, { id, ...scope });
  return (
    <AnswerOf of={answer}>
      {({ supplierTrust }) => (
        <>
          <Remarks about={t.title} remarks={supplierTrust.diagnostics} />
          {supplierTrust.nodes.length === 0 ? (
            <p className="hb-state">{t.none}</p>
          ) : (
            <ListTable
              caption={t.caption(name)}
              file="trust"
              rows={supplierTrust.nodes.flatMap(({ facets }) => facets)}
              keyOf={(entry) => JSON.stringify(entry)}
              columns={[
                { name: t.facet, show: ({ facet }) => facet, value: ({ facet }) => facet },
                {
                  name: t.state,
                  show: ({ state }) => <Tag tone={bad.has(state) ? 'warn' : 'plain'}>{state}</Tag>,
                  value: ({ state }) => state,
                },
                { name: t.what, show: ({ what }) => what, value: ({ what }) => what },
                {
                  name: t.site,
                  show: ({ site }) => (site === null ? '' : <NamedLink of={site} />),
                  value: ({ site }) => site?.name ?? '',
                },
                { name: t.from, show: ({ from }) => <Known value={from} />, value: ({ from }) => from },
                { name: t.to, show: ({ to }) => <Known value={to} />, value: ({ to }) => to },
                { name: t.detail, show: ({ detail }) => detail, value: ({ detail }) => detail },
                { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
                ...evidenceColumns<Facet>(({ evidence }) => evidence),
              ]}
            />
          )}
        </>
      )}
    </AnswerOf>
  );
}
