/** A document's text around a place in it, small enough to be sent and shown: lines of a text, or rows of a table. */
import { setImmediate } from 'node:timers/promises';
import { type ByteSource, headOf, memorySource } from '../../graph/model/byte-source.ts';
import { decompress } from '../compressed/decompress.ts';
import { sniffPacked } from '../compressed/packed.ts';
import { decodedParts, decodedWhole, encodingOf } from './decoded-parts.ts';
import { type Excerpt, type ExcerptInput, excerptLimits, type TextExcerpt } from './excerpt-shape.ts';
import { JsonPlace } from './json-place.ts';
import { LinePlace } from './line-place.ts';
import type { Place, PlaceFinder } from './place.ts';
import { csvExcerpt, sheetExcerpt } from './table-excerpt.ts';
import { XmlPlace } from './xml-place.ts';
import { yamlPlace } from './yaml-place.ts';

const isTable = (format: string, pointer: string) => format.startsWith('table-') || /^row=|![A-Z]+\d+$/.test(pointer);
/** Bytes of a text that is taken apart as a whole at once; larger ones are work for another process. */
const quickBytes = 2 * 1024 * 1024;

/** Whether it keeps the processor busy: then it is not for a process that answers others. */
export function isHeavyExcerpt({ source, format, pointer }: Pick<ExcerptInput, 'source' | 'format' | 'pointer'>): boolean {
  if (sniffPacked(headOf(source)) !== undefined) return true;
  return (isTable(format, pointer) || format === 'spdx-yaml') && source.size > quickBytes;
}

/** Never throws on content. What is not shown, is not shown for the reason that is given. */
export async function excerptOf(input: ExcerptInput): Promise<Excerpt> {
  const mappingLine = /^mapping:(\d+)$/.exec(input.pointer);
  if (mappingLine !== null) {
    const text = Buffer.from(input.mapping ?? '');
    return await textExcerpt({ ...input, source: memorySource(text), format: 'mapping', pointer: `line=${mappingLine[1]}` });
  }
  const packed = sniffPacked(headOf(input.source));
  if (packed === 'zip') return await sheetExcerpt(input);
  if (packed !== undefined) {
    if (packed !== 'gzip' && packed !== 'zstd') return { kind: 'none', reason: `A ${packed} file.` };
    const unpacked = decompress(input.source.whole(), packed);
    if ('problem' in unpacked) return { kind: 'none', reason: unpacked.problem.message };
    return await excerptOf({ ...input, source: memorySource(unpacked.bytes) });
  }
  return isTable(input.format, input.pointer) ? csvExcerpt(input) : await textExcerpt(input);
}

async function textExcerpt(input: ExcerptInput): Promise<TextExcerpt> {
  const encoding = encodingOf(headOf(input.source));
  const place = input.pointer === '' ? undefined : await placeOf(input, encoding);
  const { start, end, isExact } = place ?? { start: 0, end: 0, isExact: input.pointer === '' };
  const window = new Window(start, end, Math.min(input.lines, excerptLimits.lines));
  for await (const part of inTurns(input.source, encoding)) if (window.feed(part)) break;
  return { kind: 'text', ...window.excerpt(), isExact };
}

async function placeOf({ source, format, pointer }: ExcerptInput, encoding: string): Promise<Place | undefined> {
  if (format === 'spdx-yaml') return yamlPlace(decodedWhole(source.whole(), encoding), pointer);
  const finder = finderOf(pointer, format);
  for await (const part of inTurns(source, encoding)) if (finder.feed(part)) break;
  return finder.found();
}

/** Other requests are answered between two parts. */
async function* inTurns(source: ByteSource, encoding: string): AsyncGenerator<string> {
  for (const part of decodedParts(source, encoding)) {
    yield part;
    await setImmediate();
  }
}

function finderOf(pointer: string, format: string): PlaceFinder {
  const line = /^line=(\d{1,9})(\/.*)?$/s.exec(pointer);
  if (line !== null) return new LinePlace(Number(line[1]), line[2]);
  return /xml|rdf/.test(format) ? new XmlPlace(pointer) : new JsonPlace(pointer);
}

/** Keeps what stands around a place of a text that comes in parts: whole lines where these are short enough. */
class Window {
  readonly #start: number;
  readonly #end: number;
  readonly #lines: number;
  #at = 0;
  /** Text from `#from` on; lines that ended before it. */
  #text = '';
  #from = 0;
  #linesBefore = 0;
  #isWhole = true;

  constructor(start: number, end: number, lines: number) {
    this.#start = start;
    this.#end = end;
    this.#lines = lines;
  }

  /** Gives true where nothing more is wanted. */
  feed(part: string): boolean {
    const { characters } = excerptLimits;
    const marked = Math.min(this.#end, this.#start + characters);
    const wantedFrom = Math.max(0, this.#start - characters);
    // Between what is shown of a long place and what comes after it nothing is kept, and that after is not shown.
    const wantedTo = marked === this.#end ? this.#end + characters : marked;
    const next = this.#at + part.length;
    if (next <= wantedFrom) {
      this.#linesBefore += linesIn(part);
      this.#from = next;
    } else {
      const skipped = Math.max(0, wantedFrom - this.#at);
      if (skipped > 0) {
        this.#linesBefore += linesIn(part.slice(0, skipped));
        this.#from = this.#at + skipped;
      }
      if (this.#at < wantedTo) this.#text += part.slice(skipped, Math.max(skipped, wantedTo - this.#at));
    }
    this.#at = next;
    this.#isWhole = next <= wantedTo;
    return next > wantedTo;
  }

  excerpt(): Omit<TextExcerpt, 'kind' | 'isExact'> {
    const marked = Math.min(this.#end, this.#start + excerptLimits.characters) - this.#from;
    const start = this.#start - this.#from;
    let from = start;
    // Before the text there is nothing to look for: a search from -1 would find a break at 0.
    for (let line = 0; line <= this.#lines && from >= 0; line++) from = from === 0 ? -1 : this.#text.lastIndexOf('\n', from - 1);
    from += 1;
    let to = marked - 1;
    for (let line = 0; line <= this.#lines && (line === 0 || to >= 0); line++) to = this.#text.indexOf('\n', to + 1);
    if (to < 0) to = this.#text.length;
    const isMarkCut = this.#end > this.#start + excerptLimits.characters;
    return {
      firstLine: 1 + this.#linesBefore + linesIn(this.#text.slice(0, from)),
      before: this.#text.slice(from, start),
      marked: this.#text.slice(start, marked),
      after: isMarkCut ? '' : this.#text.slice(marked, to),
      isCutBefore: this.#from + from > 0,
      isCutAfter: isMarkCut || !this.#isWhole || to < this.#text.trimEnd().length,
      isMarkCut,
    };
  }
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
