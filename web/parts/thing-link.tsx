/** Leads to the page of a thing. */
import { Link } from 'react-router';
import { useAddressOf } from '../address.ts';
import { Unknown } from './figure.tsx';

/** By the type of a node, or the level of a candidate. */
const pageOf: Readonly<Record<string, string>> = {
  Item: '/item',
  Organization: '/supplier',
  Site: '/site',
  Country: '/country',
  Material: '/material',
};

export const pageOfType = (type: string): string | undefined => pageOf[type];

export interface NamedThing {
  readonly id: string;
  readonly name: string;
  /** `__typename`; other names of types are taken in any case. */
  readonly type: string;
}

export function ThingLink({ thing }: { readonly thing: NamedThing | null | undefined }) {
  const addressOf = useAddressOf();
  if (thing === null || thing === undefined) return <Unknown />;
  const type = thing.type.charAt(0).toUpperCase() + thing.type.slice(1);
  const name = thing.name === '' ? thing.id : thing.name;
  if (type === 'Programme') return <Link to={addressOf('/', { programme: thing.name })}>{name}</Link>;
  const page = pageOf[type];
  return page === undefined ? name : <Link to={addressOf(page, { id: thing.id })}>{name}</Link>;
}
