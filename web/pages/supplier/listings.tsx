/** What restricted-party lists, rules and decisions say of an organisation: worked out when it is opened. */
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { SupplierListingsDocument, type SupplierListingsQuery, SupplierMatchesDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { remarksOf } from '../../parts/lists/list-remarks.ts';
import { Opening } from '../../parts/opening.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { listingsPart } from '../../parts/thing/vendor-standing.tsx';
import { count, texts } from '../../texts/texts.ts';
import { Decisions } from './decided.tsx';
import { Findings } from './findings.tsx';
import { Matches } from './matches.tsx';

const t = texts.things.listings;

/** Matches that are asked for at first, and as many as the server shows of a name. */
const [fewMatches, mostMatches] = [20, 200];

export function Listings({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Opening title={t.title} note={texts.things.worked} id={listingsPart}>
      {() => <ListingsOf id={id} name={name} />}
    </Opening>
  );
}

function ListingsOf({ id, name }: { readonly id: string; readonly name: string }) {
  const scope = useScope();
  const addressOf = useAddressOf();
  const { asOf, knownAt } = scope;
  const [isAll, setAll] = useState(false);
  const answer = useAnswer(SupplierListingsDocument, { id, names: [id], limit: fewMatches, ...scope });
  // A question of its own: should it fail, all else stays, and what is being written with it.
  const all = useAnswer(SupplierMatchesDocument, { names: [id], limit: mostMatches, asOf, knownAt }, { enabled: isAll });
  return (
    <AnswerOf of={answer}>
      {({ screen, untrustedVendors, decisions }) => {
        const { nodes } = all.data?.screen ?? screen;
        const matches = nodes.flatMap((one) => one.matches);
        const hasMore = nodes.some(({ more }) => more);
        return (
          <>
            <p>{t.noClearance}</p>
            <Remarks about={t.title} remarks={remarksOf({ ...untrustedVendors, others: decisions.diagnostics })} />
            <Lists screen={screen} />
            <h3>{t.matches}</h3>
            {nodes.map(({ statement, complete, remarks }) => (
              <p key={statement}>{[statement, ...(complete ? [] : [t.notAllCompared]), ...remarks].join(' ')}</p>
            ))}
            <Matches matches={matches} hasMore={hasMore} />
            {hasMore && (
              <p className="hb-tools">
                <span role="status">{t.firstMatches(count(matches.length))}</span>
                {!isAll && (
                  <Button outline type="button" onClick={() => setAll(true)}>
                    {t.moreMatches(count(mostMatches))}
                  </Button>
                )}
              </p>
            )}
            {isAll && all.data === undefined && <AnswerOf of={all}>{() => null}</AnswerOf>}
            <h3>{t.findings}</h3>
            <p>{untrustedVendors.binding.because}</p>
            <Findings party={{ id, name }} matches={matches} />
            <h3>{t.decisions}</h3>
            <Decisions id={id} />
            <p>
              <Link to={addressOf('/decisions')}>{t.queue}</Link>
            </p>
          </>
        );
      }}
    </AnswerOf>
  );
}

function Lists({ screen: { lists, notLoaded } }: { readonly screen: SupplierListingsQuery['screen'] }) {
  const compared = lists.map(({ title, dated }) => (dated === '' ? title : `${title} (${dated})`)).join('; ');
  const stale = lists.filter((list) => list.stale === true);
  const undated = lists.filter((list) => list.stale === null);
  return (
    <>
      <p>{lists.length === 0 ? t.noLists : t.lists(compared)}</p>
      {stale.length > 0 && (
        <p>{t.stale(stale.map(({ title, dated, ageDays }) => t.staleOne(title, dated, count(ageDays ?? 0))).join('; '))}</p>
      )}
      {undated.length > 0 && <p>{t.ageNotKnown(undated.map(({ title }) => title).join('; '))}</p>}
      {notLoaded.length > 0 && <p>{t.notLoaded(notLoaded.map(({ title }) => title).join('; '))}</p>}
    </>
  );
}
