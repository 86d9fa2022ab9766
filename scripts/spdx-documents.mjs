// Documents that have every property of a JSON schema of SPDX, with invented values.

/** SPDX 2: one document with everything in it. */
export function bareDocument(schema) {
  return { document: filled(schema) };
}

function filled({ type, properties, items, enum: words }) {
  if (words !== undefined) return words[0];
  if (type === 'object') return Object.fromEntries(Object.entries(properties ?? {}).map(([name, one]) => [name, filled(one)]));
  if (type === 'array') return [filled(items)];
  return { string: 'text', integer: 1, boolean: true }[type];
}

/**
 * SPDX 3: a document for each class, with one object of it that has all properties. What a class inherits is
 * changed once only, in `withAll`; `own` tells the places that are changed.
 */
export function elementsOf(schema) {
  const model = schema.$defs;
  const names = Object.keys(model).filter((name) => `${name}_props` in model && name !== 'extension_Extension');
  const withAll = ['Agent', 'software_Package', 'security_VexFixedVulnAssessmentRelationship', 'software_Sbom'];
  return Object.fromEntries(
    names.map((name) => {
      const element = objectOf(model, name, false);
      const document = { '@context': schema.properties['@context'].const, '@graph': [element] };
      const kept = new Set(['type', 'spdxId', '@id', ...ownProperties(model, name)]);
      const own = (at) => withAll.includes(name) || kept.has(at.split('/')[3]) || at === '/@graph/0';
      return [name, { document, own: name === 'Agent' ? undefined : own }];
    }),
  );
}

function ownProperties(model, name) {
  return Object.keys(model[`${name}_props`].allOf?.find(({ properties }) => properties)?.properties ?? {});
}

/** Properties with those that are inherited, and the names of those that must be there. */
function propertiesOf(model, name) {
  const [parent, own] = model[`${name}_props`].allOf ?? [{}, {}];
  const above = refOf(parent);
  const inherited = above === 'SHACLClass' ? { properties: {}, required: [] } : propertiesOf(model, above.replace(/_props$/, ''));
  return {
    properties: { ...inherited.properties, ...own.properties },
    required: [...inherited.required, ...(own.required ?? [])],
  };
}

function objectOf(model, name, isShort) {
  const { properties, required } = propertiesOf(model, name);
  const isElement = model[name].allOf[0].properties.spdxId !== undefined;
  const wanted = Object.entries(properties).filter(([property]) => !isShort || required.includes(property));
  return {
    type: name,
    [isElement ? 'spdxId' : '@id']: isElement ? 'urn:fiction:element' : '_:object',
    ...Object.fromEntries(wanted.map(([property, one]) => [property, propertyValue(model, one, isShort)])),
  };
}

function propertyValue(model, property, isShort) {
  const array = property.oneOf?.find(({ type }) => type === 'array');
  if (array === undefined) return leafValue(model, property, isShort);
  const one = leafValue(model, array.items, isShort);
  return Array.from({ length: array.minItems ?? 1 }, () => one);
}

function leafValue(model, { $ref, ...leaf }, isShort) {
  const name = refOf({ $ref });
  if (name?.endsWith('_derived')) return referred(model, name, isShort);
  if (name !== undefined) return leafValue(model, model[name], isShort);
  if (leaf.enum !== undefined) return leaf.enum[0];
  const text = JSON.stringify(leaf);
  if (text.includes('T[0-2]')) return '2026-01-31T12:00:00Z';
  if (text.includes('"number"')) return 1.5;
  if (text.includes('(0|[1-9]')) return '3.0.1';
  if (text.includes('pattern')) return 'text/plain';
  return { string: 'text', integer: 1, boolean: true }[leaf.type];
}

/** An object without properties that need not be there; a reference within such a one, and in place of an extension. */
function referred(model, name, isShort) {
  const [first] = (model[name].anyOf[0].anyOf ?? []).map(refOf);
  return isShort || first === undefined || !(first in model) ? 'urn:fiction:other' : objectOf(model, first, true);
}

function refOf({ $ref }) {
  return $ref?.split('/').at(-1);
}
