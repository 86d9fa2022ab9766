/**
 * Works out, by brute force over the documents of sbom-samples/kestrel, what must be found in them, and
 * writes sbom-samples/kestrel/expected.json. It shares no code with the program: it loses each
 * candidate in turn and follows the definitions of docs/architecture.md literally.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readBack } from './example/read-back.mjs';

const asOf = '2026-11-01';
const folder = fileURLToPath(new URL('../sbom-samples/kestrel/', import.meta.url));
const model = readBack(folder);
/** Handed in for the programme, so their roots are included in it beside what the programmes table says. */
const roots = [...new Set(model.documents.flatMap(({ bom }) => (bom === undefined ? [] : [bom.metadata.component.name])))].sort();
const ends = [...model.endItems, ...roots];

const levels = {
  supplier: (source) => source.maker,
  owner: (source) => topmost(source.maker),
  site: (source) => source.site,
  country: (source) => source.country,
};

function topmost(name) {
  while (model.controller.has(name)) name = model.controller.get(name);
  return name;
}

const all = [...model.sources.values()].map((source) => {
  const ended = source.standingTo !== undefined && source.standingTo < asOf;
  return { ...source, counted: source.standing !== 'able' && !ended };
});

/** What fails when the sources that `lost` picks are lost: {items, sources} as sets. */
function cascade(counted, lost) {
  const items = new Set();
  const sources = new Set();
  for (let before = -1; before !== items.size + sources.size; ) {
    before = items.size + sources.size;
    for (const one of all) if (lost(one) || [...one.inputs].some((input) => items.has(input))) sources.add(one);
    for (const item of model.items) {
      const inputs = [...(model.requires.get(item) ?? [])];
      if (inputs.some((input) => items.has(input)) || orFail(counted, item, items, sources)) items.add(item);
    }
  }
  return { items, sources };
}

function orFail(counted, item, items, sources) {
  const own = counted.filter((source) => source.item === item);
  const covered = [...(model.substitutes.get(item) ?? [])].some((other) => !items.has(other));
  return own.length > 0 && own.every((source) => sources.has(source)) && !covered;
}

/** End items that fail and from which `item` is reached through what fails. */
function stopped(counted, item, failing) {
  return ends.filter((end) => {
    const seen = new Set([end]);
    const open = failing.items.has(end) ? [end] : [];
    while (open.length > 0) {
      const here = open.pop();
      if (here === item) return true;
      const sources = counted.filter((source) => source.item === here && failing.sources.has(source));
      for (const next of [...(model.requires.get(here) ?? []), ...sources.flatMap((source) => [...source.inputs])]) {
        if (failing.items.has(next) && !seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
      }
    }
    return false;
  });
}

/** `contains(source, candidate)`: whether the source falls with the candidate. */
function findings(level, counted, contains) {
  const found = [];
  const candidates = new Set(counted.map(levels[level]).filter((name) => name !== ''));
  for (const candidate of [...candidates].sort()) {
    const failing = cascade(counted, (source) => contains(source, candidate));
    for (const item of [...model.items].sort()) {
      const own = counted.filter((source) => source.item === item);
      const hit = own.filter((source) => contains(source, candidate));
      const direct = own.length > 0 && hit.length === own.length;
      const mitigated = direct && !orFail(counted, item, failing.items, failing.sources);
      const hidden = !direct && own.length >= 2 && orFail(counted, item, failing.items, failing.sources);
      if (!direct && !hidden) continue;
      found.push({
        kind: direct ? 'direct' : 'hidden',
        candidate,
        item,
        endItems: mitigated ? [] : stopped(counted, item, failing),
        ...(mitigated ? { mitigated: true } : {}),
      });
    }
  }
  return found;
}

const key = ({ kind, candidate, item }) => `${kind}|${candidate}|${item}`;

function ofLevel(level) {
  const counted = all.filter((source) => source.counted);
  const of = levels[level];
  const definite = findings(level, counted, (source, candidate) => of(source) === candidate);
  const sameUnknown = findings(level, counted, (source, candidate) => of(source) === candidate || of(source) === '');
  const stated = counted.filter((source) => source.standing !== undefined);
  const statedOnly = findings(level, stated, (source, candidate) => of(source) === candidate);
  const known = new Set(definite.map(key));
  const possible = [...sameUnknown, ...statedOnly].filter((one) => !known.has(key(one)) && one.kind === 'direct');
  return { definite, possible };
}

function counts(document) {
  const none = { components: 0, relations: 0, rows: 0 };
  if (document.rows !== undefined) return { ...none, rows: document.rows.length };
  const { bom } = document;
  const open = [bom.metadata.component, ...bom.components];
  let components = 0;
  while (open.length > 0) {
    components++;
    open.push(...(open.pop().components ?? []));
  }
  const relations = bom.dependencies.reduce((sum, one) => sum + (one.dependsOn?.length ?? 0), 0);
  return { ...none, components, relations, ...(bom.services === undefined ? {} : { services: bom.services.length }) };
}

const makers = new Set(all.map((source) => source.maker));
const expected = {
  asOf,
  programme: 'Paper Kestrel',
  endItems: model.endItems,
  rootsOfBoms: roots,
  documents: model.documents.map((one) => ({ path: one.path, ...counts(one) })),
  size: {
    items: model.items.size,
    alternateParts: model.alternates.size,
    itemsWithSource: new Set(all.map((source) => source.item)).size,
    sources: all.length,
    sourcesWithSite: all.filter((source) => source.site !== '').length,
    makers: makers.size,
    sites: new Set(all.map((source) => source.site).filter((site) => site !== '')).size,
    countriesOfSites: new Set(all.map((source) => source.country).filter((country) => country !== '')).size,
  },
  singleSources: Object.fromEntries(Object.keys(levels).map((level) => [level, ofLevel(level)])),
};
writeFileSync(`${folder}expected.json`, `${JSON.stringify(expected, null, 1)}\n`);
