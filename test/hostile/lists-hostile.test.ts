/** Mutants of small lists and statements: each gets an outcome, and every row is accounted for. */
import { describe, expect, it } from 'vitest';
import { readText } from '../support/read-bom.ts';

const documents: Readonly<Record<string, string>> = {
  'sdn.csv': '36,"EVIL WORKS",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'EW\'; Registration ID 1 (Russia)."\r\n',
  'alt.csv': '36,12,"aka","EVIL ZAVOD",-0- \n',
  'sdn.xml':
    '<sdnList><sdnEntry><uid>1</uid><lastName>A</lastName><akaList><aka><category>weak</category><lastName>B</lastName></aka></akaList></sdnEntry></sdnList>',
  'advanced.xml':
    '<Sanctions><DistinctParties><DistinctParty FixedRef="1"><Profile ID="1"><Identity ID="2"><Alias Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue>A</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties><SanctionsEntries><SanctionsEntry ProfileID="1"/></SanctionsEntries></Sanctions>',
  'csl.json':
    '{"results":[{"source":"SDN","name":"A","alt_names":["B"],"addresses":[{"country":"GB"}],"ids":[],"source_list_url":null}]}',
  'bods.json':
    '[{"statementId":"a","recordId":"e","recordType":"entity","recordDetails":{"name":"A","entityType":{"type":"state"}}},{"statementId":"b","recordId":"r","recordType":"relationship","recordDetails":{"subject":"e","interestedParty":{"reason":"x"},"interests":[{"share":{"exact":5}}]}}]',
  'ftm.jsonl':
    '{"id":"a","schema":"Company","properties":{"name":["A"],"topics":["sanction"]}}\n{"id":"o","schema":"Ownership","properties":{"owner":["a"],"asset":["a"]}}',
};
const rounds = 250;

/** Deterministic: a failure can be replayed. */
function mutantsOf(text: string, seed: number): string[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const bits = ['"', '{', '}', '[', ']', '<', '>', '&', ',', '-0- ', '\0', '\ud800', 'null', '__proto__', '1e999', '\n', ''];
  return Array.from({ length: rounds }, () => {
    let mutant = text;
    for (let times = 1 + next(3); times > 0; times--) {
      const at = next(mutant.length + 1);
      mutant = mutant.slice(0, at) + bits[next(bits.length)] + mutant.slice(at + next(4));
    }
    return mutant;
  });
}

describe('mutants', () => {
  it.each(Object.keys(documents))('of %s', (name) => {
    for (const mutant of mutantsOf(documents[name] as string, name.length * 7919)) {
      const reading = readText(mutant, { path: name });
      const { rows } = reading.counts;
      expect([mutant, rows.in]).toEqual([mutant, rows.mapped + rows.quarantined]);
      if (reading.outcome === 'rejected') expect(reading.delta.nodes).toEqual([]);
      for (const { from, to } of reading.delta.edges) expect(Math.max(from, to)).toBeLessThan(reading.delta.nodes.length);
      for (const { name: said } of reading.delta.mentions) expect(said?.isWellFormed() ?? true).toBe(true);
    }
  });

  it('reads keys of objects that every object has as nothing special', () => {
    const text =
      '{"id":"__proto__","schema":"constructor","datasets":["toString"],"properties":{"__proto__":["a"],"constructor":["b"]}}\n{"id":"b","schema":"Company","properties":{"name":["B"],"toString":["__proto__"]}}';
    const reading = readText(text);
    expect(reading.counts.rows).toEqual({ in: 2, mapped: 2, quarantined: 0 });
    const statement =
      '[{"statementId":"a","recordType":"constructor"},{"statementId":"b","recordType":"entity","recordDetails":{"name":"B","entityType":{"type":"toString"}}}]';
    expect(readText(statement).counts.rows).toEqual({ in: 2, mapped: 1, quarantined: 1 });
  });
});
