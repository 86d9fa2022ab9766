/** What if: something is lost from a day on; what stops when, at what cost, and what holds. */
import './what-if.css';
import { type ReactNode, useState } from 'react';
import { Navigate } from 'react-router';
import { addressOf, useAddress } from '../../address.ts';
import { useAnswer, useAnswerPages, useMoreWhile } from '../../answers.ts';
import { SavedScenariosDocument, WhatIfPageDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { NotOffered, notOffered } from '../../parts/not-offered.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { ChosenLosses } from './chosen-losses.tsx';
import { Compared } from './compared.tsx';
import { CountryChoice } from './country-choice.tsx';
import { calledAs, parametersOf, useLoss } from './loss.ts';
import { Outcome } from './outcome.tsx';
import { PeriodForm } from './period-form.tsx';
import { SaveScenario } from './save-scenario.tsx';
import { SavedList } from './saved-list.tsx';
import { ThingSearch } from './thing-search.tsx';

const t = texts.whatIf;

export function Component() {
  const { loss, change, toggle } = useLoss();
  const [parameters] = useAddress();
  const isAsked = loss.lose.length > 0;
  const answer = useAnswer(WhatIfPageDocument, loss, { enabled: isAsked, keepLast: true });
  const { asOf, knownAt, programme } = loss;
  const pages = useAnswerPages(SavedScenariosDocument, { programme, asOf, knownAt }, ({ scenarios }) => scenarios);
  // One may be asked for by its id, and a name may be taken: all of them are wanted.
  useMoreWhile(pages, true);
  const saved = pages.data?.rows ?? [];
  const name = calledAs(loss, parameters.get('scenario') ?? '', saved);
  const against = saved.find(({ id }) => id === parameters.get('against'));
  // As a search leads here: by its id.
  const opened = saved.find(({ id }) => id === parameters.get('open'));
  if (opened !== undefined) return <Navigate replace to={addressOf('/what-if', { asOf, knownAt, ...parametersOf(opened) })} />;
  const isAllKnown = pages.data !== undefined && !pages.hasMore;
  const ids = saved.map(({ id }) => id);
  const unknown = ['open', 'against'].flatMap((called) => notOffered(parameters, called, ids));
  const lose = (next: readonly string[]) => change({ lose: next });
  return (
    <>
      <Title of={t.title} name={name} />
      <NotOffered asked={isAllKnown ? unknown : []} />
      <p>{t.lead}</p>
      <h2>{t.choose}</h2>
      <ThingSearch chosen={loss.lose} choose={toggle} />
      <ChosenLosses lose={loss.lose} named={answer.data?.whatIf.lost ?? []} remove={toggle} clear={() => lose([])} />
      <MapPart isOpen={!isAsked}>
        <CountryChoice lose={loss.lose} change={lose} />
      </MapPart>
      <PeriodForm loss={loss} change={change} />
      {isAsked ? (
        <div aria-busy={answer.isPlaceholderData}>
          <AnswerOf of={answer}>
            {({ whatIf }) => (
              <>
                <Outcome answer={whatIf} loss={loss} isWhole={loss.stage === undefined} />
                {against !== undefined && (
                  <Compared here={whatIf} loss={loss} name={name} saved={against} end={() => change({ against: undefined })} />
                )}
              </>
            )}
          </AnswerOf>
          <h2>{t.save.title}</h2>
          <SaveScenario loss={loss} saved={saved.filter(({ stands }) => stands)} />
        </div>
      ) : (
        <p className="hb-state">{t.chooseFirst}</p>
      )}
      <h2>{t.saved.title}</h2>
      <AnswerOf of={pages} isEmpty={({ rows }) => rows.length === 0} empty={t.saved.none}>
        {({ rows, totalCount }) => <SavedList saved={rows} total={totalCount} />}
      </AnswerOf>
    </>
  );
}

/** Countries and sites are asked for when it is first opened. */
function MapPart({ isOpen, children }: { readonly isOpen: boolean; readonly children: ReactNode }) {
  const [wasOpened, setWasOpened] = useState(isOpen);
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget, target }) => {
        // The event of a part inside reaches here too.
        if (target === currentTarget && currentTarget.open) setWasOpened(true);
      }}
    >
      <summary>{t.byCountry}</summary>
      {wasOpened && children}
    </details>
  );
}
