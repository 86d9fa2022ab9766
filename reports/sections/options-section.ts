/** What may be done, with cost and weeks; and the plan that closes most single points of failure. */
import type { GapReport, GapRow, ReportAction, ReportPlan } from '../gap-report.ts';
import { lostName } from './register-section.ts';
import { type Block, type Column, number, paragraph, type Section, table, text } from './section.ts';
import { cost, stated } from './words.ts';

interface Option {
  readonly gap: GapRow;
  readonly action: ReportAction;
}

export function optionsSection(report: GapReport): Section {
  const options = report.gaps.flatMap((gap) => gap.actions.map((action): Option => ({ gap, action })));
  const blocks: Block[] = [
    paragraph('A cost and weeks stand here only where a document or the table of costs states them; nothing is estimated.'),
    ...(report.plan === null ? [] : planBlocks(report.plan)),
    options.length === 0
      ? paragraph('No action is worked out for any gap.')
      : table(`Options of the gaps: ${options.length}`, ofOptions, options, 'Options'),
  ];
  return { heading: '11 Options and plan, with cost and weeks', sheet: 'Plan', landscape: true, blocks };
}

const costColumns = <Row>(of: (row: Row) => ReportAction): Column<Row>[] => [
  text('Cost', 8, (row) => cost(of(row)), 'paper'),
  number('Cost', 7, (row) => of(row).cost, 'sheet'),
  text('Currency', 5, (row) => of(row).currency, 'sheet'),
  number('Weeks', 5, (row) => of(row).weeks),
];

const ofOptions: readonly Column<Option>[] = [
  number('Gap of rank', 5, ({ gap }) => gap.rank),
  text('Gap', 7, ({ gap }) => gap.gapId, 'sheet'),
  text('Lost', 11, ({ gap }) => lostName(gap)),
  text('Action', 20, ({ action }) => action.text),
  ...costColumns<Option>(({ action }) => action),
  text('Closes it', 8, ({ action }) => (action.measure === '' ? '' : action.inTimeOnly ? 'in time alone' : 'yes')),
  text('Owner', 8, ({ gap }) => stated(gap.owner)),
];

type PlanStep = ReportPlan['steps'][number];

function planBlocks(plan: ReportPlan): Block[] {
  const head = paragraph(
    `Plan at ${plan.level} level: ${plan.steps.length} actions close ${plan.closed} of ${plan.gaps} single points of failure; ${plan.residual} stay.`,
  );
  if (plan.steps.length === 0) return [head];
  const columns: Column<PlanStep>[] = [
    number('Order', 4, (step) => step.rank),
    text('Action', 22, (step) => step.text),
    ...costColumns<PlanStep>((step) => step),
    number('Closes', 5, (step) => step.closes),
    number('Closed so far', 6, (step) => step.cumulative),
    text('Cost so far', 8, (step) => cost({ cost: step.cumulativeCost, currency: plan.currency }), 'paper'),
    number('Cost so far', 8, (step) => step.cumulativeCost, 'sheet'),
  ];
  return [head, table(`Plan: ${plan.steps.length} actions in the order in which to do them`, columns, plan.steps)];
}
