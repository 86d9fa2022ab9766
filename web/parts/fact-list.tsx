/** What is known of a thing, name by name; what nobody states is shown as not known. */
import type { ReactNode } from 'react';
import { Known } from './figure.tsx';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="hb-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Known value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
