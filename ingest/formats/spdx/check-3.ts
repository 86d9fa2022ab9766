/**
 * The verdict of the JSON schema of SPDX 3.0.1 (its classes are in `classes-3.ts`), and one rule that it has
 * in words alone: a document has one SpdxDocument.
 */
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import type { Graph3 } from './graph-3.ts';
import { type Fault3, objectFault } from './object-3.ts';

const context3 = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const none: ReadonlySet<string> = new Set();
/** Members of a document that is one object, beside those of its class. */
const frame: ReadonlySet<string> = new Set(['@context']);

/** Empty when nothing is wrong; at most `limits.schemaErrors`. */
export function checkGraph3(graph: Graph3): Diagnostic[] {
  const found: Diagnostic[] = [];
  const note = (path: string, fault: Fault3 | undefined) => {
    if (fault !== undefined && found.length < limits.schemaErrors) found.push(invalid(path + fault.path, fault.message));
  };
  note('', frameFault(graph));
  const documents = graph.elements.filter(({ type }) => type === 'SpdxDocument').length;
  if (documents > 1) note('', { path: '', message: 'more than one SpdxDocument' });
  for (const path of graph.others) note(path, { path: '', message: 'must be object' });
  for (const { value, path } of graph.elements) {
    if (found.length >= limits.schemaErrors) break;
    note(path, objectFault(value, path === '' ? frame : none));
  }
  return found;
}

/** What is wrong with the members of the document around its graph. */
function frameFault({ frame: members, hasGraph }: Graph3): Fault3 | undefined {
  const context = members['@context'];
  if (context === undefined) return { path: '', message: "must have required property '@context'" };
  if (context !== context3) return { path: '/@context', message: `must be equal to ${context3}` };
  const stranger = hasGraph ? Object.keys(members).find((name) => name !== '@context') : undefined;
  return stranger === undefined ? undefined : { path: '', message: `must NOT have additional properties (${excerpt(stranger)})` };
}

function invalid(pointer: string, message: string): Diagnostic {
  return diagnostic('schema-invalid', 'warning', pointer, message);
}
