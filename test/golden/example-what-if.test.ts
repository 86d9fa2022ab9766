/** Holds the program to sbom-samples/EXPECTED.md: what stops in the example programme when something is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWhatIf, type FoundStop, type FoundWeakened } from '../../app/scenarios/what-if.ts';
import { askWhatIfRuns, scenariosOf } from '../../app/scenarios/what-if-runs.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { programmeKey } from '../../graph/ontology/identifier.ts';
import { type Example, type Highlights, openExample, readHighlights } from './example-fixture.ts';

const programme = 'Paper Kestrel';
const short = new Map([
  ['Paper Kestrel air vehicle', 'AV'],
  ['Paper Kestrel ground control station', 'GCS'],
  ['Paper Kestrel launch and recovery set', 'LRS'],
]);
const nameOf = ({ name }: { readonly name: string }): string => short.get(name) ?? name;
const table = [
  'lose,probability,group,days',
  'country:CN,2 %,,180',
  'country:TW,1.5 %,strait,',
  'site:Hsinlung Fab 3 Works,0.05,strait,',
  'supplier:Pyrothessa Batteries Ltd,3%,,',
  'supplier:Magnorra Magneti Srl,.1,,',
  'supplier:Eisenquast Magnettechnik GmbH,0.1,,',
].join('\n');

let example: Example;
let highlights: Highlights;

beforeAll(async () => {
  highlights = await readHighlights();
  example = await openExample();
});
afterAll(async () => {
  await example?.close();
});

const all = async <T>({ total, page }: { total: number; page(from: number, to: number): Promise<T[]> }): Promise<T[]> =>
  page(0, total);

async function whatIf(lose: readonly string[], more: { readonly forDays?: number; readonly from?: string } = {}) {
  const answer = await askWhatIf(example.workspace, localReader, { lose, programme, ...more });
  return { answer, stopped: await all<FoundStop>(answer.stopped), weakened: await all<FoundWeakened>(answer.weakened) };
}

describe('what-if', () => {
  it('stops what was reckoned by hand, and leaves the same without supply', async () => {
    const found = [];
    for (const [lose] of highlights.whatIf) {
      const { answer, stopped, weakened } = await whatIf(lose);
      const of = (certainty: string) =>
        stopped
          .filter((one) => one.certainty === certainty)
          .map(({ endItem }) => nameOf(endItem))
          .sort();
      const without = weakened.filter(({ outcome }) => outcome === 'without-supply').map(({ item }) => item.name);
      expect(stopped.length + answer.holding.total).toBe(8);
      for (const { witness, evidence, endItem } of stopped) {
        // A thing that nobody is recorded to make is lost as it is: its witness begins with what requires it.
        expect(witness.at(-1)?.from.id === endItem.id || witness.at(-1)?.to.id === endItem.id).toBe(true);
        expect(evidence.length).toBeGreaterThan(0);
      }
      found.push([lose, of('definite'), of('possible'), without.sort()]);
    }
    expect(found).toEqual(highlights.whatIf);
  });

  it('knows when, and what it costs at the most', async () => {
    const { answer, stopped } = await whatIf(['supplier:Pyrothessa Batteries Ltd'], { forDays: 60 });
    expect(answer).toMatchObject({ from: '2026-11-01', forDays: 60, cost: { low: 0, high: 2_700_000 } });
    expect(stopped).toMatchObject([
      {
        days: { low: 30, high: null },
        stopsOn: { earliest: '2026-12-01', latest: null },
        withinPeriod: 'possible',
        stoppedDays: { low: 0, high: 30 },
        dailyValue: { low: 90_000, high: 90_000 },
        cost: { low: 0, high: 2_700_000 },
      },
    ]);
    const short = await whatIf(['supplier:Pyrothessa Batteries Ltd'], { forDays: 30, from: '2027-01-31' });
    expect(short.stopped).toMatchObject([{ withinPeriod: 'no', stopsOn: { earliest: '2027-03-02' }, cost: { low: 0, high: 0 } }]);
  });

  it('says by what the rest holds', async () => {
    const { weakened } = await whatIf(['supplier:Magnorra Magneti Srl']);
    expect(weakened).toMatchObject([
      {
        outcome: 'weakened',
        item: { name: 'Rotor magnet set' },
        suppliers: { before: 2, after: { low: 1, high: 1 } },
        newSingleSource: 'definite',
        left: { sources: [{ name: 'Eisenquast Magnettechnik GmbH, Eisenquast Hammerau Works' }], substitutes: [] },
      },
    ]);
    const hsinlung = await whatIf(['supplier:Hsinlung Orvane Microelectronics Co Ltd']);
    expect(hsinlung.weakened.find(({ item }) => item.name === 'Video encoder chip')).toMatchObject({
      suppliers: { before: 1, after: { low: 0, high: 0 } },
      left: { sources: [], substitutes: [{ name: 'Video encoder chip, alternate' }] },
    });
  });

  it('refuses what names nothing, or nothing that can be lost', async () => {
    const refused = async (lose: readonly string[], more = {}) => {
      const error = await whatIf(lose, more).catch((thrown: unknown) => thrown);
      return error instanceof Error && 'code' in error ? `${error.code} ${error.message}` : 'accepted';
    };
    expect(await refused(['supplier:Nobody'])).toMatch(/^INPUT_INVALID .*supplier:Nobody: nothing in the view/);
    expect(await refused([programmeKey(programme)])).toMatch(/^INPUT_INVALID .*a programme is nothing that can be lost/);
    expect(await refused(['whatever'])).toMatch(/^INPUT_INVALID/);
    expect(await refused([])).toMatch(/^INPUT_INVALID/);
    expect(await refused(['country:CN'], { forDays: 0 })).toMatch(/^INPUT_INVALID/);
    expect(await refused(['country:CN'], { from: '2026-02-30' })).toMatch(/^INPUT_INVALID/);
  });
});

describe('what-if over stated probabilities', () => {
  const scenarios = () => scenariosOf(Buffer.from(table));
  const ask = (seed: number, runs: number, forDays?: number) =>
    askWhatIfRuns(example.workspace, localReader, { scenarios: scenarios(), programme, seed, runs, forDays });

  it('finds the probabilities that were reckoned by hand, within its bounds', async () => {
    const answer = await ask(1, 200_000);
    const found = await all(answer);
    for (const [name, exact] of highlights.whatIfRuns) {
      const one = found.find(({ endItem }) => nameOf(endItem) === name);
      const { low = 1, high = 0, estimate } = one?.probability.definite ?? {};
      expect(low <= exact && exact <= high, `${name}: ${low} to ${high}`).toBe(true);
      expect(high - low).toBeLessThan(0.003);
      if (exact === 0) expect(estimate).toBe(0);
      else expect(one?.importance[0]).toMatchObject({ lose: ['site:Hsinlung Fab 3 Works'] });
    }
    expect(answer.stated).toEqual([
      { level: 'supplier', stated: 3, of: 82 },
      { level: 'site', stated: 1, of: 88 },
      { level: 'country', stated: 2, of: 32 },
    ]);
  });

  it('expects no more than the days lost x the value of each: 30 days, the battery lasts as long', async () => {
    const found = await all(await ask(1, 200_000, 30));
    const vehicle = found.find(({ endItem }) => nameOf(endItem) === 'AV');
    // At most: CN 180 days, else the site 30; magnets last 62.5 days and the battery 30.
    const most = 0.02 * 180 + 0.98 * 0.05 * 30;
    const { mean, standardError } = vehicle?.stoppedDays?.high ?? { mean: 0, standardError: 0 };
    expect(Math.abs(mean - most)).toBeLessThan(4 * (standardError ?? 0));
    expect(vehicle?.cost?.high?.mean).toBeCloseTo(mean * 90_000, -2);
    expect(vehicle?.stoppedDays?.low).toEqual({ mean: 0, standardError: 0 });
  });

  it('gives the same bytes for the same seed', async () => {
    const bytes = async (seed: number) => JSON.stringify(await all(await ask(seed, 2_000, 30)));
    expect(await bytes(4)).toBe(await bytes(4));
    expect(await bytes(4)).not.toBe(await bytes(5));
  });
});
