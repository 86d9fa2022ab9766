/** Times, options, plan and changes: the sections about what is to be done, and by when. */

import { changesInWords, sinceInWords } from './first-page-words.ts';
import type { GapReport } from './gap-report.ts';
import { actionInWords } from './html-first-page.ts';
import { type Column, facts, known, paragraph, section, table, thingName } from './html-parts.ts';
import { html, type Markup, type Value } from './markup.ts';
import type { ChangedGap, ReportChanges } from './report-changes.ts';
import { count, money, openDays, openMoney, percentOf } from './wording.ts';

export function intervalsTable({ times }: GapReport): Markup {
  if (times.length === 0) return html``;
  const columns: Column[] = [
    { label: 'Rank', numeric: true },
    { label: 'Lost', long: true },
    { label: 'Survive (days)' },
    { label: 'Recover (days)' },
    { label: 'Longer to recover than survived' },
    { label: 'Days without' },
    { label: 'Exposure (money)' },
    { label: 'Not stated' },
  ];
  const rows = times.map((one): Value[] => [
    one.rank,
    thingName(one.lost),
    openDays(one.timeToSurviveDays),
    openDays(one.timeToRecoverDays),
    one.gap,
    openDays(one.gapDays),
    openMoney(one.exposure),
    one.missing.length === 0 ? 'nothing' : one.missing.join(', '),
  ]);
  return table(`Times of the ${count(times.length, 'gap')} that stop an end item, as intervals`, columns, rows);
}

export function optionsSection(report: GapReport): Markup {
  const rows = report.gaps
    .filter(({ actions, options }) => actions.length + options.length > 0)
    .map((gap): Value[] => [
      gap.rank,
      gap.lost === null ? known(null) : thingName(gap.lost),
      gap.actions.length === 0
        ? gap.options.join('; ')
        : html`<ul>${gap.actions.map((action) => html`<li>${actionInWords(action)}</li>`)}</ul>`,
      gap.owner === '' ? html`<span class="unknown">none</span>` : gap.owner,
      known(gap.due),
      known(gap.status),
    ]);
  const columns: Column[] = [
    { label: 'Rank', numeric: true },
    { label: 'Lost', long: true },
    { label: 'What would close it, each by itself', long: true },
    { label: 'Owner' },
    { label: 'Due' },
    { label: 'Status' },
  ];
  return section(
    'plan',
    '11 Options and plan',
    rows.length === 0 ? paragraph('No option was worked out.') : table('Options by gap', columns, rows),
    planTable(report),
  );
}

function planTable({ plan }: GapReport): Markup {
  if (plan === null) return paragraph('No plan: it is made for a programme, of a size that is worked out.');
  const columns: Column[] = [
    { label: 'Step', numeric: true },
    { label: 'Measure', long: true },
    { label: 'Closes', numeric: true },
    { label: 'Together', numeric: true },
    { label: 'Cost together' },
  ];
  const rows = plan.steps.map((step): Value[] => [
    step.rank,
    actionInWords(step),
    step.closes,
    step.cumulative,
    step.cumulativeCost === null ? known(null) : money(step.cumulativeCost, plan.currency),
  ]);
  const caption = `Plan by ${plan.level}: closes ${plan.closed} of ${plan.gaps} single points of failure, ${plan.residual} are left`;
  return rows.length === 0 ? paragraph(`${caption}.`) : table(caption, columns, rows);
}

export function changesSection({ changes, coverage }: GapReport): Markup {
  if (changes === null) return section('changes', '12 Changes since the last report', paragraph(changesInWords(null)));
  const then = percentOf(changes.coverageThen);
  const now = percentOf(coverage.source);
  return section(
    'changes',
    '12 Changes since the last report',
    facts(sinceFacts(changes)),
    paragraph(
      `The source was known of ${then === undefined ? 'no item' : `${then} per cent of ${count(changes.coverageThen.of, 'item')}`} then, and is of ${now === undefined ? 'no item' : `${now} per cent of ${count(coverage.source.of, 'item')}`} now: where less is known, less is found.`,
    ),
    changedTable('New', changes.new),
    worseTable(changes.worse),
    changedTable('No longer found', changes.closed),
    paragraph(`As before: ${changes.same}.`),
    changes.renamed.length === 0 ? html`` : changedTable('As before, under a new id', changes.renamed),
  );
}

function sinceFacts({ since }: ReportChanges): [string, Value][] {
  const { reportId, viewHash, asOf, knownAt } = since;
  return [
    ['Compared with', reportId === '' ? sinceInWords(since) : html`report <code>${reportId}</code>`],
    ['Facts as of', known(asOf)],
    ['Documents received until', knownAt === '' ? 'all' : knownAt],
    ['View', html`<code>${viewHash}</code>`],
  ];
}

const gapColumns: readonly Column[] = [
  { label: 'Rank', numeric: true },
  { label: 'Gap' },
  { label: 'Lost', long: true },
  { label: 'Takes down', long: true },
  { label: 'Archetype' },
];

function gapCells({ rank, gapId, earlierGapId, lost, item, archetype }: ChangedGap): Value[] {
  const before =
    earlierGapId === '' || earlierGapId === gapId ? '' : html` <span class="kind">was <code>${earlierGapId}</code></span>`;
  return [
    rank,
    html`<code>${gapId}</code>${before}`,
    lost === null ? known(null) : thingName(lost),
    item === null ? known(null) : thingName(item),
    archetype,
  ];
}

function changedTable(what: string, gaps: readonly ChangedGap[]): Markup {
  if (gaps.length === 0) return paragraph(`${what}: none.`);
  return table(`${what}: ${gaps.length}`, gapColumns, gaps.map(gapCells));
}

/** One row for each thing that is worse: what was, and what is. */
function worseTable(gaps: readonly ChangedGap[]): Markup {
  if (gaps.length === 0) return paragraph('Worse: none.');
  const columns = [...gapColumns, { label: 'What is worse' }, { label: 'Was', long: true }, { label: 'Is', long: true }];
  const rows = gaps.flatMap((gap) =>
    gap.fields.map(({ what, was, is }): Value[] => [...gapCells(gap), what, known(was), html`<strong>${known(is)}</strong>`]),
  );
  return table(`Worse: ${gaps.length}`, columns, rows);
}
