/** What requires what: nesting, dependencies, scopes, quantities, the assumed root, coverage, programmes. */
import { describe, expect, test } from 'vitest';
import { Coverage, Scope } from '../../graph/ontology/property.ts';
import { codesOf, edgesOf, mentionsOf, readBom } from '../support/read-bom.ts';

const component = (name: string, rest: object = {}) => ({ type: 'library', name, 'bom-ref': name, ...rest });
const metadata = { component: component('root') };
const requires = (reading: ReturnType<typeof readBom>) =>
  edgesOf(reading, 'REQUIRES').map(({ from, to, numbers }) => [from.slice(10), to.slice(10), numbers ?? {}]);

describe('dependencies', () => {
  test('are requirements, one for each entry', () => {
    const reading = readBom({
      metadata,
      components: [component('a'), component('b')],
      dependencies: [
        { ref: 'root', dependsOn: ['a'] },
        { ref: 'a', dependsOn: ['b'], provides: ['b'] },
      ],
    });
    expect(reading.counts.relations).toEqual({ in: 3, mapped: 3, quarantined: 0 });
    expect(edgesOf(reading, 'REQUIRES')).toEqual([
      { from: 'item:name:root', to: 'item:name:a', pointer: '/dependencies/0/dependsOn/0' },
      { from: 'item:name:a', to: 'item:name:b', pointer: '/dependencies/1/dependsOn/0' },
      { from: 'item:name:a', to: 'item:name:b', pointer: '/dependencies/1/provides/0', texts: { relation: 'provides' } },
    ]);
  });

  test('on nothing, from nothing and on itself are quarantined', () => {
    const purl = 'pkg:npm/x@1';
    const reading = readBom({
      metadata,
      components: [component('a'), component('x', { purl }), component('y', { purl })],
      dependencies: [
        { ref: 'a', dependsOn: ['gone', 'a', 7] },
        { ref: 'nowhere', dependsOn: ['a'] },
        { ref: 'x', dependsOn: ['y'] },
        { dependsOn: ['a'] },
      ],
    });
    expect(reading.counts.relations).toEqual({ in: 6, mapped: 0, quarantined: 6 });
    const quarantined = reading.diagnostics.filter(({ code }) => code === 'dangling-reference' || code === 'self-dependency');
    expect(quarantined.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['dangling-reference', '/dependencies/0/dependsOn/0'],
      ['self-dependency', '/dependencies/0/dependsOn/1'],
      ['dangling-reference', '/dependencies/0/dependsOn/2'],
      ['dangling-reference', '/dependencies/1/dependsOn/0'],
      ['self-dependency', '/dependencies/2/dependsOn/0'],
      ['dangling-reference', '/dependencies/3/dependsOn/0'],
    ]);
  });

  test('cycles are kept', () => {
    const reading = readBom({
      components: [component('a'), component('b')],
      dependencies: [
        { ref: 'a', dependsOn: ['b'] },
        { ref: 'b', dependsOn: ['a'] },
      ],
    });
    expect(reading.counts.relations.mapped).toBe(2);
  });

  test('a repeated bom-ref stays with its first bearer', () => {
    const reading = readBom({
      components: [component('a'), component('b', { 'bom-ref': 'a' }), component('c')],
      dependencies: [{ ref: 'c', dependsOn: ['a'] }],
    });
    expect(requires(reading)).toEqual([['c', 'a', {}]]);
    expect(reading.diagnostics.find(({ code }) => code === 'duplicate-bom-ref')?.pointer).toBe('/components/1/bom-ref');
  });
});

describe('the root', () => {
  test('requires what nothing requires, and says that it is assumed', () => {
    const reading = readBom({
      metadata,
      components: [component('a'), component('b')],
      dependencies: [{ ref: 'a', dependsOn: ['b'] }],
    });
    expect(requires(reading)).toEqual([
      ['a', 'b', {}],
      ['root', 'a', { assumed: 1 }],
    ]);
  });

  test('is missing in a document without a main component', () => {
    const reading = readBom({ components: [component('a')] }, { programme: 'P' });
    expect(requires(reading)).toEqual([]);
    expect(codesOf(reading)).toEqual(['no-main-component', 'programme-without-item']);
  });

  test('is included in the programme', () => {
    const reading = readBom({ metadata, components: [component('a')] }, { programme: 'Kestrel  II' });
    expect(edgesOf(reading, 'INCLUDES')).toEqual([
      { from: 'programme:Kestrel II', to: 'item:name:root', pointer: '/metadata/component' },
    ]);
  });

  test('that is listed again as a component does not require itself', () => {
    const root = component('root', { purl: 'pkg:npm/root@1' });
    const reading = readBom({ metadata: { component: root }, components: [root, component('a')] });
    expect(requires(reading)).toHaveLength(1);
  });
});

