import { describe, expect, it } from 'vitest';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import { Scope, Standing } from '../../graph/ontology/property.ts';
import type { Csr } from '../../graph/view/graph.ts';
import type { DeltaBuilder } from '../../ingest/delta-builder.ts';
import { graphOfDocuments } from '../support/built-graph.ts';

const at = { pointer: '/x' };
const of = (csr: Csr, i: number) => [...csr.targets.slice(csr.offsets[i], csr.offsets[i + 1])];

describe('sources of a view', () => {
  it('absorbs a source without a site into those of the same item and maker that have one', () => {
    const { graph } = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          const item = b.item({ ...at, name: 'Motor' });
          const acme = b.organization({ ...at, name: 'Acme' });
          b.source(item, acme, undefined, { ...at, numbers: { leadTimeDays: 30 } });
          b.source(item, acme, b.site({ ...at, name: 'East' }), at);
          b.source(item, acme, b.site({ ...at, name: 'West' }), at);
          b.source(item, b.organization({ ...at, name: 'Other' }), undefined, at);
        },
      },
    ]);
    expect(graph.sources.count).toBe(3);
    expect([...graph.sources.site].filter((site) => site < 0)).toHaveLength(1);
    expect([...(graph.sources.numbers.leadTimeDays ?? [])].sort()).toEqual([30, 30, Number.NaN]);
  });

  it('forms one source where two documents name the item, maker and site differently', () => {
    const { graph } = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) =>
          b.source(
            b.item({ ...at, name: 'Motor' }),
            b.organization({ ...at, name: 'Acme' }),
            b.site({ ...at, name: 'East', code: '1ABC2' }),
            at,
          ),
      },
      {
        name: 'b',
        programme: 'P',
        write: (b) => {
          const item = b.item({ ...at, name: 'Motor', identifiers: [{ scheme: 'mpn', value: 'acme/M' }] });
          const acme = b.organization({ ...at, name: 'Acme', identifiers: [{ scheme: 'lei', value: 'L1' }] });
          b.source(item, acme, b.site({ ...at, name: 'East' }), at);
        },
      },
    ]);
    expect(graph.sources.count).toBe(1);
    const { offsets, documents } = graph.sources.evidence;
    expect(new Set(documents.slice(offsets[0], offsets[1]))).toEqual(new Set([0, 1]));
  });

  it('takes the newest document where two disagree, and keeps the other as a conflict', () => {
    const document = (name: string, dated: string, days: number, standing: number) => ({
      name,
      dated,
      programme: 'P',
      write: (b: DeltaBuilder) =>
        b.source(b.item({ ...at, name: 'Motor' }), b.organization({ ...at, name: 'Acme' }), undefined, {
          ...at,
          numbers: { leadTimeDays: days, standing },
        }),
    });
    const { graph } = graphOfDocuments([
      document('new', '2026-05-01', 90, Standing.able),
      document('old', '2025-05-01', 30, Standing.able),
    ]);
    expect([...(graph.sources.numbers.leadTimeDays ?? [])]).toEqual([90]);
    expect([...graph.sources.standing]).toEqual([Standing.able]);
    expect(graph.conflicts).toHaveLength(1);
    expect(graph.conflicts[0]).toMatchObject({ subject: { type: 'Source', index: 0 }, property: 'leadTimeDays' });
    expect(graph.conflicts[0]?.statements.map(({ value }) => value)).toEqual([90, 30]);
  });

  it('adds weights over rows and documents, and weighs the same bytes once', () => {
    const document = (name: string, programme: string) => ({
      name,
      programme,
      write: (b: DeltaBuilder) => {
        const item = b.item({ ...at, name: 'Motor', identifiers: [{ scheme: 'gtin' as const, value: '1' }] });
        const acme = b.organization({ ...at, name: 'Acme' });
        b.source(item, acme, undefined, { pointer: '/1', numbers: { weight: 100 } });
        b.source(item, acme, undefined, { pointer: '/2', numbers: { weight: 250 } });
      },
    });
    const { graph } = graphOfDocuments([document('a', 'P'), document('a', 'Q'), document('b', 'P')]);
    expect([...(graph.sources.numbers.weight ?? [])]).toEqual([700]);
  });

  it('lets a requirement hold for the source that it names, and reports one that names none', () => {
    const reference = { ...at, numbers: { reference: 1 } };
    const { graph, diagnostics } = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          const item = b.item({ ...at, name: 'Motor' });
          const acme = b.organization({ ...at, name: 'Acme' });
          b.source(item, acme, b.site({ ...at, name: 'East' }), at);
          const named = b.source(item, acme, undefined, reference);
          b.edge('REQUIRES', named, b.item({ ...at, name: 'Magnet' }), at);
          const unknown = b.source(item, b.organization({ ...at, name: 'Nobody' }), undefined, reference);
          b.edge('REQUIRES', unknown, b.item({ ...at, name: 'Wire' }), at);
        },
      },
    ]);
    expect(graph.sources.count).toBe(1);
    expect(of(graph.sources.requires, 0)).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(['inert-requirement']);
  });

  it('does not let an item that its source delivers under the same identity need itself', () => {
    const { graph, index } = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          const line = b.item({ ...at, name: 'Motor' });
          const part = b.item({ ...at, name: 'M-100', identifiers: [{ scheme: 'mpn', value: 'acme/M-100' }] });
          const source = b.source(line, b.organization({ ...at, name: 'Acme' }), undefined, at);
          b.edge('REQUIRES', source, part, { ...at, numbers: { scope: Scope.delivers } });
          const same = b.source(part, b.organization({ ...at, name: 'Acme' }), undefined, at);
          b.edge('REQUIRES', same, part, { ...at, numbers: { scope: Scope.delivers } });
        },
      },
    ]);
    const part = index('Item', 'item:mpn:acme/M-100');
    expect(graph.items.deliveredOnly[part]).toBe(1);
    expect(of(graph.items.requires, part)).toEqual([]);
    expect([0, 1].map((source) => of(graph.sources.requires, source).length).sort()).toEqual([0, 1]);
  });
});

