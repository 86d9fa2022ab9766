/**
 * Steps before melting against the literal definition: by walking every way down, until somebody states the
 * step. The oracle reads the description of the graph, and goes round no circle twice.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stage } from '../../graph/ontology/property.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { judgeItemRules } from '../support/item-rules.ts';
import type { ItemSpec } from '../support/view-graph.ts';

const runs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 1_000);
const steps = ['mined', 'separated', 'refined', 'melted', 'made'] as const;
const beforeMelting: readonly string[] = steps.slice(0, 3);
const subjects = ['Bar 1', 'Bar 2'];
const inputs = ['Ore 1', 'Ore 2'];
const names = [...subjects, ...inputs, 'Slag 1', 'Slag 2'];

const rules = parseRules([
  {
    name: 'test.yml',
    text: `pack: {id: us, nation: US, title: Test, source: Test}
rules:
  - id: metal
    title: Metal
    source: S
    reaches: {kind: items, categories: [unobtainium], inputs: [ore]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: origin, countries: {in: [CN]}, stages: [mined, refined, separated, melted, produced], throughInputs: true}, buy: prohibited, reason: R}
`,
  },
]);

interface Case {
  readonly items: readonly { readonly requires: readonly string[]; readonly coverage: NonNullable<ItemSpec['coverage']> }[];
  readonly sources: readonly {
    readonly item: string;
    readonly stages: readonly (readonly [keyof typeof Stage] | readonly [keyof typeof Stage, string])[];
    readonly requires: readonly string[];
  }[];
}

/** Item by item: which step is not stated of how many of its sources. */
function literal({ items, sources }: Case): string[] {
  const ofItem = (name: string) => items[names.indexOf(name)];
  const madeBy = (name: string) => sources.filter(({ item }) => item === name);
  const requiredAnyhow = (name: string) => [...ofItem(name).requires, ...madeBy(name).flatMap(({ requires }) => requires)];
  const isBeneath = (name: string, top: string, been: readonly string[] = []): boolean =>
    requiredAnyhow(top).some((one) => one === name || (!been.includes(one) && isBeneath(name, one, [...been, one])));
  const reached = names.filter((name) => {
    if (subjects.includes(name)) return true;
    return inputs.includes(name) && subjects.some((top) => isBeneath(name, top));
  });
  const matters = (name: string) => reached.includes(name) || reached.some((one) => isBeneath(one, name));
  const isStated = (stages: Case['sources'][number]['stages'], step: string) =>
    stages.some(([stage, country]) => stage === step && country !== undefined);

  const allState = (into: readonly string[], item: string, step: string, been: readonly string[]): boolean => {
    const lacks = ['incomplete', 'unknown'].includes(ofItem(item).coverage);
    const known = lacks ? [] : into.filter(matters);
    return known.length > 0 && known.every((one) => !been.includes(one) && states(one, step, [...been, one]));
  };
  const states = (item: string, step: string, been: readonly string[]): boolean => {
    const own = madeBy(item);
    if (own.length === 0) return allState(ofItem(item).requires, item, step, been);
    return own.every(
      ({ stages, requires }) =>
        (reached.includes(item) && isStated(stages, step)) || allState([...ofItem(item).requires, ...requires], item, step, been),
    );
  };

  return reached.flatMap((item) => {
    const own = madeBy(item);
    if (own.length === 0) return [`${item}: who makes it, and where`];
    const missing = own.flatMap(({ stages, requires }) => {
      const named = stages.map(([name]) => name as string);
      const last = steps.findLastIndex((step) => named.includes(step));
      if (inputs.includes(item) && last === -1) return [steps.join(' or ')];
      const asked = inputs.includes(item) ? steps.slice(0, last + 1) : steps;
      const into = [...ofItem(item).requires, ...requires];
      return asked.filter(
        (step) => !isStated(stages, step) && !(beforeMelting.includes(step) && allState(into, item, step, [item])),
      );
    });
    const counted = [...new Set(missing)].map((step) => `${step} ${missing.filter((one) => one === step).length}/${own.length}`);
    return counted.length === 0 ? [] : [`${item}: ${counted.sort().join(', ')}`];
  });
}

function found({ items, sources }: Case): string[] {
  const { findings, fixture } = judgeItemRules(
    rules,
    {
      items: Object.fromEntries(items.map((item, i) => [names[i], item])),
      sources: sources.map(({ item, requires }, i) => ({ item, requires, by: `Maker ${i}` })),
      stages: Object.fromEntries(sources.map(({ stages }, i) => [i, stages])),
      categories: Object.fromEntries(subjects.map((name) => [name, 'unobtainium'])),
    },
    { asOf: '2026-01-01' },
  );
  return findings.map(({ subject, missing }) => {
    const counted = missing.map((line) => {
      const [, step, count, of] = /^where it is (.*?): not stated of (\d+) of (\d+) source/.exec(line) ?? [];
      return step === undefined ? line : `${step} ${count}/${of}`;
    });
    return `${fixture.nameOf(subject)}: ${counted.sort().join(', ')}`;
  });
}

const requires = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
const stage = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom(...steps), fc.constant('NO')), weight: 9 },
  { arbitrary: fc.tuple(fc.constantFrom(...steps)), weight: 1 },
);
const cases: fc.Arbitrary<Case> = fc.record({
  items: fc.array(
    fc.record({
      requires,
      coverage: fc.constantFrom(
        'unstated' as const,
        'unstated' as const,
        'complete' as const,
        'incomplete' as const,
        'unknown' as const,
      ),
    }),
    { minLength: names.length, maxLength: names.length },
  ),
  sources: fc.array(
    fc.record({
      item: fc.constantFrom(...names),
      stages: fc.uniqueArray(stage, { maxLength: 5, selector: ([one]) => one }),
      requires,
    }),
    { maxLength: 9 },
  ),
});

test('each item lacks the steps that on some way down nobody states', () => {
  fc.assert(
    fc.property(cases, (one) => {
      expect(found(one).sort()).toEqual(literal(one).sort());
    }),
    { numRuns: runs },
  );
});

test('does not depend on the order of sources and requirements', () => {
  fc.assert(
    fc.property(cases, ({ items, sources }) => {
      const turned = {
        items: items.map((item) => ({ ...item, requires: [...item.requires].reverse() })),
        sources: [...sources].reverse().map((source) => ({ ...source, requires: [...source.requires].reverse() })),
      };
      expect(found(turned).sort()).toEqual(found({ items, sources }).sort());
    }),
    { numRuns: Math.ceil(runs / 5) },
  );
});
