/** Why a source is lost with a candidate: the stated edges that lead from one to the other. */
import type { EdgeName } from '../ontology/edge-kind.ts';
import type { NodeLabel } from '../ontology/node-type.ts';
import type { Csr, NodeRef, ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import type { WitnessStep } from './finding.ts';
import { controlPath, type Holdings, holdingsOn, topmostOwners } from './owners.ts';

const ref = (type: NodeLabel, index: number): NodeRef => ({ type, index });
const step = (from: NodeRef, edge: EdgeName, to: NodeRef): WitnessStep => ({ from, edge, to });
const assumed = (from: NodeRef, edge: EdgeName, to: NodeRef): WitnessStep => ({ from, edge, to, assumed: true });

export class LossSteps {
  readonly #graph: ViewGraph;
  readonly #candidates: Candidates;
  readonly #asOf: number;
  #holdings: Holdings | undefined;
  #tops: Csr | undefined;

  constructor(graph: ViewGraph, candidates: Candidates, asOf: number) {
    this.#graph = graph;
    this.#candidates = candidates;
    this.#asOf = asOf;
  }

  contains(source: number, candidate: number): boolean {
    const { offsets, targets } = this.#candidates.of;
    for (let k = offsets[source]!; k < offsets[source + 1]!; k++) if (targets[k] === candidate) return true;
    return false;
  }

  /** Steps from a source to the candidate that takes it down; assumed where its candidate is not known. */
  of(source: number, candidate: number): WitnessStep[] {
    const known = this.contains(source, candidate);
    const from = ref('Source', source);
    const organization = this.#graph.sources.organization[source]!;
    const site = this.#graph.sources.site[source]!;
    switch (this.#candidates.level) {
      case 'supplier':
        return [(known ? step : assumed)(from, 'BY', ref('Organization', candidate))];
      case 'site':
        return [(known ? step : assumed)(from, 'AT', ref('Site', candidate))];
      case 'country':
        if (site === -1) return [assumed(from, 'AT', ref('Country', candidate))];
        return [
          step(from, 'AT', ref('Site', site)),
          (known ? step : assumed)(ref('Site', site), 'LOCATED_IN', ref('Country', candidate)),
        ];
      case 'owner':
        if (!known) return [assumed(from, 'BY', ref('Organization', candidate))];
        return [...this.#control(candidate, organization), step(from, 'BY', ref('Organization', organization))];
      case 'owner-country':
        return this.#ownerCountry(from, organization, candidate, known);
      case 'material':
        return [];
    }
  }

  #control(owner: number, organization: number): WitnessStep[] {
    this.#holdings ??= holdingsOn(this.#graph, this.#asOf);
    const path = controlPath(this.#holdings, owner, organization);
    return path.map((one) => step(ref('Organization', one.owner), one.kind, ref('Organization', one.owned)));
  }

  #ownerCountry(from: NodeRef, organization: number, country: number, known: boolean): WitnessStep[] {
    if (organization === -1) return [assumed(from, 'BY', ref('Country', country))];
    this.#tops ??= topmostOwners(this.#graph, this.#asOf);
    const { countries } = this.#graph.organizations;
    const steps: WitnessStep[] = [];
    for (let k = this.#tops.offsets[organization]!; k < this.#tops.offsets[organization + 1]!; k++) {
      const top = this.#tops.targets[k]!;
      const registered = countries.targets.subarray(countries.offsets[top], countries.offsets[top + 1]);
      if (known && !registered.includes(country)) continue;
      if (!known && registered.length > 0) continue;
      steps.push((known ? step : assumed)(ref('Organization', top), 'REGISTERED_IN', ref('Country', country)));
      steps.push(...this.#control(top, organization));
    }
    return [...steps, step(from, 'BY', ref('Organization', organization))];
  }
}
