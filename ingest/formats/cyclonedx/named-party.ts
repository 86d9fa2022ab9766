/** Who an organisational entity, or a bare text, of a CycloneDX document names; and whether two name the same. */
import { organizationName } from '../../../graph/ontology/name.ts';
import { countryCode } from '../../country.ts';
import { isPlaceholder, isSpreadsheetError } from '../../placeholder.ts';
import { isObject, type JsonObject, textOf } from './value.ts';

export interface NamedParty {
  readonly name: string;
  /** Normalised, legal form apart. */
  readonly base: string;
  readonly legalForm: string;
  /** ISO 3166-1 alpha-2; undefined where none is stated. */
  readonly country: string | undefined;
}

/** Why a value names nobody: `unnamed`, or `placeholder` where it says so. */
export type Nobody = 'unnamed' | 'placeholder';

export function entityOf(value: unknown): JsonObject {
  return isObject(value) ? value : { name: value };
}

export function namedParty(value: unknown): NamedParty | Nobody {
  const entity = entityOf(value);
  const name = textOf(entity.name);
  const { base, legalForm } = organizationName(name ?? '');
  if (name === undefined || base === '') return 'unnamed';
  if (isPlaceholder(name) || isSpreadsheetError(name)) return 'placeholder';
  const country = isObject(entity.address) ? textOf(entity.address.country) : undefined;
  return { name, base, legalForm, country: country === undefined ? undefined : countryCode(country) };
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
