/**
 * Countries with one company register whose numbers are unique in the country. Elsewhere (Germany's
 * courts, the states of the US, the provinces of Canada) one number stands for several companies, so a
 * number without its register identifies nothing.
 */
const oneRegister = new Set([
  ...['AT', 'AU', 'BE', 'BG', 'CN', 'CZ', 'DK', 'EE', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IL', 'IN', 'IS'],
  ...['JP', 'KR', 'LT', 'LU', 'LV', 'NL', 'NO', 'NZ', 'PL', 'PT', 'RO', 'RS', 'RU', 'SE', 'SG', 'SI', 'SK', 'TW', 'UA'],
]);

export function hasOneRegister(country: string): boolean {
  return oneRegister.has(country);
}
