/** Matches of screening as answers show them: the entry with its list and dates, and why the two are alike. */

import { dateOf } from '../../graph/ontology/property.ts';
import type { AlignedPart, Band, SideEvidence } from '../../graph/screening/matching/listed-party.ts';
import { listInEntryKey } from '../../graph/screening/rule.ts';
import type { EntryMatch } from '../../graph/screening/standing-screen.ts';
import { evidenceLimit } from '../../graph/screening/vendor-path.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { StoredEntry } from '../lists/screened-entries.ts';
import { type EvidenceRef, Presenter } from '../statements/present.ts';
import { stated, textsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ShownMatch {
  readonly match: EntryMatch<StoredEntry>;
  /** The entry in the view. */
  readonly ref: NodeRef;
  readonly isListed: boolean;
}

export interface FoundEntry {
  readonly id: string;
  readonly name: string;
  /** Code of the list; as the document calls it where no rule file knows it. */
  readonly list: string;
  readonly listTitle: string;
  /** entity, individual, vessel, aircraft; empty where the list does not say. */
  readonly type: string;
  readonly program: string;
  /** `YYYY-MM-DD`. */
  readonly listedFrom?: string;
  readonly listedTo?: string;
  /** Whether it is on the list on the view's day. */
  readonly listed: boolean;
  readonly source: string;
}

export interface PresentedMatch {
  readonly entry: FoundEntry;
  readonly band: Exclude<Band, 'none'>;
  /** 0 to 1, exact in four decimals; so are weights and agreements. */
  readonly score: number;
  readonly basis: 'identifier' | 'name';
  /** The name as it was asked about or stated. */
  readonly name: string;
  /** The name of the entry that it was compared with. */
  readonly matched: { readonly name: string; readonly weak: boolean };
  readonly aligned: readonly AlignedPart[];
  readonly for: readonly string[];
  readonly against: readonly string[];
  readonly evidence: readonly EvidenceRef[];
}

const whole = 10_000;

export async function presentMatches(
  workspace: Workspace,
  view: View,
  matches: readonly (readonly ShownMatch[])[],
): Promise<PresentedMatch[][]> {
  const refs = [...new Map(matches.flat().map(({ ref }) => [ref.index, ref])).values()];
  const texts = await textsOf(workspace, view.graph, refs);
  const textsByEntry = new Map(refs.map(({ index }, i) => [index, texts[i]]));
  const presenter = new Presenter(workspace, view);
  const rows = (ref: NodeRef) => rowsOf(view, ref);
  await presenter.load(refs, refs.flatMap(rows));
  const entryOf = ({ ref, isListed }: ShownMatch): FoundEntry => {
    const said = textsByEntry.get(ref.index) ?? [];
    const { id, name } = presenter.thing(ref);
    const written = stated(said, 'list') ?? listInEntryKey(id);
    const list = workspace.rules.listOf(written);
    const { listedFrom, listedTo } = view.graph.listEntries.numbers;
    return {
      ...{ id, name, list: list?.code ?? written, listTitle: list?.title ?? written },
      ...{ type: stated(said, 'type') ?? '', program: stated(said, 'programs') ?? '' },
      ...dated('listedFrom', listedFrom?.[ref.index]),
      ...dated('listedTo', listedTo?.[ref.index]),
      listed: isListed,
      source: stated(said, 'source') ?? '',
    };
  };
  return matches.map((list) =>
    list.map((shown) => ({
      entry: entryOf(shown),
      band: shown.match.band as PresentedMatch['band'],
      score: shown.match.score / whole,
      basis: shown.match.basis,
      name: shown.match.name,
      matched: matchedName(shown, presenter.thing(shown.ref).name),
      aligned: shown.match.aligned.map((part) => ({
        ...part,
        weight: part.weight / whole,
        agreement: part.agreement / whole,
      })),
      for: details(shown.match.beside, 'for'),
      against: details(shown.match.beside, 'against'),
      evidence: presenter.evidence(rows(shown.ref)),
    })),
  );
}

/** Who is asked about by an identifier alone is shown the entry's own name. */
function matchedName({ match: { listed } }: ShownMatch, own: string): PresentedMatch['matched'] {
  return listed.text === '' ? { name: own, weak: false } : { name: listed.text, weak: listed.weak };
}

function dated<Name extends string>(name: Name, day: number | undefined): Partial<Record<Name, string>> {
  return day === undefined || Number.isNaN(day) ? {} : ({ [name]: dateOf(day) } as Partial<Record<Name, string>>);
}

function details(beside: readonly SideEvidence[], speaks: SideEvidence['speaks']): string[] {
  return beside.filter((one) => one.speaks === speaks).map(({ kind, detail }) => `${kind}: ${detail}`);
}

function rowsOf({ graph }: View, { index }: NodeRef) {
  const { offsets, documents, rows } = graph.listEntries.mentions;
  const end = Math.min(offsets[index + 1], offsets[index] + evidenceLimit);
  return Array.from({ length: end - offsets[index] }, (_, k) => ({
    document: documents[offsets[index] + k],
    row: rows[offsets[index] + k],
  }));
}
