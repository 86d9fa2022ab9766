import type { Command } from 'commander';
import { parseDate } from '../app/documents/declared.ts';
import {
  type FoundVendorOutcome,
  findVendorOutcomes,
  nothingReaches,
  type ReachingRule,
} from '../app/rules/find-vendor-outcomes.ts';
import { localReader } from '../app/workspace/reader.ts';
import { outcomesByStrength, type Transaction } from '../app/workspace/vocabulary.ts';
import { pagesOf, printable } from './output.ts';
import { type QuestionOptions, question, questionOf } from './question.ts';
import { transactionOption } from './rule-options.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface VendorOutcomesOptions extends QuestionOptions {
  readonly party: string;
  readonly pack?: readonly string[];
  readonly on?: readonly string[];
  readonly transaction?: Transaction;
}

export function findVendorOutcomesCommand(): Command {
  return question('vendor-outcomes', 'the same party under several rule packs on several days', outcomesByStrength)
    .requiredOption('--party <selector>', 'supplier:NAME, lei:..., or a printed id')
    .option('--pack <id...>', 'rule packs side by side, as us, eu, gb; all when absent')
    .option('--on <date...>', 'days on which they are asked; that of --as-of when absent')
    .addOption(transactionOption())
    .action(run);
}

async function run(options: VendorOutcomesOptions): Promise<void> {
  checkThreshold(options.failOn, outcomesByStrength);
  const { asOf, ...asked } = questionOf(options);
  const days = (options.on ?? []).map((day) => parseDate('--on', day)).filter((day) => day !== undefined);
  const on = days.length === 0 && asOf !== undefined ? [asOf] : days;
  const { party, pack: packs, transaction } = options;
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await findVendorOutcomes(workspace, localReader, { ...asked, party, packs, on, transaction });
    const words = await output.results(pagesOf(answer.findings), textOf, ({ outcome }) => outcome);
    for (const { party: one, on: day, text } of answer.differences) output.note(`${day} ${one.name}: packs differ: ${text}`);
    if (answer.findings.some(({ suppliesNothing }) => suppliesNothing))
      output.note('it supplies nothing in this view: judged as who supplies an end item');
    if (answer.findings.some(({ ownersStated }) => !ownersStated))
      output.note('of its owners nothing is stated on some of these days: rules on owners cannot reach it then');
    output.note('none of its rules reaches it is no clearance; nothing here is a legal determination');
    summarize(output, { ...answer, total: answer.findings.length });
    return exitCodeFor(
      options.failOn,
      words.filter((word) => word !== nothingReaches),
      outcomesByStrength,
    );
  });
}

/** Outcomes side by side, a day a row; then every rule behind them. */
function textOf(cells: readonly FoundVendorOutcome[]): string {
  const packs = [...new Set(cells.map(({ pack }) => pack))];
  const rows = new Map<string, FoundVendorOutcome[]>();
  for (const cell of cells) {
    const key = `${cell.party.id} ${cell.on}`;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  const outcomes = [...rows.values()].map((row) => [
    row[0]?.party.name ?? '',
    row[0]?.on ?? '',
    ...packs.map((pack) => shortOf(row.find((cell) => cell.pack === pack))),
  ]);
  const rules = cells.flatMap((cell) => cell.rules.map((rule) => linesOf(cell, rule)));
  return [table(['party', 'on', ...packs], outcomes), ...rules].join('\n');
}

function linesOf({ party, on, pack }: FoundVendorOutcome, found: ReachingRule): string {
  const { outcome, rule, basis, test, path, flags, exceptions } = found;
  const steps = path.map(({ from, edge, to }) => `${from.name} ${edge} ${to.name}`).join('; ');
  return [
    `${on} ${pack} ${party.name}: ${outcome} by ${rule.id}, effective ${rule.effective}, ${rule.status}; basis ${basis}`,
    ...(test === null ? [] : [`test: ${test}`]),
    `path: ${steps}`,
    `reason: ${rule.reason}`,
    ...flags,
    ...exceptions,
  ]
    .map(printable)
    .join('\n  ');
}

function shortOf(cell: FoundVendorOutcome | undefined): string {
  if (cell === undefined) return '';
  const ids = cell.rules.map(({ rule, outcome }) => (outcome === cell.outcome ? rule.id : `${rule.id} (${outcome})`));
  return ids.length === 0 ? cell.outcome : `${cell.outcome}: ${ids.join(', ')}`;
}
