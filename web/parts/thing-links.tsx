/** Things side by side, each a link to its page. */
import { Fragment } from 'react';
import { Unknown } from './figure.tsx';
import { ThingLink } from './thing-link.tsx';

/** As questions ask for it: the fragment `Named`. */
export interface Named {
  readonly __typename: string;
  readonly id: string;
  readonly name: string;
}

export function NamedLink({ of }: { readonly of: Named | null | undefined }) {
  return <ThingLink thing={of == null ? null : { ...of, type: of.__typename }} />;
}

export function NamedLinks({ of }: { readonly of: readonly Named[] }) {
  if (of.length === 0) return <Unknown />;
  return of.map((one, place) => (
    <Fragment key={one.id}>
      {place > 0 && ', '}
      <NamedLink of={one} />
    </Fragment>
  ));
}

export function namesOf(things: readonly { readonly name: string }[]): string | null {
  return things.length === 0 ? null : things.map(({ name }) => name).join('; ');
}
