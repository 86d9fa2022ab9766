/** What pages of one thing have in common: which thing the address names, and what is said where there is none. */
import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { texts } from '../../texts/texts.ts';
import { pageOfType, ThingLink } from '../thing-link.tsx';
import { Title } from '../title.tsx';

const t = texts.things;

/** The id in the address; empty: none. */
export function useThingId(): string {
  return useSearchParams()[0].get('id') ?? '';
}

/** A page that was opened without a thing. */
export function NothingAsked({ page }: { readonly page: string }) {
  return (
    <>
      <Title of={page} />
      <h2>{t.nothingAsked}</h2>
      <p>{t.nothingAskedText}</p>
    </>
  );
}

interface ThingOfProps<Node, Type extends string> {
  readonly node: Node | null;
  readonly type: Type;
  readonly page: string;
  readonly children: (node: Extract<Node, { readonly __typename: Type }>) => ReactNode;
}

/** The thing, if the view has it and it is of the page's type; one of another type is shown on its own page. */
export function ThingOf<
  Node extends { readonly __typename: string; readonly id: string; readonly name: string },
  Type extends string,
>({ node, type, page, children }: ThingOfProps<Node, Type>) {
  const addressOf = useAddressOf();
  if (node === null) {
    return (
      <>
        <Title of={page} />
        <div className="hb-state">
          <h2>{t.notInView}</h2>
          <p>{t.notInViewText}</p>
        </div>
      </>
    );
  }
  if (node.__typename === 'Programme') return <Navigate to={addressOf('/', { programme: node.name })} replace />;
  const elsewhere = pageOfType(node.__typename);
  if (node.__typename !== type && elsewhere !== undefined) return <Navigate to={addressOf(elsewhere, { id: node.id })} replace />;
  if (node.__typename !== type) {
    return (
      <>
        <Title of={page} name={node.name} />
        <p>
          <ThingLink thing={{ ...node, type: node.__typename }} />
        </p>
      </>
    );
  }
  return children(node as Extract<Node, { readonly __typename: Type }>);
}
