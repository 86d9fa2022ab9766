/** Names that one text says one after another, and names that are addresses of the web. */
import { describe, expect, it } from 'vitest';
import { namesWithin, withoutReach } from '../../graph/screening/matching/name-additions.ts';
import { withoutDomains } from '../../graph/screening/matching/web-name.ts';

describe('names within a name', () => {
  it.each([
    ['Acme and any affiliate Huawei', ['Acme', 'Huawei']],
    ['Acme, f.k.a. Bcme Ltd', ['Acme', 'Bcme Ltd']],
    ['Acme a.k.a. Bcme d.b.a. Ccme', ['Acme', 'Bcme', 'Ccme']],
    ['Acme d.b.a. Bcme', ['Acme', 'Bcme']],
    ['Acme f. k. a. Bcme', ['Acme', 'Bcme']],
    ['Acme d. b. a. Bcme', ['Acme', 'Bcme']],
    ['Acme f k a Bcme', ['Acme', 'Bcme']],
    ['Acme d b a Bcme', ['Acme', 'Bcme']],
    ['Acme f/k/a Bcme', ['Acme', 'Bcme']],
    ['Acme d/b/a Bcme', ['Acme', 'Bcme']],
    ['Acme n.k.a. Bcme', ['Acme', 'Bcme']],
    ['Acme fka Bcme', ['Acme', 'Bcme']],
    ['Acme DBA Bcme', ['Acme', 'Bcme']],
    ['Acme Ltd (formerly known as Bcme)', ['Acme Ltd', 'Bcme']],
    ['Acme Ltd, formerly Bcme (Moscow)', ['Acme Ltd', 'Bcme (Moscow)']],
    ['Acme also known as Bcme', ['Acme', 'Bcme']],
    ['Acme now  known \t as Bcme', ['Acme', 'Bcme']],
    ['Acme doing business as Bcme', ['Acme', 'Bcme']],
    ['Acme trading as Bcme', ['Acme', 'Bcme']],
    ['Acme trading  as Bcme', ['Acme', 'Bcme']],
    ['Acme; and any successor, sub-unit, or subsidiary thereof', []],
    ['AKA Brands', []],
    ['Formerly Yours', []],
    ['NBA Properties', []],
    ['Zvezda Shahid Osaka', []],
    ['Acme fka X', []],
    ['Acme fka X-', []],
    ['Acme fka XY', ['Acme', 'XY']],
    ['Acme fka 3M', ['Acme', '3M']],
    ['Acme (/: fka ): Bcme ;,', ['Acme', 'Bcme']],
    ['Acme fka ,;: fka Bcme', ['Acme', 'Bcme']],
  ])('%s: %j', (text, names) => {
    expect(namesWithin(text)).toEqual(names);
  });

  it.each([
    'and any successor, sub-unit, or subsidiary thereof',
    'AND ANY SUCCESSOR, SUB-UNIT, OR SUBSIDIARY THEREOF',
    'and all subsidiaries',
    'or any of its affiliates',
    'including its subsidiaries and affiliates',
    'including any subsidiary',
    'as well as their successors',
    '; and all its sub-units and subordinate entities',
    'and any subunits',
    'and any sub unit',
    '  and  all   their  affiliates',
  ])('are none in what lists add: %s', (reach) => {
    expect(withoutReach(`Acme  Zvezdochka ${reach}`).trimEnd()).toBe('Acme Zvezdochka');
    expect(withoutReach(`Acme Zvezdochka ${reach} Kvantorg`).replaceAll(/ +/g, ' ')).toBe('Acme Zvezdochka Kvantorg');
    expect(namesWithin(`Acme Zvezdochka ${reach}`)).toEqual([]);
  });

  it('are parted by a blank where the addition stood', () => {
    expect(withoutReach('Acme and any affiliates(Moscow)')).toBe('Acme (Moscow)');
    expect(withoutReach('Acme and all subsidiaries; Bcme and all subsidiaries')).toBe('Acme ; Bcme ');
  });

  it('are kept where it is no addition', () => {
    for (const text of ['Affiliated Computer Services', 'Subsidiary Works', 'Acme and Successors', 'All Successors Ltd', 'A  B'])
      expect(withoutReach(text)).toBe(text);
  });

  it('are at most eight, of the first 1,024 characters', () => {
    const acme = Array.from({ length: 20 }, (_, at) => `Acme${at}`);
    expect(namesWithin(acme.join(' aka '))).toEqual(acme.slice(0, 8));
    expect(namesWithin(acme.slice(0, 8).join(' aka '))).toEqual(acme.slice(0, 8));
    expect(namesWithin(`Acme fka ${'b'.repeat(2_000)}`)).toEqual(['Acme', 'b'.repeat(1_024 - 'Acme fka '.length)]);
  });

  it('are read in linear time where they are hostile', () => {
    for (const text of [' ('.repeat(20_000), `a${' '.repeat(50_000)}aka b`, 'and any '.repeat(9_000), 'aka '.repeat(9_000)])
      expect(namesWithin(text).length).toBeLessThanOrEqual(8);
  });
});

describe('a web address', () => {
  it.each([
    ['www.huawei.com', 'huawei'],
    ['https://www.huawei.com/en', 'huawei'],
    ['huawei.com', 'huawei'],
    ['huawei.com.cn', 'huawei'],
    ['zvezda.ru', 'zvezda'],
    ['zvezda.co.kr', 'zvezda'],
    ['Amazon.com Inc', 'Amazon Inc'],
    ['Acme (www.acme.de)', 'Acme (acme)'],
    ['Acme/www.acme.de', 'Acme/www.acme.de'],
    ['Acme Works.Ru Trading', 'Acme Works.Ru Trading'],
    ['S.A. Acme', 'S.A. Acme'],
    ['Acme Co.Ltd', 'Acme Co.Ltd'],
    ['Acme.AG', 'Acme.AG'],
    ['Acme.community', 'Acme.community'],
  ])('%s: %s', (text, name) => {
    expect(withoutDomains(text)).toBe(name);
  });
});
