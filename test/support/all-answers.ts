/** Every answer that a reader can get from a workspace, as text: for comparing two of them. */

import { findConcentration } from '../../app/analyses/find-concentration.ts';
import { findExposures } from '../../app/analyses/find-exposures.ts';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { askSupplierTrust } from '../../app/analyses/find-supplier-trust.ts';
import { askDecisionQueue } from '../../app/decisions/decision-queue.ts';
import { askDecisions } from '../../app/decisions/decisions.ts';
import { type DiffQuestion, diff } from '../../app/diff/diff.ts';
import { Explorer, type Ref } from '../../app/explore/explore.ts';
import { documentsWith, reachOf } from '../../app/explore/reach.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { findRuleFindings } from '../../app/rules/find-rule-findings.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { askWhatIf } from '../../app/scenarios/what-if.ts';
import { askWhatIfRuns, type Scenario } from '../../app/scenarios/what-if-runs.ts';
import { askScreen } from '../../app/screening/screen.ts';
import { search } from '../../app/search/search.ts';
import { resolveSelector } from '../../app/search/selector.ts';
import { whole } from '../../app/workspace/answer.ts';
import { listDocuments } from '../../app/workspace/list-documents.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { countings, levels } from '../../graph/analyses/finding.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

/** By name of the question; the same in any store that holds what the reader may see. */
export async function allAnswers(workspace: Workspace, reader: Reader = localReader): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const ask = async (name: string, question: () => Promise<unknown>) => {
    answers[name] = JSON.stringify(await question().catch(codeOf), null, 1);
  };
  await ask('status', async () => ({ ...(await status(workspace, reader)), store: '', schemaVersion: 0 }));
  await ask('documents', () => listDocuments(workspace, reader));
  for (const programme of [undefined, 'P']) {
    for (const level of levels) {
      await ask(`single sources ${level} ${programme}`, () => findSingleSources(workspace, reader, { level, programme }));
    }
    for (const of of ['item', 'category', 'programme'] as const) {
      await ask(`concentration ${of} ${programme}`, () => findConcentration(workspace, reader, { of, programme }));
    }
    await ask(`concentration owner ${programme}`, () =>
      findConcentration(workspace, reader, { level: 'owner', open: true, programme }),
    );
    await ask(`exposures ${programme}`, () => findExposures(workspace, reader, { programme }));
    await ask(`gaps ${programme}`, () => findGaps(workspace, reader, { programme }));
    await ask(`gaps by item ${programme}`, () => findGaps(workspace, reader, { programme, group: 'item' }));
    await ask(`report ${programme}`, () => buildGapReport(workspace, reader, { programme }));
    await ask(`supplier trust ${programme}`, async () => whole(await askSupplierTrust(workspace, reader, { programme })));
    await ask(`rule findings ${programme}`, () => findRuleFindings(workspace, reader, { programme }));
    await ask(`decisions ${programme}`, async () => whole(await askDecisions(workspace, reader, { programme })));
    await ask(`decision queue ${programme}`, async () => whole(await askDecisionQueue(workspace, reader, { programme })));
    await ask(`diff of days ${programme}`, () =>
      differences(workspace, reader, { from: '2026-01-20', to: '2026-03-20', programme }),
    );
    await ask(`diff ${programme}`, () => differences(workspace, reader, { programme }));
    await ask(`vendors ${programme}`, () => findUntrustedVendors(workspace, reader, { programme }));
  }
  await ask('screen', () => screenings(workspace, reader));
  await ask('exposures with capacities', () => findExposures(workspace, reader, { programme: 'P', capacities: true }));
  for (const counting of countings) {
    await ask(`single sources ${counting}`, () => findSingleSources(workspace, reader, { counting, asOf: '2026-02-10' }));
  }
  for (const text of ['acme', 'mot', 'plant', 'p'])
    await ask(`search ${text}`, () => search(workspace, reader, { text, limit: 3 }));
  await ask('reach', async () => {
    const view = await workspace.view(reader);
    const explorer = new Explorer(workspace, view);
    const told = async (item: Ref) => ({
      item: await explorer.things([item]),
      documents: documentsWith(view, item),
      reached: await Promise.all(
        (['dependencies', 'dependents'] as const).map(async (direction) => {
          const { total, page } = await reachOf(explorer, item.index, direction);
          const entries = page(0, total);
          const evidence = await explorer.requirementEvidence(entries.map(({ requirement }) => ({ ...requirement, most: 3 })));
          const [refs, next] = [entries.map(({ ref }) => ref), entries.map((entry) => entry.next)];
          const depths = entries.map(({ depth }) => depth);
          return { total, depths, items: await explorer.keys(refs), next: await explorer.keys(next), evidence };
        }),
      ),
    });
    return await Promise.all((await explorer.all('Item')).map(told));
  });
  for (const selector of [
    'supplier:Acme',
    'site:Plant 1',
    'item:P-1',
    'item:Motor',
    'country:DE',
    'organization:name:acme ltd',
  ]) {
    await ask(`selector ${selector}`, async () => resolveSelector(workspace, await workspace.view(reader), selector));
  }
  await ask('what-ifs', () => whatIfs(workspace, reader));
  return answers;
}

