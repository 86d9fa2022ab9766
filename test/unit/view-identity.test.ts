import { describe, expect, it } from 'vitest';
import { type Identifier, partNumberIdentifiers } from '../../graph/ontology/identifier.ts';
import type { DeltaBuilder } from '../../ingest/delta-builder.ts';
import { graphOfDocuments } from '../support/built-graph.ts';

const at = { pointer: '/x' };
const lei = (value: string): Identifier => ({ scheme: 'lei', value });
const uei = (value: string): Identifier => ({ scheme: 'uei', value });
const codes = (graph: { diagnostics: readonly { code: string }[] }) => graph.diagnostics.map(({ code }) => code);

describe('identity by identifier', () => {
  it('unites items that share a part number though one also has a GTIN', () => {
    const mpn: Identifier = { scheme: 'mpn', value: 'acme/LM358' };
    const graph = graphOfDocuments([
      { name: 'a', write: (b) => b.item({ ...at, name: 'Amp', identifiers: [mpn] }) },
      {
        name: 'b',
        write: (b) => b.item({ ...at, name: 'Op amp', identifiers: [mpn, { scheme: 'gtin', value: '04012345678901' }] }),
      },
      { name: 'c', write: (b) => b.item({ ...at, name: 'OPAMP', identifiers: [{ scheme: 'gtin', value: '04012345678901' }] }) },
    ]);
    expect(graph.keys('Item')).toEqual(['item:gtin:04012345678901']);
  });

  it('keeps two makers of one part number apart', () => {
    const graph = graphOfDocuments([
      {
        name: 'a',
        write: (b) => {
          b.item({ ...at, name: 'LM358', identifiers: [{ scheme: 'mpn', value: 'texas/LM358' }] });
          b.item({ ...at, name: 'LM358', identifiers: [{ scheme: 'mpn', value: 'st/LM358' }] });
        },
      },
    ]);
    expect(graph.keys('Item')).toEqual(['item:mpn:st/LM358', 'item:mpn:texas/LM358']);
  });

  it('keeps parts of two firms apart that differ only in their legal form', () => {
    const part = (maker: string) => partNumberIdentifiers('100', maker, '').map(({ value }) => value);
    expect(part('Foo GmbH')).toEqual(['foo gmbh/100']);
    expect(part('Foo AG')).toEqual(['foo ag/100']);
    expect(part('FOO G.m.b.H.')).toEqual(part('Foo GmbH'));
  });

  it('does not unite a list entry with the party that it names', () => {
    const graph = graphOfDocuments([
      { name: 'a', write: (b) => b.organization({ ...at, name: 'Acme', identifiers: [lei('L1')] }) },
      { name: 'b', write: (b) => b.listEntry({ ...at, list: 'SDN', id: '1', name: 'Acme', identifiers: [lei('L1')] }) },
    ]);
    expect(graph.keys('Organization')).toEqual(['organization:lei:L1']);
    expect(graph.keys('ListEntry')).toEqual(['entry:sdn:1']);
    const shared = graph.index('Identifier', 'identifier:lei:L1');
    const { organizations, listEntries } = graph.graph.identifiers;
    expect([...organizations.targets.slice(organizations.offsets[shared], organizations.offsets[shared + 1])]).toEqual([0]);
    expect([...listEntries.targets.slice(listEntries.offsets[shared], listEntries.offsets[shared + 1])]).toEqual([0]);
  });

  describe('an owner known by its CAGE alone', () => {
    const owner = (name = 'owner') => ({
      name,
      write: (b: DeltaBuilder) => b.organization({ ...at, identifiers: [{ scheme: 'cage', value: '9ZZZ9' }] }),
    });
    const bearer = (name: string, more: { country?: string; identifiers?: Identifier[] } = {}) => ({
      name: `${name}${more.country ?? ''}`,
      write: (b: DeltaBuilder) => b.organization({ ...at, name, cage: '9ZZZ9', ...more }),
    });
    const coded = 'organization:cage:9ZZZ9';
    const organizations = (...documents: Parameters<typeof graphOfDocuments>[0]) =>
      graphOfDocuments(documents).keys('Organization');

    it('is the one organisation that states it as its own, under however many mentions', () => {
      const graph = graphOfDocuments([owner(), owner('again'), bearer('Gamma'), bearer('Gamma', { country: 'DE' })]);
      expect(graph.keys('Organization')).toEqual([coded]);
      expect(graph.index('Organization', 'organization:name:gamma@DE')).toBe(graph.index('Organization', coded));
    });

    it('stays apart where nobody does, or two do', () => {
      expect(organizations(owner(), { ...bearer('Gamma'), write: (b) => b.organization({ ...at, name: 'Gamma' }) })).toHaveLength(
        2,
      );
      expect(organizations(owner(), bearer('Gamma'), bearer('Delta'))).toEqual([
        coded,
        'organization:name:delta',
        'organization:name:gamma',
      ]);
    });

    it('is who a decision says, and no other', () => {
      const decision = (apart: number) => ({
        name: 'decision',
        write: (b: DeltaBuilder) => {
          const one = b.organization({ ...at, identifiers: [{ scheme: 'cage', value: '9ZZZ9' }] });
          const other = b.organization({ ...at, name: apart === 1 ? 'Gamma' : 'Omega' });
          b.edge('SAME_AS', one, other, { ...at, numbers: apart === 1 ? { apart } : {} });
        },
      });
      expect(organizations(owner(), bearer('Gamma'), decision(1))).toEqual([coded, 'organization:name:gamma']);
      expect(organizations(owner(), bearer('Gamma'), decision(0))).toEqual([coded, 'organization:name:gamma']);
    });
  });

  it('knows an organisation by the CAGE of a place, without making two that share none contradict', () => {
    const graph = graphOfDocuments([
      { name: 'a', write: (b) => b.organization({ ...at, name: 'Acme', cage: '1ABC2' }) },
      { name: 'b', write: (b) => b.organization({ ...at, name: 'Acme', cage: '3DEF4', identifiers: [lei('L1')] }) },
      { name: 'c', write: (b) => b.organization({ ...at, name: 'Tenant', cage: '1ABC2' }) },
      {
        name: 'd',
        write: (b) => b.listEntry({ ...at, list: 'SAM', id: '1', name: 'X', identifiers: [{ scheme: 'cage', value: '1ABC2' }] }),
      },
    ]);
    expect(graph.keys('Organization')).toEqual(['organization:lei:L1', 'organization:name:tenant']);
    const place = graph.index('Identifier', 'identifier:cage:1ABC2');
    const { organizations, listEntries } = graph.graph.identifiers;
    expect(organizations.offsets[place + 1]! - organizations.offsets[place]!).toBe(2);
    expect(listEntries.offsets[place + 1]! - listEntries.offsets[place]!).toBe(1);
  });
});

