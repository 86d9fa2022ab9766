/** Two documents of one day that state different shares of one owner: neither is lost, and the greater one may be right. */
import { afterEach, describe, expect, it } from 'vitest';
import { findUntrustedVendors } from '../../app/find-untrusted-vendors.ts';
import { localReader } from '../../app/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace | undefined;
afterEach(close);

async function close(): Promise<void> {
  await temporary?.close();
  temporary = undefined;
}

const lei = '5493001KJTIIGC8Y1R12';

/** The share that stands is that of the newest day; of one day, of the greater SHA-256, which `note` moves. */
const found = (shares: readonly (readonly [share: string, dated: string, note?: string])[]) =>
  stated(
    shares.map(([share, dated, note = '']) => ({
      dated,
      text: `owner,owner_lei,owned,share_min,share_max,basis\nHolder,${lei},Castings,${share},${share},${note}`,
    })),
  );

async function stated(ownership: readonly { readonly dated: string; readonly text: string }[]) {
  await close();
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  const tables = [
    ['sources.csv', 'item,supplier\nPump,Castings', '2026-01-01'],
    ['organizations.csv', `organization,organization_lei\nHolder,${lei}`, '2026-01-01'],
    ['listings.csv', `list,organization,organization_lei,source\nSDN,Holder,${lei},test`, '2026-01-01'],
    ...ownership.map(({ text, dated }, i) => [`${i}.ownership.csv`, text, dated] as const),
  ];
  for (const [path, text, dated] of tables) {
    expect((await handIn(workspace, text, { path, declared: { dated, programme: 'P' } })).outcome).toBe('accepted');
  }
  const answer = await findUntrustedVendors(workspace, localReader, { asOf: '2026-06-01' });
  const ofCastings = <T extends { party: { name: string } }>(all: readonly T[]) =>
    all.filter(({ party }) => party.name === 'Castings');
  return [
    ...ofCastings(answer.findings).map(({ outcome, flags }) => [outcome, ...flags]),
    ...ofCastings(answer.flagged).map(({ flags }) => ['flag', ...flags]),
  ];
}

const day = '2026-05-01';
const says = (share: number) => `another statement of the same day says ${share} per cent`;
const largest = 'only if shares that are not stated exactly are as large as they may be';

it('whichever stands, the other is said, and the party is at least for review', async () => {
  const answers = new Set<string>();
  for (const note of ['a', 'b', 'c', 'd', 'e', 'f']) {
    answers.add(
      JSON.stringify(
        await found([
          ['60', day, note],
          ['20', day, note],
        ]),
      ).replace(/[0-9a-f]{12}/g, 'HASH'),
    );
  }
  expect([...answers].sort()).toEqual([
    JSON.stringify([
      [
        'prohibited',
        says(20),
        'documents differ on a holding: 60 per cent (HASH of 2026-05-01) stands; 20 per cent (HASH of 2026-05-01)',
      ],
    ]),
    JSON.stringify([
      [
        'review',
        largest,
        says(60),
        'documents differ on a holding: 20 per cent (HASH of 2026-05-01) stands; 60 per cent (HASH of 2026-05-01)',
      ],
    ]),
  ]);
});

it('of one document that states both, too', async () => {
  const [[outcome, ...flags]] = await found([[`60,60,\nHolder,${lei},Castings,20`, day]]);
  expect(['prohibited', 'review']).toContain(outcome);
  expect(flags.some((flag) => flag.startsWith('another statement of the same day says'))).toBe(true);
});

it('a newer day decides, and an equal share is no other', async () => {
  expect(
    await found([
      ['60', '2026-04-01'],
      ['20', day],
    ]),
  ).toEqual([
    [
      'flag',
      'affected parties hold 20 per cent, less than OFAC 50 Percent Rule counts',
      expect.stringMatching(
        /^documents differ on a holding: 20 per cent \([0-9a-f]{12} of 2026-05-01\) stands; 60 per cent \([0-9a-f]{12} of 2026-04-01\)$/,
      ),
    ],
  ]);
  expect(
    await found([
      ['60', day],
      ['20', '2026-04-01'],
      ['60', day, 'again'],
    ]),
  ).toEqual([
    [
      'prohibited',
      expect.stringMatching(/60 per cent \([0-9a-f]{12} of 2026-05-01\) stands; 20 per cent \(\w+ of 2026-04-01\)$/),
    ],
  ]);
});

it('a share that counts for nothing either way is said beside the flag', async () => {
  const [[kind, held, other]] = await found([
    ['30', day],
    ['20', day],
  ]);
  expect([kind, held]).toEqual(['flag', expect.stringMatching(/^affected parties hold (20 to 30|30) per cent/)]);
  expect([says(20), says(30)]).toContain(other);
});

describe('the days of a holding', () => {
  const rows = (...all: string[]) => all.map((one) => `Holder,${lei},Castings,${one}`).join('\n');
  const of = (dated: string, ...all: string[]) => ({
    dated,
    text: `owner,owner_lei,owned,share_min,share_max,from,to\n${rows(...all)}`,
  });

  it('are those of one row: a period that is over ends no later one', async () => {
    expect(await stated([of(day, '40,40,2015-01-01,2018-12-31', '60,60,2019-01-01,')])).toEqual([['prohibited']]);
    expect(await stated([of(day, '60,60,2019-01-01,', '40,40,2015-01-01,2018-12-31')])).toEqual([['prohibited']]);
  });

  it('are those of the newest document, and the older one is named, whichever came first', async () => {
    const [open, ended] = ['60,60,2019-01-01,', '60,60,,2025-12-31'];
    const both = [of(day, open), of('2025-01-01', ended)];
    const holds = [
      [
        'prohibited',
        expect.stringMatching(
          /^documents differ on a holding: 60 per cent from 2019-01-01 \(\w{12} of 2026-05-01\) stands; 60 per cent until 2025-12-31 \(\w{12} of 2025-01-01\)$/,
        ),
      ],
    ];
    expect(await stated(both)).toEqual(holds);
    expect(await stated([...both].reverse())).toEqual(holds);
    expect(await stated([of('2025-01-01', open), of(day, ended)])).toEqual([
      [
        'flag',
        'the newest statement of a holding of an affected party has ended, and an older one has not',
        expect.stringMatching(
          /^documents differ on a holding: 60 per cent until 2025-12-31 .* stands; 60 per cent from 2019-01-01 /,
        ),
      ],
    ]);
  });

  it('are the same where only the portion of a programme is asked', async () => {
    await stated([of(day, '60,60,2019-01-01,', '40,40,2015-01-01,2018-12-31'), of('2025-01-01', '60,60,,2025-12-31')]);
    const { workspace } = temporary as TemporaryWorkspace;
    const many = Array.from({ length: 50 }, (_, i) => `Part ${i},Maker ${i}`);
    const other = ['item,supplier', ...many].join('\n');
    await handIn(workspace, other, { path: 'sources.csv', declared: { dated: '2026-01-01', programme: 'Q' } });
    const asked = async (programme?: string) => {
      const { findings } = await findUntrustedVendors(workspace, localReader, { asOf: '2026-06-01', programme });
      return findings
        .filter(({ party }) => party.name === 'Castings')
        .map(({ outcome, flags, evidence }) => ({ outcome, flags, evidence }));
    };
    const whole = await asked();
    expect(whole).toMatchObject([{ outcome: 'prohibited', flags: [expect.stringMatching(/60 per cent until 2025-12-31/)] }]);
    expect(await asked('P')).toEqual(whole);
  });
});
