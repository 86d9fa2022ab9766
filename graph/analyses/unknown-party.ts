/**
 * Whom to ask where the holder of a source is not known. Two sources of one site whose country nobody
 * states are in one country, whichever it is: what is not known of a party is one unknown at all its
 * sources. Where the party itself is not known, each source is an unknown of its own.
 */
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import type { Level } from './finding.ts';

/** By source: a number for its party at the level; the same number means the same unknown. O(sources). */
export function unknownParties({ sources, sites }: ViewGraph, level: Level): Int32Array {
  const own = (source: number): number => source;
  if (level === 'country') return sources.site.map((site, source) => (site === -1 ? own(source) : sources.count + site));
  if (level !== 'owner' && level !== 'owner-country') return sources.site.map((_, source) => own(source));
  return sources.organization.map((maker, source) => (maker === -1 ? own(source) : sources.count + sites.count + maker));
}

export function partyOf({ sources, sites }: ViewGraph, number: number): NodeRef {
  if (number < sources.count) return { type: 'Source', index: number };
  const place = number - sources.count;
  if (place < sites.count) return { type: 'Site', index: place };
  return { type: 'Organization', index: place - sites.count };
}
