import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countings, type Level, levels, type SingleSource } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { type SingleSources, singleSources } from '../../graph/analyses/single-sources.ts';
import { asOf, randomSupply, type SupplySpec } from '../support/random-supply.ts';
import { replayWitness } from '../support/replay-witness.ts';
import { Oracle, type OracleFinding } from '../support/single-source-oracle.ts';
import { type GraphFixture, graphOf } from '../support/view-graph.ts';

const graphs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 6000);

function all(found: SingleSources): SingleSource[] {
  return Array.from({ length: found.count }, (_, finding) => found.at(finding));
}

function named(fixture: GraphFixture, finding: SingleSource): OracleFinding {
  const item = (index: number): string => fixture.nameOf({ type: 'Item', index });
  return {
    kind: finding.kind,
    certainty: finding.certainty,
    candidate: fixture.nameOf(finding.candidate),
    item: item(finding.item),
    endItems: finding.endItems.map(item).sort(),
    mitigatedBy: finding.mitigatedBy.map(item).sort(),
    ...(finding.circularSupport === undefined ? {} : { circular: true }),
  };
}

const lines = (findings: readonly OracleFinding[]): string[] => findings.map((one) => JSON.stringify(one)).sort();

/** The witness replays, and ends with the item left without a source. */
function replay(fixture: GraphFixture, spec: SupplySpec, oracle: Oracle, finding: SingleSource): void {
  const circular = finding.circularSupport === true;
  const { gone, noSource, taken } = replayWitness(fixture, oracle, {
    level: finding.level,
    candidates: [fixture.nameOf(finding.candidate)],
    reading: finding.certainty === 'definite' || circular ? oracle.definite : oracle.possible,
    witness: finding.witness,
    circular,
  });
  // Only what rests on a circle is taken for granted, and that it must be somewhere.
  expect(taken > 0).toBe(circular);
  const item = fixture.nameOf({ type: 'Item', index: finding.item });
  const sourcesGone = oracle
    .sourcesOf(item)
    .filter((source) => (circular ? oracle.definite : oracle[finding.certainty]).counted.has(source))
    .every((source) => gone.get(item)?.has(`source ${source}`));
  expect(sourcesGone).toBe(true);
  if (finding.mitigatedBy.length === 0) expect(noSource(item)).toBe(true);
  expect(spec.items[item]).toBeDefined();
}

function check(seed: number, level: Level): void {
  const spec = randomSupply(seed);
  const fixture = graphOf(spec);
  const counting = countings[Math.abs(seed) % 3]!;
  const programme = ([undefined, 'P', 'Q'] as const)[Math.abs(seed >> 3) % 3];
  const oracle = new Oracle(spec, level, counting, asOf);
  const index = programme === undefined ? undefined : fixture.graph.programmes.names.indexOf(programme);
  if (index === -1) return;
  const found = all(singleSources(fixture.graph, { level, counting, asOf }, scopeOf(fixture.graph, index)));
  expect(lines(found.map((finding) => named(fixture, finding)))).toEqual(lines(oracle.findings(programme)));
  for (const finding of found) replay(fixture, spec, oracle, finding);
  const definite = found.filter((finding) => finding.certainty === 'definite');
  for (const candidate of new Set(definite.map((finding) => fixture.nameOf(finding.candidate)))) {
    const state = oracle.evaluate(oracle.definite, candidate);
    const stops = oracle.endItems(programme).filter((end) => state.items.get(end) === false);
    const listed = definite
      .filter((finding) => fixture.nameOf(finding.candidate) === candidate)
      .flatMap((finding) => finding.endItems);
    expect([...new Set(listed.map((end) => fixture.nameOf({ type: 'Item', index: end })))].sort()).toEqual(stops);
  }
}

describe('single sources against the definition taken literally', () => {
  for (const level of levels) {
    const runs = Math.ceil(graphs / levels.length);
    it(`agree at level ${level} on ${runs} random graphs, and every witness replays`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => check(seed, level)),
        { numRuns: runs },
      );
    });
  }

  it('agree whether end items are found one by one or by masks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const { graph } = graphOf(randomSupply(seed));
        const found = singleSources(graph, { level: 'country', counting: 'qualified', asOf }, scopeOf(graph, undefined));
        const forward = Array.from({ length: found.count }, (_, k) => Array.from(found.endItems(k)));
        const backward = Array.from({ length: found.count }, (_, k) => Array.from(found.endItems(found.count - 1 - k))).reverse();
        expect(backward).toEqual(forward);
      }),
      { numRuns: 100 },
    );
  });
});
