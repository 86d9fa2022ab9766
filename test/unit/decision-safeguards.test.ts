/** What a decision cannot do: win by its hash, move the day, hide a contradiction, last for ever unseen; and what its waiver reaches. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DecideInput, decide, draftDecision } from '../../app/decisions/decide.ts';
import { askDecisionQueue } from '../../app/decisions/decision-queue.ts';
import { askDecisions } from '../../app/decisions/decisions.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { findRuleFindings } from '../../app/rules/find-rule-findings.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { findVendorOutcomes } from '../../app/rules/find-vendor-outcomes.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const today = '2026-09-01';
let temporary: TemporaryWorkspace;
let workspace: Workspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: today });
  workspace = temporary.workspace;
});
afterEach(async () => await temporary.close());

const sources = 'item,supplier,supplier_country\nP1,Acme Ltd,CN\nP2,Bravo,US\n';
const listings = 'list,organization,aliases,program\nSDN,Acme Ltd,Zeta,IRAN\n';
async function tables(...texts: string[]): Promise<void> {
  for (const text of texts)
    expect((await handIn(workspace, text, { declared: { dated: '2026-05-01' } })).outcome).toBe('accepted');
}
const noMatch: DecideInput = {
  decision: 'no match',
  party: 'supplier:Acme',
  author: 'A. Officer',
  reason: 'Another place of business',
};
const made = async (input: Partial<DecideInput> = {}) => await decide(workspace, localReader, { ...noMatch, ...input }, 'call');
async function states(asOf?: string) {
  const { total, page } = await askDecisions(workspace, localReader, { asOf });
  return (await page(0, total)).map(({ decision, state }) => `${decision} ${state}`).sort();
}
async function queue(asOf?: string) {
  const { total, page } = await askDecisionQueue(workspace, localReader, { asOf });
  return (await page(0, total)).map(({ reason, why, party, ifTrue }) => [reason, why, party.name, ifTrue].join(' | '));
}
async function vendors(asOf?: string) {
  const { findings } = await findUntrustedVendors(workspace, localReader, { asOf });
  return findings.map(({ party, outcome, basis, flags }) => [party.name, outcome, basis, ...flags].join(' | '));
}

describe('a match and a no match of one day', () => {
  it('are disputed whatever their hashes: for review, with one note and one place in the queue', async () => {
    await tables(sources, listings);
    const { page } = await askDecisionQueue(workspace, localReader, {});
    const entry = (await page(0, 1))[0]?.entry?.id;
    const about: Partial<DecideInput> = { party: 'supplier:Bravo', entry, decided: '2026-06-01' };
    const match = await made({ ...about, decision: 'match', reason: 'The same owner signs' });
    const smaller: string[] = [];
    // Reasons until the hash of the no match is the greater one, and until it is the smaller one.
    for (const isGreater of [true, false]) {
      for (let i = 0; ; i++) {
        const draft = await draftDecision(workspace, localReader, { ...noMatch, ...about, reason: `Another ${i}` });
        if (draft.id > match.document.id !== isGreater) continue;
        smaller.push(draft.text);
        break;
      }
    }
    for (const text of smaller) {
      await handIn(workspace, text);
      expect((await vendors()).filter((one) => one.startsWith('Bravo'))).toEqual([
        expect.stringMatching(
          /^Bravo \| review \| lapsed decision \| match by A. Officer on 2026-06-01 \(The same owner signs\): disputed by no match by A. Officer on 2026-06-01 \(Another \d+\)/,
        ),
      ]);
      expect((await queue()).filter((one) => one.includes('Bravo'))).toEqual([
        'disputed | a match and a no match were decided on 2026-06-01 | Bravo | prohibited',
      ]);
    }
    expect((await states()).filter((one) => one === 'match disputed')).toHaveLength(1);
    await made({ ...about, decision: 'match', decided: '2026-06-02' });
    expect((await queue()).filter((one) => one.includes('Bravo'))).toEqual([]);
  });
});

describe('the day of a decision', () => {
  it('is none of supply: it moves no as-of day, and one of the future is not yet in force', async () => {
    await tables(sources, listings);
    const before = (await findUntrustedVendors(workspace, localReader, {})).view;
    const { result } = await made({ decided: '2999-01-01' });
    expect(result.diagnostics).toEqual([
      {
        code: 'decision-ahead',
        severity: 'warning',
        pointer: '',
        message: 'decided on 2999-01-01, after it was received (2026-09-01): it is not yet in force',
      },
    ]);
    expect(before.asOf).toBe('2026-05-01');
    expect((await findUntrustedVendors(workspace, localReader, {})).view.asOf).toBe('2026-05-01');
    expect(await states()).toEqual(['no match not yet in force']);
    expect(await states('2998-12-31')).toEqual(['no match not yet in force']);
    expect(await states('2999-01-01')).toEqual(['no match in force']);
    expect(await vendors()).toEqual(['Acme Ltd | review | name']);
  });

  it('of today holds where nobody asked for a day, also on an older list; where somebody did, on that day', async () => {
    await tables(sources, listings);
    const asked = await findUntrustedVendors(workspace, localReader, { asOf: '2026-05-01' });
    const { document, result } = await made();
    expect(JSON.parse(document.text).decisions[0].decided).toBe(today);
    expect(result.diagnostics).toEqual([]);
    expect([await states(), await queue(), await vendors()]).toEqual([['no match in force'], [], []]);
    expect(await states('2026-05-01')).toEqual(['no match not yet in force']);
    expect(await vendors('2026-05-01')).toEqual(['Acme Ltd | review | name']);
    expect(await vendors(today)).toEqual([]);
    // Other answers are of views with other hashes.
    const [now, then] = [undefined, '2026-05-01'].map((asOf) => findUntrustedVendors(workspace, localReader, { asOf }));
    expect((await now)?.view).toMatchObject({ asOf: '2026-05-01' });
    expect((await now)?.view.hash).not.toBe((await then)?.view.hash);
    expect((await then)?.view.hash).not.toBe(asked.view.hash);
  });

  it('makes no list younger, and none that no document holds a list that is loaded', async () => {
    await tables(sources, listings);
    const lists = async () => (await findUntrustedVendors(workspace, localReader, { asOf: '2026-12-01' })).lists;
    const before = await lists();
    const held = before.filter(({ documents }) => documents.length > 0);
    expect(held.map(({ code, dated, entries }) => [code, dated, entries])).toEqual([['SDN', '2026-05-01', 1]]);
    const { document } = await made();
    const written = JSON.parse(document.text);
    written.decisions[0].entry = { list: 'EL', id: 'none' };
    await handIn(workspace, JSON.stringify(written));
    expect(await lists()).toEqual(before);
  });

  it('holds in vendor outcomes without a day, too', async () => {
    await tables(sources, listings);
    await made();
    const outcomes = async (on?: string[]) => {
      const { findings } = await findVendorOutcomes(workspace, localReader, { party: 'supplier:Acme', packs: ['us'], on });
      return findings.map(({ on: day, outcome }) => `${day} ${outcome}`);
    };
    expect(await outcomes()).toEqual(['2026-05-01 none of its rules reaches it']);
    expect(await outcomes(['2026-05-01', today])).toEqual(['2026-05-01 review', `${today} none of its rules reaches it`]);
  });

  it('is not one that is declared for the documents of a folder', async () => {
    await tables(sources, listings);
    const { text } = await draftDecision(workspace, localReader, noMatch);
    await handIn(workspace, text, { declared: { dated: '2026-05-01' } });
    expect(await states()).toEqual(['no match in force']);
  });

  it('lets what has expired by the last decision be expired', async () => {
    await tables(sources, listings);
    await made({ decided: '2026-06-01', expires: '2026-06-30' });
    expect(await states()).toEqual(['no match in force']);
    await made({ decision: 'waiver', rule: 'ofac-sdn', decided: '2026-07-01', expires: '2026-12-31' });
    expect(await states()).toEqual(['no match expired', 'waiver in force']);
  });
});

it('a no match beside a shared identifier is said to contradict it', async () => {
  await tables(
    'item,supplier,supplier_lei\nP1,Acme Ltd,5493001KJTIIGC8Y1R12\n',
    'list,organization,organization_lei,program\nSDN,Other Name,5493001KJTIIGC8Y1R12,IRAN\n',
  );
  expect(await vendors()).toEqual(['Acme Ltd | prohibited | identifier']);
  expect(await queue()).toEqual([]);
  await made({ decided: today });
  expect(await vendors()).toEqual([
    'Acme Ltd | prohibited | identifier | no match by A. Officer on 2026-09-01 (Another place of business): contradicted by an identifier that both bear',
  ]);
  expect(await queue()).toEqual([
    'contradicted | the no match of 2026-09-01 stands beside an identifier that both bear | Acme Ltd | ',
  ]);
});

it('a waiver of more than three years is in the queue, and said when it is handed in', async () => {
  await tables(sources, listings);
  const waiver: Partial<DecideInput> = { decision: 'waiver', rule: 'ofac-sdn' };
  expect((await made({ ...waiver, expires: '2029-09-01' })).result.diagnostics).toEqual([]);
  expect((await queue()).filter((one) => one.startsWith('long term'))).toEqual([]);
  const { result } = await made({ ...waiver, party: 'supplier:Bravo', expires: '2029-09-02' });
  expect(result.diagnostics).toEqual([
    {
      code: 'decision-long',
      severity: 'warning',
      pointer: '/decisions/0',
      message: 'expires on 2029-09-02, later than 3 years after it was decided (2029-09-01)',
    },
  ]);
  expect((await queue()).filter((one) => one.startsWith('long term'))).toEqual([
    'long term | the waiver expires later than 2029-09-01, 3 years after it was decided | Bravo | ',
  ]);
});

describe('a waiver of a rule about items', () => {
  const rule = 'dfars-252.225-7052-tungsten';
  const waiver: Partial<DecideInput> = {
    decision: 'waiver',
    rule,
    reason: 'No other source',
    decided: '2026-06-01',
    expires: '2026-12-31',
  };
  const note = 'waiver by A. Officer on 2026-06-01, until 2026-12-31 (No other source)';
  beforeEach(async () =>
    tables(
      'item,item_category,supplier,site,site_country,stage\nTungsten rod,metals,Acme Ltd,Works,CN,melted\nTungsten bar,metals,Acme Ltd,Works,CN,melted\nTungsten rod,metals,Bravo,Mill,CN,melted\n',
      'programme,item\nP,Tungsten rod\nP,Tungsten bar\nQ,Tungsten bar\n',
    ),
  );
  async function found(question: { asOf?: string; programme?: string } = {}) {
    const { findings, flagged } = await findRuleFindings(workspace, localReader, question);
    const of = ({ party, item }: { party?: { name: string }; item: { name: string } }) => `${party?.name}: ${item.name}`;
    const isMeant = (one: { rule: { id: string } }) => one.rule.id === rule;
    return {
      findings: findings.filter(isMeant).map((one) => [of(one), one.outcome, ...one.flags].join(' | ')),
      flagged: flagged.map((one) => [of(one), one.waivers.length, ...one.flags].join(' | ')),
    };
  }
  const [rod, bar, other] = ['Acme Ltd: Tungsten rod', 'Acme Ltd: Tungsten bar', 'Bravo: Tungsten rod'];
  const prohibited = (one: string) => `${one} | prohibited`;
  const sorted = ({ findings, flagged }: Awaited<ReturnType<typeof found>>) => [[...findings].sort(), [...flagged].sort()];

  it('takes the outcome from findings of its party while it lasts', async () => {
    expect(sorted(await found())).toEqual([[bar, rod, other].map((one) => prohibited(one as string)), []]);
    await made(waiver);
    expect(sorted(await found())).toEqual([[prohibited(other as string)], [bar, rod].map((one) => `${one} | 1 | ${note}`)]);
    expect(sorted(await found({ asOf: '2026-12-31' }))[1]).toHaveLength(2);
    expect(sorted(await found({ asOf: '2027-01-01' }))).toEqual([
      [...[bar, rod].map((one) => `${one} | prohibited | ${note}: expired`), prohibited(other as string)],
      [],
    ]);
    expect((await found({ asOf: '2026-05-31' })).flagged).toEqual([]);
  });

  it('is for its items, programme and transaction alone', async () => {
    await made({ ...waiver, items: ['item:Tungsten rod'] });
    expect(sorted(await found())).toEqual([[bar, other].map((one) => prohibited(one as string)), [`${rod} | 1 | ${note}`]]);
    await made({ ...waiver, programme: 'Q' });
    expect((await found()).flagged).toHaveLength(1);
    expect(sorted(await found({ programme: 'Q' }))).toEqual([[], [`${bar} | 1 | ${note}`]]);
    await made({ ...waiver, transaction: 'pay' });
    expect((await found()).flagged).toHaveLength(1);
  });

  it('is in no class of the gap register, which says so, and the report too', async () => {
    const barred = async () => {
      const { findings, diagnostics } = await findGaps(workspace, localReader, {});
      return [
        findings.filter(({ archetypes, lost }) => archetypes.join().includes('vendor') && lost?.name === 'Acme Ltd').length,
        diagnostics.filter(({ code }) => code === 'waived-vendor').map(({ message }) => message),
      ];
    };
    expect(await barred()).toEqual([1, []]);
    await made(waiver);
    expect(await barred()).toEqual([0, [expect.stringMatching(/^Acme Ltd: .* is waived: waiver by A. Officer/)]]);
    const { vendors: shown, remarks } = await buildGapReport(workspace, localReader, {});
    expect(shown.flagged.map(({ party, rule: { id }, flags }) => [party.name, id, flags[0]])).toEqual([['Acme Ltd', rule, note]]);
    expect(shown.findings.map(({ party, rule: { id } }) => [party.name, id])).toEqual([['Bravo', rule]]);
    expect(remarks.filter(({ code }) => code === 'waived-vendor')).toHaveLength(1);
  });

  it('written by hand for a list entry waives nothing: said when it comes, beside each finding, and in the queue', async () => {
    await tables(listings);
    const rows = async () => {
      const { page, total } = await askDecisionQueue(workspace, localReader, {});
      return await page(0, total);
    };
    const decisionOf = async (input: Partial<DecideInput>) => {
      const { text } = await draftDecision(workspace, localReader, { ...noMatch, ...input });
      return JSON.parse(text).decisions[0];
    };
    const { entry, decidedUpon } = await decisionOf({ entry: (await rows())[0]?.entry?.id });
    const forRule = await decisionOf(waiver);
    const forEntry = { ...forRule, entry, decidedUpon: { ...decidedUpon, ...forRule.decidedUpon } };
    const { diagnostics } = await handIn(workspace, JSON.stringify({ hauberkDecision: 1, decisions: [forEntry] }));
    const why = `${rule} is about items; what it finds rests on no list entry`;
    const [code, severity, pointer] = ['decision-without-effect', 'warning', '/decisions/0'];
    expect(diagnostics).toEqual([{ code, severity, pointer, message: `the waiver waives nothing: ${why}` }]);
    const beside = `${note}: waives nothing here, since it is for a list entry, and this rests on none`;
    expect(sorted(await found())).toEqual([
      [...[bar, rod].map((one) => `${one} | prohibited | ${beside}`), prohibited(other as string)],
      [],
    ]);
    expect((await rows()).filter(({ decision }) => decision !== undefined)).toEqual([
      expect.objectContaining({
        reason: 'without effect',
        why: `the waiver of 2026-06-01 waives nothing: ${why}`,
        command: expect.stringMatching(/^hauberk withdraw \S+ --reason TEXT$/),
      }),
    ]);
  });

  it('written by hand for a rule that names no party waives nothing either; another is said nothing of', async () => {
    const whole = JSON.parse((await draftDecision(workspace, localReader, { ...noMatch, ...waiver })).text);
    const ofRule = async (id: string) =>
      (await handIn(workspace, JSON.stringify({ ...whole, decisions: [{ ...whole.decisions[0], rule: id }] }))).diagnostics.map(
        ({ code, message }) => `${code}: ${message}`,
      );
    expect(await ofRule('eu-crma-one-country')).toEqual([
      'decision-without-effect: the waiver waives nothing: findings of eu-crma-one-country are of no party, and cannot be waived for one',
    ]);
    for (const id of [rule, 'ofac-sdn', 'no-such-rule']) expect(await ofRule(id)).toEqual([]);
  });

  it('cannot be of a rule that names no party, or for a list entry', async () => {
    await expect(made({ ...waiver, rule: 'eu-crma-one-country' })).rejects.toThrow(/of no party, and cannot be waived for one/);
    await expect(made({ ...waiver, entry: 'entry:sdn:1' })).rejects.toThrow(/rests on no list entry/);
  });
});

describe('author and reason', () => {
  const refused = async (input: Partial<DecideInput>) =>
    await draftDecision(workspace, localReader, { ...noMatch, ...input }).then(
      () => 'made',
      (error: Error & { code: string }) => `${error.code}: ${error.message}`,
    );
  it('can be read: what nobody sees, or what turns text around, is refused', async () => {
    await tables(sources, listings);
    for (const text of ['\u200b', 'x\u200by', '\u202eA', 'A\u2066', 'A\u0007', 'A\u00ad', '\u3164', 'A\u2028B']) {
      expect([text, await refused({ author: text })]).toEqual([text, expect.stringMatching(/^INPUT_INVALID: .*author: has/)]);
      expect([text, await refused({ reason: text })]).toEqual([text, expect.stringMatching(/^INPUT_INVALID: .*reason: has/)]);
    }
    for (const text of ['...', '-- ?', '\u2800']) {
      expect(await refused({ author: text })).toMatch(/author: has no letter and no digit/);
      expect(await refused({ reason: text })).toMatch(/reason: has no letter and no digit/);
    }
    expect(await refused({ author: 'A\nB' })).toMatch(/author/);
    expect(await refused({ author: 'Å. Öberg 王', reason: 'Two lines:\r\n\tseen \u2764\ufe0f' })).toBe('made');
    const { text } = await draftDecision(workspace, localReader, noMatch);
    const { outcome, rows } = await handIn(workspace, text.replace('A. Officer', '\u202eA. Officer'));
    expect([outcome, rows]).toEqual(['accepted', { in: 1, mapped: 0, quarantined: 1 }]);
  });
});
