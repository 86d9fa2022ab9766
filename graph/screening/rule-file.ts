/** Reads the text of one rule file; says in which file, and where in it, something is wrong. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { OperationalError } from '../model/operational-error.ts';
import { type RuleFile, ruleFileSchema } from './rule-schema.ts';

/** A rule file as it was read: its name (no folder) and its text. */
export interface RuleSource {
  readonly name: string;
  readonly text: string;
}

export interface ParsedRuleFile {
  readonly content: RuleFile;
  /** `name:line` of what stands at the path. */
  readonly placeOf: (path: readonly PropertyKey[]) => string;
}

/** Throws OperationalError INPUT_INVALID when the text is no rule file. */
export function parseRuleFile({ name, text }: RuleSource): ParsedRuleFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw invalidRules(`${name}: ${error.message}`, error);
  const placeOf = (path: readonly PropertyKey[]) => `${name}:${lineOf(document, lines, path)}`;
  const result = ruleFileSchema.safeParse(contentOf(document, name));
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) =>
      [placeOf(path), ...(path.length > 0 ? [path.join('.')] : []), message].join(': '),
    );
    throw invalidRules(issues.join('; '));
  }
  return { content: result.data, placeOf };
}

function contentOf(document: Document, name: string): unknown {
  try {
    // An alias of an alias of an alias grows without bound, and no rule file needs one.
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw invalidRules(`${name}: ${error instanceof Error ? error.message : 'not YAML'}`, error);
  }
}

/** Of what stands at the path, or of the nearest that it is in. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What is wrong with the rule files, for who wrote them. */
export function invalidRules(detail: string, cause?: unknown): OperationalError {
  return new OperationalError('INPUT_INVALID', `Rule files: ${detail}`, cause === undefined ? undefined : { cause });
}