describe('scopes and quantities', () => {
  test('a scope is on the requirements of its component', () => {
    const development = { properties: [{ name: 'cdx:npm:package:development', value: 'true' }] };
    const reading = readBom({
      metadata,
      components: [
        component('a', { scope: 'excluded' }),
        component('b', { scope: 'optional' }),
        component('c', { scope: 'required' }),
        component('d', { scope: 'optional', ...development }),
      ],
      dependencies: [{ ref: 'c', dependsOn: ['b'] }],
    });
    expect(requires(reading)).toEqual([
      ['c', 'b', { scope: Scope.optional }],
      ['root', 'a', { assumed: 1, scope: Scope.excluded }],
      ['root', 'c', { assumed: 1 }],
      ['root', 'd', { assumed: 1, scope: Scope.development }],
    ]);
  });

  test('a quantity is a total: on the one requirement, or on none of several', () => {
    const of = (value: string) => ({ properties: [{ name: 'cdx:device:quantity', value }] });
    const reading = readBom({
      metadata,
      components: [component('a', of('8')), component('b', of('2.5')), component('c', of('many')), component('d', of('3'))],
      dependencies: [
        { ref: 'a', dependsOn: ['b', 'd'] },
        { ref: 'c', dependsOn: ['d'] },
      ],
    });
    expect(requires(reading)).toEqual([
      ['a', 'b', { quantity: 250 }],
      ['a', 'd', {}],
      ['c', 'd', {}],
      ['root', 'a', { assumed: 1, quantity: 800 }],
      ['root', 'c', { assumed: 1 }],
    ]);
    expect(codesOf(reading)).toContain('invalid-quantity');
  });

  test('lines of one part add up', () => {
    const line = (value: string, rest: object = {}) => ({
      type: 'device',
      name: 'r',
      purl: 'pkg:generic/r@1',
      properties: [{ name: 'cdx:device:quantity', value }],
      ...rest,
    });
    const reading = readBom({ metadata, components: [line('2'), line('3', { scope: 'optional' })] });
    expect(edgesOf(reading, 'REQUIRES').map(({ numbers }) => numbers)).toEqual([{ assumed: 1, quantity: 500 }]);
  });
});

describe('compositions', () => {
  test.each([
    ['complete', Coverage.complete],
    ['incomplete', Coverage.incomplete],
    ['incomplete_third_party_opensource_only', Coverage.incomplete],
    ['unknown', Coverage.unknown],
    ['not_specified', Coverage.unknown],
  ])('%s', (aggregate, coverage) => {
    const reading = readBom({
      components: [component('a')],
      compositions: [{ aggregate, assemblies: ['a'], dependencies: ['a'] }],
    });
    const stated = mentionsOf(reading, 'item:name:a').slice(1);
    expect(stated.map(({ pointer, numbers, texts }) => [pointer, numbers, texts])).toEqual([
      ['/compositions/0/assemblies/0', { coverage }, { aggregate, coverageOf: 'assemblies' }],
      ['/compositions/0/dependencies/0', { coverage }, { aggregate, coverageOf: 'dependencies' }],
    ]);
  });

  test('that list nothing speak of the main component', () => {
    const reading = readBom({ metadata, compositions: [{ aggregate: 'incomplete' }] });
    expect(mentionsOf(reading, 'item:name:root')[1]?.numbers).toEqual({ coverage: Coverage.incomplete });
  });

  test('of vulnerabilities, of nothing and of no aggregate say nothing', () => {
    const reading = readBom({
      metadata,
      compositions: [
        { aggregate: 'complete', vulnerabilities: ['v'] },
        { aggregate: 'complete', assemblies: ['gone'] },
        { aggregate: 'perhaps', assemblies: ['root'] },
      ],
    });
    expect(mentionsOf(reading, 'item:name:root')).toHaveLength(1);
    expect(codesOf(reading)).toEqual(expect.arrayContaining(['dangling-composition', 'unknown-aggregate']));
  });
});