describe('organisations by name', () => {
  const names = (...write: ((b: DeltaBuilder) => void)[]) => graphOfDocuments(write.map((w, i) => ({ name: `d${i}`, write: w })));

  it('joins the only one of that name, and says so', () => {
    const graph = names(
      (b) => b.organization({ ...at, name: 'Acme GmbH', identifiers: [lei('L1')] }),
      (b) => b.organization({ ...at, name: 'ACME  GmbH.' }),
    );
    expect(graph.keys('Organization')).toEqual(['organization:lei:L1']);
    expect([...graph.graph.organizations.byName]).toEqual([1]);
    expect(codes(graph)).toEqual([]);
  });

  it('keeps another legal form, another country and another identifier of the same scheme apart', () => {
    expect(
      names(
        (b) => b.organization({ ...at, name: 'Acme GmbH' }),
        (b) => b.organization({ ...at, name: 'Acme Inc' }),
      ).keys('Organization'),
    ).toHaveLength(2);
    const countries = names(
      (b) => b.organization({ ...at, name: 'Acme', country: 'DE' }),
      (b) => b.organization({ ...at, name: 'Acme', country: 'US' }),
    );
    expect(countries.keys('Organization')).toEqual(['organization:name:acme@DE', 'organization:name:acme@US']);
    const identifiers = names(
      (b) => b.organization({ ...at, name: 'Acme', identifiers: [uei('U1')] }),
      (b) => b.organization({ ...at, name: 'Acme', identifiers: [uei('U2')] }),
    );
    expect(identifiers.keys('Organization')).toHaveLength(2);
  });

  it('joins an LEI and a UEI of one name, since they contradict nothing', () => {
    const graph = names(
      (b) => b.organization({ ...at, name: 'Acme', identifiers: [lei('L1')] }),
      (b) => b.organization({ ...at, name: 'Acme', identifiers: [uei('U1')] }),
    );
    expect(graph.keys('Organization')).toEqual(['organization:lei:L1']);
  });

  it('joins nothing where a name fits two that contradict each other', () => {
    const graph = names(
      (b) => b.organization({ ...at, name: 'Acme', country: 'DE' }),
      (b) => b.organization({ ...at, name: 'Acme', country: 'US' }),
      (b) => b.organization({ ...at, name: 'Acme' }),
    );
    expect(graph.keys('Organization')).toHaveLength(3);
    expect(codes(graph)).toEqual(['ambiguous-party']);
  });

  it('is the same in every order of documents', () => {
    const writes = [
      (b: DeltaBuilder) => b.organization({ ...at, name: 'Acme', identifiers: [lei('L1')] }),
      (b: DeltaBuilder) => b.organization({ ...at, name: 'Acme', country: 'DE' }),
      (b: DeltaBuilder) => b.organization({ ...at, name: 'Acme', identifiers: [uei('U9')], country: 'DE' }),
    ];
    const documents = writes.map((write, i) => ({ name: `d${i}`, write }));
    const forwards = graphOfDocuments(documents).keys('Organization');
    expect(graphOfDocuments([...documents].reverse()).keys('Organization')).toEqual(forwards);
    expect(forwards).toEqual(['organization:lei:L1']);
  });

  it('honours a recorded decision that two of one name are not the same', () => {
    const graph = names((b) => {
      const a = b.organization({ ...at, name: 'Acme', identifiers: [lei('L1')] });
      const c = b.organization({ ...at, name: 'Acme', identifiers: [uei('U1')] });
      b.edge('SAME_AS', a, c, { ...at, numbers: { apart: 1 } });
    });
    expect(graph.keys('Organization')).toHaveLength(2);
  });
});

