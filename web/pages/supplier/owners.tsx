/** Who owns and controls an organisation, and what it owns and controls: as a picture and as a table. */
import { useMemo } from 'react';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { SupplierOwnershipDocument, type SupplierOwnershipQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { PictureFrame } from '../../parts/picture-frame.tsx';
import { interval } from '../../parts/thing/numbers.ts';
import { NamedLink } from '../../parts/thing-links.tsx';
import { Network } from '../../pictures/network.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.things.owners;

type Ownership = Extract<NonNullable<SupplierOwnershipQuery['node']>, { readonly ownership: object }>['ownership'];
type OwnershipLink = Ownership['links'][number];

export function Owners({ id, name }: { readonly id: string; readonly name: string }) {
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(SupplierOwnershipDocument, { id, asOf, knownAt });
  return (
    <>
      <h2>{t.title}</h2>
      <AnswerOf of={answer} isEmpty={({ node }) => ownershipOf(node) === undefined} empty={t.none}>
        {({ node }) => <OwnershipShown ownership={ownershipOf(node) as Ownership} name={name} />}
      </AnswerOf>
    </>
  );
}

/** Of one of whom no owner is stated, and who owns nothing, there is no picture. */
function ownershipOf(node: SupplierOwnershipQuery['node']): Ownership | undefined {
  return node !== null && 'ownership' in node && node.ownership.links.length > 0 ? node.ownership : undefined;
}

function OwnershipShown({ ownership, name }: { readonly ownership: Ownership; readonly name: string }) {
  const addressOf = useAddressOf();
  const nodes = useMemo(
    () =>
      ownership.members.map(({ organization, tier }) => ({
        id: organization.id,
        name: organization.name,
        note: organization.countries.map(({ code }) => code).join(', '),
        tier,
        to: addressOf('/supplier', { id: organization.id }),
        isFocus: tier === 0,
      })),
    [ownership, addressOf],
  );
  const lines = useMemo(() => linesOf(ownership.links), [ownership]);
  return (
    <PictureFrame
      caption={t.caption(name)}
      file="owners"
      note={ownership.leftOut > 0 ? t.leftOut(count(ownership.leftOut)) : undefined}
      table={<OwnershipTable links={ownership.links} />}
    >
      <Network label={t.caption(name)} nodes={nodes} lines={lines} />
    </PictureFrame>
  );
}

/** One line for each two organisations, with all that is said of them. */
function linesOf(links: readonly OwnershipLink[]) {
  const found = new Map<string, OwnershipLink[]>();
  for (const link of links) {
    const key = `${link.owner.id} ${link.owned.id}`;
    found.set(key, [...(found.get(key) ?? []), link]);
  }
  return [...found.values()].map((own) => {
    const [{ owner, owned }] = own as [OwnershipLink, ...OwnershipLink[]];
    const label = own.map((link) => shareOf(link) ?? t.controls).join(', ');
    return { from: owner.id, to: owned.id, label, isFaint: own.every(({ holds }) => holds === false) };
  });
}

/** Null of control. */
function shareOf({ share }: OwnershipLink): string | null {
  if (share === null) return null;
  return share.low === 0 && share.high === 100 ? t.shareUnknown : texts.things.percent(interval(share));
}

function OwnershipTable({ links }: { readonly links: readonly OwnershipLink[] }) {
  return (
    <ListTable
      caption={t.links}
      file="owners"
      rows={links}
      keyOf={({ owner, owned, kind }) => `${owner.id} ${owned.id} ${kind}`}
      columns={[
        { name: t.owner, show: ({ owner }) => <NamedLink of={owner} />, value: ({ owner }) => owner.name },
        { name: t.control, show: ({ kind }) => wordOf(kind), value: ({ kind }) => wordOf(kind) },
        { name: t.owned, show: ({ owned }) => <NamedLink of={owned} />, value: ({ owned }) => owned.name },
        {
          name: t.share,
          show: (link) => (
            <>
              {link.share !== null && shareOf(link)}
              {link.alsoStated.length > 0 && (
                <>
                  {' '}
                  <Tag tone="warn">{t.also(link.alsoStated.map((share) => texts.things.percent(count(share))).join(', '))}</Tag>
                </>
              )}
            </>
          ),
          value: (link) => shareOf(link) ?? '',
        },
        { name: t.from, show: ({ from }) => <Known value={from} />, value: ({ from }) => from },
        { name: t.to, show: ({ to }) => to ?? '', value: ({ to }) => to ?? '' },
        {
          name: t.holds,
          show: ({ holds }) => <Known value={holdsText(holds)} />,
          value: ({ holds }) => holdsText(holds),
        },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<OwnershipLink>(({ evidence }) => evidence),
      ]}
    />
  );
}

function wordOf(kind: string): string {
  return kind === 'controls' ? t.controls : t.owns;
}

function holdsText(holds: boolean | null): string | null {
  if (holds === null) return null;
  return holds ? t.does : t.doesNot;
}