async function differences(workspace: Workspace, reader: Reader, question: DiffQuestion): Promise<unknown> {
  const { gaps, vendors, things, ...rest } = await diff(workspace, reader, question);
  const lists = await Promise.all([gaps, vendors, things].map((list) => list.page(0, list.total)));
  return { ...rest, lists };
}

const screenedNames = ['Acme Ltd', 'Akme', 'Borealis', 'Delta Cobalt', 'lei:999900KESTREL0000211'];

/** Names and parties against the lists, without what it cost: that hangs on what was asked before. */
export async function screenings(workspace: Workspace, reader: Reader): Promise<unknown> {
  const names = screenedNames.map((name) => ({ name }));
  const answers: unknown[] = [];
  for (const question of [{ names, former: true }, { asOf: '2026-02-10' }, { programme: 'P', from: 'strong' as const }]) {
    const { effort: _, page, ...answer } = await askScreen(workspace, reader, question).catch(emptyAnswer);
    answers.push({ ...answer, found: await page(0, answer.total) });
  }
  return answers;
}

/** Of a programme that the reader's view has not. */
function emptyAnswer(error: unknown) {
  return { effort: undefined, code: codeOf(error), total: 0, page: async () => [] };
}

/** Things of each kind that are lost alone. */
const mostLost = 6;

/** What stops when things are lost, each alone, and those of a kind at once; and by chance. */
async function whatIfs(workspace: Workspace, reader: Reader): Promise<unknown> {
  const explorer = new Explorer(workspace, await workspace.view(reader));
  const answers: unknown[] = [];
  const scenarios: Scenario[] = [];
  for (const type of ['Organization', 'Site', 'Country', 'Item'] as const) {
    const ids = (await explorer.keys(await explorer.all(type))).slice(0, mostLost);
    for (const lose of [...ids.map((id) => [id]), ids]) {
      if (lose.length === 0) continue;
      const { stopped, weakened, holding, ...rest } = await askWhatIf(workspace, reader, { lose, forDays: 30 });
      const lists = await Promise.all([stopped, weakened, holding].map((list) => list.page(0, list.total)));
      answers.push({ ...rest, lists });
    }
    for (const id of ids) scenarios.push({ lose: [id], probability: 0.2, group: '', days: 20 });
  }
  if (scenarios.length === 0) return answers;
  const { page, ...runs } = await askWhatIfRuns(workspace, reader, { scenarios, runs: 300 });
  return [...answers, runs, await page(0, runs.total)];
}

/** An unknown programme is an answer too: the same for whoever may not see it. */
function codeOf(error: unknown): string {
  if (error instanceof OperationalError) return error.code;
  throw error;
}
