/**
 * SPDX XML to the structure of the JSON schema, of which it is another spelling (2.3 clause 5.2): a
 * root `Document`, an element for each field, and an element for each member of a list.
 */
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import type { ExpandedName } from '../../xml/namespaces.ts';
import { walkXml, type XmlVisitor } from '../../xml/walk-xml.ts';
import type { Structure } from './from-structure.ts';

/** Fields that are lists in the JSON schemas of 2.2 and 2.3: XML does not say of one element whether it is alone. */
const lists: ReadonlySet<string> = new Set([
  ...['packages', 'files', 'snippets', 'relationships', 'annotations', 'revieweds', 'documentDescribes', 'creators'],
  ...['externalDocumentRefs', 'hasExtractedLicensingInfos', 'crossRefs', 'seeAlsos', 'checksums', 'externalRefs', 'hasFiles'],
  ...['licenseInfoFromFiles', 'packageVerificationCodeExcludedFiles', 'attributionTexts', 'fileTypes', 'fileContributors'],
  ...['fileDependencies', 'artifactOfs', 'licenseInfoInFiles', 'licenseInfoInSnippets', 'ranges'],
]);
const flags: ReadonlySet<string> = new Set(['filesAnalyzed', 'isLive', 'isValid', 'isWayBackLink']);
const wholes: ReadonlySet<string> = new Set(['offset', 'lineNumber', 'order']);

interface Frame {
  readonly name: string;
  readonly pointer: string;
  readonly fields: Map<string, unknown>;
  /** How often each element name has occurred inside. */
  readonly counts: Map<string, number>;
  text: string;
}

/** Undefined, with the reason in `diagnostics`, for what cannot be read. */
export function structureOfXml(text: string, diagnostics: Diagnostics): Structure | undefined {
  const builder = new StructureBuilder(diagnostics);
  const fault = walkXml(text, builder);
  if (fault === undefined) return { format: 'spdx-xml', value: builder.value, pointerOf };
  diagnostics.addAll([fault]);
  return undefined;
}

/** `/packages/2/name` is `/Document[1]/packages[3]/name[1]`. */
function pointerOf(path: string): string {
  return `/Document[1]${path.replace(/\/([^/]+)(?:\/(\d+))?/g, (_, name: string, at = '0') => `/${name}[${Number(at) + 1}]`)}`;
}

class StructureBuilder implements XmlVisitor {
  value: Readonly<Record<string, unknown>> = {};
  readonly #frames: Frame[] = [];
  readonly #diagnostics: Diagnostics;

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  open({ local }: ExpandedName): void {
    const parent = this.#frames.at(-1);
    const position = (parent?.counts.get(local) ?? 0) + 1;
    parent?.counts.set(local, position);
    const pointer = `${parent?.pointer ?? ''}/${local}[${position}]`;
    this.#frames.push({ name: local, pointer, fields: new Map(), counts: new Map(), text: '' });
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.text += text;
  }

  close(): void {
    const frame = this.#frames.pop() as Frame;
    const parent = this.#frames.at(-1);
    if (parent === undefined) this.value = Object.fromEntries(frame.fields);
    else this.#add(parent, frame);
  }

  #add({ fields }: Frame, { name, pointer, fields: own, text }: Frame): void {
    const value = own.size === 0 ? typed(name, text.trim()) : Object.fromEntries(own);
    const earlier = fields.get(name);
    if (lists.has(name)) {
      if (Array.isArray(earlier)) earlier.push(value);
      else fields.set(name, [value]);
    } else if (earlier === undefined) fields.set(name, value);
    else {
      const message = `The element may stand once; the first ${excerpt(name)} is read, and this one is not.`;
      this.#diagnostics.add('repeated-element', 'warning', pointer, message);
    }
  }
}

/** A text that is no value of its field stays text, so that the schema can say what is wrong. */
function typed(name: string, text: string): unknown {
  if (flags.has(name) && (text === 'true' || text === 'false')) return text === 'true';
  return wholes.has(name) && /^\d{1,15}$/.test(text) ? Number(text) : text;
}
