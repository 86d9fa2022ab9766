import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeclared, parseInstant, seriesBelow } from '../../app/documents/declared.ts';
import { documentsOf } from '../../cli/documents-of.ts';
import { ExitCode, exitCodeOf } from '../../cli/exit-code.ts';
import { partOf, table } from '../../cli/table.ts';
import { checkThreshold, exitCodeFor } from '../../cli/threshold.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

describe('documentsOf', () => {
  it('walks depth first in sorted order, joins paths as given, and follows no ring', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hauberk-walk-'));
    await mkdir(join(folder, 'b', 'c'), { recursive: true });
    for (const name of ['z.json', 'B.json', 'b/y', 'b/c/x', 'a b.csv']) await writeFile(join(folder, name), name);
    await symlink(folder, join(folder, 'b', 'ring'));
    const found: [string, string | undefined, string][] = [];
    for await (const { path, below, read } of documentsOf([`${folder}/`, join(folder, 'z.json'), join(folder, 'none')])) {
      const source = await read();
      found.push([path.slice(folder.length), below, typeof source === 'string' ? source : String(source.whole())]);
    }
    await rm(folder, { recursive: true });
    expect(found).toEqual([
      ['/B.json', 'B.json', 'B.json'],
      ['/a b.csv', 'a b.csv', 'a b.csv'],
      ['/b/c/x', 'b/c/x', 'b/c/x'],
      ['/b/y', 'b/y', 'b/y'],
      ['/z.json', 'z.json', 'z.json'],
      ['/z.json', undefined, 'z.json'],
      ['/none', undefined, 'ENOENT'],
    ]);
  });
});

describe('declared values', () => {
  it('are checked and put in one form', () => {
    expect(
      parseDeclared({
        programme: ' P ',
        series: '',
        releasableTo: 'us, gb,US',
        grade: 'b2',
        seriesVersion: '7',
        dated: '2026-02-28',
      }),
    ).toEqual({ programme: 'P', releasableTo: ['GB', 'US'], grade: 'B2', seriesVersion: 7, dated: '2026-02-28' });
    expect(parseDeclared({})).toEqual({});
    expect(seriesBelow('S', 'a\\b/c.json')).toBe('S/a/b/c.json');
  });

  it('are refused when they are wrong, by name', () => {
    const wrong = [
      { dated: '2026-02-29' },
      { dated: '26-1-1' },
      { grade: 'A7' },
      { seriesVersion: '0' },
      { seriesVersion: '1.5' },
      { releasableTo: 'USA' },
      { releasableTo: 'XX,gb' },
      { releasableTo: 'GB,' },
      { releasableTo: 'UK' },
      { programme: 'a\u0000b' },
      { marking: 'x'.repeat(501) },
    ];
    for (const input of wrong) expect(() => parseDeclared(input)).toThrow(OperationalError);
  });

  it('take a day as its end, and an instant only with its zone', () => {
    expect(parseInstant('at', '2026-01-02')).toBe('2026-01-02T23:59:59.999Z');
    expect(parseInstant('at', '2026-01-02T03:04:05+02:00')).toBe('2026-01-02T01:04:05.000Z');
    expect(parseInstant('at', undefined)).toBeUndefined();
    for (const wrong of ['2026-02-30', '2026-01-02T03:04:05', 'now', '2026']) {
      expect(() => parseInstant('at', wrong)).toThrow(OperationalError);
    }
  });
});

describe('what the process ends with', () => {
  it('follows the kind of failure', () => {
    expect(exitCodeOf(new OperationalError('STORE_UNAVAILABLE'))).toBe(ExitCode.unreachable);
    expect(exitCodeOf(new OperationalError('INPUT_INVALID'))).toBe(ExitCode.usage);
    expect(exitCodeOf(new OperationalError('PROGRAMME_UNKNOWN'))).toBe(ExitCode.invalidInput);
    expect(exitCodeOf(new TypeError('x'))).toBe(ExitCode.bug);
  });

  it('follows the threshold: any, a number, or a strength and all above it', () => {
    const scale = ['high', 'middle', 'low'];
    const end = (failOn: string | undefined, ...words: string[]) => exitCodeFor(failOn, words, scale);
    expect(end(undefined, 'high')).toBe(0);
    expect([end('any'), end('any', 'low')]).toEqual([0, 1]);
    expect([end('1', 'low'), end('1', 'low', 'low')]).toEqual([0, 1]);
    expect([end('middle', 'low'), end('middle', 'middle'), end('middle', 'high')]).toEqual([0, 1, 1]);
    expect(() => checkThreshold('severe', scale)).toThrow('high, middle, low');
  });
});

describe('tables', () => {
  it('cut long cells and take control characters out', () => {
    const text = table(['a'], [['x'.repeat(100)], ['\u001b[31mred']]);
    expect(text).toContain(`${'x'.repeat(47)}…`);
    expect(text).not.toContain('\u001b[31mred');
  });

  it('say a share with its whole', () => {
    expect(partOf({ known: 2, of: 3 })).toBe('2 of 3 (66 %)');
    expect(partOf({ known: 0, of: 0 })).toBe('none to ask of');
  });
});
