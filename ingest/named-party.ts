/** Who a name in a bill of materials names; and whether two name the same. */
import { organizationName } from '../graph/ontology/name.ts';
import { isPlaceholder, isSpreadsheetError } from './placeholder.ts';

export interface NamedParty {
  readonly name: string;
  /** Normalised, legal form apart. */
  readonly base: string;
  readonly legalForm: string;
  /** ISO 3166-1 alpha-2; undefined where none is stated. */
  readonly country: string | undefined;
}

/** Why a name names nobody: `unnamed`, or `placeholder` where it says so. */
export type Nobody = 'unnamed' | 'placeholder';

export function namedParty(name: string | undefined, country: string | undefined): NamedParty | Nobody {
  const { base, legalForm } = organizationName(name ?? '');
  if (name === undefined || base === '') return 'unnamed';
  if (isPlaceholder(name) || isSpreadsheetError(name)) return 'placeholder';
  return { name, base, legalForm, country };
}

/** The same name, and neither legal forms nor countries that contradict: Acme and Acme Ltd, not Acme GmbH and Acme Ltd. */
export function isSame(a: NamedParty, b: NamedParty): boolean {
  const agree = (one: string | undefined, other: string | undefined) => !one || !other || one === other;
  return a.base === b.base && agree(a.legalForm, b.legalForm) && agree(a.country, b.country);
}

/** Name, legal form and country in one text. */
export function identityOf({ base, legalForm, country }: NamedParty): string {
  return [base, legalForm, country ?? ''].join('\n');
}
