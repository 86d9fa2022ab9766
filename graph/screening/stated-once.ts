/** What rule files state under a code or id: once, or once more by a file that says that it replaces it. */
import { invalidRules, type ParsedRuleFile } from './rule-file.ts';
import type { RuleFile } from './rule-schema.ts';

export interface Stated<T> {
  readonly value: T;
  /** Id of the pack of its file. */
  readonly pack: string;
  readonly file: ParsedRuleFile;
  /** `name:line`. */
  readonly place: string;
  /** Where what it replaces is stated. */
  readonly replaced: string | undefined;
}

type Section = 'lists' | 'groups' | 'regimes' | 'rules';

/** By key, sorted. Throws OperationalError INPUT_INVALID when two files state the same and neither, or both, replace it, or one replaces what another pack states. */
export function statedOnce<S extends Section>(
  files: readonly ParsedRuleFile[],
  section: S,
  noun: string,
  keyOf: (value: RuleFile[S][number]) => string,
): ReadonlyMap<string, Stated<RuleFile[S][number]>> {
  const result = new Map<string, Stated<RuleFile[S][number]>>();
  for (const file of replacingLast(files)) {
    const { content, placeOf } = file;
    const pack = typeof content.pack === 'string' ? content.pack : content.pack.id;
    for (const [index, value] of content[section].entries()) {
      const key = keyOf(value);
      const place = placeOf([section, index]);
      const other = result.get(key);
      const replaces = content.replaces.includes(key);
      if (other !== undefined && (!replaces || other.replaced !== undefined || other.file === file)) {
        throw invalidRules(
          `${place}: the ${noun} ${key} is stated in ${other.place} already; a file that states it anew says replaces: [${key}]`,
        );
      }
      if (other !== undefined && other.pack !== pack) {
        throw invalidRules(
          `${place}: the ${noun} ${key} is of the pack ${other.pack} (${other.place}): a file of the pack ${pack} cannot replace it`,
        );
      }
      result.set(key, { value, pack, file, place, replaced: other?.place });
    }
  }
  return new Map([...result].sort(([a], [b]) => byText(a, b)));
}

function replacingLast(files: readonly ParsedRuleFile[]): readonly ParsedRuleFile[] {
  const replaces = ({ content }: ParsedRuleFile) => (content.replaces.length > 0 ? 1 : 0);
  return [...files].sort((a, b) => replaces(a) - replaces(b));
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
