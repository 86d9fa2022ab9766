/**
 * A view that goes on from another equals the view built anew, to the index, whatever the documents say; and the view
 * that it went on from still says what it said. Random documents over few names, so that they meet.
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { wholeDelta } from '../../graph/model/assertion.ts';
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { nodeLabels } from '../../graph/ontology/node-type.ts';
import { Scope } from '../../graph/ontology/property.ts';
import { columnsOf } from '../../graph/store/columns-of.ts';
import { applyDocuments } from '../../graph/view/apply.ts';
import { type BuildInput, type Built, buildGraph } from '../../graph/view/build.ts';
import { nodesOf } from '../../graph/view/keys.ts';
import { DeltaBuilder } from '../../ingest/delta-builder.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { allAnswers } from '../support/all-answers.ts';
import { canonicalGraph } from '../support/canonical-graph.ts';
import { type RandomHandIn, randomHandIns } from '../support/random-documents.ts';
import { countingClock, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

const runs = process.env.HAUBERK_LONG === '1' ? 20_000 : 500;

const at = { pointer: '/x' };
const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 5 });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const rarely = (weight: number) => fc.nat({ max: weight }).map((n) => n === 0);

/** `own`: a name that no other document uses. */
interface Named {
  readonly name: string;
  readonly own: boolean;
}
const named = (...names: readonly string[]) => fc.record({ name: some(...names), own: fc.boolean() });

const item = fc.record({
  ...{ named: named('Motor', 'Wing', 'Chip', 'Board') },
  scheme: often(some<Identifier['scheme']>('purl', 'gtin', 'mpn')),
  second: rarely(6),
  version: some('', '', '1', '2'),
  numbers: fc.record({ itemType: seldom(some(1, 2)), coverage: seldom(some(1, 2)), lifecycle: seldom(some(1, 5)) }),
});
const organization = fc.record({
  named: named('Acme', 'Acme Ltd', 'Borealis GmbH'),
  country: some('', 'DE', 'FR'),
  scheme: seldom(some<Identifier['scheme']>('lei', 'uei')),
  cage: rarely(8),
  /** Known by a CAGE alone, as an owner in a registration record. */
  coded: rarely(6),
});
const site = fc.record({ named: named('Plant 1', 'Plant 2'), country: some('', 'DE', 'CN'), coded: rarely(4) });
type ItemSpec = typeof item extends fc.Arbitrary<infer T> ? T : never;
type OrganizationSpec = typeof organization extends fc.Arbitrary<infer T> ? T : never;
type SiteSpec = typeof site extends fc.Arbitrary<infer T> ? T : never;

