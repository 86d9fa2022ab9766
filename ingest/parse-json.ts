/** Text to a JSON value within the named limits; what is wrong is said, never thrown. */

import type { Decoded } from './decode-text.ts';
import { type Diagnostics, excerpt } from './diagnostics.ts';
import { type JsonFaultCode, type JsonScan, scanJson } from './json-scan.ts';
import { limits } from './limits.ts';

export interface ParsedJson {
  readonly value: unknown;
  /** Nested arrays and objects. */
  readonly depth: number;
}

const faultMessages: Readonly<Record<JsonFaultCode, string>> = {
  'duplicate-key': 'The key occurs twice in its object; the last one is read, the earlier one is not.',
  'unsafe-number': 'The number has more digits than can be kept exactly.',
  'nul-character': 'The text holds a NUL character; it is kept as U+FFFD.',
  'lone-surrogate': 'The text holds half of a surrogate pair; it is kept as U+FFFD.',
  'prototype-key': 'The key __proto__ means nothing here and is not read.',
};

/** The value, or undefined with the reason in `diagnostics`. `place`: of a pointer in the text, where it is a part of a document. */
export function parseJson(
  decoded: Decoded,
  diagnostics: Diagnostics,
  place: (pointer: string) => string = (pointer) => pointer,
): ParsedJson | undefined {
  const scan = scanJson(decoded.bytes);
  if (!isWithinLimits(scan, place(''), diagnostics)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch (error) {
    explain(scan, error, decoded.text.length, place(''), diagnostics);
    return undefined;
  }
  for (const fault of scan.faults) diagnostics.add(fault.code, 'warning', place(fault.pointer), faultMessages[fault.code]);
  return { value, depth: scan.depth };
}

function isWithinLimits(scan: JsonScan, at: string, diagnostics: Diagnostics): boolean {
  if (scan.tooDeep) diagnostics.add('json-too-deep', 'error', at, `Nested deeper than ${limits.jsonDepth} levels.`);
  else if (scan.tooMany) diagnostics.add('json-too-many-values', 'error', at, `More than ${limits.jsonValues} values.`);
  else return true;
  return false;
}

/** The parser's words are V8's; the scan holds them to the two cases that people meet most. */
function explain(scan: JsonScan, error: unknown, length: number, at: string, diagnostics: Diagnostics): void {
  const words = error instanceof Error ? error.message : String(error);
  if (scan.trailing >= 0 && words.includes('after JSON')) {
    diagnostics.add('json-trailing-data', 'error', at, `More follows the document at byte ${scan.trailing}.`);
  } else if (scan.truncated && isAtEnd(words, length)) {
    diagnostics.add('json-truncated', 'error', at, 'The document ends before it is complete.');
  } else {
    diagnostics.add('json-syntax', 'error', at, excerpt(words));
  }
}

function isAtEnd(words: string, length: number): boolean {
  const position = / at position (\d+)/.exec(words);
  return /end of JSON|Unterminated/.test(words) || Number(position?.[1]) >= length;
}
