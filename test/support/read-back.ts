/** What a store holds of a programme and answers about it, in a form in which two that hold the same agree: by name. */

import { type FoundConcentration, findConcentration } from '../../app/analyses/find-concentration.ts';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { Explorer, type Ref } from '../../app/explore/explore.ts';
import { buildSupplyTree } from '../../app/exports/supply-tree.ts';
import { type FoundGap, findGaps } from '../../app/gaps/find-gaps.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { countings, levels } from '../../graph/analyses/finding.ts';

/** By name of the question. Findings are sorted: ids, which may be others, only order them. */
export async function programmeAnswers(workspace: Workspace, programme: string): Promise<Record<string, string[]>> {
  const answers: Record<string, string[]> = {};
  const explorer = new Explorer(workspace, await workspace.view(localReader));
  const refs = (
    await Promise.all((['Item', 'Source', 'Organization', 'Site'] as const).map((type) => explorer.all(type)))
  ).flat();
  const things = await explorer.things(refs);
  const countries = (ref: Ref) => explorer.countries(ref).map(({ index }) => explorer.view.graph.countries.codes[index]);
  const names = new Map(things.map(({ id, type, name }, i) => [id, `${type} ${name} ${wherePlaced(refs[i], countries)}`]));
  const told = (findings: readonly unknown[]) => findings.map((finding) => JSON.stringify(comparable(finding, names))).sort();
  for (const level of levels) {
    for (const counting of countings) {
      const { findings, coverage } = await findSingleSources(workspace, localReader, { programme, level, counting });
      answers[`single sources ${level} ${counting}`] = told([...findings, coverage]);
    }
  }
  for (const of of ['item', 'category', 'programme'] as const) {
    for (const level of ['supplier', 'owner', 'site', 'country'] as const) {
      const { findings } = await findConcentration(workspace, localReader, { programme, of, level });
      answers[`concentration ${of} ${level}`] = told(findings.map(withoutEqualAsks));
    }
  }
  for (const group of ['candidate', 'item'] as const) {
    const { findings, coverage } = await findGaps(workspace, localReader, { programme, group });
    answers[`gaps ${group}`] = told([...findings.map(group === 'item' ? whole : withoutFirstItem), coverage]);
  }
  const tree = await buildSupplyTree(workspace, await workspace.view(localReader), { programme });
  for (const part of ['items', 'organizations', 'sites'] as const) answers[part] = told(tree[part]);
  answers.root = told([tree.root, tree.asOf]);
  return answers;
}

/** Evidence is another by design; an id, a rank among equals and what is made of them hang on the document's own hash. */
const ofTheDocument = new Set(['evidence', 'gapId', 'rank', 'rankReason']);

/** Of several unknowns that narrow by the same, the one whose id comes first is asked for. */
function withoutEqualAsks({ askFirst, askNext, ...finding }: FoundConcentration): object {
  return { ...finding, narrowsBy: [askFirst, ...askNext].map((ask) => ask?.narrowsBy) };
}

const whole = (gap: FoundGap): object => gap;

/** Of several items beneath, the one whose id comes first stands for the row; the flat list has them all. */
function withoutFirstItem(gap: FoundGap): object {
  const { system, lost, level, coincides, items, folded, archetypes, certainty, endItemsStopped } = gap;
  return items.length === 1 ? gap : { system, lost, level, coincides, items, folded, archetypes, certainty, endItemsStopped };
}

function wherePlaced(ref: Ref, countries: (ref: Ref) => string[]): string {
  return ref.type === 'Organization' || ref.type === 'Site' ? countries(ref).sort().join() : '';
}

/**
 * The id of an item that a document knows by its name alone holds that document's hash: items go by name, and so does
 * all else: of several keys that the view united one document may give another first.
 */
function comparable(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => comparable(one, names));
    return list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === 'string') return names.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ofTheDocument.has(key))
      .map(([key, own]) => [key, comparable(own, names)]),
  );
}
