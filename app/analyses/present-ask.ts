/** Which unknown to ask for first, as answers show it. */
import { compareNarrowing } from '../../graph/analyses/ask-first.ts';
import type { Ask, ConcentrationResult } from '../../graph/analyses/concentration-result.ts';
import type { Interval, Level } from '../../graph/analyses/finding.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { Presenter, Thing } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import { inTurns } from '../workspace/in-turns.ts';

export interface FoundAsk {
  /** `holder` (at the level asked about), `share`, or `weight`. */
  readonly what: Ask['what'];
  /** In words. */
  readonly question: string;
  /** The item, where one alone depends on it. */
  readonly item?: { readonly id: string; readonly name: string };
  /** How many do. */
  readonly items: number;
  /** The source, where one alone is concerned. */
  readonly source?: { readonly id: string; readonly name: string };
  /** The site or organisation of which it is not known. */
  readonly party?: Thing;
  /** HHI points: `low` whatever the answer, `high` with the answer that narrows most. */
  readonly narrowsBy: Interval;
}

export interface FoundAsks {
  readonly ranked: readonly FoundAsk[];
  readonly unknowns: { readonly count: number; readonly tried: number };
}

/** The first, and those that come next. */
export const mostAsksShown = 5;

/** Equals stand in the order of their ids. */
export async function presentAsks(found: ConcentrationResult, presenter: Presenter): Promise<FoundAsks> {
  const { level } = found;
  const { ranked, unknowns, tried } = await inTurns(found.asks());
  const last = ranked[Math.min(mostAsksShown, ranked.length) - 1];
  const likely = ranked.filter((one) => last !== undefined && compareNarrowing(one.narrowsBy, last.narrowsBy) <= 0);
  await presenter.loadIds(likely.flatMap(refsOf));
  const keyed = likely.map((ask) => ({ ask, key: [ask.what, ...refsOf(ask).map((ref) => presenter.id(ref))].join(' ') }));
  keyed.sort((a, b) => compareNarrowing(a.ask.narrowsBy, b.ask.narrowsBy) || compareText(a.key, b.key));
  const shown = keyed.slice(0, mostAsksShown).map(({ ask }) => ask);
  await presenter.load(shown.flatMap(refsOf));
  return { ranked: shown.map((ask) => present(ask, level, presenter)), unknowns: { count: unknowns, tried } };
}

function refsOf({ items, source, party }: Ask): NodeRef[] {
  const refs: NodeRef[] = party === undefined ? [] : [party];
  if (items.length === 1) refs.push({ type: 'Item', index: items[0] });
  if (source !== undefined) refs.push({ type: 'Source', index: source });
  return refs;
}

function present(ask: Ask, level: Level, presenter: Presenter): FoundAsk {
  const { what, items, narrowsBy } = ask;
  const thing = (ref: NodeRef | undefined): Thing | undefined => (ref === undefined ? undefined : presenter.thing(ref));
  const item = thing(items.length === 1 ? { type: 'Item', index: items[0] } : undefined);
  const source = thing(ask.source === undefined ? undefined : { type: 'Source', index: ask.source });
  const party = thing(ask.party);
  return {
    what,
    question: inWords(what, level, (party ?? source)?.name ?? '', item?.name),
    ...(item === undefined ? {} : { item: { id: item.id, name: item.name } }),
    items: items.length,
    ...(source === undefined ? {} : { source: { id: source.id, name: source.name } }),
    ...(party === undefined ? {} : { party }),
    narrowsBy,
  };
}

const holders: Readonly<Record<Level, string>> = {
  supplier: 'maker',
  owner: 'owner',
  site: 'site',
  country: 'country of manufacture',
  'owner-country': 'country of the owner',
  material: 'material',
};

function inWords(what: Ask['what'], level: Level, who: string, item: string | undefined): string {
  const fact = what === 'holder' ? holders[level] : what;
  return item === undefined ? `${fact}: ${who}` : `${fact}: ${who}, for ${item}`;
}
