/** Party and list entry side by side, with what speaks for and against their being one. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { DecisionPairDocument, type DecisionPairQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { spanText } from '../../parts/span-text.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { DecisionFacts } from './decision-facts.tsx';
import type { Queued } from './queued.ts';

const t = texts.decisions;
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 0 });
const mostEnds = 20;

type Match = DecisionPairQuery['screen']['nodes'][number]['matches'][number];
type Party = DecisionPairQuery['node'];

export function Pair({ queued }: { readonly queued: Queued }) {
  const { asOf, knownAt } = useScope();
  const { party, entry, endItems } = queued;
  const answer = useAnswer(DecisionPairDocument, {
    party: party.id,
    name: party.id,
    ends: endItems.slice(0, mostEnds),
    asOf,
    knownAt,
  });
  return (
    <section aria-label={t.pair}>
      <h2>{entry === null ? party.name : t.isOne(party.name, entry.name)}</h2>
      <p>{t.why(queued.reason, queued.why)}</p>
      <Stakes queued={queued} />
      <AnswerOf of={answer}>
        {({ node, nodes, screen }) => {
          const match = screen.nodes.flatMap(({ matches }) => matches).find((one) => one.entry.id === entry?.id);
          return (
            <>
              <Sides queued={queued} party={node} match={match} />
              {entry !== null && <Reasons match={match} />}
              <h3>{t.whatStops}</h3>
              {nodes.length === 0 ? <p>{t.nothingStops}</p> : null}
              <ul>
                {nodes.flatMap((one, index) =>
                  one === null ? (
                    []
                  ) : (
                    <li key={endItems[index]}>
                      <ThingLink thing={{ ...one, type: 'Item' }} />
                    </li>
                  ),
                )}
                {endItems.length > nodes.length && <li>{texts.parts.shown(count(nodes.length), count(endItems.length))}</li>}
              </ul>
            </>
          );
        }}
      </AnswerOf>
      {queued.decision !== null && (
        <>
          <h3>{t.earlier}</h3>
          <DecisionFacts of={queued.decision} />
        </>
      )}
    </section>
  );
}

function Stakes({ queued: { ifTrue, rules, basis, evidence } }: { readonly queued: Queued }) {
  return (
    <dl className="hb-pairs">
      <dt>{t.ifTrue}</dt>
      <dd>{ifTrue === null ? t.noRule : <Tag tone={ifTrue === 'prohibited' ? 'bad' : 'warn'}>{ifTrue}</Tag>}</dd>
      <dt>{t.rules}</dt>
      <dd>{rules.length === 0 ? t.noRule : rules.join(', ')}</dd>
      <dt>{t.metBy}</dt>
      <dd>
        <Known value={basis.join(', ')} />
      </dd>
      <dt>{texts.parts.evidence}</dt>
      <dd>
        <EvidenceList evidence={evidence} />
      </dd>
    </dl>
  );
}

interface SidesProps {
  readonly queued: Queued;
  readonly party: Party;
  readonly match: Match | undefined;
}

function Sides({ queued: { entry, party: named }, party, match }: SidesProps) {
  const organization = party?.__typename === 'Organization' ? party : undefined;
  const listed = match?.entry;
  return (
    <div className="hb-sides">
      <section aria-label={t.party}>
        <h3>{t.party}</h3>
        <dl className="hb-pairs">
          <dt>{t.name}</dt>
          <dd>
            <ThingLink thing={{ ...named, type: 'Organization' }} />
          </dd>
          <dt>{t.identifiedBy}</dt>
          <dd className="hb-code">{named.id.replace(/^organization:/, '')}</dd>
          <dt>{t.country}</dt>
          <dd>
            <Known value={organization?.countries.map(({ name }) => name).join(', ')} />
          </dd>
          <dt>{t.owners}</dt>
          <dd>
            <Known
              value={organization?.owners
                .map(({ organization: owner, share }) => t.owner(owner.name, spanText(share)))
                .join(', ')}
            />
          </dd>
          <dt>{t.supplies}</dt>
          <dd>
            <Known value={suppliesOf(organization)} />
          </dd>
        </dl>
      </section>
      <section aria-label={t.entry}>
        <h3>{t.entry}</h3>
        {entry === null ? (
          <p>{t.noEntry}</p>
        ) : (
          <dl className="hb-pairs">
            <dt>{t.name}</dt>
            <dd>{entry.name}</dd>
            <dt>{t.comparedName}</dt>
            <dd>
              {match === undefined ? <Known value={null} /> : match.matched.name}
              {match?.matched.weak === true && ` (${t.weakName})`}
            </dd>
            <dt>{t.list}</dt>
            <dd>{listed?.listTitle ?? entry.list}</dd>
            <dt>{t.programs}</dt>
            <dd>
              <Known value={entry.programs} />
            </dd>
            <dt>{t.type}</dt>
            <dd>
              <Known value={listed?.type} />
            </dd>
            <dt>{t.listedSince}</dt>
            <dd>
              <Known value={listed?.listedFrom} />
            </dd>
            {listed !== undefined && !listed.listed && (
              <>
                <dt>{t.listedUntil}</dt>
                <dd>
                  <Known value={listed.listedTo} />
                </dd>
              </>
            )}
            <dt>{t.source}</dt>
            <dd>
              <Known value={listed?.source} />
            </dd>
          </dl>
        )}
      </section>
    </div>
  );
}

function suppliesOf(organization: Extract<Party, { __typename: 'Organization' }> | undefined): string | null {
  if (organization === undefined) return null;
  const { nodes, totalCount } = organization.sources;
  const names = [...new Set(nodes.map(({ item }) => item.name))].join(', ');
  return totalCount > nodes.length ? t.andMore(names, totalCount - nodes.length) : names;
}

function Reasons({ match }: { readonly match: Match | undefined }) {
  if (match === undefined) return <p className="hb-state">{t.notAlike}</p>;
  return (
    <>
      <h3>{t.howAlike}</h3>
      <p>
        <Tag tone={match.band === 'STRONG' ? 'bad' : 'warn'}>{t.bands[match.band]}</Tag>{' '}
        {t.score(percent.format(match.score), match.basis)}
      </p>
      <div className="hb-sides">
        <section aria-label={t.for}>
          <h4>{t.for}</h4>
          <ReasonList reasons={match.for} />
        </section>
        <section aria-label={t.againstIt}>
          <h4>{t.againstIt}</h4>
          <ReasonList reasons={match.against} />
        </section>
      </div>
      {match.aligned.length > 0 && (
        <ListTable
          caption={t.aligned}
          file="aligned-words"
          rows={match.aligned}
          keyOf={(part) => `${part.how} ${part.name} ${part.entry}`}
          columns={[
            { name: t.partyWord, show: ({ name }) => name || t.nothing, value: ({ name }) => name || t.nothing },
            { name: t.entryWord, show: ({ entry }) => entry || t.nothing, value: ({ entry }) => entry || t.nothing },
            { name: t.how, show: ({ how }) => how, value: ({ how }) => how },
            { name: t.weight, show: ({ weight }) => percent.format(weight), value: ({ weight }) => weight, isNumber: true },
            {
              name: t.agreement,
              show: ({ agreement }) => percent.format(agreement),
              value: ({ agreement }) => agreement,
              isNumber: true,
            },
          ]}
        />
      )}
      <EvidenceList evidence={match.evidence} />
    </>
  );
}

function ReasonList({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return <p>{t.noReason}</p>;
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
