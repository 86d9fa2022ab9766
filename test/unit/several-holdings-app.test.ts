/** Several statements of one holding or control: each has its own days, and a listed owner is not lost between them. */
import { afterEach, describe, expect, it } from 'vitest';
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
const base = [
  ['sources.csv', 'item,supplier\nPump,Castings'],
  ['organizations.csv', `organization,organization_lei\nHolder,${lei}`],
  ['listings.csv', `list,organization,organization_lei,source\nOFAC SDN,Holder,${lei},test\n889,Holder,${lei},test`],
] as const;

/** Rows are `share_min,share_max,control,from,to`. */
interface OwnershipTable {
  readonly dated?: string;
  readonly rows: readonly string[];
  /** Moves the SHA-256. */
  readonly note?: string;
}

/** By rule: the outcome (`flag` where none follows), and what is said of statements. */
async function found(asOf: string, ...tables: readonly OwnershipTable[]): Promise<Record<string, readonly string[]>> {
  await close();
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  const hand = async (path: string, text: string, dated?: string) => {
    const declared = { programme: 'P', ...(dated === undefined ? {} : { dated }) };
    expect((await handIn(workspace, text, { path, declared })).outcome).toBe('accepted');
  };
  for (const [path, text] of base) await hand(path, text, '2019-01-01');
  for (const [i, { rows, dated, note = '' }] of tables.entries()) {
    const lines = rows.map((row) => `Holder,${lei},Castings,${row},${note}`);
    await hand(`${i}.ownership.csv`, `${header}\n${lines.join('\n')}`, dated);
  }
  const { findings, flagged } = await findUntrustedVendors(workspace, localReader, { asOf });
  const said = (flags: readonly string[]) =>
    flags.filter((flag) => flag.startsWith('documents differ')).map((flag) => flag.replace(/[0-9a-f]{12}/g, 'H'));
  return Object.fromEntries([
    ...flagged.filter(({ party }) => party.name === 'Castings').map(({ rule, flags }) => [rule.id, ['flag', ...said(flags)]]),
    ...findings
      .filter(({ party }) => party.name === 'Castings')
      .map(({ rule, outcome, flags }) => [rule.id, [outcome, ...said(flags)]]),
  ]);
}

const header = 'owner,owner_lei,owned,share_min,share_max,control,from,to,basis';
const ofac = 'ofac-50-percent';
const day = '2026-01-10';
const differ = 'documents differ on a holding';

describe('a period that ended says nothing of a later one', () => {
  const rows = ['60,60,,2020-01-01,2024-12-31', '60,60,,2025-06-01,'];

  it('in one table, whatever the order of its rows', async () => {
    for (const order of [rows, rows.toReversed()]) {
      const table = { rows: order, dated: '2025-06-01' };
      expect((await found(day, table))[ofac]).toEqual(['prohibited']);
      expect((await found('2024-12-31', table))[ofac]).toEqual(['prohibited']);
      expect(await found('2025-03-01', table)).toEqual({});
    }
  });

  it('in two documents', async () => {
    const [ended, begun] = rows;
    const tables = [
      { rows: [ended], dated: '2024-12-31' },
      { rows: [begun], dated: '2026-01-05' },
    ];
    expect((await found(day, ...tables))[ofac]).toEqual(['prohibited']);
    expect((await found(day, ...tables.toReversed()))[ofac]).toEqual(['prohibited']);
    expect((await found('2023-01-01', ...tables))[ofac]).toEqual(['prohibited']);
  });

  it('of control', async () => {
    const begun = { rows: [',,yes,2025-06-01,'], dated: '2025-06-01' };
    const ended = { rows: [',,yes,2020-01-01,2024-12-31'], dated: '2024-12-31' };
    expect((await found(day, begun))['section-889']).toEqual(['prohibited']);
    expect((await found(day, begun, ended))['section-889']).toEqual(['prohibited']);
  });

  it('of a newer document that states no days', async () => {
    const ended = { rows: ['60,60,,,2024-12-31'], dated: '2024-12-31' };
    expect((await found(day, ended, { rows: ['60,60,,,'], dated: '2026-01-01' }))[ofac]?.[0]).toBe('prohibited');
  });
});

it('a sale ahead changes nothing before its day, and is named', async () => {
  const tables = [
    { rows: ['60,60,,2020-01-01,'], dated: '2024-12-31' },
    { rows: ['10,10,,2026-06-01,'], dated: '2026-01-05' },
  ];
  expect((await found(day, ...tables))[ofac]).toEqual([
    'prohibited',
    `${differ}: 60 per cent from 2020-01-01 (H of 2024-12-31) stands; 10 per cent from 2026-06-01 (H of 2026-01-05)`,
  ]);
  expect((await found('2026-06-01', ...tables))[ofac]).toEqual([
    'flag',
    `${differ}: 10 per cent from 2026-06-01 (H of 2026-01-05) stands; 60 per cent from 2020-01-01 (H of 2024-12-31)`,
  ]);
});

describe('documents of one date that differ', () => {
  const dated = '2025-06-01';

  it('on whether it has ended: for review, whichever SHA-256 is the greater', async () => {
    for (const note of ['a', 'b', 'c', 'd']) {
      const tables = [
        { rows: ['60,60,,,'], dated, note },
        { rows: ['60,60,,,2024-12-31'], dated, note },
      ];
      expect((await found(day, ...tables))[ofac]).toEqual([
        'review',
        `${differ}: 60 per cent (H of ${dated}) stands; 60 per cent until 2024-12-31 (H of ${dated})`,
      ]);
      expect((await found('2024-12-31', ...tables))[ofac]?.[0]).toBe('prohibited');
    }
  });

  it('on whether control has ended', async () => {
    const tables = [
      { rows: [',,yes,,'], dated },
      { rows: [',,yes,,2024-12-31'], dated },
    ];
    expect((await found(day, ...tables))['section-889']?.[0]).toBe('review');
  });

  it('without a date as with one', async () => {
    const tables = [{ rows: ['60,60,,,'] }, { rows: ['20,20,,,'] }];
    expect((await found(day, ...tables))[ofac]).toEqual([
      'review',
      `${differ}: 20 per cent (H, without a date); 60 per cent (H, without a date) stand`,
    ]);
  });
});

it('a newer document that ends what an older one holds open leaves it for review', async () => {
  const open = { rows: ['60,60,,2020-01-01,'], dated: '2023-01-01' };
  const ended = { rows: ['60,60,,2020-01-01,2024-12-31'], dated: '2025-02-01' };
  expect((await found(day, open, ended))[ofac]).toEqual([
    'review',
    `${differ}: 60 per cent from 2020-01-01 (H of 2023-01-01) stands; 60 per cent from 2020-01-01 until 2024-12-31 (H of 2025-02-01)`,
  ]);
  expect(await found(day, ended)).toEqual({});
});
