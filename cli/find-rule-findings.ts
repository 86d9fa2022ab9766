import type { Command } from 'commander';
import { findRuleFindings, type RuleFinding } from '../app/rules/find-rule-findings.ts';
import { localReader } from '../app/workspace/reader.ts';
import { type Counting, outcomesByStrength } from '../app/workspace/vocabulary.ts';
import { pagesOf } from './output.ts';
import {
  alsoAccepts,
  type Choice,
  countingOption,
  noteWithoutEffect,
  type QuestionOptions,
  question,
  questionOf,
} from './question.ts';
import { packOption } from './rule-options.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

const without: readonly Choice[] = ['level', 'stage', 'of', 'open'];

interface Options extends QuestionOptions {
  readonly counting: Counting;
  readonly pack?: readonly string[];
}

export function findRuleFindingsCommand(): Command {
  const made = question(
    'rule-findings',
    'what rules about items say: origin by stage, content by origin, class of source',
    outcomesByStrength,
  ).addOption(countingOption());
  return alsoAccepts(made, without)
    .option(...packOption)
    .action(run);
}

async function run(options: Options): Promise<void> {
  checkThreshold(options.failOn, outcomesByStrength);
  const asked = { ...questionOf(options), counting: options.counting, packs: options.pack };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await findRuleFindings(workspace, localReader, asked);
    const words = await output.results(pagesOf(answer.findings), tableOf, ({ outcome }) => outcome);
    for (const { rule, item, party, flags } of answer.flagged)
      output.note(`flag: ${item.name}${party === undefined ? '' : ` of ${party.name}`}: ${rule.title}: ${flags.join('; ')}`);
    for (const { rule, known, of, unit } of answer.ruleCoverage) {
      output.note(`${rule}: all that it asks for is stated of ${known} of ${of} ${unit}`);
    }
    const { packs, because } = answer.binding;
    output.note(`law of ${packs.join(', ')} (${because}); what other packs forbid is for review`);
    output.note(`rules about items reach ${answer.itemsReached} items; nothing here is a legal determination`);
    noteWithoutEffect(output, options, without);
    summarize(output, { ...answer, total: answer.findings.length });
    return exitCodeFor(options.failOn, words, outcomesByStrength);
  });
}

function tableOf(findings: readonly RuleFinding[]): string {
  return table(
    ['outcome', 'rule', 'item', 'party', 'found', 'share %', 'not stated', 'end items'],
    findings.map(({ outcome, rule, subject, item, items, party, found, share, missing, endItems }) => [
      outcome,
      rule.id,
      items.length > 1 ? `${items.length} items of ${subject.name}` : item.name,
      party?.name ?? '',
      found.join('; '),
      share === undefined ? '' : `${share.low / 100} to ${share.high / 100}`,
      missing.join('; '),
      endItems.length,
    ]),
  );
}
