/**
 * Reads the example's documents back into one plain model, by name, without a line of the program's
 * code: what EXPECTED.md and expected.json say is worked out from this.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** {documents, items, sources, requires, substitutes, programmes, owners}; see the comments inside. */
export function readBack(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'hand-in.json'), 'utf8'));
  const documents = manifest.documents.map(({ path, dated }) => read(folder, path, dated));
  const model = {
    documents,
    /** names of things; packages by purl */
    items: new Set(),
    /** `item|maker|site` -> {item, maker, site, country, standing, standingTo, inputs: Set, ...} */
    sources: new Map(),
    /** item -> Set of items */
    requires: new Map(),
    /** item -> Set of approved substitutes */
    substitutes: new Map(),
    endItems: [],
    /** `maker part-number` of the second makers' own parts */
    alternates: new Set(),
    controller: new Map(),
  };
  const boms = current(documents.filter((one) => one.bom !== undefined));
  const tables = documents.filter((one) => one.rows !== undefined);
  // Older first, so that what a newer document says stands last.
  for (const one of tables.filter((t) => t.table === 'sources').sort((a, b) => (a.dated < b.dated ? -1 : 1)))
    readSources(model, one);
  for (const one of boms) readBom(model, one.bom);
  for (const one of tables) readTable(model, one);
  absorb(model);
  return model;
}

function read(folder, path, dated) {
  const text = readFileSync(join(folder, path), 'utf8');
  if (path.endsWith('.json')) {
    const bom = JSON.parse(text);
    return { path, dated: bom.metadata.timestamp.slice(0, 10), bom };
  }
  const table = path.split('/').at(-1).replace('.csv', '');
  return { path, dated, table, rows: parse(text, { columns: true }) };
}

/** Of the documents with one serial number and one root, the highest version. */
function current(boms) {
  const root = ({ bom }) => `${bom.serialNumber} ${bom.metadata.component.name}`;
  return boms.filter((one) => !boms.some((other) => root(other) === root(one) && other.bom.version > one.bom.version));
}

function readSources(model, { rows }) {
  for (const row of rows) {
    model.items.add(row.item);
    if (row.role === 'distributor') continue;
    if (row.supplier_part_number !== '') model.alternates.add(`${row.supplier} ${row.supplier_part_number}`);
    const key = `${row.item}|${row.supplier}|${row.site}`;
    const known = model.sources.get(key) ?? { inputs: new Set() };
    const stated = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
    model.sources.set(key, {
      ...known,
      ...(stated.standing === undefined ? {} : { standing: stated.standing }),
      ...(stated.share === undefined ? {} : { share: Number(stated.share) }),
      ...(stated.weight === undefined ? {} : { weight: Number(stated.weight) }),
      ...(stated.standing_to === undefined ? {} : { standingTo: stated.standing_to }),
      item: row.item,
      maker: row.supplier,
      site: row.site,
      country: row.site_country,
    });
  }
}

function add(map, key, value) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(value);
}

function readBom(model, bom) {
  const byReference = new Map();
  const open = [
    { component: bom.metadata.component, parent: undefined },
    ...(bom.components ?? []).map((component) => ({ component })),
  ];
  const required = new Set();
  while (open.length > 0) {
    const { component, parent } = open.pop();
    const packaged = component.type === 'library';
    const item = packaged ? component.purl : component.name;
    model.items.add(item);
    byReference.set(component['bom-ref'], item);
    if (parent !== undefined) {
      add(model.requires, parent, item);
      required.add(item);
    }
    const maker = component.manufacturer ?? component.supplier;
    if (maker !== undefined) {
      const key = `${item}|${maker.name}|`;
      model.sources.set(key, { item, maker: maker.name, site: '', country: '', standing: 'chosen', inputs: new Set() });
    }
    for (const child of component.components ?? []) open.push({ component: child, parent: item });
  }
  for (const service of bom.services ?? []) {
    model.items.add(service.name);
    byReference.set(service['bom-ref'], service.name);
  }
  for (const { ref, dependsOn = [] } of bom.dependencies ?? []) {
    for (const to of dependsOn) {
      add(model.requires, byReference.get(ref), byReference.get(to));
      required.add(byReference.get(to));
    }
  }
  const root = bom.metadata.component.name;
  for (const item of byReference.values()) if (item !== root && !required.has(item)) add(model.requires, root, item);
}

function readTable(model, { table, rows }) {
  for (const row of rows) {
    if (table === 'items') for (const item of [row.item, row.replacement]) if (item) model.items.add(item);
    if (table === 'programmes') model.endItems.push(row.item);
    if (table === 'requirements' && row.supplier === '') add(model.requires, row.assembly, row.item);
    if (table === 'requirements' && row.supplier !== '') {
      model.sources.get(`${row.assembly}|${row.supplier}|${row.site}`).inputs.add(row.item);
    }
    if (table === 'substitutes' && row.qualified === 'yes') add(model.substitutes, row.item, row.substitute);
    if (table === 'ownership' && Number(row.share_min) > 50) model.controller.set(row.owned, row.owner);
  }
}

/** A source without a site is part of those of the same item and maker that have one. */
function absorb(model) {
  for (const [key, one] of model.sources) {
    const sited = [...model.sources.values()].some((o) => o.item === one.item && o.maker === one.maker && o.site !== '');
    if (one.site === '' && sited) model.sources.delete(key);
  }
}
