/** Screening through the app: names and parties, days, bands, readers, editions. All parties are fictional. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askDecisionQueue } from '../../app/decisions/decision-queue.ts';
import { askDecisions } from '../../app/decisions/decisions.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { findListChanges } from '../../app/screening/list-changes.ts';
import { type AskedName, askScreen, type FoundName, type ScreenQuestion } from '../../app/screening/screen.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { mostCompared } from '../../graph/screening/matching/list-index-screen.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const header =
  'list,organization,organization_country,organization_lei,organization_cage,aliases,program,listed_from,listed_to,source';
const listings = (...rows: readonly string[]) => [header, ...rows].join('\n');
const kestrel =
  'OFAC SDN,Kestrel Radar Institute LLC,RU,,1KES1,"KRI; Kestrel Locator Plant",NPWMD,2020-01-10,,https://example.org/1';
const osprey = 'Entity List,Osprey Radar Institute,CN,,,,,2019-05-20,2024-12-31,https://example.org/2';

let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace();
});
afterEach(async () => await place.close());

const loadLists = (text = listings(kestrel, osprey), series = 'lists', dated = '2026-01-05') =>
  handIn(place.workspace, text, { path: 'listings.csv', declared: { dated, series } });

async function ask(question: ScreenQuestion, reader: Reader = localReader) {
  const answer = await askScreen(place.workspace, reader, question);
  const found = await answer.page(0, answer.total);
  return { answer, found };
}

async function one(name: string, question: ScreenQuestion = {}, more: Partial<AskedName> = {}): Promise<FoundName> {
  return (await ask({ ...question, names: [{ name, ...more }] })).found[0];
}

describe('screening a name', () => {
  it('shows the entry, why it is alike, and where that is said', async () => {
    const { sha256 } = await loadLists();
    const found = await one('Radar Institute Kestrel');
    expect(found).toMatchObject({
      ...{ name: 'Radar Institute Kestrel', band: 'strong', more: false, parties: [], remarks: [] },
      lists: [
        { code: 'EL', dated: '2026-01-05', ageDays: 0, stale: false, entries: 1 },
        { code: 'SDN', dated: '2026-01-05', ageDays: 0, stale: false, entries: 1 },
      ],
      view: { asOf: '2026-01-05' },
    });
    expect(found.notLoaded.map(({ code }) => code)).toContain('1260H');
    expect(found.notLoaded.map(({ code }) => code)).not.toContain('SDN');
    const [match] = found.matches;
    expect(match).toMatchObject({
      entry: {
        ...{ name: 'Kestrel Radar Institute LLC', list: 'SDN', program: 'NPWMD', listedFrom: '2020-01-10', listed: true },
        ...{ listTitle: 'OFAC Specially Designated Nationals and Blocked Persons List', source: 'https://example.org/1' },
      },
      ...{ band: 'strong', basis: 'name', name: 'Radar Institute Kestrel' },
      matched: { name: 'Kestrel Radar Institute LLC', weak: false },
      evidence: [{ document: sha256, pointer: 'row=2' }],
    });
    expect(match.score).toBeGreaterThan(0.93);
    expect(match.score).toBeLessThan(1);
    expect(Math.round(match.score * 10_000)).toBe(match.score * 10_000);
    const weights = match.aligned.reduce((sum, { weight }) => sum + Math.round(weight * 10_000), 0);
    expect(weights).toBe(10_000);
    expect(match.aligned.every(({ agreement }) => agreement >= 0 && agreement <= 1)).toBe(true);
    expect(found.statement).toBe(
      '1 found in 1 entries of these lists (EL 2026-01-05, SDN 2026-01-05), the strongest strong; a name alone is a reason to look',
    );
  });

  it('never calls what was not found clear: it says in how many entries of which lists', async () => {
    await loadLists();
    const found = await one('Heron Optics GmbH');
    expect(found).toMatchObject({ band: 'none', matches: [], more: false });
    expect(found.statement).toBe('none found in 1 entries of these lists (EL 2026-01-05, SDN 2026-01-05)');
  });

  it.each(['Ltd', 'The Company Ltd', 'A', 'A GmbH'])('of which nothing tells is unknown: %s', async (name) => {
    await loadLists();
    expect(await one(name)).toMatchObject({
      band: 'unknown',
      remarks: [`${name}: a legal form, a letter or words that any name may have, which tell nobody from others`],
    });
    // What else is known of it is compared.
    expect((await one(name, {}, { identifier: 'cage:2ABC3' })).band).toBe('none');
  });

  it('without any list is unknown', async () => {
    await handIn(place.workspace, bom([{ name: 'Motor', manufacturer: 'Kestrel Radar Institute' }]));
    const { answer, found } = await ask({ names: [{ name: 'Kestrel Radar Institute' }] });
    expect(found[0]).toMatchObject({ band: 'unknown', statement: 'no list is loaded: nothing was compared', lists: [] });
    expect(answer.effort.compared).toBe(0);
  });

  it('an entry that is not listed on the day is shown when it is asked for, and is no finding', async () => {
    await loadLists();
    expect(await one('Osprey Radar Institute')).toMatchObject({ band: 'none', matches: [] });
    const former = await one('Osprey Radar Institute', { former: true });
    expect(former.band).toBe('none');
    expect(former.matches[0]?.entry).toMatchObject({ list: 'EL', listedTo: '2024-12-31', listed: false });
    expect((await one('Osprey Radar Institute', { asOf: '2024-12-31' })).band).toBe('strong');
    expect((await one('Osprey Radar Institute', { asOf: '2025-01-01' })).band).toBe('none');
    expect((await one('Osprey Radar Institute', { asOf: '2019-05-20' })).band).toBe('strong');
    // No entry of either list is listed yet: nothing to compare with.
    expect(await one('Osprey Radar Institute', { asOf: '2019-05-19' })).toMatchObject({
      band: 'unknown',
      statement: expect.stringMatching(/^nothing was compared: on the day none is listed in 0 entries of these lists/),
    });
  });

  it('by a selector of an identifier: whatever the name', async () => {
    await loadLists();
    const found = await one('cage:1kes1');
    expect(found).toMatchObject({ band: 'strong', name: 'cage:1kes1' });
    expect(found.matches[0]).toMatchObject({ basis: 'identifier', score: 1 });
    const beside = await one('Heron Optics', {}, { identifier: 'cage:1KES1; lei:1' });
    expect(beside).toMatchObject({ band: 'strong', remarks: [expect.stringContaining('lei:1')] });
    expect(await one('lei:5493001KJTIIGC8Y1R13')).toMatchObject({
      band: 'unknown',
      remarks: ['lei:5493001KJTIIGC8Y1R13: this is no LEI'],
    });
  });

  it('reads the country, and says so where it is none', async () => {
    await loadLists();
    expect(await one('Kestrel Radar Institute', {}, { country: 'Russia' })).toMatchObject({ country: 'RU', remarks: [] });
    const remarks = ['Atlantis: no country that is known here'];
    expect(await one('Kestrel Radar Institute', {}, { country: 'Atlantis' })).toMatchObject({ remarks });
  });

  it('from a band up, and so many at most', async () => {
    const rows = Array.from({ length: 3 }, (_, i) => `OFAC SDN,Kestrel Radar Institute,R${'UBY'[i]},,,,,,,`);
    await loadLists(listings(...rows, 'OFAC SDN,Kestrel Radars,,,,,,,,'));
    const all = await one('Kestrel Radar Institute');
    const bands = all.matches.map(({ band }) => band);
    expect(bands.length).toBeGreaterThan(bands.filter((band) => band === 'strong').length);
    const strong = await one('Kestrel Radar Institute', { from: 'strong' });
    expect(strong.matches).toEqual(all.matches.filter(({ band }) => band === 'strong'));
    const two = await one('Kestrel Radar Institute', { limit: 2 });
    expect([two.matches, two.more]).toEqual([all.matches.slice(0, 2), true]);
  });

  it('says the same of a party whatever band is shown: a stricter one hides matches, and nothing else', async () => {
    await loadLists(listings('OFAC SDN,Kestrel Radars,,,,,,,,', kestrel));
    const all = await one('Kestrel Radar');
    expect(all.matches.length).toBeGreaterThan(0);
    expect(all.band).not.toBe('strong');
    const strong = await one('Kestrel Radar', { from: 'strong' });
    expect(strong).toEqual({ ...all, matches: [] });
    expect(strong.statement).toMatch(/^\d found in 2 entries/);
  });

  it('finds who is listed on the day behind any number of who was once', async () => {
    const former = Array.from(
      { length: 230 },
      (_, i) => `Entity List,Ibis Trust ${i},RU,,,Kestrel Works,,2001-01-01,2002-01-01,`,
    );
    await loadLists(listings(...former, 'OFAC SDN,Kestrel Work,RU,,,,,2020-01-10,,'));
    const found = await one('Kestrel Works', {}, { country: 'RU' });
    expect(found).toMatchObject({ band: 'possible', more: false, matches: [{ entry: { name: 'Kestrel Work', listed: true } }] });
  });

  it.each(['🚀 --', '---', 'lei:5493001KJTIIGC8Y1R1'])(
    'of %s nothing can be compared: it is unknown, with the reason',
    async (name) => {
      await loadLists();
      const found = await one(name);
      expect(found).toMatchObject({ band: 'unknown', matches: [], remarks: [expect.stringContaining(name)] });
      expect(found.statement).toBe(
        'nothing of this could be compared: it was not looked for in 1 entries of these lists (EL 2026-01-05, SDN 2026-01-05)',
      );
      // What else is known of it is compared.
      const beside = await one(name, {}, { identifier: 'cage:1KES1' });
      expect([beside.band, beside.remarks.length]).toEqual(['strong', 1]);
      expect((await one(name, {}, { identifier: 'cage:2KES2' })).band).toBe('none');
    },
  );

  it('of several in the order asked; one that is empty or too long is refused', async () => {
    await loadLists();
    const { answer, found } = await ask({ names: [{ name: 'Heron' }, { name: 'Kestrel Radar Institute' }, { name: 'Heron' }] });
    expect(found.map(({ name, band }) => [name, band])).toEqual([
      ['Heron', 'none'],
      ['Kestrel Radar Institute', 'strong'],
      ['Heron', 'none'],
    ]);
    expect(answer.effort).toMatchObject({ all: 2, known: 1, changes: 0, compared: 4 });
    await expect(ask({ names: [{ name: ' ' }] })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(ask({ names: [{ name: 'x'.repeat(1_001) }] })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect((await one('x'.repeat(1_000))).band).toBe('none');
  });
});

describe('screening the parties of a view', () => {
  const parts = [
    { name: 'Motor', manufacturer: 'Radar Institute Kestrel', country: 'RU' },
    { name: 'Wing', manufacturer: 'Heron Optics' },
  ];
  const owners = 'owner,owned,share_min\nOsprey Radar Institut,Heron Optics,60\nNobody Holding,Stranger Ltd,60\n';

  it('asks for makers in scope and who holds them, by id', async () => {
    await loadLists();
    await handIn(place.workspace, bom(parts), { declared: { programme: 'P' } });
    await handIn(place.workspace, owners, { path: 'ownership.csv' });
    const { found } = await ask({ programme: 'P', asOf: '2024-06-01' });
    expect(found.map(({ parties, band }) => [parties[0]?.id, band])).toEqual([
      ['organization:name:heron optics', 'none'],
      ['organization:name:osprey radar institut', 'strong'],
      ['organization:name:radar institute kestrel@RU', 'strong'],
    ]);
    expect(found[2]).toMatchObject({ name: 'Radar Institute Kestrel', country: 'RU' });
    const byId = await one('organization:name:heron optics');
    expect(byId).toMatchObject({ name: 'Heron Optics', parties: [{ id: 'organization:name:heron optics' }] });
    // A name from outside that the view has too is told with its party.
    expect((await one('HERON OPTICS Inc')).parties).toEqual([{ id: 'organization:name:heron optics', name: 'Heron Optics' }]);
  });

  it('a strong name is a reason to look in find untrusted-vendors, also of an owner; others are not', async () => {
    await loadLists();
    await handIn(place.workspace, bom([...parts, { name: 'Nut', manufacturer: 'Kestrel Radars' }]), {
      declared: { programme: 'P' },
    });
    await handIn(place.workspace, owners, { path: 'ownership.csv' });
    const { findings } = await findUntrustedVendors(place.workspace, localReader, { programme: 'P', asOf: '2024-06-01' });
    expect(findings.every(({ outcome }) => outcome === 'review')).toBe(true);
    const motor = findings.filter(({ party }) => party.name === 'Radar Institute Kestrel');
    expect(motor.length).toBeGreaterThan(0);
    for (const { basis, path, flags } of motor) {
      expect(basis).toBe('similar');
      expect(path.map(({ edge, to }) => [edge, to.name])).toEqual([['SIMILAR_NAME', 'Kestrel Radar Institute LLC']]);
      expect(flags[0]).toMatch(/^similar name: "Radar Institute Kestrel" and "Kestrel Radar Institute LLC", score \.9\d{3}$/);
    }
    expect(findings.map(({ party }) => party.name)).not.toContain('Kestrel Radars');
  });

  it('asks about what is done with the party: sending to it is another matter than buying from it', async () => {
    await handIn(place.workspace, listings('Entity List,Osprey Radar Institute,,5493001KJTIIGC8Y1R12,,,,,,'), {
      path: 'listings.csv',
      declared: { dated: '2026-01-05' },
    });
    const table = 'item,supplier,supplier_lei\nMotor,Osprey Radar,5493001KJTIIGC8Y1R12';
    await handIn(place.workspace, table, { path: 'sources.csv', declared: { programme: 'P' } });
    const outcome = async (transaction?: 'buy' | 'export') =>
      (await findUntrustedVendors(place.workspace, localReader, { transaction })).findings.map((one) => one.outcome);
    expect([await outcome(), await outcome('buy'), await outcome('export')]).toEqual([['review'], ['review'], ['restricted']]);
  });

  it('says nothing of likeness where the name is the same or an identifier is shared', async () => {
    await loadLists();
    await handIn(place.workspace, bom([{ name: 'Motor', manufacturer: 'Kestrel Radar Institute', country: 'RU' }]), {
      declared: { programme: 'P' },
    });
    const { findings } = await findUntrustedVendors(place.workspace, localReader, { programme: 'P' });
    expect(new Set(findings.map(({ basis }) => basis))).toEqual(new Set(['name']));
    expect(findings.flatMap(({ flags }) => flags).filter((flag) => flag.startsWith('similar name'))).toEqual([]);
  });
});

describe('identifiers', () => {
  const lei = '5493001KJTIIGC8Y1R12';
  const other = '529900T8BM49AURSDO55';
  const table = (...rows: readonly string[]) =>
    ['list,organization,organization_country,organization_lei,organization_registration_number', ...rows].join('\n');

  it('are canonical on both sides: small letters and blanks neither hide one nor contradict', async () => {
    await loadLists(table(`OFAC SDN,Kestrel Radar Institute,DE,${lei.toLowerCase()},`, 'OFAC SDN,Heron Optics,DE,,hrb   12 b'));
    for (const identifier of [lei, lei.toLowerCase(), `LEI: ${lei.toLowerCase()} `]) {
      const found = await one('Osprey', {}, { identifier });
      expect(found.matches.map(({ basis, against }) => [basis, against])).toEqual([['identifier', []]]);
    }
    const register = await one('reg:de/HRB 12  b');
    expect(register.matches.map(({ basis, entry }) => [basis, entry.name])).toEqual([['identifier', 'Heron Optics']]);
    const [conflict] = (await one('Kestrel Radar Institute', {}, { identifier: other.toLowerCase() })).matches;
    expect(conflict).toMatchObject({ basis: 'name', against: [`identifier: the party has lei:${other}, the entry lei:${lei}`] });
    // One in common, so that another of the same register is no contradiction.
    const both = await one('Kestrel Radar Institute', {}, { identifier: `${lei.toLowerCase()}; ${other}` });
    expect(both.matches.map(({ basis, against }) => [basis, against])).toEqual([['identifier', []]]);
  });

  it('of a party of the view are too', async () => {
    await loadLists(table(`OFAC SDN,Kestrel Radar Institute,DE,${lei.toLowerCase()},`));
    await handIn(place.workspace, `item,supplier,supplier_lei\nMotor,Osprey,${lei.toLowerCase()}`, {
      path: 'sources.csv',
      declared: { programme: 'P' },
    });
    const { found } = await ask({ programme: 'P' });
    expect(found[0]?.matches.map(({ basis, against }) => [basis, against])).toEqual([['identifier', []]]);
  });
});

describe('a comparison that is incomplete', () => {
  /** More entries of one name than an index compares: others share no more than these. */
  const many = (count: number, dates: string, alias = 'Zemlya Foundry') =>
    Array.from({ length: count }, (_, i) => `OFAC SDN,Ibis Trust ${i},RU,,,${alias},,${dates},`);

  it('is said, and what was not found is unknown', async () => {
    await loadLists(listings(...many(mostCompared + 100, '2001-01-01,2002-01-01'), kestrel));
    const found = await one('Zemlya Foundry');
    expect(found).toMatchObject({ band: 'unknown', matches: [], remarks: [expect.stringMatching(/^matches may be missing/)] });
    expect(found.statement).toBe(
      'none found among those compared, which are not all in 1 entries of these lists (SDN 2026-01-05)',
    );
    expect(found.complete).toBe(false);
    expect(await one('Heron Optics')).toMatchObject({ band: 'none', complete: true });
  });

  it('is said by find untrusted-vendors, and all matches that were found are looked at', async () => {
    await loadLists(listings(...many(mostCompared + 100, '2001-01-01,'), kestrel));
    const bill = (name: string) =>
      handIn(place.workspace, bom([{ name: 'Motor', manufacturer: name }]), {
        path: `${name}.json`,
        declared: { programme: 'P' },
      });
    await bill('Kestrel Radar Institut');
    const before = await findUntrustedVendors(place.workspace, localReader, { programme: 'P' });
    expect(before.diagnostics.map(({ code }) => code)).not.toContain('screening-incomplete');
    await bill('Zemlya Foundri');
    const { diagnostics, findings } = await findUntrustedVendors(place.workspace, localReader, { programme: 'P' });
    expect(diagnostics).toContainEqual({
      code: 'screening-incomplete',
      severity: 'warning',
      pointer: '',
      message:
        'the names of one party were not compared with all entries that share no more than common words with them: likenesses may be missing',
    });
    expect(findings.filter(({ party }) => party.name === 'Zemlya Foundri').map(({ basis }) => basis)).toContain('similar');
  });

  it('is said by the decisions, the queue and the changes of a list', async () => {
    const made = many(mostCompared + 100, '2001-01-01,');
    await loadLists(listings(...made));
    await loadLists(listings(...made, kestrel), 'lists', '2026-02-05');
    const bill = (name: string) =>
      handIn(place.workspace, bom([{ name: 'Motor', manufacturer: name }]), {
        path: `${name}.json`,
        declared: { programme: 'P' },
      });
    const remarks = async () => {
      const asked = [
        await askDecisions(place.workspace, localReader, { programme: 'P' }),
        await askDecisionQueue(place.workspace, localReader, { programme: 'P' }),
        await findListChanges(place.workspace, localReader, { series: 'lists', programme: 'P' }),
      ];
      return asked.map(({ diagnostics }) =>
        diagnostics.filter(({ code }) => code === 'screening-incomplete').map(({ message }) => message.slice(0, 45)),
      );
    };
    await bill('Kestrel Radar Institut');
    expect(await remarks()).toEqual([[], [], []]);
    await bill('Zemlya Foundri');
    const said = ['the names of one party were not compared with'];
    expect(await remarks()).toEqual([said, said, said]);
    // With no older edition nothing is compared, and nothing is incomplete.
    const first = await findListChanges(place.workspace, localReader, { series: 'lists', to: '2026-01-05' });
    expect(first).toMatchObject({ from: null, diagnostics: [] });
  });

  it('is none where a former entry only stands before a current one', async () => {
    await loadLists(
      listings(...many(250, '2001-01-01,2002-01-01', 'Zemlya Foundri'), 'OFAC SDN,Zemlya Foundry,RU,,,,,2020-01-10,,'),
    );
    await handIn(place.workspace, bom([{ name: 'Motor', manufacturer: 'Zemlya Foundri', country: 'RU' }]), {
      declared: { programme: 'P' },
    });
    const { findings } = await findUntrustedVendors(place.workspace, localReader, { programme: 'P' });
    expect(findings.flatMap(({ path }) => path.map(({ to }) => to.name))).toContain('Zemlya Foundry');
  });
});