describe('end items of a programme', () => {
  const programme = (b: DeltaBuilder, item: number, assumed: boolean) =>
    b.edge('INCLUDES', b.programme('P', '/p'), item, { ...at, ...(assumed ? { numbers: { assumed: 1 } } : {}) });

  it('drops an assumed one that another document requires', () => {
    const { graph, index } = graphOfDocuments([
      { name: 'a', programme: 'P', format: 'table-csv', write: (b) => programme(b, b.item({ ...at, name: 'Motor' }), true) },
      {
        name: 'b',
        programme: 'P',
        format: 'table-csv',
        write: (b) => {
          const uav = b.item({ ...at, name: 'UAV', identifiers: [{ scheme: 'gtin', value: '1' }] });
          b.edge('REQUIRES', uav, b.item({ ...at, name: 'Motor' }), at);
          programme(b, uav, true);
        },
      },
    ]);
    expect(of(graph.programmes.includes, 0)).toEqual([index('Item', 'item:gtin:1')]);
  });

  it('drops every assumed one as soon as a programmes table names end items, and keeps the main component of a BOM', () => {
    const { graph } = graphOfDocuments([
      { name: 'a', programme: 'P', format: 'table-csv', write: (b) => programme(b, b.item({ ...at, name: 'Loose' }), true) },
      { name: 'b', programme: 'P', format: 'table-csv', write: (b) => programme(b, b.item({ ...at, name: 'UAV' }), false) },
      { name: 'c', programme: 'P', write: (b) => programme(b, b.item({ ...at, name: 'Firmware' }), false) },
    ]);
    expect(of(graph.programmes.includes, 0)).toHaveLength(2);
    expect(graph.programmes.names).toEqual(['P']);
  });
});

describe('what an item has and does not need', () => {
  it('is out of availability, and in the reach of screening', () => {
    const { graph, index } = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          const root = b.item({ ...at, name: 'Root', identifiers: [{ scheme: 'gtin', value: '1' }] });
          const modem = b.item({ ...at, name: 'Modem', identifiers: [{ scheme: 'gtin', value: '2' }] });
          const chip = b.item({ ...at, name: 'Chip', identifiers: [{ scheme: 'gtin', value: '3' }] });
          b.edge('REQUIRES', root, modem, { ...at, numbers: { scope: Scope.optional } });
          b.edge('REQUIRES', modem, chip, at);
          programmeOf(b, root);
        },
      },
    ]);
    const [root, modem, chip] = ['1', '2', '3'].map((gtin) => index('Item', `item:gtin:${gtin}`)) as [number, number, number];
    expect(of(graph.items.requires, root)).toEqual([]);
    expect(of(graph.items.unneeded, root)).toEqual([modem]);
    const reached = (scope: { items: Uint8Array }) => [root, modem, chip].map((item) => scope.items[item]);
    expect(reached(scopeOf(graph, 0))).toEqual([1, 0, 0]);
    expect(reached(screeningScopeOf(graph, 0))).toEqual([1, 1, 1]);
  });
});

describe('contracts for an item', () => {
  it('each keep the day on which they end', () => {
    const contract = (b: DeltaBuilder, pointer: string, periodEnd: number) =>
      b.item({ pointer, name: 'Motor', numbers: { periodEnd }, texts: { statement: 'contract', row: pointer } });
    const { graph } = graphOfDocuments([
      {
        name: 'a',
        programme: 'P',
        write: (b) => {
          contract(b, '/1', 20_000);
          contract(b, '/2', 20_500);
          contract(b, '/3', 19_000);
        },
      },
    ]);
    expect([...graph.items.contractEnds.values].sort()).toEqual([19_000, 20_000, 20_500]);
  });
});

function programmeOf(b: DeltaBuilder, item: number): void {
  b.edge('INCLUDES', b.programme('P', '/p'), item, at);
}
