/** Decisions from hand-in to finding: made, listed, asked for again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DecideInput, decide, draftDecision } from '../../app/decisions/decide.ts';
import { askDecisionQueue } from '../../app/decisions/decision-queue.ts';
import { askDecisions } from '../../app/decisions/decisions.ts';
import { withdraw } from '../../app/documents/withdraw.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { findVendorOutcomes } from '../../app/rules/find-vendor-outcomes.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { openWorkspace, type Workspace } from '../../app/workspace/workspace.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import type { RulePack } from '../../graph/screening/rule.ts';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

/** All that is decided here was decided before. */
const today = '2026-09-01';
let temporary: TemporaryWorkspace;
let workspace: Workspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: today });
  workspace = temporary.workspace;
});
afterEach(async () => await temporary.close());

const sources = 'item,supplier,supplier_country\nP1,Acme Ltd,CN\nP2,Bravo,US\n';
const programmes = 'programme,item\nP,P1\nP,P2\n';
const listings = (program: string, more = '') => `list,organization,aliases,program\nSDN,Acme Ltd,Zeta,${program}\n${more}`;

async function tables(texts: readonly string[], dated = '2026-05-01'): Promise<void> {
  for (const text of texts) expect((await handIn(workspace, text, { declared: { dated } })).outcome).toBe('accepted');
}
const usual = async () => await tables([sources, programmes, listings('IRAN')]);

const noMatch: DecideInput = {
  decision: 'no match',
  party: 'supplier:Acme',
  author: 'A. Officer',
  reason: 'Another place of business',
  decided: '2026-06-01',
  expires: '2026-07-31',
};
const waiver: DecideInput = { ...noMatch, decision: 'waiver', rule: 'ofac-sdn' };

async function made(input: Partial<DecideInput> = {}): Promise<string> {
  const { document, result } = await decide(workspace, localReader, { ...noMatch, ...input }, 'call');
  expect(result).toMatchObject({
    outcome: 'accepted',
    format: 'decision-json',
    rows: { in: 1, mapped: 1, quarantined: 0 },
    diagnostics: [],
  });
  return document.id;
}

async function vendors(asOf?: string, programme?: string, reader: Reader = localReader) {
  const { findings, flagged } = await findUntrustedVendors(workspace, reader, { asOf, programme });
  return {
    findings: findings.map(({ party, outcome, basis, flags }) => [party.name, outcome, basis, ...flags].join(' | ')),
    flagged: flagged.map(({ party, flags, waivers }) => [party.name, waivers?.length ?? 0, ...flags].join(' | ')),
  };
}
/** What is said of decisions that have ended since: beside vendors, the register, the report and the outcomes side by side. */
async function lapsing(question: { asOf?: string; programme?: string; knownAt?: string } = {}) {
  const said = (all: readonly { code: string; message: string }[]) =>
    all.filter(({ code }) => code === 'decision-lapsing').map(({ message }) => message);
  const { asOf, ...rest } = question;
  return {
    vendors: said((await findUntrustedVendors(workspace, localReader, question)).diagnostics),
    gaps: said((await findGaps(workspace, localReader, question)).diagnostics),
    report: said((await buildGapReport(workspace, localReader, question)).remarks),
    outcomes: said(
      (
        await findVendorOutcomes(workspace, localReader, {
          ...rest,
          party: 'supplier:Acme',
          on: asOf === undefined ? [] : [asOf],
        })
      ).diagnostics,
    ),
  };
}
const saidBy = (...messages: string[]) => ({ vendors: messages, gaps: messages, report: messages, outcomes: messages });

async function states(asOf?: string) {
  const { total, page } = await askDecisions(workspace, localReader, { asOf });
  return (await page(0, total)).map(({ decision, state, changed, dangling }) =>
    [decision, state, ...changed, ...dangling.map((one) => `no ${one}`)].join(' | '),
  );
}
async function queue(asOf?: string, more: object = {}) {
  const { total, page } = await askDecisionQueue(workspace, localReader, { asOf, ...more });
  return await page(0, total);
}
const reasons = async (asOf?: string, more: object = {}) =>
  (await queue(asOf, more)).map(({ reason, party, ifTrue }) => [reason, party.name, ifTrue].join(' '));

