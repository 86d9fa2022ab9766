/** What a question of losses may hold, by the names of its limits; what goes over one is told which. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWhatIf } from '../../app/scenarios/what-if.ts';
import {
  askWhatIfRuns,
  mostLosses,
  mostScenarioRows,
  mostScenarioSelectors,
  type Scenario,
} from '../../app/scenarios/what-if-runs.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { mostSelectors } from '../../graph/ontology/scenario.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const sources = 'item,supplier,site,site_country,standing\nServo,Acme,Plant 1,DE,chosen\n';
  await handIn(temporary.workspace, sources, { path: 'sources.csv', declared: { dated: '2026-01-05' } });
});
afterAll(async () => {
  await temporary.close();
});

const row = (lose: readonly string[]): Scenario => ({ lose, probability: 0.5, group: '', days: undefined });
const runs = (scenarios: readonly Scenario[]) => askWhatIfRuns(temporary.workspace, localReader, { scenarios, runs: 1 });
const refused = (limit: number) => ({
  code: 'INPUT_INVALID',
  message: expect.stringMatching(new RegExp(`(at most|1 to) ${limit}\\b`)) as string,
});

describe('limits of a what-if', () => {
  it('selectors of one loss', async () => {
    const lose = (count: number) =>
      askWhatIf(temporary.workspace, localReader, { lose: Array.from({ length: count }, () => 'supplier:Acme') });
    expect((await lose(mostSelectors)).sourcesLost).toEqual({ definite: 1, possible: 1 });
    await expect(lose(mostSelectors + 1)).rejects.toMatchObject(refused(mostSelectors));
  });

  it('rows of a table', async () => {
    const rows = Array.from({ length: mostScenarioRows }, () => row(['supplier:Acme']));
    expect((await runs(rows)).scenarios).toBe(mostScenarioRows);
    await expect(runs([...rows, row(['supplier:Acme'])])).rejects.toMatchObject(refused(mostScenarioRows));
  });

  it('things that they name, where many bear one name', async () => {
    const codes = 'AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FR GB GR HR HU IE IL IN IS IT JP KR LT LU LV MT MX MY NL';
    const more = 'NO NZ PH PL PT RO SE SG SI SK TH TR TW UA US VN ZA';
    const sites = `${codes} ${more}`.split(' ').map((code) => `Motor,Bolt ${code},Works,${code},chosen`);
    const sources = `item,supplier,site,site_country,standing\n${sites.join('\n')}\n`;
    await handIn(temporary.workspace, sources, { path: 'more.csv', declared: { dated: '2026-01-06' } });
    const asked = row(['site:Works', 'site:works']);
    const rows = Array.from({ length: mostLosses / 2 / sites.length + 1 }, () => asked);
    await expect(runs(rows)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(`more than ${mostLosses}`) as string,
    });
    expect((await runs(rows.slice(1))).scenarios).toBe(rows.length - 1);
  });

  it('selectors of all rows together', async () => {
    const half = Array.from({ length: mostScenarioSelectors / 2 }, () => 'country:DE');
    expect((await runs([row(half), row(half)])).scenarios).toBe(2);
    await expect(runs([row(half), row([...half, 'country:DE'])])).rejects.toMatchObject(refused(mostScenarioSelectors));
  });
});
