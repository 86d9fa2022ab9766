/** A witness (steps of one single point of failure) as nodes in layers and edges: what a picture draws. */
import type { Step, Thing, WitnessPicture } from '../gap-report.ts';

type Drawn = Pick<WitnessPicture, 'nodes' | 'edges'>;

/** Nodes that a picture has; the steps beyond them stand in the finding. */
export const mostNodes = 40;

/** Edges that point from what fails to what makes it fail: a failure goes the other way. */
const fromEffect: ReadonlySet<string> = new Set(['BY', 'AT', 'LOCATED_IN', 'REQUIRES', 'CONTROLLED_BY']);
/** End items that a picture shows. */
const mostEndItems = 6;

/**
 * Edges go the way of the failure: from what is lost to the item, and on to the end items that stop. A
 * node's layer is its distance from what is lost, along the longest way; a circle is gone through once.
 * Nodes by layer, then in the order of the steps.
 */
export function witnessGraph(steps: readonly Step[], lost: Thing, item: Thing, endItems: readonly Thing[]): Drawn {
  const nodes = new Map<string, Thing>([[lost.id, lost]]);
  const edges = new Map<string, Drawn['edges'][number]>();
  const add = (cause: Thing, edge: string, effect: Thing, assumed: boolean) => {
    nodes.set(cause.id, nodes.get(cause.id) ?? cause).set(effect.id, nodes.get(effect.id) ?? effect);
    edges.set(`${cause.id} ${edge} ${effect.id}`, { from: cause.id, to: effect.id, edge, assumed });
  };
  for (const { from, edge, to, assumed } of steps) {
    if (nodes.size > mostNodes) break;
    const [cause, effect] = fromEffect.has(edge) ? [to, from] : [from, to];
    add(cause, edge, effect, assumed === true);
  }
  const ends = endItems.filter(({ id }) => id !== item.id).slice(0, mostEndItems);
  for (const end of ends) add(item, 'stops', end, false);
  const isEnd = new Set(endItems.map(({ id }) => id));
  const layers = layersOf([...nodes.keys()], [...edges.values()]);
  const roleOf = (id: string) => (id === lost.id ? 'lost' : isEnd.has(id) ? 'end item' : id === item.id ? 'item' : 'between');
  const drawn = [...nodes.values()].map(({ id, type, name }) => ({
    id,
    type,
    name,
    role: roleOf(id) as Drawn['nodes'][number]['role'],
    layer: layers.get(id) ?? 0,
  }));
  return { nodes: drawn.sort((a, b) => a.layer - b.layer), edges: [...edges.values()] };
}

/** Longest ways, by going over all edges as often as there are nodes: there are few. */
function layersOf(nodes: readonly string[], edges: Drawn['edges']): Map<string, number> {
  const layers = new Map(nodes.map((id) => [id, 0]));
  for (let round = 1; round < nodes.length; round++) {
    let changed = false;
    for (const { from, to } of edges) {
      const next = (layers.get(from) ?? 0) + 1;
      if (next <= (layers.get(to) ?? 0) || next >= nodes.length) continue;
      layers.set(to, next);
      changed = true;
    }
    if (!changed) break;
  }
  return layers;
}
