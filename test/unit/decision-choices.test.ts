/** The choices that pages offer before a list is there are those of the server: the contract has them as texts alone. */
import { expect, it } from 'vitest';
import { queueReasons } from '../../app/decisions/decision-queue.ts';
import { decisionKinds } from '../../graph/ontology/decision.ts';
import { decisionStates } from '../../graph/screening/decision.ts';
import * as offered from '../../web/pages/decisions/choices.ts';

it('offers each reason of the queue, each kind and each state of decisions, and no other', () => {
  expect([...offered.queueReasons].sort()).toEqual([...queueReasons].sort());
  expect([...offered.decisionKinds].sort()).toEqual([...decisionKinds].sort());
  expect([...offered.decisionStates].sort()).toEqual([...decisionStates].sort());
});
