/**
 * Rules of SPDX 3.0 (Core and Software profiles: cardinalities and vocabularies of the classes that are
 * read here), in the terms of its JSON schema. The other profiles are not checked.
 */
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { isObject, listOf, textOf } from '../cyclonedx/value.ts';
import type { Graph3, GraphElement } from './graph-3.ts';
import { relationshipTypes3 } from './relationship-type.ts';

const completeness = ['complete', 'incomplete', 'noAssertion'];
const lifecycleScopes = ['build', 'design', 'development', 'other', 'runtime', 'test'];
/** Objects of a graph that are no elements: no identifier or creation information is asked of them. */
const plainObjects = new Set([
  'CreationInfo',
  'Hash',
  'PackageVerificationCode',
  'ExternalIdentifier',
  'ExternalMap',
  'ExternalRef',
]);

/** Empty when nothing is wrong; at most `limits.schemaErrors`. */
export function checkGraph3(graph: Graph3): Diagnostic[] {
  const found: Diagnostic[] = [];
  const documents = graph.elements.filter(({ type }) => type === 'SpdxDocument').length;
  if (documents > 1) found.push(invalid('', 'more than one SpdxDocument'));
  for (const element of graph.elements) {
    if (found.length >= limits.schemaErrors) break;
    const fault = faultOf(element);
    if (fault !== undefined) found.push(invalid(element.path + fault.path, fault.message));
  }
  return found;
}

interface FaultAt {
  readonly path: string;
  readonly message: string;
}

function faultOf({ value, type, id }: GraphElement): FaultAt | undefined {
  const missing = (...names: string[]) => names.find((name) => value[name] === undefined);
  if (type === '') return { path: '', message: "must have required property 'type'" };
  if (type === 'CreationInfo') return lacking(missing('created', 'createdBy', 'specVersion'));
  if (plainObjects.has(type)) return undefined;
  if (id === undefined || value.creationInfo === undefined) return lacking(id === undefined ? 'spdxId' : 'creationInfo');
  if (type.endsWith('Relationship')) return lacking(missing('from', 'to', 'relationshipType')) ?? relationshipFault(value);
  if (type === 'Package' || type === 'File') return lacking(missing('name')) ?? hashFault(value.verifiedUsing);
  return type === 'Annotation' ? lacking(missing('annotationType', 'subject')) : undefined;
}

function lacking(name: string | undefined): FaultAt | undefined {
  return name === undefined ? undefined : { path: '', message: `must have required property '${name}'` };
}

function relationshipFault(value: GraphElement['value']): FaultAt | undefined {
  if (!Array.isArray(value.to)) return { path: '/to', message: 'must be array' };
  const type = textOf(value.relationshipType) ?? '';
  if (!Object.hasOwn(relationshipTypes3, type)) return notAllowed('/relationshipType', type);
  const stated = textOf(value.completeness);
  if (stated !== undefined && !completeness.includes(stated)) return notAllowed('/completeness', stated);
  const scope = textOf(value.scope);
  return scope !== undefined && !lifecycleScopes.includes(scope) ? notAllowed('/scope', scope) : undefined;
}

function hashFault(verifiedUsing: unknown): FaultAt | undefined {
  for (const [index, hash] of listOf(verifiedUsing).entries()) {
    if (isObject(hash) && (hash.algorithm === undefined || hash.hashValue === undefined)) {
      return { path: `/verifiedUsing/${index}`, message: 'must have an algorithm and a value' };
    }
  }
  return undefined;
}

function notAllowed(path: string, value: string): FaultAt {
  return { path, message: `must be equal to one of the allowed values (${excerpt(value)})` };
}

function invalid(pointer: string, message: string): Diagnostic {
  return diagnostic('schema-invalid', 'warning', pointer, message);
}