const provided = fc.record({
  standing: seldom(some(1, 2, 3)),
  leadTimeDays: seldom(some(10, 20)),
  weight: seldom(some(100, 250)),
});
const statement = fc.oneof(
  { weight: 3, arbitrary: fc.record({ says: fc.constant('item' as const), item }) },
  {
    weight: 6,
    arbitrary: fc.record({
      says: fc.constant('requires' as const),
      item,
      other: item,
      numbers: fc.record({ quantity: seldom(some(100, 200)), scope: seldom(some(Scope.optional, Scope.required)) }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      says: fc.constant('source' as const),
      item,
      organization: often(organization),
      site: often(site),
      numbers: provided,
      delivers: seldom(item),
      distributor: seldom(organization),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      says: fc.constant('reference' as const),
      item,
      organization: often(organization),
      site: seldom(site),
      needs: item,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      says: fc.constant('common' as const),
      item: some('Motor', 'Wing'),
      site: some(undefined, 'Common plant', 'Common hall'),
      references: fc.boolean(),
      numbers: provided,
    }),
  },
  { weight: 2, arbitrary: fc.record({ says: fc.constant('organization' as const), organization }) },
  { weight: 1, arbitrary: fc.record({ says: fc.constant('distributes' as const), organization, item }) },
  { weight: 1, arbitrary: fc.record({ says: fc.constant('substitutes' as const), item, other: item, qualified: some(0, 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      says: fc.constant('owns' as const),
      organization,
      other: organization,
      controls: fc.boolean(),
      numbers: fc.record({ shareMin: some(4900, 5100), from: seldom(some(1, 2)), to: seldom(some(2, 3)) }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ says: fc.constant('includes' as const), item, assumed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ says: fc.constant('entry' as const), organization, listed: rarely(2) }) },
  { weight: 1, arbitrary: fc.record({ says: fc.constant('state' as const), organization, alias: organization }) },
);
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

const documentSpec = fc.record({
  statements: fc.array(statement, { minLength: 1, maxLength: 5 }),
  decision: fc.record({ organization, other: organization, apart: rarely(2) }),
  decides: rarely(8),
  dated: some('', '2026-01-01', '2026-02-02'),
  programme: some('', '', 'P', 'Q'),
  call: some('1', '2', 'own', 'own'),
  format: some('cyclonedx-json', 'table-csv'),
  /** The same bytes as another document, handed in for another programme. */
  again: rarely(15),
});
type DocumentSpec = typeof documentSpec extends fc.Arbitrary<infer T> ? T : never;

class Writer {
  readonly #builder: DeltaBuilder;
  readonly #document: number;

  constructor(builder: DeltaBuilder, document: number) {
    this.#builder = builder;
    this.#document = document;
  }

  #name({ name, own }: Named): string {
    return own ? `${name} ${this.#document}` : name;
  }

  item({ named: given, scheme, second, version, numbers }: ItemSpec): number {
    const name = this.#name(given);
    const identifiers: Identifier[] = scheme === undefined ? [] : [{ scheme, value: name }];
    if (second) identifiers.push({ scheme: 'niin', value: given.name });
    return this.#builder.item({ ...at, name, identifiers, version, numbers });
  }

  organization({ named: given, country, scheme, cage, coded }: OrganizationSpec): number {
    if (coded) return this.#builder.organization({ ...at, identifiers: [{ scheme: 'cage', value: '1ABC2' }] });
    const identifiers: Identifier[] = scheme === undefined ? [] : [{ scheme, value: given.own ? `${this.#document}` : 'X' }];
    const place = cage ? { cage: '1ABC2' } : {};
    return this.#builder.organization({ ...at, name: this.#name(given), identifiers, country, ...place });
  }

  site({ named: given, country, coded }: SiteSpec): number {
    return this.#builder.site({ ...at, name: this.#name(given), country, ...(coded ? { code: '9XYZ8' } : {}) });
  }

  write(spec: Statement): void {
    const b = this.#builder;
    const edge = { ...at };
    switch (spec.says) {
      case 'item':
        this.item(spec.item);
        return;
      case 'requires':
        b.edge('REQUIRES', this.item(spec.item), this.item(spec.other), { ...edge, numbers: spec.numbers });
        return;
      case 'source':
        this.#source(spec);
        return;
      case 'reference': {
        const maker = spec.organization === undefined ? undefined : this.organization(spec.organization);
        const place = spec.site === undefined ? undefined : this.site(spec.site);
        b.edge('REQUIRES', b.sourceReference(this.item(spec.item), maker, place, edge), this.item(spec.needs), edge);
        return;
      }
      case 'common':
        this.#common(spec);
        return;
      case 'organization':
        this.organization(spec.organization);
        return;
      case 'distributes':
        b.edge('DISTRIBUTES', this.organization(spec.organization), this.item(spec.item), edge);
        return;
      case 'substitutes':
        b.edge('SUBSTITUTES', this.item(spec.item), this.item(spec.other), { ...edge, numbers: { qualified: spec.qualified } });
        return;
      case 'owns': {
        const { shareMin, ...days } = spec.numbers;
        const ends = [this.organization(spec.organization), this.organization(spec.other)] as const;
        b.edge('OWNS', ...ends, { ...edge, numbers: { shareMin, ...days } });
        if (spec.controls) b.edge('CONTROLS', ...ends, { ...edge, numbers: days });
        return;
      }
      case 'includes': {
        const numbers = { dailyDemand: 100, ...(spec.assumed ? { assumed: 1 } : {}) };
        b.edge('INCLUDES', b.programme('P', '/p'), this.item(spec.item), { ...edge, numbers });
        return;
      }
      case 'entry': {
        const entry = b.listEntry({ ...edge, list: 'L', id: this.#name(spec.organization.named), name: 'Acme', country: 'FR' });
        if (spec.listed) b.edge('LISTED_AS', this.organization(spec.organization), entry, edge);
        return;
      }
      case 'state':
        b.edge('CONTROLS', this.organization(spec.alias), this.organization(spec.organization), edge);
        return;
    }
  }

  #source(spec: Extract<Statement, { says: 'source' }>): void {
    const b = this.#builder;
    const maker = spec.organization === undefined ? undefined : this.organization(spec.organization);
    const place = spec.site === undefined ? undefined : this.site(spec.site);
    const source = b.source(this.item(spec.item), maker, place, { ...at, numbers: spec.numbers });
    const numbers = { scope: Scope.delivers };
    if (spec.delivers !== undefined) b.edge('REQUIRES', source, this.item(spec.delivers), { ...at, numbers });
    if (spec.distributor !== undefined) b.edge('DISTRIBUTES', this.organization(spec.distributor), source, at);
  }

  /** A source that documents are likely to have in common, or a requirement that names it. */
  #common({ item: name, site, references, numbers }: Extract<Statement, { says: 'common' }>): void {
    const b = this.#builder;
    const wanted = b.item({ ...at, name, identifiers: [{ scheme: 'purl', value: `pkg:generic/${name}` }] });
    const maker = b.organization({ ...at, name: 'Common maker', country: 'DE' });
    const place = site === undefined ? undefined : b.site({ ...at, name: site, country: 'DE' });
    if (!references) b.source(wanted, maker, place, { ...at, numbers });
    else b.edge('REQUIRES', b.sourceReference(wanted, maker, place, at), b.item({ ...at, name: `Wire ${this.#document}` }), at);
  }

  decide({ organization: one, other, apart }: DocumentSpec['decision']): void {
    const numbers = apart ? { apart: 1 } : {};
    this.#builder.edge('SAME_AS', this.organization(one), this.organization(other), { ...at, numbers });
  }
}

class Library {
  readonly keys: string[] = [];
  readonly #ids = new Map<string, number>();

  input(spec: DocumentSpec, document: number, before: BuildInput | undefined): BuildInput {
    const scope = spec.programme === '' ? `call ${spec.call === 'own' ? document : spec.call}` : `programme ${spec.programme}`;
    if (spec.again && before !== undefined) return { ...before, document, scope, programme: spec.programme };
    const sha256 = createHash('sha256').update(`${document}`).digest('hex');
    const builder = new DeltaBuilder(sha256);
    const writer = new Writer(builder, document);
    for (const one of spec.statements) writer.write(one);
    if (spec.decides) writer.decide(spec.decision);
    const delta = wholeDelta(builder.build());
    const { dated, format, programme } = spec;
    const ids = Int32Array.from(delta.nodes, ({ key }) => this.#id(key));
    return { document, columns: columnsOf(delta, ids), sha256, dated, format, programme, scope };
  }

  #id(key: string): number {
    const id = this.#ids.get(key) ?? this.keys.push(key) - 1;
    this.#ids.set(key, id);
    return id;
  }

  texts(): Map<number, string> {
    return new Map(this.keys.map((key, id) => [id, key]));
  }
}

const inOrder = (documents: readonly BuildInput[]) =>
  [...documents].sort((a, b) => (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : a.document - b.document));

/** Documents come in steps; with `look`, everything is asked of a view before the next step. */
const scenario = fc.record({
  documents: fc.array(documentSpec, { minLength: 2, maxLength: 7 }),
  base: fc.nat({ max: 3 }),
  steps: fc.array(fc.record({ documents: fc.integer({ min: 1, max: 2 }), look: fc.boolean() }), { minLength: 7, maxLength: 7 }),
});

interface Paths {
  extended: number;
  anew: number;
}

function check({ documents, base, steps }: typeof scenario extends fc.Arbitrary<infer T> ? T : never, paths: Paths): void {
  const library = new Library();
  const inputs: BuildInput[] = [];
  for (const [i, spec] of documents.entries()) inputs.push(library.input(spec, i, inputs[0]));
  let count = base;
  let view: Built = buildGraph(inOrder(inputs.slice(0, count)), library.texts());
  for (const step of steps) {
    if (count >= inputs.length) break;
    count = Math.min(inputs.length, count + step.documents);
    const held = step.look ? canonicalGraph(view, library.keys) : undefined;
    const ordered = inOrder(inputs.slice(0, count));
    const anew = buildGraph(ordered, library.texts());
    const extended = applyDocuments(view, ordered, library.texts());
    if (extended === undefined) paths.anew++;
    else {
      paths.extended++;
      expect(canonicalGraph(extended, library.keys)).toEqual(canonicalGraph(anew, library.keys));
      expect(indicesOf(extended)).toEqual(indicesOf(anew));
      const before = buildGraph(view.state.documents, library.texts());
      expect(canonicalGraph(view, library.keys)).toEqual(held ?? canonicalGraph(before, library.keys));
    }
    view = extended ?? anew;
  }
}

/** Which store nodes have which index, and which ends each source: analyses go through nodes in this order. */
function indicesOf({ graph }: Built) {
  const { item, organization, site } = graph.sources;
  return [nodeLabels.map((label) => nodesOf(graph, label).members), item, organization, site];
}

describe('a view that goes on from another', () => {
  it('equals the one built anew, and leaves the other as it was', () => {
    const paths: Paths = { extended: 0, anew: 0 };
    fc.assert(
      fc.property(scenario, (one) => check(one, paths)),
      { numRuns: runs, seed: 20261122 },
    );
    expect(paths.extended).toBeGreaterThan(runs / 4);
    expect(paths.anew).toBeGreaterThan(runs / 4);
  }, 600_000);

  it('gives the answers of a workspace that is opened after the last document', async () => {
    await fc.assert(fc.asyncProperty(randomHandIns, answersAgree), {
      numRuns: Math.ceil(runs / 50),
      seed: 20261122,
      endOnFailure: true,
    });
  }, 600_000);
});

/** Looks after each hand-in and withdrawal, so that each view goes on from the one before. */
async function answersAgree(documents: readonly RandomHandIn[]): Promise<void> {
  const folder = await temporaryFolder();
  const store = join(folder, 'store');
  try {
    const workspace = await composeWorkspace({ store, writable: true }, countingClock());
    for (const { text, path, declared, call, withdrawn } of documents) {
      const { sha256 } = await handIn(workspace, text, { path, declared, call });
      await allAnswers(workspace);
      if (withdrawn) await withdraw(workspace, { name: 'archivist' }, { sha256, reason: 'wrong' });
      await workspace.view(localReader);
    }
    const last = await allAnswers(workspace);
    await workspace.close();
    const fresh = await composeWorkspace({ store, writable: false });
    expect(last).toEqual(await allAnswers(fresh));
    await fresh.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
