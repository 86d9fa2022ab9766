/** What an item needs and what needs it: as a picture of the nearest, and as trees of all. */
import { useMemo } from 'react';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer, useAnswerPages } from '../../answers.ts';
import {
  ItemNeededByDocument,
  ItemNeedsDocument,
  ItemNetworkOfDocument,
  type ItemNetworkOfQuery,
  type NeedPageFragment,
} from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { PictureFrame } from '../../parts/picture-frame.tsx';
import { NamedLink } from '../../parts/thing-links.tsx';
import { Network } from '../../pictures/network.tsx';
import { type Branch, Tree } from '../../pictures/tree.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.things.needs;

export function Needs({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <>
      <h2>{t.title}</h2>
      <NeedsPicture id={id} name={name} />
      <div className="hb-columns">
        <section>
          <h3>{t.down}</h3>
          <Tree id={id} label={t.down} useBeneath={useNeeds} none={t.none} circle={t.circle} />
        </section>
        <section>
          <h3>{t.up}</h3>
          <Tree id={id} label={t.up} useBeneath={useNeededBy} none={t.noneUp} circle={t.circle} />
        </section>
      </div>
    </>
  );
}

type Need = NeedPageFragment['nodes'][number];

function useNeeds(id: string) {
  const { asOf, knownAt } = useScope();
  const pages = useAnswerPages(ItemNeedsDocument, { id, asOf, knownAt }, listOf);
  return withBranches(pages, (need) => ({ beneath: need.item.needs.totalCount, opens: t.open(need.item.name) }));
}

function useNeededBy(id: string) {
  const { asOf, knownAt } = useScope();
  const pages = useAnswerPages(ItemNeededByDocument, { id, asOf, knownAt }, listOf);
  return withBranches(pages, (need) => ({ beneath: need.item.neededBy.totalCount, opens: t.openUp(need.item.name) }));
}

function listOf({ node }: { readonly node: { readonly list?: NeedPageFragment } | null | object }): NeedPageFragment | undefined {
  return node !== null && 'list' in node ? (node.list as NeedPageFragment) : undefined;
}

function withBranches<
  Pages extends { readonly data: { readonly rows: readonly Need[]; readonly totalCount: number } | undefined },
>(pages: Pages, more: (need: Need) => Pick<Branch, 'beneath' | 'opens'>) {
  const data = pages.data && { ...pages.data, rows: pages.data.rows.map((need) => ({ ...branchOf(need), ...more(need) })) };
  return { ...pages, data };
}

function branchOf({ item, source, quantity }: Need): Omit<Branch, 'beneath' | 'opens'> {
  const notes = [source === null ? '' : t.only(source.name), quantity === null ? '' : t.pieces(count(quantity))];
  return {
    key: `${item.id} ${source?.name ?? ''}`,
    id: item.id,
    show: (
      <>
        <NamedLink of={item} /> <span className="hb-soft">{notes.filter((note) => note !== '').join(', ')}</span>
      </>
    ),
  };
}

type NetworkShown = Extract<NonNullable<ItemNetworkOfQuery['node']>, { readonly network: object }>['network'];

function NeedsPicture({ id, name }: { readonly id: string; readonly name: string }) {
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(ItemNetworkOfDocument, { id, asOf, knownAt });
  return (
    <AnswerOf of={answer} isEmpty={({ node }) => networkOf(node) === undefined} empty={t.none}>
      {({ node }) => <NetworkPicture network={networkOf(node) as NetworkShown} name={name} />}
    </AnswerOf>
  );
}

/** Of an item that is linked with nothing there is no picture. */
function networkOf(node: ItemNetworkOfQuery['node']): NetworkShown | undefined {
  return node !== null && 'network' in node && node.network.links.length > 0 ? node.network : undefined;
}

function NetworkPicture({ network, name }: { readonly network: NetworkShown; readonly name: string }) {
  const addressOf = useAddressOf();
  const nodes = useMemo(
    () =>
      network.items.map(({ item, tier, needsBeyond, neededByBeyond }) => ({
        id: item.id,
        name: item.name,
        tier,
        ...beyondOf(needsBeyond, neededByBeyond),
        to: addressOf('/item', { id: item.id }),
        isFocus: tier === 0,
      })),
    [network, addressOf],
  );
  const lines = useMemo(() => linesOf(network), [network]);
  return (
    <PictureFrame caption={t.picture(name)} file="needs" note={leftOut(network)} table={<NetworkTable network={network} />}>
      <Network label={t.picture(name)} nodes={nodes} lines={lines} />
    </PictureFrame>
  );
}

function beyondOf(needs: number, neededBy: number): { readonly beyond?: string } {
  const beyond = [needs === 0 ? '' : t.needsMore(count(needs)), neededBy === 0 ? '' : t.neededByMore(count(neededBy))];
  const text = beyond.filter((one) => one !== '').join(', ');
  return text === '' ? {} : { beyond: text };
}

/** That the picture is a part, and of what; undefined where it shows all. */
function leftOut({ items, tiers }: NetworkShown): string | undefined {
  if (items.every(({ needsBeyond, neededByBeyond }) => needsBeyond + neededByBeyond === 0)) return undefined;
  const cut = tiers.filter(({ shown, of }) => shown < of);
  const limits = cut.map(({ tier, shown, of }) => t.limit(count(shown), count(of), t.tier(tier)));
  return [t.cut, ...(limits.length === 0 ? [] : [t.limits(limits.join('; '))])].join(' ');
}

/** One line for each two items: dashed where only sources of it need the other. */
function linesOf({ links }: NetworkShown) {
  const found = new Map<string, { from: string; to: string; isFaint: boolean }>();
  for (const { from, to, source } of links) {
    const key = `${from} ${to}`;
    const before = found.get(key);
    found.set(key, { from, to, isFaint: source !== null && (before?.isFaint ?? true) });
  }
  return [...found.values()];
}

function NetworkTable({ network: { items, links } }: { readonly network: NetworkShown }) {
  const things = new Map(items.map(({ item }) => [item.id, item]));
  return (
    <ListTable
      caption={t.links}
      file="needs"
      rows={links}
      keyOf={({ from, to, source }) => `${from} ${to} ${source?.name ?? ''}`}
      columns={[
        {
          name: t.from,
          show: ({ from }) => <NamedLink of={things.get(from)} />,
          value: ({ from }) => things.get(from)?.name ?? null,
        },
        { name: t.to, show: ({ to }) => <NamedLink of={things.get(to)} />, value: ({ to }) => things.get(to)?.name ?? null },
        { name: t.by, show: ({ source }) => source?.name ?? '', value: ({ source }) => source?.name ?? '' },
      ]}
    />
  );
}