/** Asks of the same documents under other rules. */
async function under<T>(rules: RulePack, ask: (other: Workspace) => Promise<T>): Promise<T> {
  const config = { store: temporary.folder, writable: true };
  const other = await openWorkspace(config, {
    openStore: () => openEmbeddedStore(temporary.folder),
    readRules: () => rules,
    now: workspace.now,
  });
  try {
    return await ask(other);
  } finally {
    await other.close();
  }
}
const statesUnder = (rules: RulePack) =>
  under(rules, async (other) => {
    const { total, page } = await askDecisions(other, localReader, {});
    return (await page(0, total)).map(({ state, changed }) => `${state}: ${changed.join(', ')}`);
  });
const twoPersons = (): RulePack => ({
  ...shippedRules(),
  rules: shippedRules().rules.map((rule) => ({ ...rule, twoPersons: rule.id === 'ofac-sdn' })),
});

const byName = 'Acme Ltd | review | name';
const words = 'no match by A. Officer on 2026-06-01, until 2026-07-31 (Another place of business)';

describe('a no match', () => {
  it('clears a match by name from its day to its last, and no longer', async () => {
    await usual();
    expect((await vendors()).findings).toEqual([byName]);
    await made();
    expect(await vendors('2026-05-31')).toEqual({ findings: [byName], flagged: [] });
    expect(await vendors('2026-06-01')).toEqual({ findings: [], flagged: [] });
    expect(await vendors('2026-07-31')).toEqual({ findings: [], flagged: [] });
    expect(await vendors('2026-08-01')).toEqual({ findings: [`${byName} | ${words}: expired`], flagged: [] });
    expect(await Promise.all(['2026-05-31', '2026-07-31', '2026-08-01'].map((day) => states(day)))).toEqual([
      ['no match | not yet in force'],
      ['no match | in force'],
      ['no match | expired'],
    ]);
  });

  it('is in the queue when it ends soon, and when it has ended', async () => {
    await usual();
    expect(await queue()).toMatchObject([
      {
        reason: 'undecided',
        why: 'met by name, and nobody has decided',
        party: { id: 'organization:name:acme ltd@CN', name: 'Acme Ltd' },
        entry: { name: 'Acme Ltd', list: 'SDN', programs: 'IRAN' },
        ifTrue: 'prohibited',
        rules: ['ofac-sdn'],
        basis: ['name'],
        endItems: [expect.stringContaining('item:name:p1')],
        command: expect.stringMatching(
          /^hauberk decide WHAT --party 'organization:name:acme ltd@CN' --entry 'entry:sdn:[0-9a-f]+' --author AUTHOR --reason TEXT$/,
        ),
      },
    ]);
    expect((await queue())[0]?.evidence.length).toBeGreaterThan(0);
    await made();
    expect(await reasons('2026-06-30')).toEqual([]);
    expect(await reasons('2026-07-01')).toEqual(['expiring Acme Ltd ']);
    expect(await reasons('2026-06-30', { expiringWithin: 31 })).toEqual(['expiring Acme Ltd ']);
    expect(await reasons('2026-07-31', { expiringWithin: 0 })).toEqual(['expiring Acme Ltd ']);
    expect(await reasons('2026-07-30', { expiringWithin: 0 })).toEqual([]);
    expect(await reasons('2026-08-01')).toEqual(['expired Acme Ltd prohibited']);
    expect(await queue('2026-08-01', { programme: 'P' })).toMatchObject([
      { why: 'the no match ended with 2026-07-31', decision: { state: 'expired' } },
    ]);
  });

  it('is no longer there when its document is withdrawn', async () => {
    await usual();
    const { result } = await decide(workspace, localReader, noMatch, 'call');
    expect((await vendors('2026-06-01')).findings).toEqual([]);
    await withdraw(workspace, localReader, { sha256: result.sha256, reason: 'a mistake' });
    expect((await vendors('2026-06-01')).findings).toEqual([byName]);
    expect(await states()).toEqual([]);
  });

  it('that a reader may not see clears nothing for that reader', async () => {
    await usual();
    await made();
    const other: Reader = { name: 'other', sees: ({ format }) => format !== 'decision-json' };
    expect((await vendors('2026-06-01', undefined, other)).findings).toEqual([byName]);
  });

  it('for a programme clears it there alone, also where only the portion that it reaches is asked', async () => {
    await usual();
    await tables(['programme,item\nQ,P1\n', 'item,supplier\nP3,Cargo\nP4,Delta\nP5,Echo\n']);
    await made({ programme: 'P' });
    expect((await vendors('2026-06-01', 'P')).findings).toEqual([]);
    expect((await vendors('2026-06-01', 'Q')).findings).toEqual([byName]);
    expect((await vendors('2026-06-01')).findings).toEqual([byName]);
  });

  it('for an item clears it if the party supplies no other', async () => {
    await usual();
    await made({ items: ['item:P1'] });
    expect((await vendors('2026-06-01')).findings).toEqual([]);
    await tables(['item,supplier,supplier_country\nP9,Acme Ltd,CN\n']);
    expect((await vendors('2026-06-01')).findings).toEqual([byName]);
  });
});

