/** The `hauberk:` properties as the reader takes them, and what it makes of wrong ones. */
import { describe, expect, it } from 'vitest';
import { codesOf, edgesOf, mentionsOf, readBom } from '../support/read-bom.ts';

const property = (name: string, value: unknown) => ({
  name: `hauberk:${name}`,
  value: typeof value === 'string' ? value : JSON.stringify(value),
});
const metadata = {
  component: { type: 'device', name: 'Car', 'bom-ref': 'car' },
  properties: [
    property('version', '1'),
    property('organization', { ref: 'o1', names: ['Acme Ltd'], countries: ['DE'] }),
    property('organization', {
      ref: 'o2',
      names: ['Acme'],
      owners: [{ ref: 'o1', shareMin: 5100, shareMax: 10000 }],
      apart: ['o1'],
    }),
    property('site', { ref: 's1', names: ['Plant'], countries: ['FR'] }),
  ],
};
const component = (...properties: object[]) => ({ type: 'device', name: 'Motor', 'bom-ref': 'm', properties });

describe('hauberk: properties', () => {
  it('give sources in the place of the manufacturer, with what they need', () => {
    const motor = {
      ...component(
        property('item', { itemType: 'assembly' }),
        property('source', {
          organization: 'o1',
          site: 's1',
          standing: 'able',
          distributors: ['o2'],
          requires: [{ ref: 'x', scope: 'delivers' }],
        }),
      ),
      manufacturer: { name: 'Somebody Else' },
    };
    const reading = readBom({ metadata, components: [motor, { type: 'device', name: 'Part', 'bom-ref': 'x' }] });
    expect(codesOf(reading)).toEqual([]);
    expect(edgesOf(reading, 'BY').map(({ to }) => to)).toEqual(['organization:name:acme ltd@DE']);
    expect(edgesOf(reading, 'PROVIDES')).toMatchObject([{ to: 'item:name:motor', numbers: { standing: 1 } }]);
    expect(edgesOf(reading, 'REQUIRES')).toMatchObject([{ to: 'item:name:part', numbers: { scope: 3 } }]);
    expect(edgesOf(reading, 'OWNS')).toMatchObject([{ to: 'organization:name:acme', numbers: { shareMin: 5100 } }]);
    expect(edgesOf(reading, 'SAME_AS')).toMatchObject([{ numbers: { apart: 1 } }]);
    expect(mentionsOf(reading, 'item:name:motor')[0]?.numbers).toMatchObject({ itemType: 1 });
  });

  it('are reported and not taken where they are wrong; what stands beside them is read', () => {
    const reading = readBom({
      metadata,
      components: [
        component(
          property('source', 'no JSON'),
          property('source', '[]'),
          property('source', { organization: 'nobody', standing: 'superb', share: 1.5 }),
          property('unheard-of', {}),
          property('identifier', 'lei:5493'),
          property('identifier', 'gtin'),
          property('requires', { ref: 'nothing' }),
          property('substitute', { ref: 'm' }),
          property('item', { lastOrderDate: '2026-02-30', texts: { __proto__: 'x', ok: 'yes', 'not a name': 'x' } }),
        ),
      ],
    });
    expect(reading.outcome).toBe('accepted');
    expect(new Set(codesOf(reading))).toEqual(new Set(['invalid-extension']));
    expect(codesOf(reading)).toHaveLength(9);
    expect(reading.counts.components).toEqual({ in: 2, mapped: 2, quarantined: 0 });
    expect(edgesOf(reading, 'SUBSTITUTES')).toEqual([]);
    expect(mentionsOf(reading, 'item:name:motor')[0]?.texts).toEqual({ bomRef: 'm', ok: 'yes' });
  });

  it('let a main component stand for a programme: the one of the hand-in, else its own', () => {
    const main = { type: 'platform', name: 'Fleet', 'bom-ref': 'p' };
    const properties = [
      property('programme', { name: 'Fleet', texts: { nation: 'US' } }),
      property('includes', { ref: 'm', dailyDemand: 300 }),
    ];
    const parts = {
      metadata: { component: { ...main, properties } },
      components: [component()],
      dependencies: [{ ref: 'p', dependsOn: ['m', 'gone'] }],
    };
    for (const [programme, key] of [
      ['Own', 'programme:Own'],
      [undefined, 'programme:Fleet'],
    ] as const) {
      const reading = readBom(parts, programme === undefined ? {} : { programme });
      expect(edgesOf(reading, 'INCLUDES')).toMatchObject([{ from: key, to: 'item:name:motor', numbers: { dailyDemand: 300 } }]);
      expect(edgesOf(reading, 'REQUIRES')).toEqual([]);
      expect(reading.counts).toMatchObject({
        components: { in: 2, mapped: 2, quarantined: 0 },
        relations: { in: 2, mapped: 1, quarantined: 1 },
      });
      expect(codesOf(reading)).toEqual(['dangling-reference']);
    }
  });

  it('survive nesting and length that nobody would write', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const names = Array.from({ length: 20_000 }, (_, i) => `m${i}`);
    const reading = readBom({
      metadata: { ...metadata, properties: [property('organization', `{"ref":"o","names":["A"],"owners":${deep}}`)] },
      components: [component(property('source', deep), property('source', { distributors: names }))],
    });
    expect(reading.outcome).toBe('accepted');
    expect(reading.diagnostics.length).toBeLessThan(50);
  });
});
