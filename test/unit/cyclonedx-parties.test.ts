/** Makers, suppliers and distributors, and where they are registered. */
import { describe, expect, test } from 'vitest';
import { Standing } from '../../graph/ontology/property.ts';
import { countryCode } from '../../ingest/country.ts';
import { codesOf, edgesOf, mentionsOf, readBom } from '../support/read-bom.ts';

const acme = { name: 'Acme Ltd' };
const bolt = { name: 'Bolt GmbH' };
const cord = { name: 'Cord SA' };
const one = (rest: object) => readBom({ components: [{ type: 'device', name: 'a', ...rest }] });
const main = (metadata: object, component: object = {}) =>
  readBom({ metadata: { component: { type: 'device', name: 'a', ...component }, ...metadata } });
const by = (reading: ReturnType<typeof readBom>) => edgesOf(reading, 'BY').map(({ to, pointer }) => [to, pointer]);
const distributors = (reading: ReturnType<typeof readBom>) =>
  edgesOf(reading, 'DISTRIBUTES').map(({ from, pointer }) => [from, pointer]);
const provides = (reading: ReturnType<typeof readBom>) => edgesOf(reading, 'PROVIDES').map(({ numbers }) => numbers);

describe('a maker', () => {
  test('is the manufacturer, chosen', () => {
    const reading = one({ manufacturer: acme });
    expect(by(reading)).toEqual([['organization:name:acme ltd', '/components/0/manufacturer']]);
    expect(provides(reading)).toEqual([{ standing: Standing.chosen }]);
  });

  test('is else the supplier, and said to be assumed', () => {
    const reading = one({ supplier: bolt });
    expect(by(reading)).toEqual([['organization:name:bolt gmbh', '/components/0/supplier']]);
    expect(provides(reading)).toEqual([{ standing: Standing.chosen, makerAssumed: 1 }]);
    expect(distributors(reading)).toEqual([]);
  });

  test('beside it a supplier distributes, unless it is the maker under another legal form', () => {
    const reading = one({ manufacturer: acme, supplier: bolt });
    expect(distributors(reading)).toEqual([['organization:name:bolt gmbh', '/components/0/supplier']]);
    expect(edgesOf(reading, 'PROVIDES')).toHaveLength(1);
    expect(distributors(one({ manufacturer: acme, supplier: { name: 'ACME' } }))).toEqual([]);
  });

  test.each([
    ['another legal form', { name: 'Acme GmbH' }],
    ['another country', { name: 'Acme Ltd', address: { country: 'CN' } }],
  ])('a supplier of the same name and %s is somebody else', (_, supplier) => {
    const reading = one({ manufacturer: { ...acme, address: { country: 'DE' } }, supplier });
    expect(distributors(reading)).toHaveLength(1);
  });

  test('is never a publisher, an author or a group', () => {
    const reading = one({ publisher: 'P', author: 'Q', group: 'R', authors: [{ name: 'S' }] });
    expect(by(reading)).toEqual([]);
    expect(mentionsOf(reading, 'item:name:r a')[0]?.texts).toEqual({ publisher: 'P', author: 'Q\nS', group: 'R' });
  });

  test('is nobody where the name says so', () => {
    for (const name of ['NOASSERTION', 'None', 'N/A', 'unknown', 'TBD', 'Various', '#N/A']) {
      const reading = one({ supplier: { name } });
      expect(by(reading)).toEqual([]);
      expect(codesOf(reading)).toContain('placeholder-name');
    }
    expect(codesOf(one({ supplier: { url: ['https://example.org'] } }))).toContain('organization-without-name');
  });
});

describe('the main component', () => {
  test('is made by metadata.manufacture and supplied by metadata.supplier', () => {
    const reading = main({ manufacture: acme, supplier: bolt });
    expect(by(reading)).toEqual([['organization:name:acme ltd', '/metadata/manufacture']]);
    expect(distributors(reading)).toEqual([['organization:name:bolt gmbh', '/metadata/supplier']]);
  });

  test('its own manufacturer comes first', () => {
    const reading = main({ manufacture: acme, supplier: bolt }, { manufacturer: cord, supplier: acme });
    expect(by(reading)).toEqual([['organization:name:cord sa', '/metadata/component/manufacturer']]);
    expect(distributors(reading).map(([from]) => from)).toEqual(['organization:name:acme ltd', 'organization:name:bolt gmbh']);
  });

  test('who created the BOM is taken only where nobody else is named', () => {
    const alone = main({ manufacturer: acme });
    expect(by(alone)).toEqual([['organization:name:acme ltd', '/metadata/manufacturer']]);
    expect(provides(alone)).toEqual([{ standing: Standing.chosen, makerAssumed: 1 }]);
    expect(codesOf(alone)).toContain('maker-from-bom-creator');
    expect(by(main({ manufacturer: acme, supplier: bolt }))).toEqual([['organization:name:bolt gmbh', '/metadata/supplier']]);
  });

  test('metadata speaks of no other component', () => {
    const reading = readBom({ metadata: { supplier: bolt }, components: [{ type: 'device', name: 'a' }] });
    expect(by(reading)).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    ['Germany', 'DE'],
    ['DE', 'DE'],
    ['deu', 'DE'],
    ['United States of America', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['South Korea', 'KR'],
    ['Korea, Republic of', 'KR'],
    ['Taiwan', 'TW'],
    ['the Netherlands', 'NL'],
    ['Czech Republic', 'CZ'],
    ["People's Republic of China", 'CN'],
    ["Côte d'Ivoire", 'CI'],
    ['Viet Nam', 'VN'],
    ['Congo', undefined],
    ['Atlantis', undefined],
    ['', undefined],
  ])('country %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  test('is where an organisation is registered, not a site', () => {
    const reading = one({
      manufacturer: { ...acme, address: { country: 'France', locality: 'Lyon' }, url: ['https://acme.example'] },
    });
    expect(edgesOf(reading, 'REGISTERED_IN')).toEqual([
      { from: 'organization:name:acme ltd@FR', to: 'country:FR', pointer: '/components/0/manufacturer' },
    ]);
    expect(edgesOf(reading, 'AT')).toEqual([]);
    expect(mentionsOf(reading, 'organization:name:acme ltd@FR')[0]?.texts).toEqual({
      url: 'https://acme.example',
      locality: 'Lyon',
    });
  });

  test('of an unknown country is kept as text', () => {
    const reading = one({ manufacturer: { ...acme, address: { country: 'Atlantis' } } });
    expect(edgesOf(reading, 'REGISTERED_IN')).toEqual([]);
    expect(mentionsOf(reading, 'organization:name:acme ltd')[0]?.texts).toEqual({ country: 'Atlantis' });
    expect(reading.diagnostics.find(({ code }) => code === 'unknown-country')?.pointer).toBe(
      '/components/0/manufacturer/address/country',
    );
  });

  test('an organisation that makes many items is stated once', () => {
    const manufacturer = { ...acme, address: { country: 'FR' } };
    const components = ['a', 'b', 'c'].map((name) => ({ type: 'device', name, manufacturer }));
    const reading = readBom({ components });
    expect(mentionsOf(reading, 'organization:name:acme ltd@FR')).toHaveLength(1);
    expect(edgesOf(reading, 'REGISTERED_IN')).toHaveLength(1);
    expect(edgesOf(reading, 'BY')).toHaveLength(3);
  });
});