describe('items by name', () => {
  const mpn: Identifier = { scheme: 'mpn', value: 'acme/M-100' };

  it('joins the only item of that name in the same programme, and not one of another programme', () => {
    const graph = graphOfDocuments([
      { name: 'a', programme: 'P', write: (b) => b.item({ ...at, name: 'Motor', identifiers: [mpn] }) },
      { name: 'b', programme: 'P', write: (b) => b.item({ ...at, name: 'motor' }) },
      { name: 'c', programme: 'Q', write: (b) => b.item({ ...at, name: 'motor' }) },
    ]);
    const keys = graph.keys('Item');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe('item:mpn:acme/M-100');
    expect(keys[1]).toMatch(/^item:name:motor~/);
  });

  it('joins within one call of ingest, and not across calls', () => {
    const motor = (b: DeltaBuilder) => b.item({ ...at, name: 'Motor' });
    expect(
      graphOfDocuments([
        { name: 'a', call: '1', write: motor },
        { name: 'b', call: '1', write: motor },
      ]).keys('Item'),
    ).toHaveLength(1);
    expect(
      graphOfDocuments([
        { name: 'a', call: '1', write: motor },
        { name: 'b', call: '2', write: motor },
      ]).keys('Item'),
    ).toHaveLength(2);
  });

  it('keeps stated versions apart and calls the versionless one ambiguous', () => {
    const graph = graphOfDocuments([
      { name: 'a', programme: 'P', write: (b) => b.item({ ...at, name: 'Loader', version: '1' }) },
      { name: 'b', programme: 'P', write: (b) => b.item({ ...at, name: 'Loader', version: '2' }) },
      { name: 'c', programme: 'P', write: (b) => b.item({ ...at, name: 'Loader' }) },
    ]);
    expect(graph.keys('Item')).toHaveLength(3);
    expect(codes(graph)).toEqual(['ambiguous-item']);
  });

  it('joins neither of two that one document keeps apart, and says so', () => {
    const graph = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          b.item({ ...at, name: 'Housing', apart: 'alpha' });
          b.item({ ...at, name: 'Housing', apart: 'beta' });
        },
      },
      { name: 'b', programme: 'P', write: (b) => b.item({ ...at, name: 'housing' }) },
    ]);
    expect(graph.keys('Item')).toHaveLength(3);
    expect(codes(graph)).toEqual(['ambiguous-item']);
  });

  it('does not join names of signs alone', () => {
    const graph = graphOfDocuments([
      { name: 'a', programme: 'P', write: (b) => b.item({ ...at, name: '_' }) },
      { name: 'b', programme: 'P', write: (b) => b.item({ ...at, name: '$' }) },
    ]);
    expect(graph.keys('Item')).toHaveLength(2);
  });

  it('keeps groups apart', () => {
    const graph = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          b.item({ ...at, name: 'core', group: 'org.a', version: '1' });
          b.item({ ...at, name: 'core', group: 'org.b', version: '1' });
        },
      },
    ]);
    expect(graph.keys('Item')).toHaveLength(2);
  });
});

describe('sites', () => {
  it('knows one name in two countries as two sites, and one name of two operators as one', () => {
    const graph = graphOfDocuments([
      {
        name: 'a',
        write: (b) => {
          b.site({ ...at, name: 'North Fab', country: 'TW' });
          b.site({ ...at, name: 'North Fab', country: 'KR' });
          b.site({ ...at, name: 'South Fab', country: 'KR' });
        },
      },
      { name: 'b', write: (b) => b.site({ ...at, name: 'SOUTH FAB' }) },
    ]);
    expect(graph.keys('Site')).toEqual(['site:name:north fab@KR', 'site:name:north fab@TW', 'site:name:south fab']);
    expect(codes(graph)).toEqual(['site-two-countries']);
  });
});
