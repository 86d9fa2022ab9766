import type { Command } from 'commander';
import { Option } from 'commander';
import { askSupplierTrust, type FoundSupplierTrust } from '../app/analyses/find-supplier-trust.ts';
import { localReader } from '../app/workspace/reader.ts';
import { trustFacets, trustStates } from '../app/workspace/vocabulary.ts';
import { alsoAccepts, type Choice, noteWithoutEffect, type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface TrustOptions extends QuestionOptions {
  readonly facet?: string;
  readonly state?: string;
}

const without: readonly Choice[] = ['level', 'counting', 'stage', 'of', 'open'];

export function findSupplierTrustCommand(): Command {
  const made = question('supplier-trust', 'what is known of makers and distributors beyond lists', trustStates)
    .alias('trust')
    .addOption(new Option('--facet <facet>', 'only this facet').choices([...trustFacets]))
    .addOption(new Option('--state <state>', 'only what is in this state').choices([...trustStates]));
  return alsoAccepts(made, without).action(run);
}

async function run(options: TrustOptions): Promise<void> {
  checkThreshold(options.failOn, trustStates);
  const asked = { ...questionOf(options), facet: options.facet, state: options.state };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askSupplierTrust(workspace, localReader, asked);
    const words = await output.results(answer, tableOf, wordOf);
    for (const { facet, known, partly, holds, of } of answer.facetCoverage)
      output.note(
        `${facet}: known for ${known} of ${of} suppliers, for ${partly} more in part; something holds on the day for ${holds}`,
      );
    for (const { text, from, status, source } of answer.requirements)
      output.note(`asked from ${from} on (${status}): ${text}; ${source}`);
    output.note(
      `asked of ${answer.partiesInScope} makers and distributors; unknown is neither good nor bad, and nothing here is a legal determination`,
    );
    noteWithoutEffect(output, options, without);
    summarize(output, answer);
    return exitCodeFor(options.failOn, words, trustStates);
  });
}

/** The state that calls for a look first. */
function wordOf({ facets }: FoundSupplierTrust): string {
  return trustStates.find((state) => facets.some((entry) => entry.state === state)) ?? '';
}

function tableOf(findings: readonly FoundSupplierTrust[]): string {
  return table(
    ['party', 'criticality', 'facet', 'state', 'what', 'to', 'detail'],
    findings.flatMap(({ party, criticality, facets }) =>
      facets.map(({ facet, state, what, to, detail }, at) => [
        at === 0 ? party.name : '',
        at === 0 ? criticality || 'not stated' : '',
        facet,
        state,
        what,
        to,
        detail,
      ]),
    ),
  );
}
