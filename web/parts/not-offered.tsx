/** Where an address asks for what there is not, and something else is shown: it is said, never passed over. */
import { Alert } from '@trussworks/react-uswds';
import { texts } from '../texts/texts.ts';

const t = texts.parts;

export interface Asked {
  /** As the address calls it. */
  readonly name: string;
  readonly value: string;
}

export function NotOffered({ asked }: { readonly asked: readonly Asked[] }) {
  if (asked.length === 0) return null;
  return (
    <Alert type="warning" headingLevel="h2" slim role="status">
      {asked.map(({ name, value }) => t.notOffered(name, value)).join(' ')}
    </Alert>
  );
}

/** What stands under a name of the address and is none of those that there are; blank asks for nothing. */
export function notOffered(parameters: URLSearchParams, name: string, offered: readonly string[]): Asked[] {
  return parameters
    .getAll(name)
    .filter((value) => value !== '' && !offered.includes(value))
    .map((value) => ({ name, value }));
}
