/**
 * Names. A normalised name is NFKC, case folded, with white space and punctuation collapsed, and the
 * legal form kept as a separate token; digits are never folded (SEMANTICS.md, Identity).
 * Same name is not same entity: what joins by name says so.
 */
import { hash } from 'node:crypto';
import { recalled } from './recalled.ts';

export interface OrganizationName {
  /** Normalised name without its legal form. Never empty unless the name has no letter or digit. */
  readonly base: string;
  /** Canonical legal form, or empty. */
  readonly legalForm: string;
}

/** Canonical legal forms; the index + 1 is the stored `legalForm` code: append only. */
const legalForms: readonly (readonly [string, ...string[]])[] = [
  [
    'ltd',
    'limited',
    'co ltd',
    'company limited',
    'co limited',
    'company ltd',
    'pvt ltd',
    'private limited',
    'pte ltd',
    'pty ltd',
    'pty limited',
  ],
  ['inc', 'incorporated'],
  ['corp', 'corporation'],
  ['llc', 'l l c', 'limited liability company'],
  ['gmbh', 'g m b h', 'gesellschaft mit beschränkter haftung'],
  ['ag', 'a g', 'aktiengesellschaft'],
  ['sa', 's a', 'société anonyme', 'sociedad anonima', 'sociedad anónima'],
  ['spa', 's p a', 'societa per azioni', 'società per azioni'],
  ['srl', 's r l'],
  ['bv', 'b v', 'besloten vennootschap'],
  ['nv', 'n v', 'naamloze vennootschap'],
  ['plc', 'p l c', 'public limited company'],
  ['oy', 'oyj'],
  ['ab', 'aktiebolag'],
  ['as', 'a s', 'asa', 'aksjeselskap'],
  ['sas', 's a s'],
  ['sarl', 's a r l'],
  ['kk', 'k k', 'kabushiki kaisha'],
  ['ooo', 'o o o', 'ооо'],
  ['oao', 'o a o', 'оао'],
  ['pao', 'пао'],
  ['ao', 'ао', 'jsc', 'joint stock company', 'ojsc', 'pjsc', 'cjsc', 'zao', 'зао'],
  ['llp', 'l l p'],
  ['lp', 'l p'],
  ['kg', 'gmbh co kg', 'gmbh and co kg'],
  ['sp z o o', 'spolka z o o', 'sp zoo'],
  ['doo', 'd o o'],
  ['kft'],
  ['sro', 's r o'],
  ['se'],
  ['co', 'company'],
];

const formByText = new Map<string, { form: string; code: number }>();
for (const [index, texts] of legalForms.entries()) {
  for (const text of texts) formByText.set(text, { form: texts[0], code: index + 1 });
}
const longestForm = 5;

/** NFKC, case folded, everything that is no letter, mark or digit to one blank. */
export const normalizeName = recalled((text) =>
  foldCase(text.normalize('NFKC'))
    .replace(/[\u0027\u2019\u02bc]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim(),
);

const beyondAscii = /[^\0-\x7f]/;

/**
 * Full case folding (Unicode, section 3.13), by way of upper case: lower case alone keeps apart
 * Großmann and GROSSMANN, and the two small sigmas. Dotless i becomes i, as if it had been capital.
 */
function foldCase(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
}

/** Splits the legal form from the end of a name; a name that is only a legal form stays whole. */
export const organizationName = recalled((text): OrganizationName => {
  const tokens = normalizeName(text).split(' ');
  for (let length = Math.min(longestForm, tokens.length - 1); length > 0; length--) {
    const found = formByText.get(tokens.slice(-length).join(' '));
    if (found !== undefined) return { base: tokens.slice(0, -length).join(' '), legalForm: found.form };
  }
  return { base: tokens.join(' '), legalForm: '' };
});

/** Stored code of a canonical legal form; 0 for none. */
export function legalFormCode(legalForm: string): number {
  return formByText.get(legalForm)?.code ?? 0;
}

/** First 53 bits of SHA-256 of a normalised name; 0 stands for "no name". */
export const hashName = recalled((normalized): number => {
  if (normalized === '') return 0;
  const digest = hash('sha256', normalized, 'buffer');
  return (digest.readUInt32BE(0) & 0x1fffff) * 0x1_0000_0000 + digest.readUInt32BE(4);
});
