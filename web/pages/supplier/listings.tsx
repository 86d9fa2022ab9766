/** What restricted-party lists, rules and decisions say of an organisation: worked out when it is opened. */
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { SupplierListingsDocument, type SupplierListingsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Opening } from '../../parts/opening.tsx';
import { StepList } from '../../parts/step-list.tsx';
import { outcomeTone } from '../../parts/thing/outcome-tone.ts';
import { listingsPart } from '../../parts/thing/vendor-standing.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.things.listings;

export function Listings({ id }: { readonly id: string }) {
  return (
    <Opening title={t.title} note={texts.things.worked} id={listingsPart}>
      {() => <ListingsOf id={id} />}
    </Opening>
  );
}

function ListingsOf({ id }: { readonly id: string }) {
  const scope = useScope();
  const addressOf = useAddressOf();
  const answer = useAnswer(SupplierListingsDocument, { id, names: [id], ...scope });
  return (
    <AnswerOf of={answer}>
      {({ screen, untrustedVendors, decisions }) => (
        <>
          <p>{t.noClearance}</p>
          <Lists screen={screen} />
          <h3>{t.matches}</h3>
          {screen.nodes.map(({ statement, remarks }) => (
            <p key={statement}>
              {statement} {remarks.join(' ')}
            </p>
          ))}
          <Matches matches={screen.nodes.flatMap(({ matches }) => matches)} />
          <h3>{t.findings}</h3>
          <Findings vendors={untrustedVendors} />
          <h3>{t.decisions}</h3>
          <Decisions decisions={decisions.nodes} />
          <p>
            <Link to={addressOf('/decisions')}>{t.queue}</Link>
          </p>
        </>
      )}
    </AnswerOf>
  );
}

function Lists({ screen: { lists, notLoaded } }: { readonly screen: SupplierListingsQuery['screen'] }) {
  const compared = lists.map(({ title, dated }) => (dated === '' ? title : `${title} (${dated})`)).join('; ');
  return (
    <>
      <p>{lists.length === 0 ? t.noLists : t.lists(compared)}</p>
      {notLoaded.length > 0 && <p>{t.notLoaded(notLoaded.map(({ title }) => title).join('; '))}</p>}
    </>
  );
}

type Match = SupplierListingsQuery['screen']['nodes'][number]['matches'][number];

function Matches({ matches }: { readonly matches: readonly Match[] }) {
  if (matches.length === 0) return <p className="hb-state">{t.noMatches}</p>;
  return (
    <ListTable
      caption={t.matches}
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
        {
          name: t.listed,
          show: ({ entry }) => (entry.listed ? t.yes : t.no),
          value: ({ entry }) => (entry.listed ? t.yes : t.no),
        },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
      ]}
    />
  );
}

function Findings({ vendors: { nodes, flagged, binding } }: { readonly vendors: SupplierListingsQuery['untrustedVendors'] }) {
  const rows = [...nodes, ...flagged.map((one) => ({ ...one, outcome: t.flagged, path: [] }))];
  return (
    <>
      <p>{binding.because}</p>
      {rows.length === 0 ? (
        <p className="hb-state">{t.noFindings}</p>
      ) : (
        <ListTable
          caption={t.findings}
          file="findings"
          rows={rows}
          keyOf={({ rule, basis, outcome }) => `${rule.id} ${basis} ${outcome}`}
          columns={[
            {
              name: t.outcome,
              show: ({ outcome }) => <Tag tone={outcomeTone(outcome)}>{outcome}</Tag>,
              value: ({ outcome }) => outcome,
            },
            {
              name: t.rule,
              show: ({ rule }) => `${rule.title} (${rule.id}, ${rule.effective}, ${rule.status})`,
              value: ({ rule }) => rule.id,
            },
            { name: t.basis, show: ({ basis, flags }) => [basis, ...flags].join('; '), value: ({ basis }) => basis },
            { name: t.path, show: ({ path }) => <StepList steps={path} /> },
            { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
          ]}
        />
      )}
    </>
  );
}

function Decisions({ decisions }: { readonly decisions: SupplierListingsQuery['decisions']['nodes'] }) {
  if (decisions.length === 0) return <p className="hb-state">{t.noDecisions}</p>;
  return (
    <ListTable
      caption={t.decisions}
      file="decisions"
      rows={decisions}
      keyOf={({ id }) => id}
      columns={[
        { name: t.decision, show: ({ decision }) => decision, value: ({ decision }) => decision },
        { name: t.state, show: ({ state }) => <Tag>{state}</Tag>, value: ({ state }) => state },
        {
          name: t.entry,
          show: ({ entry, rule }) => entry?.name ?? rule ?? '',
          value: ({ entry, rule }) => entry?.name ?? rule ?? '',
        },
        {
          name: t.scope,
          show: ({ scope }) => scope.programme ?? t.everywhere,
          value: ({ scope }) => scope.programme ?? t.everywhere,
        },
        { name: t.author, show: ({ author }) => author, value: ({ author }) => author },
        { name: t.reason, show: ({ reason }) => reason, value: ({ reason }) => reason },
        { name: t.decided, show: ({ decided }) => decided, value: ({ decided }) => decided },
        { name: t.expires, show: ({ expires }) => expires ?? '', value: ({ expires }) => expires ?? '' },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
      ]}
    />
  );
}
