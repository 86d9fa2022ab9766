import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOfContent } from '../../graph/model/canonical-json.ts';
import { readAtOnce } from '../../ingest/read-document.ts';

const hash = 'a'.repeat(64);
type Written = Record<string, unknown>;

const noMatch: Written = {
  decision: 'no match',
  party: { name: 'Acme Ltd', country: 'CN' },
  entry: { list: 'OFAC SDN', id: '12' },
  author: 'A. Officer',
  reason: 'Another place of business',
  decided: '2026-06-01',
  decidedUpon: { entry: hash, party: hash },
};
const waiver: Written = {
  decision: 'waiver',
  party: { identifiers: ['lei:5493001KJTIIGC8Y1R12'] },
  rule: 'section-889',
  scope: { programme: 'P', transaction: 'buy', items: ['item:a', 'item:b'] },
  author: 'A. Officer',
  reason: 'No other source',
  decided: '2026-06-02',
  expires: '2026-12-31',
  decidedUpon: { party: hash, rule: hash },
};
const confirmation: Written = {
  decision: 'confirmation',
  party: { identifiers: ['cage:1abc2'] },
  confirms: hash,
  author: 'B. Officer',
  reason: 'Seen',
  decided: '2026-06-03',
};

function read(value: unknown) {
  return readAtOnce(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), {
    sha256: 'ab'.repeat(32),
    path: '',
  });
}
const readAll = (...decisions: unknown[]) => read({ hauberkDecision: 1, decisions });
const said = (...decisions: unknown[]) => {
  const { delta } = readAll(...decisions);
  return [...delta.mentions].flatMap(({ texts }) => (texts?.statement === 'decision' ? [texts] : []));
};
const without = (from: Written, ...names: string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));

