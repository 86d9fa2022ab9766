/**
 * Lines in order of their code units, however many: runs that fit in memory are sorted and written, then
 * merged. No line may hold a line feed.
 */
import type { Spool, SpoolFile } from './spool.ts';

/** Characters of the lines of one run. */
const runCharacters = 8 * 1024 * 1024;
/** Bytes of a run that are read at once while it is merged. */
const readAtOnce = 64 * 1024;

interface Run {
  readonly file: SpoolFile;
  readonly start: number;
  readonly end: number;
}

export function* sortLines(lines: Iterable<string>, spool: Spool): Generator<string> {
  let file: SpoolFile | undefined;
  const runs: Run[] = [];
  let waiting: string[] = [];
  let characters = 0;
  const writeRun = () => {
    file ??= spool.file();
    const start = file.length;
    for (const line of waiting.sort()) file.appendText(`${line}\n`);
    runs.push({ file, start, end: file.length });
    waiting = [];
    characters = 0;
  };
  for (const line of lines) {
    waiting.push(line);
    characters += line.length;
    if (characters >= runCharacters) writeRun();
  }
  if (runs.length === 0) yield* waiting.sort();
  else {
    if (waiting.length > 0) writeRun();
    yield* merge(runs.map(readRun));
  }
}

function* readRun({ file, start, end }: Run): Generator<string> {
  let rest = Buffer.alloc(0);
  for (let at = start; at < end; at += readAtOnce) {
    const bytes = Buffer.concat([rest, file.read(at, Math.min(readAtOnce, end - at))]);
    const last = bytes.lastIndexOf(0x0a);
    rest = bytes.subarray(last + 1);
    if (last >= 0) yield* bytes.toString('utf8', 0, last).split('\n');
  }
}

interface Head {
  line: string;
  readonly run: Generator<string>;
}

/** A heap of runs, the one with the least line first. */
function* merge(runs: readonly Generator<string>[]): Generator<string> {
  const heads: Head[] = [];
  for (const run of runs) {
    const { value, done } = run.next();
    if (done !== true) heads.push({ line: value, run });
  }
  heads.sort((a, b) => (a.line < b.line ? -1 : 1));
  while (heads.length > 0) {
    const [head] = heads as [Head];
    yield head.line;
    const { value, done } = head.run.next();
    if (done === true) {
      const last = heads.pop() as Head;
      if (heads.length === 0) return;
      heads[0] = last;
    } else head.line = value;
    sink(heads);
  }
}

function sink(heads: Head[]): void {
  for (let at = 0; ; ) {
    const left = at * 2 + 1;
    if (left >= heads.length) return;
    const right = left + 1;
    const least = right < heads.length && (heads[right] as Head).line < (heads[left] as Head).line ? right : left;
    const [parent, child] = [heads[at] as Head, heads[least] as Head];
    if (parent.line <= child.line) return;
    heads[at] = child;
    heads[least] = parent;
    at = least;
  }
}