describe('a decision is reopened', () => {
  it('by a new edition of the list in which the entry is another', async () => {
    await tables([sources, programmes]);
    const edition = (program: string, dated: string) =>
      handIn(workspace, listings(program), { declared: { dated, series: 'sdn' } });
    await edition('IRAN', '2026-05-01');
    await made();
    await handIn(workspace, listings('IRAN', 'SDN,Somebody Else,,IRAN\n'), { declared: { dated: '2026-06-05', series: 'sdn' } });
    expect(await states('2026-06-10')).toEqual(['no match | in force']);
    await edition('RUSSIA', '2026-06-06');
    expect(await states('2026-06-10')).toEqual(['no match | reopened | the list entry has changed']);
    expect((await vendors('2026-06-10')).findings).toEqual([`${byName} | ${words}: reopened, since the list entry has changed`]);
    expect(await reasons('2026-06-10')).toEqual(['reopened Acme Ltd prohibited']);
    // Decided anew, on what is stated now.
    await made({ decided: '2026-06-11' });
    expect((await vendors('2026-06-11')).findings).toEqual([]);
    expect(await states('2026-06-11')).toEqual(['no match | in force', 'no match | superseded | the list entry has changed']);
  });

  it('also where the new edition stands beside the old one', async () => {
    await usual();
    await made();
    await tables([listings('RUSSIA')], '2026-06-06');
    expect(await states('2026-06-10')).toEqual(['no match | reopened | the list entry has changed']);
  });

  it('by what is newly stated of the party, and not by a repetition', async () => {
    await usual();
    await made();
    await tables(['item,supplier,supplier_country\nP7,ACME LTD.,CN\n'], '2026-06-02');
    expect(await states('2026-06-10')).toEqual(['no match | in force']);
    await tables(['organization,organization_country,organization_uei\nAcme Ltd,CN,ABCDEFGHJKL1\n'], '2026-06-03');
    expect(await states('2026-06-10')).toEqual(['no match | reopened | the party has changed']);
  });

  it('by another version of the rule for which it was made', async () => {
    await usual();
    await made({ rule: 'ofac-sdn' });
    expect(await statesUnder(shippedRules())).toEqual(['in force: ']);
    const changed = await statesUnder({
      ...shippedRules(),
      rules: shippedRules().rules.map((rule) =>
        rule.id !== 'ofac-sdn'
          ? rule
          : { ...rule, versions: rule.versions.map((version) => ({ ...version, reason: 'another' })) },
      ),
    });
    expect(changed).toEqual(['reopened: the rule has changed']);
    const ended = await statesUnder({
      ...shippedRules(),
      rules: shippedRules().rules.map((rule) =>
        rule.id !== 'ofac-sdn' ? rule : { ...rule, versions: rule.versions.map((version) => ({ ...version, to: 999_999 })) },
      ),
    });
    expect(ended).toEqual(['in force: ']);
    const without = await statesUnder({ ...shippedRules(), rules: shippedRules().rules.filter(({ id }) => id !== 'ofac-sdn') });
    expect(without).toEqual(['reopened: the rule is not there any more']);
  });
});

