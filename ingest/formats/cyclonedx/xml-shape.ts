/**
 * How elements of CycloneDX XML stand for the keys of CycloneDX JSON, by the XML schemas 1.0 to 1.7: the
 * parts that the reader reads. An element that is not named here is not read (docs/formats.md); the XML
 * schema decides whether it may stand where it does.
 */

export type Shape =
  /** The element's text. */
  | { readonly kind: 'text' }
  /** An attribute stands for the whole element: `<assembly ref="..."/>`. */
  | { readonly kind: 'reference'; readonly attribute: string }
  /**
   * An element around a list: `<components><component/></components>`. `isChoice`: each member stands
   * in an object of its own, under its key.
   */
  | { readonly kind: 'list'; readonly members: Members; readonly isChoice?: true }
  /** `content`: key of the element's own text. */
  | { readonly kind: 'object'; readonly attributes: readonly string[]; readonly content?: string; readonly children: Members }
  /** `dependencies`, whose members nest (`xml-dependencies.ts`). */
  | { readonly kind: 'dependencies' };

type Members = ReadonlyMap<string, Member>;

/** By the local name of an element, what it is within another. */
export interface Member {
  /** Its key in JSON. */
  readonly key: string;
  readonly shape: Shape;
  /** May stand several times beside one another: an array under its own name in JSON. */
  readonly isRepeated?: true;
}

/** Prefix of names from the dependency graph extension, with which BOMs of 1.0 and 1.1 state dependencies. */
export const graphExtension = 'graph:';

const text: Shape = { kind: 'text' };

function object(attributes: readonly string[], children: Readonly<Record<string, Shape>>, content?: string): Shape {
  return { kind: 'object', attributes, children: members(children), ...(content === undefined ? {} : { content }) };
}

function list(of: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'list', members: members(of) };
}

function members(of: Readonly<Record<string, Shape>>): Map<string, Member> {
  return new Map(Object.entries(of).map(([name, shape]) => [name, { key: name, shape }]));
}

function texts(...names: string[]): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, text]));
}

const contact = object(['bom-ref'], texts('name', 'email', 'phone'));
const address = object(['bom-ref'], texts('country', 'region', 'locality', 'postOfficeBoxNumber', 'postalCode', 'streetAddress'));
const organization: Shape = {
  kind: 'object',
  attributes: ['bom-ref'],
  children: new Map<string, Member>([
    ...members({ name: text, address }),
    ['url', { key: 'url', shape: text, isRepeated: true }],
    ['contact', { key: 'contact', shape: contact, isRepeated: true }],
  ]),
};

const hashes = list({ hash: object(['alg'], {}, 'content') });
const properties = list({ property: object(['name'], {}, 'value') });
const licenses: Shape = {
  kind: 'list',
  isChoice: true,
  members: new Map<string, Member>([
    ...members({ license: object(['bom-ref'], texts('id', 'name', 'url')), expression: text }),
    ['expression-detailed', { key: 'expression', shape: { kind: 'reference', attribute: 'expression' } }],
  ]),
};
const externalReferences = list({ reference: object(['type'], { ...texts('url', 'comment'), hashes }) });
const references = (name: string) => list({ [name]: { kind: 'reference', attribute: 'ref' } });

const componentChildren: Record<string, Shape> = {
  supplier: organization,
  manufacturer: organization,
  authors: list({ author: contact }),
  ...texts('author', 'publisher', 'group', 'name', 'version', 'versionRange', 'description', 'scope'),
  hashes,
  licenses,
  ...texts('copyright', 'cpe', 'purl', 'modified'),
  swid: object(['tagId', 'name', 'version', 'tagVersion', 'patch'], texts('url')),
  // said to be stated; what it holds is no item (SEMANTICS.md)
  pedigree: object([], {}),
  externalReferences,
  properties,
};
const component = nested('component', ['type', 'mime-type', 'bom-ref', 'isExternal'], componentChildren, [
  ['omniborId', { key: 'omniborId', shape: text, isRepeated: true }],
  ['swhid', { key: 'swhid', shape: text, isRepeated: true }],
  ...members({ [`${graphExtension}dependencies`]: { kind: 'dependencies' } }),
]);

const service = nested('service', ['bom-ref'], {
  provider: organization,
  ...texts('group', 'name', 'version', 'description'),
  endpoints: list({ endpoint: text }),
  licenses,
  externalReferences,
  properties,
});

/** A thing whose element may hold a list of its own kind. */
function nested(
  name: string,
  attributes: readonly string[],
  children: Record<string, Shape>,
  more: readonly (readonly [string, Member])[] = [],
): Shape {
  const all = new Map([...members(children), ...more]);
  const shape: Shape = { kind: 'object', attributes, children: all };
  all.set(`${name}s`, { key: `${name}s`, shape: list({ [name]: shape }) });
  return shape;
}

const composition = object(['bom-ref'], {
  aggregate: text,
  assemblies: references('assembly'),
  dependencies: references('dependency'),
  vulnerabilities: references('vulnerability'),
});

const metadata = object([], {
  timestamp: text,
  component,
  manufacture: organization,
  manufacturer: organization,
  supplier: organization,
});

/** Of the root element. */
export const bomShape: Shape = object(['serialNumber', 'version'], {
  metadata,
  components: list({ component }),
  services: list({ service }),
  dependencies: { kind: 'dependencies' },
  [`${graphExtension}dependencies`]: { kind: 'dependencies' },
  compositions: list({ composition }),
});

/** Names of lists and of their members, as `list/member`. */
const listMembers = new Set<string>(['dependencies/dependency', 'dependency/dependency', 'dependency/provides']);
const open: Shape[] = [bomShape];
for (let shape = open.pop(); shape !== undefined; shape = open.pop()) {
  if (shape.kind !== 'object') continue;
  for (const [name, { shape: inner }] of shape.children) {
    if (inner.kind === 'object') open.push(inner);
    if (inner.kind !== 'list') continue;
    for (const [member, { shape: of }] of inner.members) {
      if (!listMembers.has(`${name}/${member}`)) open.push(of);
      listMembers.add(`${name}/${member}`);
    }
  }
}

/** Whether an element of this name is one of a list within that one. */
export function isListMember(parent: string, name: string): boolean {
  return listMembers.has(`${parent}/${name}`);
}
