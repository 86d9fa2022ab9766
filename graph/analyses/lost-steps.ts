/** Why a source is lost: the stated edges from it to what is lost, or the assumption that it is in it. */
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { candidatesOf } from './candidates.ts';
import type { Level, WitnessStep } from './finding.ts';
import { LossSteps } from './loss.ts';
import { type LossGroup, type LostLevel, openLevels } from './lost-sources.ts';
import { type ControlStep, controlledBy, controlPath, type Holdings, holdingsOn } from './owners.ts';

const organization = (index: number): NodeRef => ({ type: 'Organization', index });

export class LostSteps {
  readonly #graph: ViewGraph;
  readonly #asOf: number;
  readonly #lost = new Map<LostLevel, Set<number>>();
  readonly #steps = new Map<Level, { readonly of: LossSteps; readonly candidates: ReturnType<typeof candidatesOf> }>();
  readonly #controlled = new Map<number, ReadonlySet<number>>();
  #holdings: Holdings | undefined;

  constructor(graph: ViewGraph, asOf: number, groups: readonly LossGroup[]) {
    this.#graph = graph;
    this.#asOf = asOf;
    for (const { level, index } of groups.flat()) this.#lost.set(level, (this.#lost.get(level) ?? new Set()).add(index));
  }

  /**
   * Steps of a source that is lost. None where its item or the source itself was named: that is the loss.
   * @param unknownAt levels (`openLevels`, as bits) at which it may be lost.
   */
  of(source: number, unknownAt: number): readonly WitnessStep[] {
    const { sources } = this.#graph;
    if (this.#lost.get('material')?.has(sources.item[source]!) || this.#lost.get('source')?.has(source)) return [];
    const known = this.#known(source);
    if (known !== undefined) return known;
    for (const [bit, level] of openLevels.entries()) {
      const first = this.#lost.get(level)?.values().next().value;
      if ((unknownAt & (1 << bit)) !== 0 && first !== undefined) return this.#at(level).of.of(source, first);
    }
    throw new Error(`invariant: source ${source} is lost with something`);
  }

  #known(source: number): readonly WitnessStep[] | undefined {
    for (const [level, lost] of this.#lost) {
      if (level === 'material' || level === 'source') continue;
      if (level === 'owner') {
        const steps = this.#owned(source, lost);
        if (steps !== undefined) return steps;
        continue;
      }
      const { of, candidates } = this.#at(level);
      for (let k = candidates.of.offsets[source]!; k < candidates.of.offsets[source + 1]!; k++)
        if (lost.has(candidates.of.targets[k]!)) return of.of(source, candidates.of.targets[k]!);
    }
    return undefined;
  }

  #at(level: Level) {
    let found = this.#steps.get(level);
    if (found === undefined) {
      const candidates = candidatesOf(this.#graph, level, this.#asOf);
      found = { of: new LossSteps(this.#graph, candidates, this.#asOf), candidates };
      this.#steps.set(level, found);
    }
    return found;
  }

  #owned(source: number, owners: ReadonlySet<number>): readonly WitnessStep[] | undefined {
    const maker = this.#graph.sources.organization[source]!;
    if (maker === -1) return undefined;
    this.#holdings ??= holdingsOn(this.#graph, this.#asOf);
    for (const owner of owners) {
      let controlled = this.#controlled.get(owner);
      if (controlled === undefined) {
        controlled = new Set(controlledBy(this.#holdings, owner));
        this.#controlled.set(owner, controlled);
      }
      if (!controlled.has(maker)) continue;
      const path = controlPath(this.#holdings, owner, maker).map(
        (step: ControlStep): WitnessStep => ({
          from: organization(step.owner),
          edge: step.kind,
          to: organization(step.owned),
        }),
      );
      return [...path, { from: { type: 'Source', index: source }, edge: 'BY', to: organization(maker) }];
    }
    return undefined;
  }
}
