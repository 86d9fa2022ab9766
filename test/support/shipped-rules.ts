/** The rule files that are shipped. */
import { readdirSync, readFileSync } from 'node:fs';
import type { RulePack } from '../../graph/screening/rule.ts';
import { parseRules, type RuleSource } from '../../graph/screening/rules.ts';

const folder = new URL('../../graph/screening/rules/', import.meta.url);

export const shippedSources: readonly RuleSource[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

let parsed: RulePack | undefined;

/**
 * Parsed when a test first asks for it: what runs while a file of tests is loaded belongs to no test, and
 * a mutant of it then meets every test there is.
 */
export function shippedRules(): RulePack {
  parsed ??= parseRules(shippedSources);
  return parsed;
}
