/** The CSV that other programs are asked over, and the answers they are held to, by the definitions over the CSV alone. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCsv, writeRows } from '../../bench/peers/export-csv.ts';
import {
  askedSuppliers,
  countOf,
  Dependents,
  directSingleSources,
  singlePoints,
  stoppedBy,
} from '../../bench/peers/questions.ts';
import { type Shape, shapes, supplyShape, withCandidates } from '../../bench/supply-shapes.ts';
import { Loss } from '../../graph/network/loss.ts';
import { singleFailures } from '../../graph/network/single-failures.ts';

type Row = Readonly<Record<string, string>>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hauberk-peers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rows(from: string, name: string): Row[] {
  const [header, ...lines] = readFileSync(join(from, `${name}.csv`), 'utf8')
    .trimEnd()
    .split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, k) => [names[k], value])));
}

/** The graph as another program reads it. */
class Read {
  readonly any: readonly boolean[];
  readonly children: readonly number[][];
  readonly sources: readonly Row[];

  constructor(from: string) {
    this.any = rows(from, 'nodes').map(({ needs }) => needs === 'any');
    this.children = this.any.map(() => []);
    this.sources = rows(from, 'sources');
    for (const { parent, child } of rows(from, 'edges')) this.children[Number(parent)].push(Number(child));
  }

  of(column: string, candidate: number): Set<number> {
    return new Set(this.sources.filter((row) => row[column] === String(candidate)).map(({ node }) => Number(node)));
  }

  /** Grows a set by every node to which `joins` applies, until none is left. */
  until(start: Set<number>, joins: (node: number, grown: Set<number>) => boolean): Set<number> {
    const grown = new Set(start);
    for (let before = -1; before !== grown.size; ) {
      before = grown.size;
      for (let node = 0; node < this.any.length; node++) if (joins(node, grown)) grown.add(node);
    }
    return grown;
  }

  dependents(start: Set<number>): Set<number> {
    return this.until(start, (node, grown) => this.children[node].some((child) => grown.has(child)));
  }

  stopped(start: Set<number>): Set<number> {
    return this.until(start, (node, grown) => {
      const failing = this.children[node].filter((child) => grown.has(child)).length;
      return failing > 0 && (!this.any[node] || failing === this.children[node].length);
    });
  }
}

describe.each(shapes)('%s shape, written for other programs', (shape: Shape) => {
  const made = supplyShape({ nodes: 400, shape, seed: 3 });
  const suppliers = Array.from({ length: made.suppliers }, (_, k) => k);
  let read: Read;
  beforeAll(() => {
    exportCsv(folder, made);
    read = new Read(folder);
  });

  it('is the whole network', () => {
    expect(read.any).toHaveLength(made.network.count);
    expect(read.any.filter((any) => any).length).toBe(made.network.count - made.items - made.sources);
    expect(read.children.flat()).toHaveLength(made.edges);
    expect(read.sources.map(({ node }) => Number(node))).toEqual(Array.from({ length: made.sources }, (_, k) => made.items + k));
  });

  it('has the dependents of each supplier', () => {
    const dependents = new Dependents(made.network);
    for (const supplier of suppliers)
      expect(new Set(dependents.of(supplier))).toEqual(read.dependents(read.of('supplier', supplier)));
  });

  it('has what stops with each supplier and each country', () => {
    const loss = new Loss(made.network);
    for (const supplier of suppliers)
      expect(new Set(stoppedBy(loss, supplier))).toEqual(read.stopped(read.of('supplier', supplier)));
    const byCountry = new Loss(withCandidates(made, made.countryOf, made.countries));
    for (let country = 0; country < made.countries; country++)
      expect(new Set(stoppedBy(byCountry, country))).toEqual(read.stopped(read.of('country', country)));
  });

  it('has the single points of the end items', () => {
    const found = suppliers.flatMap((supplier) =>
      [...read.stopped(read.of('supplier', supplier))].filter((node) => node < made.endItems).map((end) => `${end},${supplier}`),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(singlePoints(singleFailures(made.network), made.endItems).map(String).sort()).toEqual(found.sort());
  });

  it('has the items of one supplier', () => {
    const supplierOf = new Map(read.sources.map(({ node, supplier }) => [Number(node), supplier]));
    const direct = Array.from({ length: made.items }, (_, item) => {
      const ways = read.children[item].flatMap((child) => (read.any[child] ? read.children[child] : [child]));
      return new Set(ways.map((way) => supplierOf.get(way)).filter((supplier) => supplier !== undefined)).size;
    });
    expect(directSingleSources(made)).toBe(direct.filter((number) => number === 1).length);
  });
});

it('has an example by hand whose answers follow from the definitions', () => {
  const from = fileURLToPath(new URL('../../bench/peers/example', import.meta.url));
  const read = new Read(from);
  const answers = JSON.parse(readFileSync(join(from, 'answers.json'), 'utf8'));
  const count = (nodes: Set<number>) => ({
    items: [...nodes].filter((node) => node < answers.items).length,
    endItems: [...nodes].filter((node) => node < answers.endItems).length,
  });
  const suppliers = answers.askedSuppliers.map((supplier: number) => read.of('supplier', supplier));
  expect(suppliers.map((lost: Set<number>) => count(read.dependents(lost)))).toEqual(answers.dependents);
  expect(suppliers.map((lost: Set<number>) => count(read.stopped(lost)))).toEqual(answers.supplierLost);
  expect([count(read.stopped(read.of('country', 0)))]).toEqual(answers.countryLost);
  const points = rows(from, 'single-points').map(({ endItem, supplier }) => [Number(endItem), Number(supplier)]);
  expect(suppliers.flatMap((lost: Set<number>, k: number) => (read.stopped(lost).has(0) ? [[0, k]] : []))).toEqual(points);
});

it('draws the same suppliers for the same seed, each once, in order', () => {
  const drawn = askedSuppliers(1000, 1);
  expect(drawn).toHaveLength(20);
  expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(drawn);
  expect(askedSuppliers(1000, 1)).toEqual(drawn);
  expect(askedSuppliers(1000, 2)).not.toEqual(drawn);
  expect(askedSuppliers(3, 1)).toEqual([0, 1, 2]);
});

it('counts items and end items', () => {
  const made = supplyShape({ nodes: 400, shape: 'base', seed: 3 });
  const nodes = Int32Array.of(0, made.endItems - 1, made.endItems, made.items - 1, made.items, made.network.count - 1);
  expect(countOf(nodes, made)).toEqual({ items: 4, endItems: 2 });
});

it('writes more rows than it holds at once', () => {
  const path = join(folder, 'long.csv');
  writeRows(
    path,
    'number',
    Array.from({ length: 250_001 }, (_, k) => String(k)),
  );
  const lines = readFileSync(path, 'utf8').split('\n');
  expect([lines[0], lines[1], lines.at(-2), lines.at(-1)]).toEqual(['number', '0', '250000', '']);
  expect(lines).toHaveLength(250_003);
});
