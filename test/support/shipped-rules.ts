/** The rule files that are shipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseRules, type RuleSource } from '../../graph/screening/rules.ts';

const folder = new URL('../../graph/screening/rules/', import.meta.url);

export const shippedSources: readonly RuleSource[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

export const shippedRules = parseRules(shippedSources);