describe('two persons', () => {
  it('a no match waits for a second one where a rule for the list asks for it', async () => {
    await usual();
    await under(twoPersons(), async (other) => {
      const found = async () => {
        const { findings } = await findUntrustedVendors(other, localReader, {});
        const { total, page } = await askDecisionQueue(other, localReader, {});
        return [
          findings.map(({ outcome, flags }) => [outcome, ...flags].join(' | ')),
          (await page(0, total)).map(({ reason, command }) => [reason, command]),
        ];
      };
      const { document } = await decide(other, localReader, noMatch, 'call');
      const id = document.id.slice(0, 12);
      expect(await found()).toEqual([
        [`review | ${words}: awaiting second person`],
        [
          [
            'awaiting second person',
            `hauberk decide confirm --party 'organization:name:acme ltd@CN' --id ${id} --author AUTHOR --reason TEXT`,
          ],
        ],
      ]);
      const confirmed: DecideInput = {
        decision: 'confirmation',
        party: 'supplier:Acme',
        author: ' a officer',
        reason: 'Seen',
        decided: '2026-06-02',
      };
      await expect(decide(other, localReader, confirmed, 'call')).rejects.toThrow(/a second person confirms it/);
      // Written by hand, it confirms nothing.
      const party = { name: 'Acme Ltd', country: 'CN' };
      await handIn(other, JSON.stringify({ hauberkDecision: 1, ...confirmed, party, confirms: document.id }));
      expect((await found())[0]).toEqual([`review | ${words}: awaiting second person`]);
      expect(await decide(other, localReader, { ...confirmed, author: 'B. Officer' }, 'call')).toMatchObject({
        result: { outcome: 'accepted' },
      });
      expect((await found())[0]).toEqual([]);
      await expect(decide(other, localReader, { ...confirmed, author: 'C. Officer' }, 'call')).rejects.toThrow(
        /Not one decision about Acme Ltd waits/,
      );
    });
    // Where no rule asks for it, it counts at once.
    expect(await statesUnder(shippedRules())).toContain('in force: ');
  });

  it('are two keys where decision and confirmation were handed in with keys', async () => {
    await usual();
    const keyed = (name: string): Reader => ({ name: `key ${name}` });
    await under(twoPersons(), async (other) => {
      const { document } = await decide(other, keyed('one'), noMatch, 'call');
      const confirm: DecideInput = {
        decision: 'confirmation',
        party: 'supplier:Acme',
        author: 'B. Officer',
        reason: 'Seen',
        decided: '2026-06-02',
      };
      const stateOf = async () => {
        const { page } = await askDecisions(other, localReader, {});
        const all = await page(0, 9);
        return all.find(({ id }) => id === document.id);
      };
      const draft = await draftDecision(other, localReader, confirm);
      await handIn(other, draft.text, { reader: keyed('one') });
      expect(await stateOf()).toMatchObject({ state: 'awaiting second person', handedInBy: ['one'], confirmedBy: [] });
      await decide(other, keyed('two'), { ...confirm, reason: 'Seen too' }, 'call');
      expect(await stateOf()).toMatchObject({ state: 'in force', confirmedBy: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
    });
  });
});

describe('a match', () => {
  const match: Partial<DecideInput> = {
    decision: 'match',
    party: 'supplier:Bravo',
    reason: 'The same owner signs',
    expires: undefined,
  };
  async function decided(more: Partial<DecideInput> = {}): Promise<string> {
    await usual();
    const entry = (await queue())[0]?.entry?.id;
    return await made({ ...match, entry, ...more });
  }

  it('makes a party the entry, whatever its name', async () => {
    await decided();
    const [first] = (await findUntrustedVendors(workspace, localReader, {})).findings;
    expect(first).toMatchObject({ party: { name: 'Bravo' }, outcome: 'prohibited', basis: 'decision' });
    expect(first?.path.map(({ from, edge, to }) => `${from.name} ${edge} ${to.name}`)).toEqual(['Bravo LISTED_AS Acme Ltd']);
    expect(first?.evidence.map(({ pointer }) => pointer)).toContain('/decisions/0');
  });

  it('that has ended is looked at again: it is never clear', async () => {
    await decided({ expires: '2026-07-31' });
    expect((await vendors('2026-08-01')).findings).toEqual([
      byName,
      'Bravo | review | lapsed decision | match by A. Officer on 2026-06-01, until 2026-07-31 (The same owner signs): expired',
    ]);
    expect(await reasons('2026-08-01')).toEqual(['undecided Acme Ltd prohibited', 'expired Bravo prohibited']);
  });

  it('of the same day as a no match: both are disputed', async () => {
    const id = await decided();
    const entry = (await queue())[0]?.entry?.id;
    const other = await made({ ...match, decision: 'no match', entry });
    const { page } = await askDecisions(workspace, localReader, {});
    const all = await page(0, 9);
    const sorted = [id, other].sort().reverse();
    expect(all.map((one) => [one.id, one.state, one.supersededBy, one.disputedBy])).toEqual(
      sorted.map((one) => [one, 'disputed', undefined, sorted.filter((it) => it !== one)]),
    );
  });
});

describe('a waiver', () => {
  it('takes the outcome away until it ends, and is shown with who gave it and why', async () => {
    await usual();
    const entry = (await queue())[0]?.entry?.id;
    await made({ decision: 'match', expires: undefined });
    expect((await vendors()).findings).toEqual(['Acme Ltd | prohibited | decision']);
    await made({ ...waiver, entry: undefined, reason: 'No other source' });
    const note = 'waiver by A. Officer on 2026-06-01, until 2026-07-31 (No other source)';
    expect(await vendors('2026-07-31')).toEqual({ findings: [], flagged: [`Acme Ltd | 1 | ${note}`] });
    expect(await vendors('2026-08-01')).toEqual({
      findings: [`Acme Ltd | prohibited | decision | ${note}: expired`],
      flagged: [],
    });
    expect(entry).toBeDefined();
  });

  it('takes the party out of the prohibited class of the gap register, with a remark', async () => {
    await usual();
    await made({ decision: 'match', expires: undefined });
    const gaps = async (asOf: string) => {
      const { findings, diagnostics } = await findGaps(workspace, localReader, { asOf });
      return [
        findings.filter(({ archetype }) => archetype.includes('untrusted vendor')).length,
        diagnostics.filter(({ code }) => code === 'waived-vendor').map(({ message }) => message),
      ];
    };
    expect(await gaps('2026-06-30')).toEqual([1, []]);
    await made({ ...waiver, reason: 'No other source' });
    expect(await gaps('2026-06-30')).toEqual([
      0,
      [
        'Acme Ltd: OFAC blocking of listed persons is waived: waiver by A. Officer on 2026-06-01, until 2026-07-31 (No other source)',
      ],
    ]);
    expect(await gaps('2026-08-01')).toEqual([1, []]);
  });

  it('for a programme, a transaction or items is none beyond them', async () => {
    await usual();
    await made({ decision: 'match', expires: undefined });
    await made({ ...waiver, transaction: 'pay' });
    expect((await vendors()).findings).toHaveLength(1);
    await made({ ...waiver, items: ['item:P2'] });
    expect((await vendors()).findings).toHaveLength(1);
    await made({ ...waiver, programme: 'P' });
    expect((await vendors()).findings).toHaveLength(1);
    expect((await vendors('2026-06-01', 'P')).findings).toEqual([]);
  });
});

describe('decisions written by others', () => {
  const hash = 'a'.repeat(64);
  const written = {
    decision: 'no match',
    party: { name: 'Nobody Knows' },
    entry: { list: 'SDN', id: 'none' },
    author: 'X',
    reason: 'Y',
    decided: '2026-05-01',
    decidedUpon: { entry: hash, party: hash },
  };
  const hand = async (...decisions: object[]) => await handIn(workspace, JSON.stringify({ hauberkDecision: 1, decisions }));

  it('about a party and an entry that nobody speaks of dangle, and say so', async () => {
    await usual();
    await hand(written);
    expect(await states()).toEqual([
      'no match | reopened | the list entry is not there any more | the party is not there any more | no party | no list entry',
    ]);
    const [, dangling] = await queue();
    expect(dangling).toMatchObject({
      reason: 'dangling',
      party: { id: 'organization:name:nobody knows', name: 'Nobody Knows' },
      entry: { id: 'entry:sdn:none', name: 'none', list: 'SDN' },
      command: expect.stringMatching(/^hauberk withdraw [0-9a-f]{64} --reason TEXT$/),
    });
    expect((await vendors()).findings).toEqual([byName]);
    expect(await queue(undefined, { programme: 'P' })).toHaveLength(2);
  });

  it('with other hashes than those of the view never clear', async () => {
    await usual();
    const entry = ((await queue())[0]?.entry?.id ?? '').split(':')[2];
    await hand({ ...written, party: { name: 'Acme Ltd', country: 'CN' }, entry: { list: 'SDN', id: entry } });
    expect((await vendors()).findings).toEqual([
      `${byName} | no match by X on 2026-05-01 (Y): reopened, since the list entry has changed and the party has changed`,
    ]);
  });

  it('of a match with an entry on no list are a reason to look, and no more', async () => {
    await usual();
    await hand({ ...written, decision: 'match', party: { name: 'Bravo', country: 'US' } });
    const why = 'match by X on 2026-05-01 (Y): reopened, since the list entry is not there any more and the party has changed';
    expect((await vendors()).findings).toEqual([byName, `Bravo | review | lapsed decision | ${why}`]);
    expect((await queue()).map(({ reason, entry }) => [reason, entry?.name])).toEqual([
      ['undecided', 'Acme Ltd'],
      ['dangling', 'none'],
    ]);
  });

  it('with names of the shell and of objects are shown as they are', async () => {
    const party = { name: "__proto__ '; rm -rf $(x)" };
    await hand({ ...written, party, reason: 'z'.repeat(100_000) });
    const [row] = await queue();
    expect(row?.party.name).toBe(party.name);
    expect(row?.decision?.reason.length).toBeLessThan(17_000);
  });
});

describe('making a decision', () => {
  const refused = async (input: Partial<DecideInput>) =>
    await draftDecision(workspace, localReader, { ...noMatch, ...input }).then(
      () => 'made',
      (error: Error & { code: string }) => `${error.code}: ${error.message}`,
    );

  it('asks for one party, one entry, a rule, a programme and items that there are', async () => {
    await usual();
    expect(await refused({ party: 'supplier:Nobody' })).toMatch(
      /^INPUT_INVALID: .*names not one organisation of the view but none/,
    );
    expect(await refused({ party: 'item:P1' })).toMatch(/names not one organisation/);
    expect(await refused({ party: 'cage:1ABC2' })).toMatch(/names not one organisation/);
    expect(await refused({ party: 'supplier:Bravo' })).toMatch(/Bravo meets not one list entry of the view but none/);
    expect(await refused({ entry: 'entry:sdn:none' })).toMatch(/--entry: entry:sdn:none names not one list entry/);
    expect(await refused({ entry: 'organization:name:bravo@US' })).toMatch(/names not one list entry/);
    expect(await refused({ rule: 'none' })).toMatch(/--rule: no rule none/);
    expect(await refused({ programme: 'None' })).toMatch(/^PROGRAMME_UNKNOWN/);
    expect(await refused({ items: ['item:None'] })).toMatch(/--item: item:None is no item/);
    expect(await refused({ decided: 'tomorrow' })).toMatch(/--decided: tomorrow is no date/);
    expect(await refused({ expires: '2026-05-01' })).toMatch(/expires: is before the day/);
    expect(await refused({ author: ' ' })).toMatch(/author/);
    expect(await refused({ decision: 'waiver', rule: 'ofac-sdn', expires: undefined })).toMatch(
      /expires: must stand in a waiver/,
    );
    expect(await refused({ decision: 'waiver' })).toMatch(/rule: must stand in a waiver/);
    expect(await refused({ decision: 'confirmation' })).toMatch(/waits for a second person but none/);
    expect(await refused({})).toBe('made');
  });

  it('names the party so that no other is meant, and takes an entry as LIST:ID', async () => {
    await tables([
      'item,supplier,supplier_country,supplier_cage\nP1,Acme Ltd,CN,1ABC2\n',
      listings('IRAN', 'SDN,Acme Ltd,Yota,IRAN\n').replace('Acme Ltd,Zeta', 'Acme,Zeta'),
      'organization,organization_uei\nCargo,ABCDEFGHJKL1\n',
    ]);
    const written = async (input: Partial<DecideInput>) =>
      JSON.parse((await draftDecision(workspace, localReader, { ...noMatch, ...input })).text).decisions[0];
    expect(await refused({})).toMatch(/meets not one list entry of the view but entry:sdn:.* \(.*\), entry:sdn:/);
    const [first] = await queue();
    const id = first?.entry?.id.split(':')[2];
    expect(await written({ party: 'cage:1abc2', entry: `OFAC SDN:${id}` })).toMatchObject({
      party: { name: 'Acme Ltd', country: 'CN' },
      entry: { list: 'SDN', id },
    });
    expect((await written({ party: 'supplier:Cargo', entry: first?.entry?.id })).party).toEqual({
      name: 'Cargo',
      identifiers: ['uei:ABCDEFGHJKL1'],
    });
    expect((await written({ entry: first?.entry?.id, decided: undefined, expires: undefined })).decided).toBe(today);
  });
});

describe('nothing depends on the order of hand-ins', () => {
  it('whatever comes first, decisions, queue and findings are the same', async () => {
    await usual();
    const entry = (await queue())[0]?.entry?.id;
    const drafts = [
      await draftDecision(workspace, localReader, noMatch),
      await draftDecision(workspace, localReader, { ...noMatch, decision: 'match', reason: 'Another look' }),
      await draftDecision(workspace, localReader, { ...waiver, entry }),
      await draftDecision(workspace, localReader, { ...waiver, entry, expires: '2026-06-02', decided: '2026-06-02' }),
    ].map(({ text }) => text);
    const all = [sources, programmes, listings('IRAN'), ...drafts];
    const orders = [
      all,
      [...all].reverse(),
      [...drafts, listings('IRAN'), programmes, sources],
      [...drafts].reverse().concat(all.slice(0, 3)),
    ];
    const answers = new Set<string>();
    for (const order of orders) {
      const other = await temporaryWorkspace({ day: today });
      try {
        for (const text of order) {
          await handIn(other.workspace, text, { declared: text.startsWith('{') ? {} : { dated: '2026-05-01' } });
        }
        const decisions = await askDecisions(other.workspace, localReader, {});
        const queued = await askDecisionQueue(other.workspace, localReader, {});
        answers.add(
          JSON.stringify([
            decisions.view,
            await decisions.page(0, decisions.total),
            await queued.page(0, queued.total),
            await findUntrustedVendors(other.workspace, localReader, {}),
          ]),
        );
      } finally {
        await other.close();
      }
    }
    expect(answers.size).toBe(1);
  });
});

describe('a decision that ended before the newest document came', () => {
  const until = (expires: string) =>
    `Acme Ltd: no match by A. Officer on 2026-06-01, until ${expires} (Another place of business)`;
  const since = 'over by 2026-09-01, when the newest document was received; it counts here as of 2026-06-01';

  it('goes on without a day, and not in silence', async () => {
    await usual();
    await made();
    expect((await vendors()).findings).toEqual([]);
    const said = saidBy(`${until('2026-07-31')}: ${since}`);
    expect(await lapsing()).toEqual(said);
    expect(await lapsing({ programme: 'P' })).toEqual(said);
    // Of a day nothing has ended since.
    expect(await lapsing({ asOf: '2026-07-01' })).toEqual(saidBy());
  });

  it('by its last day, which counts', async () => {
    await usual();
    await made({ expires: today });
    expect(await lapsing()).toEqual(saidBy());
  });

  it('by the day after its last', async () => {
    await usual();
    await made({ expires: '2026-08-31' });
    expect((await lapsing()).vendors).toHaveLength(1);
  });

  it('as a waiver where it takes an outcome away, and not where it has expired already', async () => {
    await usual();
    await made({ ...waiver, rule: 'ofac-sdn' });
    const { vendors: said, gaps, report, outcomes } = await lapsing();
    expect(said).toEqual([
      expect.stringMatching(/^Acme Ltd: waiver by A. Officer on 2026-06-01, until 2026-07-31 .*over by 2026-09-01/),
    ]);
    expect([gaps, report, outcomes]).toEqual([said, said, said]);
    // Of another party it is not a matter.
    expect((await findVendorOutcomes(workspace, localReader, { party: 'supplier:Bravo' })).diagnostics).toEqual([]);
    await made({ party: 'supplier:Acme', decision: 'match', decided: '2026-08-30', expires: '2026-12-31' });
    expect(await lapsing()).toEqual(saidBy());
  });

  it('changes no hash', async () => {
    await usual();
    await made();
    const { view } = await findUntrustedVendors(workspace, localReader, {});
    const later = await workspace.view(localReader, {});
    expect(view.hash).toBe(later.hash);
    expect(later.receivedDay).toBe(dayOf(today));
    expect((await workspace.view(localReader, { asOf: '2026-07-01' })).receivedDay).toBeUndefined();
  });
});
