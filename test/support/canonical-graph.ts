/** A view's graph as text that does not depend on indices: for comparing two ways of building it. */
import { type NodeLabel, nodeLabels } from '../../graph/ontology/node-type.ts';
import type { Built } from '../../graph/view/build.ts';
import type {
  AssertionLists,
  Csr,
  HashLists,
  HoldingStatements,
  NodeRef,
  NumberColumns,
  Relation,
} from '../../graph/view/graph.ts';
import { membersOf, nodesOf } from '../../graph/view/keys.ts';

/** `keys[nid]`: the key of a store node. Sorted lines, each with what it is about first. */
export function canonicalGraph({ graph, diagnostics }: Built, keys: readonly string[]): string[] {
  const lines: string[] = [];
  const say = (...parts: readonly unknown[]) => lines.push(JSON.stringify(parts));
  const documentOf = (ordinal: number) => graph.documents[ordinal]?.document;
  const rows = (csr: Csr, i: number) => [...csr.targets.slice(csr.offsets[i], csr.offsets[i + 1])];
  const names = new Map(nodeLabels.map((label) => [label, nodeNames(label)]));
  const name = (type: NodeLabel, index: number) => (index < 0 ? '-' : names.get(type)?.[index]);

  for (const [ordinal, document] of graph.documents.entries()) say('document', ordinal, document);
  for (const label of nodeLabels) sayNodes(label);
  const { items, sources, organizations, sites, countries, programmes, listEntries, identifiers } = graph;
  sayRelation('requires', 'Item', 'Item', items.requires);
  sayRelation('substitutes', 'Item', 'Item', items.substitutes);
  sayRelation('source requires', 'Source', 'Item', sources.requires);
  sayRelation('distributors', 'Source', 'Organization', sources.distributors);
  sayRelation('seats', 'Organization', 'Country', organizations.countries);
  sayRelation('owners', 'Organization', 'Organization', organizations.owners);
  sayRelation('controllers', 'Organization', 'Organization', organizations.controllers);
  sayStatements('owner statements', organizations.owners, organizations.ownerStatements);
  sayStatements('controller statements', organizations.controllers, organizations.controllerStatements);
  sayRelation('listed as', 'Organization', 'ListEntry', organizations.listedAs);
  sayRelation('distributes', 'Organization', 'Item', organizations.distributes);
  sayRelation('located', 'Site', 'Country', sites.countries);
  sayRelation('entry countries', 'ListEntry', 'Country', listEntries.countries);
  sayRelation('includes', 'Programme', 'Item', programmes.includes);
  sayCsr('required by', 'Item', 'Item', items.requiredBy);
  sayCsr('required by sources', 'Item', 'Source', sources.requiredBy);
  sayCsr('sources of items', 'Item', 'Source', items.sources);
  sayCsr('sources of organisations', 'Organization', 'Source', organizations.sources);
  sayCsr('sources of sites', 'Site', 'Source', sites.sources);
  sayCsr('bearers', 'Identifier', 'Organization', identifiers.organizations);
  sayCsr('sites of identifiers', 'Identifier', 'Site', identifiers.sites);
  sayCsr('listed bearers', 'Identifier', 'ListEntry', identifiers.listEntries);
  sayEach('Item', (i) => ['codes', items.coverage[i], items.itemType[i], items.deliveredOnly[i]]);
  sayEach('Source', (i) => ['evidence', sources.standing[i], places(sources.evidence, i)]);
  sayEach('Organization', (i) => ['names', organizations.byName[i], hashes(organizations.names, i)]);
  sayEach('ListEntry', (i) => ['names', hashes(listEntries.names, i)]);
  sayEach('Site', (i) => ['country', name('Country', sites.country[i] ?? -2)]);
  sayEach('Country', (i) => ['code', countries.codes[i]]);
  sayEach('Programme', (i) => ['name', programmes.names[i]]);
  for (const { subject, property, statements } of graph.conflicts) {
    const stated = statements.map(({ document, row, value }) => [
      documentOf(document),
      row,
      property === 'country' ? name('Country', value) : value,
    ]);
    say('conflict', name(subject.type, subject.index), property, stated);
  }
  for (const [i, { code, document, row, text }] of diagnostics.entries())
    say('diagnostic', i, code, documentOf(document), row, text);
  return lines.sort();

  function nodeNames(label: NodeLabel): string[] {
    const count = label === 'Source' ? graph.sources.count : nodesOf(graph, label).count;
    return Array.from({ length: count }, (_, index) =>
      label === 'Source' ? sourceName(index) : smallestKey({ type: label, index }),
    );
  }
  function sourceName(index: number): string {
    const { item, organization, site } = graph.sources;
    const part = (type: NodeLabel, i = -1) => (i < 0 ? '-' : smallestKey({ type, index: i }));
    return [part('Item', item[index]), part('Organization', organization[index]), part('Site', site[index])].join(' | ');
  }
  function smallestKey(ref: NodeRef): string {
    return members(ref)[0] ?? `no ${ref.type} ${ref.index}`;
  }
  function members(ref: NodeRef): (string | undefined)[] {
    return rows(membersOf(graph, ref), ref.index)
      .map((nid) => keys[nid])
      .sort();
  }
  function sayEach(label: NodeLabel, what: (index: number) => readonly unknown[]): void {
    for (let i = 0; i < nodesOf(graph, label).count; i++) say(name(label, i), ...what(i));
  }
  function sayNodes(label: NodeLabel): void {
    const nodes = nodesOf(graph, label);
    sayEach(label, (index) => [
      'node',
      label,
      members({ type: label, index }),
      places(nodes.mentions, index),
      values(nodes.numbers, index),
    ]);
  }
  function sayCsr(what: string, from: NodeLabel, to: NodeLabel, csr: Csr): void {
    if (csr.offsets.length !== nodesOf(graph, from).count + 1) say(what, 'has rows', csr.offsets.length);
    sayEach(from, (i) => {
      const row = rows(csr, i);
      const ascends = row.every((target, at) => at === 0 || target > (row[at - 1] ?? target));
      return [what, ascends ? row.map((target) => name(to, target)).sort() : `not ascending: ${row}`];
    });
  }
  function sayRelation(what: string, from: NodeLabel, to: NodeLabel, relation: Relation): void {
    sayCsr(what, from, to, relation);
    for (let i = 0; i < nodesOf(graph, from).count; i++) {
      for (let e = relation.offsets[i] ?? 0; e < (relation.offsets[i + 1] ?? 0); e++) {
        const ends = [name(from, i), name(to, relation.targets[e] ?? -1)];
        say(what, ...ends, places(relation.assertions, e), values(relation.numbers, e));
      }
    }
  }
  function sayStatements(what: string, { offsets, targets }: Csr, statements: HoldingStatements = new Map()): void {
    for (let i = 0; i < organizations.count; i++)
      for (let e = offsets[i] ?? 0; e < (offsets[i + 1] ?? 0); e++)
        if (statements.has(e)) say(what, name('Organization', i), name('Organization', targets[e] ?? -1), statements.get(e));
  }
  function places({ offsets, documents, rows: at }: AssertionLists, i: number): unknown[] {
    const found: unknown[] = [];
    for (let a = offsets[i] ?? 0; a < (offsets[i + 1] ?? 0); a++) found.push([documentOf(documents[a] ?? -1), at[a]]);
    return found;
  }
  function values(columns: NumberColumns, i: number): unknown[] {
    return Object.entries(columns)
      .filter(([, column]) => column !== undefined && !Number.isNaN(column[i]))
      .map(([property, column]) => [property, column?.[i]])
      .sort();
  }
  function hashes(lists: HashLists, i: number): unknown[] {
    const [start, end] = [lists.offsets[i] ?? 0, lists.offsets[i + 1] ?? 0];
    return [...lists.values.slice(start, end)].map((hash, at) => [hash, lists.forms[start + at]]);
  }
}
