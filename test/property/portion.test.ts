/**
 * What is asked of the portion of a view that a programme reaches is answered as by the whole view: findings of every
 * level with witness and evidence, vendors, concentration with its diagnostics, coverage and the gap register. Random documents, handed in one
 * after another, so that portions are also taken of views that go on from others.
 */
import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentrationOfView } from '../../app/analyses/find-concentration.ts';
import { supplierTrustOfView } from '../../app/analyses/find-supplier-trust.ts';
import { analyseGaps, lapsingInRegister } from '../../app/gaps/gap-analysis.ts';
import { presentGaps } from '../../app/gaps/present-gap.ts';
import { judgeVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { Presenter } from '../../app/statements/present.ts';
import { dayAsked } from '../../app/workspace/answer.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { countings, levels } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSources } from '../../graph/analyses/single-sources.ts';
import { type NodeLabel, nodeLabels } from '../../graph/ontology/node-type.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { nodesOf } from '../../graph/view/keys.ts';
import { portionOfView, type View } from '../../graph/view/open-view.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { randomHandIns } from '../support/random-documents.ts';
import { countingClock, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

const runs = process.env.HAUBERK_LONG === '1' ? 500 : 60;

/** Fields that hold an index, and of which type. */
const indices: Readonly<Record<string, NodeLabel>> = {
  item: 'Item',
  endItems: 'Item',
  mitigatedBy: 'Item',
  party: 'Organization',
};

/** With ids in place of indices: those of a portion are others than those of the whole. */
class Teller {
  readonly #presenter: Presenter;

  constructor(presenter: Presenter) {
    this.#presenter = presenter;
  }

  static async of(workspace: Workspace, { graph }: View): Promise<Teller> {
    const presenter = new Presenter(workspace, { graph });
    const all = nodeLabels.flatMap((type) =>
      Array.from({ length: nodesOf(graph, type).count }, (_, index): NodeRef => ({ type, index })),
    );
    await presenter.loadIds(all);
    return new Teller(presenter);
  }

  tell(value: unknown, label?: NodeLabel): unknown {
    if (typeof value === 'number' && label !== undefined) return this.#presenter.id({ type: label, index: value });
    if (Array.isArray(value)) return value.map((one) => this.tell(one, label));
    if (typeof value !== 'object' || value === null) return value;
    const ref = value as Partial<NodeRef>;
    if (ref.type !== undefined && ref.index !== undefined) return this.#presenter.id(ref as NodeRef);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.tell(one, indices[name])]));
  }
}

async function answers(workspace: Workspace, view: View, programme: number): Promise<Record<string, unknown>> {
  const { graph } = view;
  const teller = await Teller.of(workspace, view);
  const told: Record<string, unknown> = {};
  const scope = scopeOf(graph, programme);
  for (const level of levels) {
    for (const counting of countings) {
      const options = { level, counting, asOf: dayAsked(view) };
      const found = singleSources(graph, options, scope);
      told[`${level} ${counting}`] = Array.from({ length: found.count }, (_, n) => teller.tell(found.at(n)));
      told[`dormant ${level} ${counting}`] = teller.tell(
        found.restingOnDormant().map(({ dormant, ...rest }) => ({ ...rest, n: dormant.length })),
      );
    }
    for (const of of ['item', 'category', 'programme'] as const) {
      const question = { of, level, programme: graph.programmes.names[programme] };
      const { coverage, diagnostics, page, total } = await concentrationOfView(workspace, view, question);
      const shown = (await page(0, total)).map(({ asks: _, ...figures }) => figures);
      told[`concentration ${of} ${level}`] = { coverage, diagnostics, shown };
    }
  }
  const vendors = await judgeVendors(workspace, view, programme, { packs: ['us'] });
  // Decisions about others than the parties of the programme are held too; of those of its parties it is told what lapses.
  const { held: _, ...judged } = vendors;
  told.vendors = teller.tell(judged);
  told['lapsing decisions'] = await lapsingInRegister(workspace, view, { programme, vendors });
  const { about: _about, page, ...trust } = await supplierTrustOfView(workspace, view, { programme });
  told['supplier trust'] = { ...trust, page: await page(0, trust.total) };
  for (const group of ['candidate', 'item'] as const) {
    const question = { programme: graph.programmes.names[programme], group };
    const { register, ranked, coverage } = await analyseGaps(workspace, view, question);
    told[`gaps ${group}`] = { coverage, rows: await presentGaps(workspace, view, register, ranked) };
  }
  return told;
}

const tally = { portions: 0, smaller: 0, findings: 0 };

async function expectSame(workspace: Workspace): Promise<void> {
  const whole = await workspace.view(localReader);
  for (const programme of whole.graph.programmes.names.keys()) {
    const portion = portionOfView(whole, programme, 1);
    const expected = await answers(workspace, whole, programme);
    expect(await answers(workspace, portion, programme)).toEqual(expected);
    tally.portions++;
    if (portion.graph.items.count < whole.graph.items.count) tally.smaller++;
    tally.findings += (expected['supplier able'] as unknown[]).length;
  }
}

/** A maker that is a list entry by its identifier; a substitute and a delivered part that another programme needs besides. */
const listed: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item\nP,Vehicle\nQ,Station',
  'requirements.csv':
    'assembly,item,item_manufacturer,item_part_number\nVehicle,Motor,,\nStation,Magnet,,\nStation,Drive,Acme Ltd,AC-1',
  'sources.csv':
    'item,supplier,site,supplier_part_number\nMotor,Acme Ltd,Plant 1,AC-1\nMagnet,Cobalt Inc,Plant 2,\nChip,Delta SA,Hall 3,',
  'substitutes.csv': 'substitute,item,qualified\nMagnet,Motor,yes',
  'organizations.csv': 'organization,organization_lei\nAcme Ltd,999900KESTREL0000211',
  'listings.csv': 'list,organization,organization_lei\nOFAC SDN,Another Name,999900KESTREL0000211',
};

/** Another programme's item alone has weights in two currencies. */
const currencies: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item\nP,Vehicle\nQ,Station',
  'requirements.csv': 'assembly,item\nVehicle,Motor\nStation,Magnet\nStation,Drive\nStation,Chip',
  'sources.csv':
    'item,supplier,weight,currency\nMotor,Acme Ltd,3,USD\nMotor,Cobalt Inc,4,USD\nMagnet,Acme Ltd,3,USD\nMagnet,Cobalt Inc,4,EUR',
};

