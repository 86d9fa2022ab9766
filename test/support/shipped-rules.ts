/** The rule files that the program is shipped with. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseRules } from '../../graph/screening/rules.ts';

const folder = new URL('../../graph/screening/rules/', import.meta.url);

export const shippedRules = parseRules(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
);
