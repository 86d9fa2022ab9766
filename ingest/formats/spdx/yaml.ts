/**
 * SPDX YAML to the structure of the JSON schema, of which it is another spelling (2.3 clause 5.2). A
 * number whose text says more than its value (`version: 1.10`) stays text.
 */
import { type Document, isMap, isScalar, parseDocument, visit, type YAMLError } from 'yaml';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { isObject, type JsonObject } from '../cyclonedx/value.ts';

/** Undefined, with the reason in `diagnostics`, for what cannot be read. */
export function parseYaml(text: string, diagnostics: Diagnostics): JsonObject | undefined {
  if (text.length > limits.yamlCharacters) {
    diagnostics.add('yaml-too-large', 'error', '', `Longer than ${limits.yamlCharacters} characters.`);
    return undefined;
  }
  let value: unknown;
  try {
    // What the parser would warn of on standard error is a stranger's text.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, strict: true, logLevel: 'error' });
    if (!isAcceptable(document, diagnostics)) return undefined;
    keepTexts(document);
    value = document.toJS({ maxAliasCount: limits.yamlAliases });
  } catch (error) {
    // the library throws on alias bombs and on nesting that exhausts the stack
    diagnostics.add('yaml-syntax', 'error', '', excerpt(error instanceof Error ? error.message : String(error)));
    return undefined;
  }
  if (isObject(value)) return value;
  diagnostics.add('yaml-syntax', 'error', '', 'The document is no mapping.');
  return undefined;
}

/** A repeated key is a fault that one can read on from; the last one is read. */
function isAcceptable(document: Document.Parsed, diagnostics: Diagnostics): boolean {
  const fatal = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (fatal !== undefined) {
    diagnostics.add('yaml-syntax', 'error', '', wordsOf(fatal));
    return false;
  }
  for (const error of document.errors) diagnostics.add('duplicate-key', 'warning', '', wordsOf(error));
  return true;
}

function wordsOf(error: YAMLError): string {
  return excerpt(`At character ${error.pos[0]}: ${error.message}`);
}

function keepTexts(document: Document.Parsed): void {
  if (!isMap(document.contents)) return;
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'number' && node.source !== undefined && String(node.value) !== node.source) {
        node.value = node.source;
      }
    },
  });
}
