/** Splits the legal form from the words of a name. */
import { recalled } from '../../ontology/recalled.ts';
import { editDistance } from './edit-distance.ts';
import { type LegalFormClass, legalForms } from './legal-forms.ts';
import { type Chunk, chunksOf } from './name-chunks.ts';
import { soundOf } from './transliteration.ts';
import { isCommonWord, meaningOf } from './word-table.ts';

export interface LegalForm {
  /** In lower-case ASCII; empty where the name states none. */
  readonly spelling: string;
  /** `any` where none is stated, or one that fits all. */
  readonly class: LegalFormClass;
}

type Place = 'end' | 'front' | 'anywhere';

const forms = new Map<string, { class: LegalFormClass; places: ReadonlySet<Place> }>();
let longestForm = 0;
/** Those of one Latin word that are long enough to be misspelt. */
const longForms = new Set<string>();
const shortestMisspelt = 5;

for (const line of legalForms.trim().split('\n')) {
  const [name, spellings] = line.split(': ');
  for (const marked of spellings.split(' | ')) {
    const [, marks, spelling] = /^([\^*]*)(.*)$/u.exec(marked) as RegExpExecArray;
    const chunks = chunksOf(spelling);
    if (chunks.length === 1 && chunks[0].ascii.length >= shortestMisspelt && chunks[0].ascii === spelling)
      longForms.add(spelling);
    const key = chunks.map(keyOf).join(' ');
    if (key === '' || forms.has(key)) continue;
    const places = new Set<Place>(['end']);
    if (marks.includes('^')) places.add('front');
    if (marks.includes('*')) places.add('anywhere');
    forms.set(key, { class: name as LegalFormClass, places });
    longestForm = Math.max(longestForm, chunks.length);
  }
}

/** Transliterations of a long word are one; short ones must be equal. */
function keyOf({ ascii }: Chunk): string {
  return ascii.length >= 6 ? soundOf(ascii) : ascii;
}

export interface SplitName {
  /** What is left; all where the name is nothing but a legal form. */
  readonly chunks: readonly Chunk[];
  readonly legalForm: LegalForm;
}

export function splitLegalForm(chunks: readonly Chunk[]): SplitName {
  const { rest, found } = cutForms(chunks);
  // A name of legal forms and nothing else is a name.
  if (rest.length === 0) return { chunks, legalForm: { spelling: '', class: 'any' } };
  return { chunks: rest, legalForm: found.find((form) => form.class !== 'any') ?? found[0] ?? { spelling: '', class: 'any' } };
}

/** What is left of a name without its legal forms; empty where it is nothing else. */
export function withoutLegalForms(name: string): readonly Chunk[] {
  return cutForms(chunksOf(name)).rest;
}

function cutForms(chunks: readonly Chunk[]): { readonly rest: readonly Chunk[]; readonly found: readonly LegalForm[] } {
  const keys = chunks.map(keyOf);
  const gone = new Uint8Array(chunks.length);
  const found: LegalForm[] = [];
  const take = (start: number, length: number, formClass: LegalFormClass) => {
    gone.fill(1, start, start + length);
    const spelling = chunks
      .slice(start, start + length)
      .map(({ ascii }) => ascii)
      .join(' ');
    found.push({ spelling, class: formClass });
  };
  const formAt = (start: number, length: number, place: Place) => {
    const form = forms.get(keys.slice(start, start + length).join(' '));
    return form?.places.has(place) ? form.class : undefined;
  };
  let end = chunks.length;
  for (let length = Math.min(longestForm, end); length > 0; length--) {
    const formClass = length <= end ? formAt(end - length, length, 'end') : undefined;
    if (formClass === undefined) continue;
    take(end - length, length, formClass);
    end -= length;
    length = Math.min(longestForm, end) + 1;
  }
  for (let start = 0; start < end; start++) {
    for (let length = Math.min(longestForm, end - start); length > 0; length--) {
      const formClass = formAt(start, length, start === 0 ? 'front' : 'anywhere');
      if (formClass === undefined) continue;
      take(start, length, formClass);
      start += length - 1;
      break;
    }
  }
  const rest = chunks.filter((_, index) => gone[index] === 0);
  if (end === chunks.length && rest.length > 1) rest[rest.length - 1] = asMisspelt(rest[rest.length - 1]);
  return { rest, found };
}

/** "Limitd": a rare word, but for a letter. It says no more than "company". */
function asMisspelt(chunk: Chunk): Chunk {
  if (chunk.meaning !== undefined || chunk.ascii.length < shortestMisspelt - 1 || isMisspelt(chunk.ascii) === '') return chunk;
  return isCommonWord(meaningOf(chunk.ascii, chunk.written))
    ? chunk
    : { ...chunk, meaning: { text: 'company', kind: 'generic' }, misspelt: true };
}

/** The form that it is one edit from; empty when it is none. */
const isMisspelt = recalled((ascii) => {
  for (const form of longForms) if (editDistance(ascii, form, 1) === 1) return form;
  return '';
});