describe('a decision document', () => {
  it('is known by its mark, of one decision or of several', () => {
    const several = readAll(noMatch, waiver, confirmation);
    expect(several).toMatchObject({
      outcome: 'accepted',
      format: 'decision-json',
      specVersion: '1',
      main: 'decisions',
      dated: '2026-06-03',
      diagnostics: [],
    });
    expect(several.counts.rows).toEqual({ in: 3, mapped: 3, quarantined: 0 });
    const one = read({ $schema: 'x', hauberkDecision: 1, ...noMatch });
    expect(one.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect([...one.delta.mentions].map(({ pointer }) => pointer)).toContain('');
  });

  it('of another version, or without a list, is rejected', () => {
    const codes = (value: unknown) => {
      const { outcome, diagnostics } = read(value);
      return [outcome, ...diagnostics.map(({ code }) => code)];
    };
    for (const version of [2, '1', null])
      expect(codes({ ...noMatch, hauberkDecision: version })).toEqual(['rejected', 'decision-version']);
    expect(codes({ hauberkDecision: 1, decisions: {} })).toEqual(['rejected', 'decision-unreadable']);
    expect(codes({ hauberkDecision: 1, decisions: [] })).toEqual(['accepted', 'no-rows']);
    expect(codes({ hauberkDecision: 1, decisions: [noMatch], note: 1 })).toEqual(['accepted', 'decision-beside']);
  });

  it('states a no match as an edge that keeps the two apart, from its day to its last', () => {
    const { delta } = readAll({ ...noMatch, expires: '2026-06-30' }, { ...noMatch, decision: 'match' }, waiver);
    const edges = [...delta.edges].filter(({ kind }) => kind === 14);
    expect(edges.map(({ numbers }) => numbers)).toEqual([{ apart: 1, from: 20605, to: 20634 }, { from: 20605 }]);
    expect(edges.map(({ from, to }) => [delta.nodes.at(from)?.key, delta.nodes.at(to)?.key])).toEqual([
      ['organization:name:acme ltd@CN', 'entry:sdn:12'],
      ['organization:name:acme ltd@CN', 'entry:sdn:12'],
    ]);
  });

  it('states all that was decided of its party, in texts', () => {
    const [first, second, third] = said(noMatch, waiver, confirmation);
    expect(first).toEqual({
      statement: 'decision',
      decision: 'no match',
      decisionId: expect.stringMatching(/^[0-9a-f]{64}$/),
      partyName: 'Acme Ltd',
      partyKey: 'organization:name:acme ltd@CN',
      list: 'OFAC SDN',
      entryId: '12',
      entryKey: 'entry:sdn:12',
      author: 'A. Officer',
      reason: 'Another place of business',
      decided: '2026-06-01',
      uponEntry: hash,
      uponParty: hash,
    });
    expect(second).toMatchObject({
      decision: 'waiver',
      partyKey: 'organization:lei:5493001KJTIIGC8Y1R12',
      rule: 'section-889',
      programme: 'P',
      transaction: 'buy',
      items: 'item:a\nitem:b',
      expires: '2026-12-31',
      uponRule: hash,
    });
    expect(third).toMatchObject({ decision: 'confirmation', partyKey: 'organization:cage:1ABC2', confirms: hash });
  });

  it('of a party with an identifier says nothing of its name and country', () => {
    const { delta } = readAll({ ...waiver, party: { name: 'Acme', country: 'CN', identifiers: ['uei:ABCDEFGHJKL1'] } });
    expect([...delta.mentions].flatMap(({ name }) => name ?? [])).toEqual([]);
    expect([...delta.edges].map(({ kind }) => kind)).toEqual([12]);
    expect(said({ ...waiver, party: { name: 'Acme', identifiers: ['uei:ABCDEFGHJKL1'] } })[0]?.partyName).toBe('Acme');
  });

  it('has an id of what was decided, wherever it stands', () => {
    const id = (one: Written) => said(one)[0]?.decisionId;
    expect(said(waiver, noMatch)[1]?.decisionId).toBe(id(noMatch));
    expect(id(Object.fromEntries(Object.entries(noMatch).reverse()))).toBe(id(noMatch));
    expect(id({ ...waiver, scope: { programme: 'P', transaction: 'buy', items: ['item:b', 'item:a', 'item:b'] } })).toBe(
      id(waiver),
    );
    expect(id({ ...noMatch, party: { name: 'Acme Ltd', country: 'China' } })).toBe(id(noMatch));
    const others = [
      { decision: 'match' },
      { reason: 'x' },
      { author: 'x' },
      { decided: '2026-06-02' },
      { expires: '2026-06-02' },
      { entry: { list: 'OFAC SDN', id: '13' } },
      { scope: { programme: 'P' } },
      { decidedUpon: { entry: hash, party: 'b'.repeat(64) } },
    ].map((change) => id({ ...noMatch, ...change }));
    expect(new Set([id(noMatch), ...others]).size).toBe(others.length + 1);
  });
});

describe('a decision that cannot be read is quarantined, with its reason', () => {
  const reasons: readonly (readonly [string, unknown, string, RegExp])[] = [
    ['no object', 'match', 'decision-unreadable', /expected object/],
    ['another kind', { ...noMatch, decision: 'maybe' }, 'decision-unreadable', /^decision: /],
    ['a field that there is not', { ...noMatch, approved: true }, 'decision-unreadable', /approved/],
    ['no author', { ...noMatch, author: ' ' }, 'decision-unreadable', /^author: /],
    ['no reason', without(noMatch, 'reason'), 'decision-unreadable', /^reason: /],
    ['no day', { ...noMatch, decided: '2026-02-30' }, 'decision-unreadable', /^decided: .*date/],
    ['a time', { ...noMatch, decided: '2026-02-03T00:00:00Z' }, 'decision-unreadable', /^decided: .*date/],
    ['an end before its day', { ...noMatch, expires: '2026-05-31' }, 'decision-unreadable', /^expires: is before/],
    ['a match without an entry', without(noMatch, 'entry'), 'decision-unreadable', /^entry: must stand in a no match/],
    ['a match without what it was decided upon', without(noMatch, 'decidedUpon'), 'decision-unreadable', /hash of the party/],
    [
      'no hash of the entry',
      { ...noMatch, decidedUpon: { party: hash } },
      'decision-unreadable',
      /must state the hash of the entry/,
    ],
    ['no hash of its rule', { ...noMatch, rule: 'r' }, 'decision-unreadable', /must state the hash of the rule/],
    [
      'a hash of no rule',
      { ...noMatch, decidedUpon: { entry: hash, party: hash, rule: hash } },
      'decision-unreadable',
      /must not state the hash of the rule/,
    ],
    ['a hash that is none', { ...noMatch, decidedUpon: { entry: 'x', party: hash } }, 'decision-unreadable', /SHA-256/],
    ['a waiver without a rule', without(waiver, 'rule'), 'decision-unreadable', /^rule: must stand in a waiver/],
    ['a waiver without an end', without(waiver, 'expires'), 'decision-unreadable', /^expires: must stand in a waiver/],
    ['a match that confirms', { ...noMatch, confirms: hash }, 'decision-unreadable', /^confirms: must not stand/],
    ['a confirmation of nothing', without(confirmation, 'confirms'), 'decision-unreadable', /^confirms: must stand/],
    ['a confirmation with an end', { ...confirmation, expires: '2026-12-31' }, 'decision-unreadable', /^expires: must not stand/],
    [
      'a confirmation with a scope',
      { ...confirmation, scope: { programme: 'P' } },
      'decision-unreadable',
      /^scope: must not stand/,
    ],
    [
      'another transaction',
      { ...waiver, scope: { transaction: 'steal' } },
      'decision-unreadable',
      /^scope.transaction: |^scope\/transaction: /,
    ],
    ['no items', { ...waiver, scope: { items: [] } }, 'decision-unreadable', /^scope/],
    [
      'too many items',
      { ...waiver, scope: { items: Array.from({ length: 5 }, () => 'i'.repeat(4000)) } },
      'decision-unreadable',
      /more items than/,
    ],
    ['nobody', { ...noMatch, party: {} }, 'decision-party', /no name and no identifier/],
    ['a name of signs', { ...noMatch, party: { name: ' ... ' } }, 'decision-party', /no name and no identifier/],
    ['an identifier of nothing', { ...noMatch, party: { identifiers: ['duns:1'] } }, 'decision-party', /duns:1/],
    [
      'an LEI that is none',
      { ...noMatch, party: { identifiers: ['lei:5493001KJTIIGC8Y1R13'] } },
      'decision-party',
      /5493001KJTIIGC8Y1R13/,
    ],
    ['a country that is none', { ...noMatch, party: { name: 'Acme', country: 'Utopia' } }, 'decision-party', /Utopia/],
  ];
  it.each(reasons)('%s', (_, written, code, message) => {
    const { outcome, counts, diagnostics, delta } = readAll(written, noMatch);
    expect(outcome).toBe('accepted');
    expect(counts.rows).toEqual({ in: 2, mapped: 1, quarantined: 1 });
    expect(diagnostics).toEqual([
      { code, severity: 'warning', pointer: '/decisions/0', message: expect.stringMatching(message) },
    ]);
    expect([...delta.mentions].every(({ pointer }) => pointer === '/decisions/1')).toBe(true);
  });
});

describe('hostile decisions', () => {
  it('a bill of materials with the mark of a decision stays one', () => {
    const bom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'device', name: 'Part' }],
      hauberkDecision: 1,
    };
    expect(read(bom)).toMatchObject({ outcome: 'accepted', format: 'cyclonedx-json' });
  });

  it('names of objects are fields that there are not', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const text = JSON.stringify({ hauberkDecision: 1, decisions: [noMatch] }).replace(
        '"decision":',
        `"${name}":{"decision":"match"},"decision":`,
      );
      expect(read(text).counts.rows).toEqual({ in: 1, mapped: 0, quarantined: 1 });
      const within = JSON.stringify({ hauberkDecision: 1, decisions: [noMatch] }).replace(
        '"name":',
        `"${name}":{"polluted":1},"name":`,
      );
      expect(read(within).counts.rows).toEqual({ in: 1, mapped: 0, quarantined: 1 });
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('a reason of megabytes is kept as far as texts are, and counts whole in the id', () => {
    const long = 'x'.repeat(3_000_000);
    const [a, b] = [said({ ...noMatch, reason: long })[0], said({ ...noMatch, reason: `${long}y` })[0]];
    expect(a?.reason?.length).toBeLessThan(17_000);
    expect(a?.reason).toMatch(/cut: 3000000 characters/);
    expect(a?.decisionId).not.toBe(b?.decisionId);
    expect(readAll({ ...noMatch, author: 'x'.repeat(5_000) }).counts.rows.quarantined).toBe(1);
  });

  it('entries and parties that nobody knows are read: it is the view that knows', () => {
    expect(readAll({ ...noMatch, entry: { list: 'No list', id: 'a:b:c' } }).counts.rows.mapped).toBe(1);
    expect(said({ ...noMatch, entry: { list: 'No list', id: 'a:b:c' } })[0]?.entryKey).toBe('entry:no list:a:b:c');
  });
});

describe('canonical JSON', () => {
  it('sorts names by their code units, whatever the order of writing', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'x' }], a: true, 10: 'ten', 9: undefined })).toBe(
      '{"10":"ten","a":true,"b":[1,{"a":"x","z":null}]}',
    );
    expect(hashOfContent({ a: 1, b: 2 })).toBe(hashOfContent({ b: 2, a: 1 }));
    expect(hashOfContent({ a: 1 })).not.toBe(hashOfContent({ a: 2 }));
    expect(canonicalJson([undefined, () => 1])).toBe('[null,null]');
    expect(canonicalJson({ a: () => 1, é: 1, z: 2, B: 3 })).toBe('{"B":3,"z":2,"é":1}');
  });
});
