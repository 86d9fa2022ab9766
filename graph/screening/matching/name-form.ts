/** A name as it is compared: its tokens, and its legal form apart. */
import { organizationName } from '../../ontology/name.ts';

export interface NameForm {
  /** As written. */
  readonly text: string;
  /** Tokens that are compared, in their order: lower-case ASCII. */
  readonly tokens: readonly string[];
  readonly legalForm: string;
}

export function nameForm(text: string): NameForm {
  const { base, legalForm } = organizationName(text);
  return { text, tokens: base.split(' ').filter((token) => token !== ''), legalForm };
}
