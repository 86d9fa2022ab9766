/** Every list of ../shared/lists: an outcome, and counts that an independent counter gives too. */
import { describe, expect, test } from 'vitest';
import { countRecords, entryNumbers } from '../support/list-counter.ts';
import { codesOf, readBytes, sharedFiles } from '../support/read-bom.ts';
import { keysOf, mentionsOf } from '../support/read-table-text.ts';

const files = sharedFiles('lists');
if (files === undefined) process.stderr.write('skipped: the real lists are not installed (../shared/lists)\n');

function read(path: string) {
  const file = files?.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  const bytes = file.bytes();
  return { text: bytes.toString('utf8'), reading: readBytes(bytes, { path }) };
}

describe.skipIf(files === undefined)('real lists', () => {
  test.each([
    ['csl/consolidated.csv', 'list-csl', 1],
    ['csl/csl-older-columns.csv', 'list-csl', 1],
    ['ofac/sdn.csv', 'list-ofac', 0],
    ['ofac/alt.csv', 'list-ofac', 0],
    ['ofac/add.csv', 'list-ofac', 0],
    ['ofac/sdn_comments.csv', 'list-ofac', 0],
  ])('%s: every record is read', (path, format, headers) => {
    const { text, reading } = read(path);
    const records = countRecords(text) - headers;
    expect(reading).toMatchObject({ outcome: 'accepted', format });
    expect(reading.counts.rows).toEqual({ in: records, mapped: records, quarantined: 0 });
  });

  test('the files of one OFAC list name the same entries, under the keys of the screening list', () => {
    const { text, reading } = read('ofac/sdn.csv');
    const keys = new Set(keysOf(reading, 'ListEntry'));
    expect(keys).toEqual(new Set([...entryNumbers(text)].map((number) => `entry:sdn:${number}`)));
    expect(codesOf(reading)).toEqual([]);
    for (const path of ['ofac/alt.csv', 'ofac/add.csv', 'ofac/sdn_comments.csv']) {
      const { text: part, reading: further } = read(path);
      const named = keysOf(further, 'ListEntry');
      expect(named).toHaveLength(entryNumbers(part).size);
      if (path !== 'ofac/sdn_comments.csv') expect(named.filter((key) => !keys.has(key))).toEqual([]);
      expect(codesOf(further)).toContain('list-assumed');
    }
  });

  test('every alias of the alias file is a name of its entry', () => {
    const { text, reading } = read('ofac/alt.csv');
    const said = new Set(mentionsOf(reading, 'ListEntry').map(({ key, name }) => `${key.slice('entry:sdn:'.length)} ${name}`));
    const written = [...text.matchAll(/^(\d+),\d+,"[afn]ka","((?:[^"]|"")*)"/gm)];
    expect(written).toHaveLength(countRecords(text));
    expect(written.filter(([, number, name]) => !said.has(`${number} ${name?.replaceAll('""', '"').trim()}`))).toEqual([]);
  });

  test('tables of ordinary companies are no list', () => {
    for (const path of ['listed-companies/nasdaq-listed.csv', 'listed-companies/other-listed.csv']) {
      expect(read(path).reading.outcome).toBe('rejected');
    }
  });
});
