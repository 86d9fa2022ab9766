/** Two documents of one day that state different shares of one owner: neither is lost, and the greater one may be right. */
import { afterEach, expect, it } from 'vitest';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace | undefined;
afterEach(close);

async function close(): Promise<void> {
  await temporary?.close();
  temporary = undefined;
}

const lei = '5493001KJTIIGC8Y1R12';

/** The share that stands is that of the newest day; of one day, of the greater SHA-256, which `note` moves. */
async function found(shares: readonly (readonly [share: string, dated: string, note?: string])[]) {
  await close();
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  const tables = [
    ['sources.csv', 'item,supplier\nPump,Castings', '2026-01-01'],
    ['organizations.csv', `organization,organization_lei\nHolder,${lei}`, '2026-01-01'],
    ['listings.csv', `list,organization,organization_lei,source\nSDN,Holder,${lei},test`, '2026-01-01'],
    ...shares.map(([share, dated, note = ''], i) => [
      `${i}.ownership.csv`,
      `owner,owner_lei,owned,share_min,share_max,basis\nHolder,${lei},Castings,${share},${share},${note}`,
      dated,
    ]),
  ];
  for (const [path, text, dated] of tables) {
    expect((await handIn(workspace, text, { path, declared: { dated, programme: 'P' } })).outcome).toBe('accepted');
  }
  const answer = await findUntrustedVendors(workspace, localReader, { asOf: '2026-06-01' });
  const ofCastings = <T extends { party: { name: string } }>(all: readonly T[]) =>
    all.filter(({ party }) => party.name === 'Castings');
  return [
    ...ofCastings(answer.findings).map(({ outcome, flags }) => [outcome, ...flags.map(withoutHash)]),
    ...ofCastings(answer.flagged).map(({ flags }) => ['flag', ...flags.map(withoutHash)]),
  ];
}

const withoutHash = (flag: string) => flag.replace(/[0-9a-f]{12}/g, 'H');
const day = '2026-05-01';
const says = (...shares: readonly string[]) =>
  `documents differ on a holding: ${shares.map((share) => `${share} per cent (H of ${day})`).join('; ')} stand`;
const largest = 'only if shares that are not stated exactly are as large as they may be';

it('whichever SHA-256 is the greater, both are said, and the party is for review', async () => {
  for (const note of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const shares = [
      ['60', day, note],
      ['20', day, note],
    ] as const;
    expect(await found(shares)).toEqual([['review', largest, says('20', '60')]]);
  }
});

it('of one document that states both, too', async () => {
  expect(await found([[`60,60,\nHolder,${lei},Castings,20`, day]])).toEqual([
    ['review', largest, expect.stringContaining('60 per cent')],
  ]);
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
      `documents differ on a holding: 20 per cent (H of ${day}) stands; 60 per cent (H of 2026-04-01)`,
    ],
  ]);
  expect(
    await found([
      ['60', day],
      ['20', '2026-04-01'],
      ['60', day, 'again'],
    ]),
  ).toEqual([['prohibited', `documents differ on a holding: 60 per cent (H of ${day}) stands; 20 per cent (H of 2026-04-01)`]]);
});

it('a share that counts for nothing either way is said beside the flag', async () => {
  const answer = await found([
    ['30', day],
    ['20', day],
  ]);
  expect(answer).toEqual([['flag', expect.stringMatching(/^affected parties hold 20 to 30 per cent/), says('20', '30')]]);
});
