/**
 * Groups of countries that are chosen at once. Membership as of 2026-01; who needs another group chooses its
 * countries one by one. Sources: European Union (27 members, europa.eu); United Nations M49 for Eastern Asia (with
 * Taiwan, which M49 does not list by itself) and South-eastern Asia; Gulf Cooperation Council (6 members); the four
 * nations of 10 U.S.C. 4872(f)(2).
 */
export const regions = {
  easternAsia: 'CN HK JP KP KR MN MO TW',
  southEasternAsia: 'BN ID KH LA MM MY PH SG TH TL VN',
  taiwanStrait: 'CN TW',
  europeanUnion: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
  gulf: 'AE BH KW OM QA SA',
  coveredNations: 'CN IR KP RU',
} as const;

export type RegionName = keyof typeof regions;
export const regionNames = Object.keys(regions) as RegionName[];

export function codesOf(region: RegionName): readonly string[] {
  return regions[region].split(' ');
}
