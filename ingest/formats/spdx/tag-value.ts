/**
 * SPDX tag-value to the structure of the JSON schema, and what the grammar finds wrong. A file below a
 * package belongs to it (2.3 clause 8); annotations go to the element that they name.
 */
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import type { Structure } from './from-structure.ts';
import { Places } from './places.ts';
import { followed, formFault } from './tag-value-grammar.ts';
import { eachTag, type TagLine } from './tag-value-lines.ts';
import { listOfPart, type Part, type Tag, tags } from './tag-value-tags.ts';
import { readValue, type Value } from './tag-value-values.ts';

/** A part of the structure while it is filled. */
interface Open {
  readonly part: Part;
  readonly path: string;
  readonly fields: Record<string, Value>;
}

export function structureOfTagValue(text: string, diagnostics: Diagnostics): Structure {
  const reader = new TagValueReader(diagnostics);
  eachTag(
    text,
    (line) => reader.take(line),
    (line, content) => {
      diagnostics.add(
        'tag-value-syntax',
        'warning',
        `line=${line}`,
        `Neither a tag with a value nor a comment: ${excerpt(content)}`,
      );
    },
  );
  return reader.structure();
}

class TagValueReader {
  readonly #diagnostics: Diagnostics;
  readonly #places = new Places();
  readonly #document: Open = { part: 'document', path: '', fields: {} };
  readonly #creation: Open = { part: 'creation', path: '/creationInfo', fields: {} };
  readonly #lists = new Map<string, Record<string, Value>[]>();
  /** The part of each kind that was begun last. */
  readonly #open = new Map<Part, Open>();
  /** Package, file or snippet (or document) that was begun last: whose `SPDXID` follows. */
  #element: Open = this.#document;
  readonly #elements = new Map<string, Open>();
  #previous = '';

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
    this.#open.set('document', this.#document);
    this.#open.set('creation', this.#creation);
  }

  take(line: TagLine): void {
    const pointer = `line=${line.line}`;
    if (line.isOpen) this.#diagnostics.add('text-not-closed', 'warning', pointer, 'The text does not end: no </text> follows.');
    const previous = this.#previous;
    this.#previous = line.tag;
    const fault = formFault(line);
    if (fault !== undefined) this.#diagnostics.add('tag-value-form', 'warning', pointer, `${line.tag} must be ${fault}.`);
    if (line.tag === 'SPDXID') {
      this.#identify(line, pointer);
      return;
    }
    const tag = Object.hasOwn(tags, line.tag) ? tags[line.tag] : undefined;
    if (tag === undefined) {
      this.#diagnostics.add('tag-unknown', 'warning', pointer, `SPDX has no tag ${excerpt(line.tag)}.`);
      return;
    }
    const open = tag.begins ? this.#begin(tag.part, pointer) : this.#open.get(tag.part);
    const before = Object.hasOwn(followed, line.tag) ? followed[line.tag] : previous;
    if (open === undefined || before !== previous) {
      this.#diagnostics.add('tag-misplaced', 'warning', pointer, `${line.tag} before what it belongs to; not read.`);
    } else this.#fill(open, tag, line, pointer);
  }

  structure(): Structure {
    this.#reportMissing();
    this.#placeAnnotations();
    const value: Record<string, Value> = { ...this.#document.fields };
    if (Object.keys(this.#creation.fields).length > 0) value.creationInfo = this.#creation.fields;
    for (const [name, list] of this.#lists) value[name] = list;
    return { format: 'spdx-tag-value', value, pointerOf: this.#places.pointerOf };
  }

  /** Tags that must be there, though the JSON schema can do without their keys. */
  #reportMissing(): void {
    const missing = (tag: string, path: string) =>
      this.#diagnostics.add(
        'tag-missing',
        'warning',
        path === '' ? 'line=1' : this.#places.pointerOf(path),
        `There is no ${tag}.`,
      );
    if (this.#document.fields.documentNamespace === undefined) missing('DocumentNamespace', '');
    for (const [index, annotation] of (this.#lists.get('annotationLines') ?? []).entries()) {
      if (annotation.spdxRef === undefined) missing('SPDXREF', `/annotationLines/${index}`);
    }
    for (const [index, fields] of (this.#lists.get('snippets') ?? []).entries()) {
      if (!isRanged({ fields }, 'byteRange')) missing('SnippetByteRange', `/snippets/${index}`);
    }
  }

  #begin(part: Part, pointer: string): Open {
    const name = listOfPart[part] as string;
    const list = this.#lists.get(name) ?? [];
    if (list.length === 0) this.#lists.set(name, list);
    const open: Open = { part, path: `/${name}/${list.length}`, fields: {} };
    list.push(open.fields);
    this.#open.set(part, open);
    this.#places.set(open.path, pointer);
    if (part === 'package') this.#open.delete('file');
    if (part === 'package' || part === 'file' || part === 'snippet') this.#element = open;
    return open;
  }

  #identify({ value }: TagLine, pointer: string): void {
    const open = this.#element;
    if (Object.hasOwn(open.fields, 'SPDXID')) {
      this.#diagnostics.add('tag-repeated', 'warning', pointer, 'The element has its SPDXID already; the first one is read.');
      return;
    }
    open.fields.SPDXID = value;
    this.#places.set(`${open.path}/SPDXID`, pointer);
    if (!this.#elements.has(value)) this.#elements.set(value, open);
    const owner = open.part === 'file' ? this.#open.get('package') : undefined;
    if (owner !== undefined) this.#append(owner, 'hasFiles', value, this.#places.pointerOf(open.path));
  }

  #fill(open: Open, { key, form }: Tag, { tag, value }: TagLine, pointer: string): void {
    const read = readValue(form, value);
    if (read === undefined) {
      this.#diagnostics.add('tag-value-invalid', 'warning', pointer, `Not a value of ${tag}: ${excerpt(value)}`);
    } else if (form === 'relationship') Object.assign(open.fields, read.value);
    else if (key === 'externalRefComment') this.#commentReference(open, value);
    else if (isRange(form) && isRanged(open, form)) {
      this.#diagnostics.add('tag-repeated', 'warning', pointer, `${tag} stands here already; the first one is read.`);
    } else if (read.isList) this.#append(open, key, read.value, pointer);
    else if (Object.hasOwn(open.fields, key)) {
      this.#diagnostics.add('tag-repeated', 'warning', pointer, `${tag} stands here already; the first one is read.`);
    } else {
      open.fields[key] = read.value;
      this.#places.set(`${open.path}/${key}`, pointer);
      if (open.part === 'snippet' && key === 'SPDXID' && !this.#elements.has(value)) this.#elements.set(value, open);
    }
  }

  #append({ path, fields }: Open, key: string, value: Value, pointer: string): void {
    const list = (fields[key] ?? []) as Value[];
    if (list.length === 0) fields[key] = list;
    this.#places.set(`${path}/${key}/${list.length}`, pointer);
    list.push(value);
  }

  #commentReference({ fields }: Open, comment: string): void {
    const last = ((fields.externalRefs ?? []) as Record<string, Value>[]).at(-1);
    if (last !== undefined) last.comment = comment;
  }

  /** `SPDXREF` names the element that is annotated: in the structure the annotation stands there. */
  #placeAnnotations(): void {
    const list = this.#lists.get('annotationLines') ?? [];
    this.#lists.delete('annotationLines');
    for (const [index, { spdxRef, ...annotation }] of list.entries()) {
      const pointer = this.#places.pointerOf(`/annotationLines/${index}`);
      const subject = typeof spdxRef === 'string' ? this.#elements.get(spdxRef) : undefined;
      this.#annotate(subject ?? this.#document, annotation, pointer);
    }
  }

  #annotate(open: Open, annotation: Value, pointer: string): void {
    const list = (open.fields.annotations ?? []) as Value[];
    if (list.length === 0) open.fields.annotations = list;
    this.#places.set(`${open.path}/annotations/${list.length}`, pointer);
    list.push(annotation);
  }
}

function isRange(form: Tag['form']): form is 'byteRange' | 'lineRange' {
  return form === 'byteRange' || form === 'lineRange';
}

function isRanged({ fields }: Pick<Open, 'fields'>, form: 'byteRange' | 'lineRange'): boolean {
  const key = form === 'byteRange' ? 'offset' : 'lineNumber';
  const ranges = (fields.ranges ?? []) as { startPointer: Record<string, Value> }[];
  return ranges.some(({ startPointer }) => Object.hasOwn(startPointer, key));
}
