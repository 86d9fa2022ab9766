/** Building an index of names and screening against it: costs by kind of name, and how many of the true entries are found. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ListIndex, listIndex } from '../graph/screening/matching/list-index.ts';
import { type Cost, emit, peakRssMiB, quantile, timed } from './measure.ts';
import { mulberry32 } from './random.ts';
import { madeParties, NameMaker, readNames } from './screening-names.ts';

export interface IndexBenchOptions {
  readonly names: number;
  /** Names of each kind that are screened. */
  readonly sample: number;
  readonly seed: number;
  readonly lists: string;
}

/** Screens before the clock runs: code is compiled meanwhile. */
const warmUp = 500;

export async function benchIndex({ names, sample, seed, lists }: IndexBenchOptions): Promise<void> {
  const source = readNames(lists);
  const maker = new NameMaker(source);
  const truth = sampleOf(maker, names, sample, seed);
  const before = held();
  const making = await timed(async () => {
    for (const party of madeParties(maker, names, seed)) if (party.id === -1) throw new Error('no such party');
  });
  const peakBefore = peakRssMiB();
  const built = await timed(async () => listIndex(madeParties(maker, names, seed)));
  const index = built.result;
  emit({
    bench: 'screening',
    what: 'index build',
    names,
    wallMs: built.cost.wallMs - making.cost.wallMs,
    cpuMs: built.cost.cpuMs - making.cost.cpuMs,
    makingNamesCpuMs: making.cost.cpuMs,
    peakRssMiBBefore: peakBefore,
    peakRssMiB: peakRssMiB(),
    indexMiB: held() - before,
  });
  const random = mulberry32(seed + 1);
  const unrelated = Array.from({ length: sample }, () => ({ id: -1, text: maker.make(random) }));
  const kinds: [string, { id: number; text: string }[]][] = [
    ['exact', truth],
    ['one edit', truth.map(({ id, text }) => ({ id, text: edited(text, 1, random) }))],
    ['two edits', truth.map(({ id, text }) => ({ id, text: edited(text, 2, random) }))],
    ['other word order', truth.map(({ id, text }) => ({ id, text: reordered(text, random) }))],
    ['a word dropped', truth.map(({ id, text }) => ({ id, text: dropped(text, random) }))],
    ['other made names', unrelated],
    ['listed companies', source.ordinary.slice(0, sample).map((text) => ({ id: -1, text }))],
  ];
  for (const [, asked] of kinds) for (const { text } of asked.slice(0, warmUp)) screen(index, text);
  for (const [kind, asked] of kinds) await measureKind(index, names, kind, asked);
}

async function measureKind(
  index: ListIndex,
  names: number,
  kind: string,
  asked: readonly { id: number; text: string }[],
): Promise<void> {
  const each: Cost[] = [];
  const retrieval: number[] = [];
  let retrieved = 0;
  let found = 0;
  let truncated = 0;
  let compared = 0;
  const whole = await timed(async () => {
    for (const { text } of asked) screen(index, text);
  });
  for (const { id, text } of asked) {
    const { result, cost } = await timed(async () => screen(index, text));
    each.push(cost);
    compared += result.compared;
    if (result.truncated) truncated++;
    if (result.matches.some((match) => match.id === id)) found++;
  }
  for (const { id, text } of asked) {
    const start = performance.now();
    const likely = index.likely(text, 100);
    retrieval.push(performance.now() - start);
    if (likely.includes(id)) retrieved++;
  }
  const wall = each.map((cost) => cost.wallMs);
  const cpu = each.map((cost) => cost.cpuMs);
  const known = asked[0].id !== -1;
  emit({
    bench: 'screening',
    what: kind,
    names,
    screens: asked.length,
    cpuMsP50: quantile(cpu, 0.5),
    cpuMsP95: quantile(cpu, 0.95),
    cpuMsP99: quantile(cpu, 0.99),
    wallMsP50: quantile(wall, 0.5),
    wallMsP95: quantile(wall, 0.95),
    wallMsP99: quantile(wall, 0.99),
    screensPerCpuSecond: asked.length / (whole.cost.cpuMs / 1000),
    retrievalWallMsP50: quantile(retrieval, 0.5),
    retrievalWallMsP95: quantile(retrieval, 0.95),
    compared: compared / asked.length,
    truncated,
    ...(known && { recallAt100: share(retrieved, asked.length), matched: share(found, asked.length) }),
  });
}

function share(some: number, all: number): string {
  return (some / all).toFixed(4);
}

function screen(index: ListIndex, name: string) {
  return index.screening({ names: [name], countries: [], identifiers: [], addresses: [] });
}

/** Names of the index, with their ids. */
function sampleOf(maker: NameMaker, names: number, sample: number, seed: number): { id: number; text: string }[] {
  const step = Math.max(1, Math.floor(names / sample));
  const list: { id: number; text: string }[] = [];
  for (const { id, names: own } of madeParties(maker, names, seed))
    if (id % step === 0 && list.length < sample) list.push({ id, text: own[0].text });
  return list;
}

/** MiB of objects and buffers that are in use. */
function held(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A letter exchanged, left out, put in, or two swapped, each at a random letter. */
export function edited(text: string, edits: number, random: () => number): string {
  let result = text;
  for (let edit = 0; edit < edits; edit++) {
    const places = Array.from(result.matchAll(/[\p{L}\d]/gu), ({ index }) => index);
    const at = places[Math.floor(random() * places.length)];
    const letter = letters[Math.floor(random() * letters.length)];
    const kind = Math.floor(random() * 4);
    if (kind === 0) result = result.slice(0, at) + letter + result.slice(at + 1);
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + 1);
    else if (kind === 2) result = result.slice(0, at) + letter + result.slice(at);
    else result = result.slice(0, at) + result.slice(at + 1, at + 2) + result[at] + result.slice(at + 2);
  }
  return result;
}

function reordered(text: string, random: () => number): string {
  const words = text.split(' ');
  for (let i = words.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [words[i], words[j]] = [words[j], words[i]];
  }
  return words.join(' ');
}

/** Without one word; a name of one word stays. */
function dropped(text: string, random: () => number): string {
  const words = text.split(' ');
  if (words.length > 1) words.splice(Math.floor(random() * words.length), 1);
  return words.join(' ');
}
