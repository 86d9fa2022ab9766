/** Holds the program to sbom-samples/EXPECTED.md: concentration and gap register of the example programme. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundConcentration, findConcentration } from '../../app/analyses/find-concentration.ts';
import { findExposures, type OpenInterval } from '../../app/analyses/find-exposures.ts';
import { type FoundGap, findGaps } from '../../app/gaps/find-gaps.ts';
import { localReader } from '../../app/workspace/reader.ts';
import {
  type Example,
  type Expected,
  expectedLevels,
  type Highlights,
  openExample,
  readExpected,
  readHighlights,
} from './example-fixture.ts';

let example: Example;
let expected: Expected;
let highlights: Highlights;
let concentrations: FoundConcentration[];
let gaps: readonly FoundGap[];

beforeAll(async () => {
  expected = await readExpected();
  highlights = await readHighlights();
  example = await openExample();
  const { asOf, programme } = expected;
  const answers = await Promise.all(
    expectedLevels.map((level) => findConcentration(example.workspace, localReader, { level, asOf, of: 'item' })),
  );
  concentrations = answers.flatMap(({ findings }) => findings);
  gaps = (await findGaps(example.workspace, localReader, { programme, asOf })).findings;
});

afterAll(async () => {
  await example?.close();
});

function concentrationOf(name: string, level: string): FoundConcentration | undefined {
  return concentrations.find((one) => one.of.name === name && one.level === level);
}

/** One row stands for all that its loss takes down, so it can be of several archetypes. */
function withArchetype(archetype: string): FoundGap[] {
  return gaps.filter((gap) => gap.archetypes.includes(archetype));
}

describe('concentration', () => {
  it('gives the intervals that were reckoned by hand', () => {
    const found = highlights.concentration.map(([name, level]) => {
      const one = concentrationOf(name, level);
      return [name, level, one?.hhi.low, one?.hhi.high];
    });
    expect(found).toEqual(highlights.concentration);
  });

  it('shows the country that holds 70 per cent of the oxide', () => {
    const [first] = concentrationOf('Neodymium-praseodymium oxide', 'country')?.holders ?? [];
    expect(first).toMatchObject({ code: 'CN', share: { low: 7000, high: 7000 } });
  });

  it('says on what it rests, and shows evidence', () => {
    for (const [name, level] of highlights.concentration) {
      const one = concentrationOf(name, level);
      expect(one?.assumption).not.toBe('');
      expect(one?.evidence.length).toBeGreaterThan(0);
    }
  });
});

describe('gap register', () => {
  it('begins with the two vendors that are prohibited, and no other row is one', () => {
    expect(gaps.slice(0, 2).map(({ lost }) => lost?.name)).toEqual(highlights.gapsFirst);
    const prohibited = gaps.filter(({ rankReason }) => rankReason.includes('prohibit')).map(({ lost }) => lost?.name);
    expect(prohibited.filter((name) => !highlights.gapsFirst.includes(name ?? ''))).toEqual([]);
  });

  it('has each gap that EXPECTED.md names, under its archetype', () => {
    const missing = highlights.gaps.filter(
      ([archetype, item]) => !withArchetype(archetype).some((gap) => gap.items.some(({ name }) => name === item)),
    );
    expect(missing).toEqual([]);
  });

  it('has a row for each supplier whose loss stops an end item', () => {
    const wanted = expected.singleSources.supplier.definite.filter(({ endItems }) => endItems.length > 0);
    const lost = new Set(gaps.map((gap) => gap.lost?.name));
    expect(wanted.map(({ candidate }) => candidate).filter((name) => !lost.has(name))).toEqual([]);
  });

  it('has the owner and the plant that hide behind two suppliers', () => {
    const lost = gaps.map((gap) => gap.lost?.name);
    expect(lost).toContain('Hollowmere Group Holdings plc');
    expect(lost).toContain('Hsinlung Fab 3 Works');
  });

  it('says by when the last-time buy must be decided', () => {
    const row = withArchetype('obsolescence').find((gap) => gap.items.some(({ name }) => name === 'Flight processor'));
    expect(row?.decideBy).toBe('2027-03-31');
  });

  it('puts open-source software without stated support into one row an end item', () => {
    const counts = ['Paper Kestrel air vehicle', 'Paper Kestrel ground control station'].map((end) => {
      const rows = withArchetype('unsupported software').filter(({ folded }) => folded?.text.endsWith(`(${end})`));
      expect(rows.map(({ system }) => system)).toEqual(rows.map(() => expected.programme));
      return [end, rows.length, rows[0]?.folded?.count, rows[0]?.folded?.of];
    });
    expect(counts).toEqual([
      ['Paper Kestrel air vehicle', 1, 14, 14],
      ['Paper Kestrel ground control station', 1, 34, 34],
    ]);
  });

  it('gives hardware without a known source a row of its own', () => {
    for (const name of ['Parachute release cutter', 'Hydraulic seal kit']) {
      const rows = withArchetype('no known source').filter((gap) => gap.items.some((one) => one.name === name));
      expect(rows.map(({ items }) => items.map((one) => one.name))).toEqual([[name]]);
    }
  });

  it('ranks from 1 without a hole, gives each row its own id, and shows evidence', () => {
    expect(gaps.map(({ rank }) => rank)).toEqual(gaps.map((_, index) => index + 1));
    expect(new Set(gaps.map(({ gapId }) => gapId)).size).toBe(gaps.length);
    for (const { gapId, evidence } of gaps) {
      expect(gapId).toMatch(/^[0-9a-f]{12}$/);
      expect(evidence.length).toBeGreaterThan(0);
    }
  });
});

describe('times', () => {
  it('give the stock, the time to recover and the day to decide by that were reckoned by hand', () => {
    const found = highlights.supply.map(([name]) => {
      const row = gaps.find(({ lost }) => lost?.name === name);
      return [name, row?.daysOfSupply, row?.timeToRecoverDays, row?.decideBy];
    });
    expect(found).toEqual(highlights.supply);
    const exact = gaps.map(({ timeToSurviveDays, gapDays, performanceImpact, exposureRank }) => [
      timeToSurviveDays,
      gapDays,
      performanceImpact,
      exposureRank,
    ]);
    expect(exact.flat().filter((value) => value !== null)).toEqual([]);
  });

  it('give exposures as intervals where stock is not stated of everything', async () => {
    const { programme, asOf } = expected;
    const { findings } = await findExposures(example.workspace, localReader, { programme, asOf });
    const pair = (one: OpenInterval | undefined) => [one?.low, one?.high];
    const found = highlights.exposures.map(([name]) => {
      const one = findings.find(({ candidate }) => candidate.name === name);
      return [name, pair(one?.timeToSurviveDays), pair(one?.timeToRecoverDays), pair(one?.gapDays), pair(one?.exposure)];
    });
    expect(found).toEqual(highlights.exposures);
  });
});
