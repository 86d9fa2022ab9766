/** Identifiers as cells write them, to the values that documents of every format share. */

/** CAGE and NCAGE: five letters or digits. */
export function cageCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Codes of governments and standards bodies: they own drawings and make nothing (docs/tables.md). */
const designAuthorities = new Set(['81349', '96906', '80205', '81343']);

export function isDesignAuthority(cage: string): boolean {
  return designAuthorities.has(cage);
}

/** The last nine digits of an NSN, or a NIIN as it stands. */
export function niin(text: string): string | undefined {
  const digits = text.replace(/[\s-]+/g, '');
  return /^(?:\d{13}|\d{9})$/.test(digits) ? digits.slice(-9) : undefined;
}

/** Legal Entity Identifier with correct check digits (ISO 17442, ISO 7064 mod 97-10). */
export function lei(text: string): string | undefined {
  const code = text.replace(/\s+/g, '').toUpperCase();
  if (!/^[0-9A-Z]{18}\d{2}$/.test(code)) return undefined;
  let remainder = 0;
  for (const character of code) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? code : undefined;
}

/** Unique Entity ID of SAM.gov: twelve letters and digits without I and O, not beginning with zero. */
export function uei(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/.test(code) ? code : undefined;
}

/** `CC/NUMBER`: a registration number with the country whose register gave it. */
export function registration(country: string, number: string): string {
  return `${country}/${number.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()}`;
}
