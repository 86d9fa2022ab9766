/** What was decided stands beside a match of screening, in whatever state, and clears nothing. All parties are fictional. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DecideInput, decide } from '../../app/decisions/decide.ts';
import { askScreen, type FoundName, type ScreenQuestion } from '../../app/screening/screen.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const lei = '5493001KJTIIGC8Y1R12';
const listings = (program = 'NPWMD') =>
  `list,organization,organization_country,program\nOFAC SDN,Kestrel Radar Institute LLC,RU,${program}\nOFAC SDN,Osprey Foundry,CN,\n`;
const sources = `item,supplier,supplier_lei\nMotor,Kestrel Radar Institut,${lei}\nWing,Heron Optics,\n`;
const party = 'supplier:Kestrel Radar Institut';

let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace({ day: '2026-09-01' });
  await list(listings());
  await handIn(place.workspace, sources, { path: 'sources.csv', declared: { dated: '2026-05-01', programme: 'P' } });
});
afterEach(async () => await place.close());

const list = (text: string, dated = '2026-05-01') =>
  handIn(place.workspace, text, { path: 'listings.csv', declared: { dated, series: 'lists' } });
const made = async (input: Partial<DecideInput>) => {
  const said = { decision: 'no match', party, author: 'A. Officer', reason: 'Another firm', ...input } as const;
  return (await decide(place.workspace, localReader, said, 'call')).document.id;
};
async function screen(question: ScreenQuestion): Promise<FoundName[]> {
  const answer = await askScreen(place.workspace, localReader, question);
  return await answer.page(0, answer.total);
}
async function one(name = 'Kestrel Radar Institut', question: ScreenQuestion = {}): Promise<FoundName> {
  return (await screen({ ...question, names: [{ name }] }))[0] as FoundName;
}
const beside = ({ matches }: FoundName) =>
  matches.map(({ decisions }) => decisions.map(({ decision, state }) => `${decision}: ${state}`));
const others = ({ decisions }: FoundName) => decisions.map(({ decision, state }) => `${decision}: ${state}`);
const entryId = async (name: string) => (await one(name)).matches[0]?.entry.id;

describe('a decision on the party and the entry', () => {
  it('stands beside the match with author, day, state and where it is stated; the band stays', async () => {
    const before = await one();
    expect([before.band, beside(before), others(before)]).toEqual(['strong', [[]], []]);
    const entry = await entryId('Kestrel Radar Institute');
    const id = await made({ entry, expires: '2027-01-01' });
    const found = await one();
    expect(found.matches[0]?.decisions).toEqual([
      expect.objectContaining({
        ...{ id, decision: 'no match', state: 'in force', author: 'A. Officer', decided: '2026-09-01', expires: '2027-01-01' },
        ...{ reason: 'Another firm', entry: expect.objectContaining({ id: entry }) },
        evidence: [{ document: expect.stringMatching(/^[0-9a-f]{64}$/), pointer: expect.any(String) }],
      }),
    ]);
    expect({ ...found, view: before.view, matches: [] }).toEqual({ ...before, matches: [] });
  });

  it('is found by name, by identifier, by id and for the programme, and not for who is not in the view', async () => {
    await made({ entry: await entryId('Kestrel Radar Institute') });
    const { parties } = await one();
    const asked = [
      await one(),
      await one(parties[0]?.id),
      (await screen({ programme: 'P' })).find(({ matches }) => matches.length > 0),
    ];
    for (const found of asked) expect(beside(found as FoundName)).toEqual([['no match: in force']]);
    const byLei = await one(`lei:${lei}`);
    expect(byLei).toMatchObject({ parties, matches: [] });
    expect(others(byLei)).toEqual(['no match: in force']);
    expect(beside(await one('Kestrel Radar Instituts'))).toEqual([[]]);
    expect(await one('Heron Optics')).toMatchObject({ matches: [], decisions: [] });
  });

  it('is said in the state of the day: expired, reopened, disputed; not what a newer one replaced', async () => {
    const entry = await entryId('Kestrel Radar Institute');
    await made({ entry, decided: '2026-06-01', expires: '2026-07-01' });
    expect(beside(await one(undefined, { asOf: '2026-07-02' }))).toEqual([['no match: expired']]);
    expect(beside(await one(undefined, { asOf: '2026-06-15' }))).toEqual([['no match: in force']]);
    expect(beside(await one(undefined, { asOf: '2026-05-15' }))).toEqual([[]]);
    await made({ entry, decided: '2026-08-01' });
    expect(beside(await one())).toEqual([['no match: in force']]);
    await made({ entry, decided: '2026-08-01', decision: 'match' });
    expect(beside(await one())[0]?.sort()).toEqual(['match: disputed', 'no match: disputed']);
    await list(listings('SYRIA'), '2026-08-15');
    expect(beside(await one())[0]?.sort()).toEqual(['match: reopened', 'no match: reopened']);
  });

  it('has its confirmation beside it', async () => {
    const entry = await entryId('Kestrel Radar Institute');
    const confirms = await made({ entry, decided: '2026-08-01' });
    await made({ decision: 'confirmation', confirms, author: 'B. Officer', reason: 'Seen' });
    const found = await one();
    expect(beside(found)[0]?.sort()).toEqual(['confirmation: in force', 'no match: in force']);
    // What is confirmed was replaced: so was the confirmation.
    await made({ entry, decided: '2026-08-02', decision: 'match' });
    expect(beside(await one())).toEqual([['match: in force']]);
    expect(others(await one())).toEqual([]);
  });
});

describe('a decision on the party that is about no match that is shown', () => {
  it('stands beside the name: a match with an entry of another name, a waiver, a match that is hidden', async () => {
    await made({ decision: 'match', entry: await entryId('Osprey Foundry') });
    await made({ decision: 'waiver', rule: 'ofac-sdn', expires: '2027-01-01' });
    const entry = await entryId('Kestrel Radar Institute');
    await made({ decision: 'waiver', rule: 'ofac-sdn', entry, expires: '2027-01-01' });
    const found = await one();
    expect(beside(found)).toEqual([['waiver: in force']]);
    expect(found.decisions.map(({ decision, entry: on, rule }) => [decision, on?.name, rule])).toEqual([
      ['waiver', undefined, 'ofac-sdn'],
      ['match', 'Osprey Foundry', undefined],
    ]);
    expect((await one('Osprey Foundry')).decisions).toEqual([]);
    expect(beside(await one('Osprey Foundry'))).toEqual([[]]);
  });

  it('is not one for another programme than is asked of', async () => {
    const entry = await entryId('Kestrel Radar Institute');
    await made({ entry, programme: 'P' });
    const more = 'item,supplier\nMotor,Kestrel Radar Institut\n';
    await handIn(place.workspace, more, { path: 'sources.csv', declared: { dated: '2026-05-01', programme: 'Q' } });
    const of = async (programme: string) =>
      (await screen({ programme })).flatMap((found) => [...beside(found).flat(), ...others(found)]);
    expect([await of('P'), await of('Q')]).toEqual([['no match: in force'], []]);
    expect(beside(await one())).toEqual([['no match: in force']]);
  });
});