describe('lists that change, and lists that are hidden', () => {
  const many = Array.from({ length: 6 }, (_, i) => `OFAC SDN,${'ABCDEF'[i]}lbatross Shipping ${i},RU,,,,,,,`);

  it('a new edition is compared with who was asked about before; nothing else is', async () => {
    await loadLists(listings(kestrel, ...many));
    const names = [{ name: 'Kestrel Radar Institute' }, { name: 'Heron Optics' }];
    expect((await ask({ names })).answer.effort).toEqual({ all: 2, changes: 0, known: 0, compared: 14 });
    const heron = 'OFAC SDN,Heron Optics,DE,,,,,,,';
    await loadLists(listings(kestrel, heron, ...many.slice(1)), 'lists', '2026-02-05');
    const { answer, found } = await ask({ names: [...names, { name: 'Ibis' }] });
    expect(found.map(({ band }) => band)).toEqual(['strong', 'strong', 'none']);
    expect(answer.effort).toEqual({ all: 1, changes: 2, known: 0, compared: 2 + 7 });
    expect((await ask({ names })).answer.effort).toEqual({ all: 0, changes: 0, known: 2, compared: 0 });
    // A bill of materials changes no list.
    await handIn(place.workspace, bom([{ name: 'Motor', manufacturer: 'Ibis' }]));
    expect((await ask({ names })).answer.effort).toEqual({ all: 0, changes: 0, known: 2, compared: 0 });
  });

  it('a reader gets nothing of a list that is hidden, whoever asked before', async () => {
    await loadLists();
    const secret = await loadLists(listings('OFAC SDN,Heron Optics,DE,,,,,,,', ...many), 'secret');
    expect((await one('Heron Optics')).band).toBe('strong');
    const reader: Reader = { name: 'reader', sees: ({ sha256 }) => sha256 !== secret.sha256 };
    const { found } = await ask({ names: [{ name: 'Heron Optics' }] }, reader);
    expect(found[0]).toMatchObject({ band: 'none', matches: [] });
    expect(found[0]?.statement).toBe('none found in 1 entries of these lists (EL 2026-01-05, SDN 2026-01-05)');
    expect((await one('Heron Optics')).band).toBe('strong');
  });

  it('questions at once share one reading of the lists', async () => {
    await loadLists();
    const names = [{ name: 'Kestrel Radar Institute' }];
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask({ names })));
    const effort = answers.map(({ answer }) => answer.effort.all);
    expect(effort.reduce((sum, all) => sum + all, 0)).toBe(1);
  });
});
