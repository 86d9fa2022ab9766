/** Small random supply graphs from a seed: cycles, shared sub-items, substitutes, unknowns, owners in circles. */
import type { GraphSpec, ItemSpec, OrganizationSpec, SiteSpec, SourceSpec } from './view-graph.ts';

/** Mulberry32: a small generator with a seed, so that a failure can be replayed. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface SupplySpec {
  readonly items: Record<string, ItemSpec>;
  readonly sources: SourceSpec[];
  readonly organizations: Record<string, OrganizationSpec>;
  readonly sites: Record<string, SiteSpec>;
  readonly programmes: Record<string, string[]>;
}

export const asOf = 20_000;

export function randomSupply(seed: number): SupplySpec & GraphSpec {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const chance = (p: number): boolean => next() < p;
  const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, k) => `${prefix}${k}`);

  const itemNames = names('i', 3 + below(8));
  const organizationNames = names('o', 2 + below(4));
  const siteNames = names('s', 2 + below(3));
  const countryNames = ['AA', 'BB', 'CC'];
  const cyclic = chance(0.5);
  const some = (list: readonly string[], most: number): string[] => names('', below(most + 1)).map(() => pick(list));
  const inputs = (at: number): string[] => {
    const list = cyclic ? itemNames : itemNames.slice(at + 1);
    return list.length === 0 ? [] : some(list, 2);
  };
  const items = Object.fromEntries(
    itemNames.map((name, at): [string, ItemSpec] => [
      name,
      {
        requires: inputs(at),
        ...(chance(0.25)
          ? { substitutes: some(itemNames, 2).map((other) => [other, { qualified: chance(0.7) ? 1 : 0 }] as const) }
          : {}),
        ...(chance(0.15) ? { type: 'material' as const } : {}),
      },
    ]),
  );
  const sources = itemNames.flatMap((item, at) =>
    names('', below(4)).map(
      (): SourceSpec => ({
        item,
        ...(chance(0.85) ? { by: pick(organizationNames) } : {}),
        ...(chance(0.75) ? { at: pick(siteNames) } : {}),
        standing: pick(['unstated', 'able', 'qualified', 'qualified', 'chosen', 'chosen'] as const),
        requires: chance(0.4) ? inputs(at) : [],
        distributors: chance(0.2) ? [pick(organizationNames)] : [],
        numbers: {
          ...(chance(0.1) ? { standingTo: asOf - 1 + below(2) } : {}),
          ...(chance(0.05) ? { standingFrom: asOf + below(2) } : {}),
          ...(chance(0.2) ? { lastDelivered: asOf - below(3000) } : {}),
        },
      }),
    ),
  );
  const organizations = Object.fromEntries(
    organizationNames.map((name): [string, OrganizationSpec] => [
      name,
      {
        countries: chance(0.7) ? [pick(countryNames)] : [],
        owners: some(organizationNames, 2)
          .filter((owner, k, list) => list.indexOf(owner) === k)
          .map((owner) => [
            owner,
            {
              ...(chance(0.9) ? { shareMin: pick([2500, 3000, 5000, 5001, 6000, 10_000]) } : {}),
              ...(chance(0.15) ? { to: asOf - 1 + below(2) } : {}),
            },
          ]),
        controllers: chance(0.1) ? [pick(organizationNames)] : [],
      },
    ]),
  );
  const sites = Object.fromEntries(
    siteNames.map((name): [string, SiteSpec] => [name, chance(0.8) ? { country: pick(countryNames) } : {}]),
  );
  const programmes = { P: [itemNames[0]!, ...some(itemNames, 1)], Q: some(itemNames, 2) };
  return { items, sources, organizations, sites, programmes };
}
