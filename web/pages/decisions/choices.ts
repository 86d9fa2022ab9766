/** What lists of decisions may be narrowed to, as the contract names it: a choice is offered before the page of the list that has it is there. */
export const queueReasons = [
  'undecided',
  'disputed',
  'contradicted',
  'without effect',
  'reopened',
  'expired',
  'expiring',
  'long term',
  'awaiting second person',
  'dangling',
];
export const decisionKinds = ['match', 'no match', 'waiver', 'confirmation'];
export const decisionStates = [
  'in force',
  'awaiting second person',
  'disputed',
  'reopened',
  'expired',
  'superseded',
  'not yet in force',
];
