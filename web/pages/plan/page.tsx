/** Plan: a budget or a number of measures in; actions in order, with what each closes and what is left, out. */
import { Select } from '@trussworks/react-uswds';
import './plan.css';
import { useState } from 'react';
import { type Scope, useAddress, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { type Level, PlanPageDocument, type PlanPageQueryVariables, ProgrammesDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { NotOffered, notOffered } from '../../parts/not-offered.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { rowOfText } from './costs.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanOutcome } from './plan-outcome.tsx';

const t = texts.plan;
const levels = ['SUPPLIER', 'OWNER', 'SITE', 'COUNTRY', 'OWNER_COUNTRY'] as const satisfies readonly Level[];

/** Gaps that stay: listed at first, and at most, which is as many as the server lists. */
const fewestListed = 100;
const mostListed = 1_000;

export function Component() {
  const scope = useScope();
  const programmes = useAnswer(ProgrammesDocument, { asOf: scope.asOf, knownAt: scope.knownAt });
  return (
    <>
      <Title of={t.title} name={scope.programme} />
      <p>{t.lead}</p>
      <AnswerOf of={programmes}>
        {({ programmes: { nodes } }) => {
          const programme = scope.programme ?? (nodes.length === 1 ? nodes[0].name : undefined);
          if (programme === undefined) return <p className="hb-state">{t.chooseProgramme}</p>;
          return <PlanOf scope={scope} programme={programme} />;
        }}
      </AnswerOf>
    </>
  );
}

function PlanOf({ scope: { asOf, knownAt }, programme }: { readonly scope: Scope; readonly programme: string }) {
  const [parameters, change] = useAddress();
  const level = levels.find((one) => one.toLowerCase() === parameters.get('level')) ?? 'SUPPLIER';
  const given = (name: string) => parameters.get(name) ?? '';
  const costs = parameters.getAll('cost').map(rowOfText);
  const question = {
    programme,
    level,
    asOf,
    knownAt,
    ...(given('budget') === '' ? {} : { budget: Number(given('budget')) }),
    ...(given('currency') === '' ? {} : { currency: given('currency') }),
    ...(given('measures') === '' ? {} : { measures: Number(given('measures')) }),
    ...(costs.length === 0 ? {} : { costs }),
  };
  return (
    <>
      <NotOffered
        asked={notOffered(
          parameters,
          'level',
          levels.map((one) => one.toLowerCase()),
        )}
      />
      <Labelled label={t.level}>
        {(id) => (
          <Select {...id} value={level} onChange={({ target }) => change({ level: target.value.toLowerCase() })}>
            {levels.map((one) => (
              <option key={one} value={one}>
                {t.levels[one]}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <PlanForm />
      {/* Another question begins anew: its answer is not there before it is made, and no more of it is listed than at first. */}
      <Found key={JSON.stringify(question)} question={question} />
    </>
  );
}

function Found({ question }: { readonly question: Omit<PlanPageQueryVariables, 'listed'> }) {
  const [listed, setListed] = useState(fewestListed);
  // The same plan with more of its list: what is there stays until it comes.
  const plan = useAnswer(PlanPageDocument, { ...question, listed }, { keepLast: listed > fewestListed });
  return (
    <AnswerOf of={plan}>
      {({ plan: found }) => <PlanOutcome plan={found} more={listed < mostListed ? () => setListed(mostListed) : undefined} />}
    </AnswerOf>
  );
}
