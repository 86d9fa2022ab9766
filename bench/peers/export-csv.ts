/** A supply shape as CSV that graph libraries and databases read; nodes are numbers from 0. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Needs } from '../../graph/network/network.ts';
import type { SupplyShape } from '../supply-shapes.ts';

/** More rows than an array of lines should hold at once. */
const rowsAtOnce = 100_000;

export function exportCsv(folder: string, { network, items, supplierOf, siteOf, countryOf }: SupplyShape): void {
  mkdirSync(folder, { recursive: true });
  writeRows(join(folder, 'nodes.csv'), 'node,needs', nodes());
  writeRows(join(folder, 'edges.csv'), 'parent,child', edges());
  writeRows(join(folder, 'sources.csv'), 'node,supplier,site,country', sources());

  function* nodes(): Generator<string> {
    for (let node = 0; node < network.count; node++) yield `${node},${network.needs[node] === Needs.any ? 'any' : 'all'}`;
  }
  function* edges(): Generator<string> {
    const { offsets, targets } = network.children;
    for (let node = 0; node < network.count; node++)
      for (let e = offsets[node]; e < offsets[node + 1]; e++) yield `${node},${targets[e]}`;
  }
  function* sources(): Generator<string> {
    for (let k = 0; k < supplierOf.length; k++) yield `${items + k},${supplierOf[k]},${siteOf[k]},${countryOf[k]}`;
  }
}

export function writeRows(path: string, header: string, rows: Iterable<string>): void {
  writeFileSync(path, `${header}\n`);
  let some: string[] = [];
  const write = (): void => {
    if (some.length > 0) writeFileSync(path, `${some.join('\n')}\n`, { flag: 'a' });
    some = [];
  };
  for (const row of rows) if (some.push(row) === rowsAtOnce) write();
  write();
}
