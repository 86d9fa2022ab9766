/** What the classes of SPDX 3 find wrong with an object and the objects within it. */
import { excerpt } from '../../diagnostics.ts';
import { isObject, type JsonObject } from '../cyclonedx/value.ts';
import { type Class3, class3, type Property3 } from './model-3.ts';
import { isIri, isReference, valueFault } from './values-3.ts';
import { individuals3 } from './vocabularies-3.ts';

export interface Fault3 {
  readonly path: string;
  readonly message: string;
}

/** A value where an object of a class, or of any, is to stand. */
interface Place {
  readonly value: JsonObject;
  readonly path: string;
  readonly kind: string | undefined;
}

/** The first fault; undefined for a valid object. `besides`: properties that are no business of the class. */
export function objectFault(value: JsonObject, besides: ReadonlySet<string>): Fault3 | undefined {
  // Objects stand within objects as deep as the sender likes, so their places are kept here and not on the stack.
  const places: Place[] = [{ value, path: '', kind: undefined }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const fault = placeFault(place, places, place.path === '' ? besides : new Set());
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function placeFault({ value, path, kind }: Place, places: Place[], besides: ReadonlySet<string>): Fault3 | undefined {
  const type = Object.hasOwn(value, 'type') ? value.type : undefined;
  if (type === undefined) return lacking(path, 'type');
  if (kind === 'extension_Extension') {
    // Of a class of an extension its own specification says what it has.
    return isIri(type) || known(type) !== undefined ? undefined : notAllowed(`${path}/type`, type);
  }
  const found = known(type);
  if (found !== undefined && (kind === undefined || found.kinds.has(kind))) {
    return identityFault(value, path, found) ?? propertiesFault({ value, path, kind }, found, places, besides);
  }
  return notAllowed(`${path}/type`, type);
}

function known(type: unknown): Class3 | undefined {
  return typeof type === 'string' ? class3(type) : undefined;
}

/** An element has an `spdxId`; another object may have an `@id`. */
function identityFault(value: JsonObject, path: string, { kinds }: Class3): Fault3 | undefined {
  const isElement = kinds.has('Element');
  const name = isElement ? 'spdxId' : '@id';
  if (!Object.hasOwn(value, name)) return isElement ? lacking(path, name) : undefined;
  const fits = isElement ? isIri(value[name]) : isReference(value[name]);
  return fits ? undefined : { path: `${path}/${name}`, message: 'must be an identifier' };
}

function propertiesFault(
  { value, path }: Place,
  { kinds, properties }: Class3,
  places: Place[],
  besides: ReadonlySet<string>,
): Fault3 | undefined {
  for (const { name, isRequired } of properties.values()) {
    if (isRequired && !Object.hasOwn(value, name)) return lacking(path, name);
  }
  const own = kinds.has('Element') ? 'spdxId' : '@id';
  for (const [name, stated] of Object.entries(value)) {
    const property = properties.get(name);
    const fault =
      property === undefined
        ? strangerFault(name, path, name === 'type' || name === own || besides.has(name))
        : propertyFault(stated, `${path}/${name}`, property, places);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function strangerFault(name: string, path: string, isAllowed: boolean): Fault3 | undefined {
  return isAllowed ? undefined : { path, message: `must NOT have additional properties (${excerpt(name)})` };
}

function propertyFault(stated: unknown, path: string, { least, type }: Property3, places: Place[]): Fault3 | undefined {
  if (least === undefined) return oneFault(stated, path, type, places);
  if (!Array.isArray(stated)) return { path, message: 'must be array' };
  if (stated.length < least) return { path, message: `must NOT have fewer than ${least} items` };
  for (const [index, one] of stated.entries()) {
    const fault = oneFault(one, `${path}/${index}`, type, places);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** An object is put among the places that are still to be looked at. */
function oneFault(value: unknown, path: string, type: string, places: Place[]): Fault3 | undefined {
  if (!type.startsWith('@')) {
    const message = valueFault(value, type);
    return message === undefined ? undefined : { path, message };
  }
  const kind = type.slice(1);
  if (isObject(value)) places.push({ value, path, kind });
  else if (!isReference(value) && !(individuals3[kind] ?? []).includes(value as string)) {
    return { path, message: `must be an object of class ${kind} or a reference to one` };
  }
  return undefined;
}

function lacking(path: string, name: string): Fault3 {
  return { path, message: `must have required property '${name}'` };
}

function notAllowed(path: string, value: unknown): Fault3 {
  const shown = typeof value === 'string' ? ` (${excerpt(value)})` : '';
  return { path, message: `must be equal to one of the allowed values${shown}` };
}
