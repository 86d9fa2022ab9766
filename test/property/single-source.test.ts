import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countings, type Level, levels, type SingleSource } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { type SingleSources, singleSources } from '../../graph/analyses/single-sources.ts';
import { asOf, randomSupply, type SupplySpec } from '../support/random-supply.ts';
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

/** Replays a witness: every step must follow from the loss and the steps before it. */
function replay(fixture: GraphFixture, spec: SupplySpec, oracle: Oracle, finding: SingleSource): void {
  const candidate = fixture.nameOf(finding.candidate);
  const reading = finding.certainty === 'definite' || finding.circularSupport ? oracle.definite : oracle.possible;
  let taken = 0;
  const failedSources = new Set<number>();
  const failedItems = new Set<string>();
  const gone = new Map<string, Set<string>>();
  const lost = (source: number): boolean => oracle.candidates(source).includes(candidate) || reading.lostAnyway.has(source);
  const noSource = (item: string): boolean => {
    const waiting = oracle
      .sourcesOf(item)
      .filter((source) => reading.counted.has(source))
      .map((source) => `source ${source}`);
    return [...waiting, ...oracle.approved(item)].every((one) => gone.get(item)?.has(one));
  };
  for (const { from, edge, to, assumed } of finding.witness) {
    const [tail, head] = [fixture.nameOf(from), fixture.nameOf(to)];
    if (edge === 'BY' || edge === 'AT') {
      expect(lost(from.index)).toBe(true);
      failedSources.add(from.index);
    } else if (edge === 'REQUIRES') {
      if (assumed === true) taken++;
      else expect(failedItems.has(head) || noSource(head)).toBe(true);
      if (from.type === 'Source') failedSources.add(from.index);
      else failedItems.add(tail);
    } else if (edge === 'PROVIDES' || edge === 'SUBSTITUTES') {
      const isSource = from.type === 'Source';
      if (assumed === true && finding.circularSupport) taken++;
      else if (assumed === true) expect(reading.counted.has(from.index)).toBe(false);
      else if (isSource) expect(failedSources.has(from.index) || (finding.level === 'material' && lost(from.index))).toBe(true);
      else expect(failedItems.has(tail)).toBe(true);
      const set = gone.get(head) ?? new Set();
      gone.set(head, set.add(isSource ? `source ${from.index}` : tail));
      if (noSource(head)) failedItems.add(head);
    } else {
      expect(['LOCATED_IN', 'REGISTERED_IN', 'OWNS', 'CONTROLS']).toContain(edge);
    }
  }
  // Only what rests on a circle is taken for granted, and that it must be somewhere.
  expect(taken > 0).toBe(finding.circularSupport === true);
  const item = fixture.nameOf({ type: 'Item', index: finding.item });
  const sourcesGone = oracle
    .sourcesOf(item)
    .filter((source) => reading.counted.has(source))
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
