/** BODS statements written by hand: 0.2 (standard.openownership.org/en/0.2.0), JSON Lines, and what is wrong in them. */
import { describe, expect, it } from 'vitest';
import { readText } from '../support/read-bom.ts';
import { codesOf, edgesOfKind, keysOf, mentionsOf, pairs } from '../support/read-table-text.ts';

const entity = (id: string, name: string, more: object = {}) => ({
  ...{ statementID: id, statementType: 'entityStatement', statementDate: '2020-01-01', entityType: 'registeredEntity', name },
  incorporatedInJurisdiction: { name: 'United Kingdom', code: 'GB' },
  ...more,
});
const person = (id: string, name: string, more: object = {}) => ({
  ...{ statementID: id, statementType: 'personStatement', personType: 'knownPerson', names: [{ fullName: name }] },
  ...more,
});
const owns = (id: string, subject: string, party: object, interests?: object[], more: object = {}) => ({
  ...{ statementID: id, statementType: 'ownershipOrControlStatement', statementDate: '2020-01-01', isComponent: false },
  ...{
    subject: { describedByEntityStatement: subject },
    interestedParty: party,
    ...(interests === undefined ? {} : { interests }),
  },
  ...more,
});
const by = (id: string) => ({ describedByPersonStatement: id });
const shareholding = (share: object) => [{ type: 'shareholding', interestLevel: 'direct', share, startDate: '2019-01-01' }];
const read = (...statements: unknown[]) => readText(JSON.stringify(statements));
const shares = (reading: ReturnType<typeof read>) =>
  edgesOfKind(reading, 'OWNS').map(({ numbers }) => [numbers.shareMin, numbers.shareMax]);

describe('BODS 0.2', () => {
  it('reads statements that name one another by their ids', () => {
    const reading = read(
      entity('e', 'Acme Ltd', { identifiers: [{ scheme: 'GB-COH', id: '0123' }] }),
      person('p', 'Jane Doe'),
      owns('o', 'e', by('p'), shareholding({ minimum: 25, maximum: 50, exclusiveMinimum: true })),
    );
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'bods-json', specVersion: '0.2', dated: '2020-01-01' });
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 3, quarantined: 0 });
    expect(pairs(reading, 'OWNS')).toEqual(['organization:name:jane doe -> organization:reg:GB/0123']);
    expect(edgesOfKind(reading, 'OWNS')[0]).toMatchObject({
      pointer: '/2',
      numbers: { shareMin: 2500, shareMax: 5000, from: 17897 },
    });
    expect(codesOf(reading)).toEqual([]);
  });

  it('takes what replaces a statement for its next version', () => {
    const later = owns('o2', 'e', by('p'), shareholding({ exact: 10 }), {
      replacesStatements: ['o'],
      statementDate: '2021-01-01',
    });
    const reading = read(
      entity('e', 'Acme Ltd'),
      person('p', 'Jane Doe'),
      owns('o', 'e', by('p'), shareholding({ exact: 60 })),
      later,
    );
    expect(edgesOfKind(reading, 'OWNS').map(({ numbers }) => numbers)).toEqual([
      { shareMin: 6000, shareMax: 6000, from: 17897, to: 18627 },
      { shareMin: 1000, shareMax: 1000, from: 18628 },
    ]);
  });

  it('keeps unspecified parties as unknown, and in a chain as somebody', () => {
    const unspecified = { unspecified: { reason: 'no-beneficial-owners', description: 'none found' } };
    const anonymous = {
      statementID: 'u',
      statementType: 'entityStatement',
      entityType: 'unknownEntity',
      unspecifiedEntityDetails: { reason: 'x' },
    };
    const chain = [owns('o2', 'e', { describedByEntityStatement: 'u' }, shareholding({ exact: 60 })), owns('o3', 'u', by('p'))];
    const reading = read(entity('e', 'Acme Ltd'), person('p', 'Jane Doe'), anonymous, owns('o1', 'e', unspecified), ...chain);
    expect(reading.counts.rows).toEqual({ in: 6, mapped: 6, quarantined: 0 });
    expect(codesOf(reading)).toEqual(['unspecified-owner /3']);
    expect(pairs(reading, 'OWNS').map((pair) => pair.replace(/bods:\w+/, 'bods'))).toEqual([
      'organization:reg:bods/u -> organization:name:acme ltd@GB',
      'organization:name:jane doe -> organization:reg:bods/u',
    ]);
    expect(mentionsOf(reading, 'Organization').map(({ texts }) => texts.party)).toContain('no-beneficial-owners: none found');
  });
});

