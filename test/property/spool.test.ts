/** What is kept in hashes and files while a large document is read is what arrays, maps and sets would keep. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mention } from '../../graph/model/assertion.ts';
import { HashedMentions, HeldMentions } from '../../ingest/said-mentions.ts';
import { IntList } from '../../ingest/spool/int-list.ts';
import { RecentTexts } from '../../ingest/spool/recent-texts.ts';
import { RowList } from '../../ingest/spool/row-list.ts';
import { sortLines } from '../../ingest/spool/sort-lines.ts';
import { Spool } from '../../ingest/spool/spool.ts';
import { TextIndex } from '../../ingest/spool/text-index.ts';
import { TextList } from '../../ingest/spool/text-list.ts';

const spoolFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hauberk-spool-'));

let spool: Spool;
beforeEach(() => {
  spool = new Spool(5);
});
afterEach(async () => await spool.dispose());

const line = fc.string({ unit: 'grapheme', maxLength: 12 });

describe('TextIndex', () => {
  it('numbers texts as a map does, beyond what it holds as they are', () => {
    const index = new TextIndex();
    const known = new Map<string, number>();
    // 120,000 additions of 80,000 texts: each number is asked for again after the change to hashes
    for (let turn = 0; turn < 120_000; turn++) {
      const text = `text ${(turn * 7919) % 80_000}`;
      const expected = known.get(text) ?? known.size;
      known.set(text, expected);
      if (index.add(text) !== expected) throw new Error(`${text} has another number`);
    }
    expect(index.size).toBe(80_000);
    for (const [text, number] of known) if (index.get(text) !== number) throw new Error(`${text} is not found`);
    expect(['text', 'text 80000', ''].map((text) => index.get(text))).toEqual([-1, -1, -1]);
  });
});

describe('IntList', () => {
  it('is an array whose gaps are blank', () => {
    const entry = fc.tuple(fc.nat(70_000), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: -5, max: 5 }), (entries, blank) => {
        const list = new IntList(blank);
        const array: number[] = [];
        for (const [at, value] of entries) {
          list.set(at, value);
          array[at] = value;
        }
        list.push(7);
        array.push(7);
        expect(list.length).toBe(array.length);
        for (const at of [-1, ...entries.map(([place]) => place), array.length - 1, array.length, 200_000])
          expect(list.at(at)).toBe(array[at] ?? blank);
      }),
    );
  });
});

describe('TextList and RowList', () => {
  it('give back what was added, read while it grows, whether it is on disk or not', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.boolean(), (texts, isSpooled) => {
        const list = new TextList(isSpooled ? spool : undefined);
        for (const [at, text] of texts.entries()) {
          list.push(text);
          expect(list.at(at)).toBe(text);
          expect(list.at(at >> 1)).toBe(texts[at >> 1]);
        }
        expect(list.length).toBe(texts.length);
        expect(list.isHeld).toBe(!isSpooled || texts.length <= 5);
      }),
    );
  });

  it('hold texts that are longer than a page, and than what is written at once', () => {
    const list = new TextList(spool);
    const texts = Array.from({ length: 40 }, (_, at) => `${at}:${'é'.repeat(at * 9_000)}`);
    for (const text of texts) list.push(text);
    for (const [at, text] of texts.entries()) expect(list.at(at) === text).toBe(true);
  });

  it('keep rows in order, and give them as often as they are asked for', () => {
    const row = fc.record({ pointer: line, numbers: fc.option(fc.record({ a: fc.integer() }), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.array(row, { maxLength: 40 }), (first, second) => {
        const list = new RowList<unknown>(spool);
        for (const each of first) list.push(each);
        expect(JSON.stringify([...list.rows])).toBe(JSON.stringify(first));
        for (const each of second) list.push(each);
        expect(JSON.stringify([...list.rows])).toBe(JSON.stringify([...first, ...second]));
        expect(list.rows.length).toBe(first.length + second.length);
      }),
    );
  });
});

describe('sortLines', () => {
  it('sorts as an array does, in one run', () => {
    fc.assert(
      fc.property(fc.array(line.filter((text) => !text.includes('\n'))), (lines) => {
        expect([...sortLines(lines, spool)]).toEqual([...lines].sort());
      }),
    );
  });

  it('sorts as an array does, over many runs', () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `${(at * 48_271) % 65_537} ${'ü\ud83d\ude00'.repeat(400)} ${at}`);
    const sorted = [...sortLines(lines, spool)];
    // 24 million characters: three runs
    const expected = [...lines].sort();
    expect(sorted.length).toBe(expected.length);
    expect(sorted.findIndex((text, at) => text !== expected[at])).toBe(-1);
  });
});

describe('RecentTexts', () => {
  it('knows a text again that came lately, and forgets what came long ago', () => {
    const texts = new RecentTexts();
    expect(texts.add('first')).toBe(true);
    for (let turn = 0; turn < 16_384; turn++) expect(texts.add(`text ${turn}`)).toBe(true);
    expect(texts.add('text 16383')).toBe(false);
    expect(texts.add('text 1')).toBe(false);
    for (let turn = 0; turn < 32_768; turn++) texts.add(`other ${turn}`);
    expect(texts.add('first')).toBe(true);
  });
});

describe('what was said of a node', () => {
  it('is known again by its hash as by its words', () => {
    const mention = fc.record({
      node: fc.nat(4),
      pointer: line,
      name: fc.constantFrom(undefined, 'a', 'b'),
      nameHash: fc.constant(0),
      numbers: fc.constantFrom(undefined, { scope: 1 }, { scope: 2 }),
    });
    fc.assert(
      fc.property(fc.array(mention), (mentions) => {
        const held = new HeldMentions();
        const hashed = new HashedMentions();
        for (const each of mentions as Mention[]) expect(hashed.isNews(each)).toBe(held.isNews(each));
      }),
    );
  });
});

describe('a spool', () => {
  it('makes no folder before it needs one, and takes it away with all that is in it', async () => {
    const before = spoolFolders();
    const own = new Spool();
    expect(spoolFolders()).toEqual(before);
    own.file().appendText('x');
    own.file();
    expect(spoolFolders().length).toBe(before.length + 1);
    await own.dispose();
    expect(spoolFolders()).toEqual(before);
    await own.dispose();
  });

  it('takes away what a process left that was killed', async () => {
    const killed = spawnSync(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")']);
    const left = join(tmpdir(), `hauberk-spool-${killed.pid}-left`);
    const living = join(tmpdir(), `hauberk-spool-${process.pid}-left`);
    for (const folder of [left, living]) mkdirSync(folder);
    spool.file();
    expect([left, living].map(existsSync)).toEqual([false, true]);
    rmSync(living, { recursive: true });
  });
});
