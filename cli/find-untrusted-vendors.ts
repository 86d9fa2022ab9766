import type { Command } from 'commander';
import { type FoundVendor, findUntrustedVendors } from '../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../app/workspace/reader.ts';
import { outcomesByStrength, type Transaction } from '../app/workspace/vocabulary.ts';
import { noteLists } from './lists.ts';
import { pagesOf } from './output.ts';
import { alsoAccepts, type Choice, noteWithoutEffect, type QuestionOptions, question, questionOf } from './question.ts';
import { packOption, transactionOption } from './rule-options.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface UntrustedVendorOptions extends QuestionOptions {
  readonly pack?: readonly string[];
  readonly transaction?: Transaction;
}

const without: readonly Choice[] = ['level', 'counting', 'stage', 'of', 'open'];

export function findUntrustedVendorsCommand(): Command {
  const made = question(
    'untrusted-vendors',
    'makers and distributors that may not be used, or not without a look',
    outcomesByStrength,
  );
  return alsoAccepts(made, without)
    .option(...packOption)
    .addOption(transactionOption())
    .action(run);
}

async function run(options: UntrustedVendorOptions): Promise<void> {
  checkThreshold(options.failOn, outcomesByStrength);
  const asked = { ...questionOf(options), packs: options.pack, transaction: options.transaction };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await findUntrustedVendors(workspace, localReader, asked);
    const words = await output.results(pagesOf(answer.findings), tableOf, ({ outcome }) => outcome);
    for (const { party, rule, flags } of answer.flagged) output.note(`flag: ${party.name}: ${rule.title}: ${flags.join('; ')}`);
    const { packs, because } = answer.binding;
    output.note(`law of ${packs.join(', ')} (${because}); what other packs forbid is for review`);
    output.note(`asked of ${answer.partiesInScope} makers and distributors; nothing here is a legal determination`);
    noteLists(output, answer);
    noteWithoutEffect(output, options, without);
    summarize(output, { ...answer, total: answer.findings.length });
    return exitCodeFor(options.failOn, words, outcomesByStrength);
  });
}

function tableOf(findings: readonly FoundVendor[]): string {
  return table(
    ['outcome', 'party', 'rule', 'basis', 'path', 'end items'],
    findings.map(({ outcome, party, rule, basis, path, endItems }) => [
      outcome,
      party.name,
      rule.title,
      basis,
      path.map(({ from, edge, to }) => `${from.name} ${edge} ${to.name}`).join('; '),
      endItems.length,
    ]),
  );
}