describe('interests', () => {
  const of = (...interests: object[]) =>
    read(entity('e', 'Acme Ltd'), person('p', 'Jane Doe'), owns('o', 'e', by('p'), interests));

  it.each([
    [
      'votes beside shares are no second share',
      [
        { type: 'shareholding', share: { exact: 30 } },
        { type: 'votingRights', share: { exact: 80 } },
      ],
      [[3000, 3000]],
      1,
    ],
    ['votes alone', [{ type: 'voting-rights', share: { exact: 30 } }], [[3000, 3000]], 0],
    [
      'more than half, strictly',
      [{ type: 'shareholding', share: { exclusiveMinimum: 50, exclusiveMaximum: 75 } }],
      [[5000, 7500]],
      1,
    ],
    ['exactly half', [{ type: 'shareholding', share: { exact: 50 } }], [[5000, 5000]], 0],
    ['no interest stated', [], [[0, undefined]], 0],
    ['unknown interest', [{ type: 'unknownInterest' }], [[0, undefined]], 0],
    ['the board', [{ type: 'appointment-of-board' }], [], 1],
    ['less than half of the board', [{ type: 'appointmentOfBoard', share: { maximum: 50 } }], [], 0],
    ['a seat on the board', [{ type: 'boardMember' }], [], 0],
  ])('%s', (_what, interests, expected, controls) => {
    const reading = of(...interests);
    expect(shares(reading)).toEqual(expected);
    expect(pairs(reading, 'CONTROLS')).toHaveLength(controls);
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 3, quarantined: 0 });
  });

  it.each([{ exact: 120 }, { exact: 'most' }, { minimum: 60, maximum: 40 }, { exact: -1 }])('no percentage: %j', (share) => {
    const reading = of({ type: 'shareholding', share });
    expect(shares(reading)).toEqual([[0, undefined]]);
    expect(codesOf(reading)).toEqual(['invalid-share /2']);
  });
});

describe('statements', () => {
  it('keeps apart two persons of one name, and joint shareholdings of two documents', () => {
    const reading = read(
      entity('e', 'Acme Ltd'),
      person('p', 'Jane Doe'),
      person('q', 'Jane Doe'),
      entity('a', 'Joint', { entityType: 'arrangement' }),
    );
    const keys = keysOf(reading, 'Organization').map((key) => key.replace(/bods:\w+/, 'bods'));
    expect(keys).toEqual([
      'organization:name:acme ltd@GB',
      'organization:reg:bods/p',
      'organization:reg:bods/q',
      'organization:reg:bods/a',
    ]);
  });

  it('quarantines what is none, what dangles and what owns itself', () => {
    const reading = read(
      entity('e', 'Acme Ltd'),
      7,
      { statementID: 'x', statementType: 'other' },
      owns('o', 'e', by('nobody')),
      owns('o2', 'missing', { describedByEntityStatement: 'e' }),
      owns('o3', 'e', { describedByEntityStatement: 'e' }),
      person('u', '', { personType: 'unknownPerson' }),
    );
    expect(reading.counts.rows).toEqual({ in: 7, mapped: 1, quarantined: 6 });
    expect(codesOf(reading)).toEqual([
      ...['statement-unreadable /1', 'statement-unreadable /2', 'dangling-reference /3', 'dangling-reference /4'],
      ...['self-ownership /5', 'unspecified-party /6'],
    ]);
  });

  it('reads JSON Lines, one statement a line', () => {
    const lines = [entity('e', 'Acme Ltd'), person('p', 'Jane Doe'), owns('o', 'e', by('p'))].map((value) =>
      JSON.stringify(value),
    );
    const reading = readText(`${lines.join('\n')}\n{"statementID": \n`);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'bods-json' });
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 3, quarantined: 1 });
    expect(edgesOfKind(reading, 'OWNS')[0]?.pointer).toBe('line=3');
    expect(codesOf(reading)).toEqual(['statement-unreadable line=4']);
  });
});