describe('the portion of a view that a programme reaches', () => {
  it('has what hangs on more than itself: list entries by identifier, substitutes, parts that others need', async () => {
    const folder = await temporaryFolder();
    const workspace = await composeWorkspace({ store: folder, writable: true }, countingClock());
    try {
      for (const [path, text] of Object.entries(listed))
        expect((await handIn(workspace, text, { path })).outcome).toBe('accepted');
      await expectSame(workspace);
      const { graph } = portionOfView(await workspace.view(localReader), 0, 1);
      expect(graph.items.count).toBe(4);
      // What the source delivers is required by another programme's item.
      expect([...graph.items.deliveredOnly]).toEqual([0, 0, 0, 0]);
      expect(graph.identifiers.listEntries.targets).toHaveLength(1);
      expect(graph.identifiers.organizations.targets).toHaveLength(1);
    } finally {
      await workspace.close();
      await rm(folder, { recursive: true });
    }
  });

  it('is warned of the weights of its own items, not of those of another programme', async () => {
    const folder = await temporaryFolder();
    const workspace = await composeWorkspace({ store: folder, writable: true }, countingClock());
    try {
      for (const [path, text] of Object.entries(currencies))
        expect((await handIn(workspace, text, { path })).outcome).toBe('accepted');
      await expectSame(workspace);
      const whole = await workspace.view(localReader);
      const warned = async (programme: string) => {
        const { diagnostics } = await concentrationOfView(workspace, whole, { programme });
        return diagnostics.some(({ code }) => code === 'mixed-units');
      };
      expect([await warned('P'), await warned('Q')]).toEqual([false, true]);
    } finally {
      await workspace.close();
      await rm(folder, { recursive: true });
    }
  });

  it('answers as the whole view does', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomHandIns, async (documents) => {
        const folder = await temporaryFolder();
        const workspace = await composeWorkspace({ store: folder, writable: true }, countingClock());
        try {
          for (const { text, path, declared, call } of documents) {
            await handIn(workspace, text, { path, declared, call });
            await expectSame(workspace);
          }
        } finally {
          await workspace.close();
          await rm(folder, { recursive: true });
        }
      }),
      { numRuns: runs },
    );
    expect(tally.smaller).toBeGreaterThan(tally.portions / 4);
    expect(tally.findings).toBeGreaterThan(tally.portions / 4);
  });
});
