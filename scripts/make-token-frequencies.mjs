// `node scripts/make-token-frequencies.mjs LISTS`: in how many names each word stands, as graph/screening/matching/token-frequency.ts
// (after `npm run build`). LISTS has ofac/, csl/ and listed-companies/. A party counts a word once, whatever its aliases.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { nameForm } from '../dist/graph/screening/matching/name-form.js';

const folder = process.argv[2] ?? '../shared/lists';
const rows = (path) => parse(readFileSync(join(folder, path), 'utf8'), { relax_quotes: true, relax_column_count: true });
const parties = new Map();
const add = (party, name) => parties.set(party, [...(parties.get(party) ?? []), name]);

for (const row of rows('ofac/sdn.csv')) if (row.length > 3) add(`ofac ${row[0]}`, row[1]);
for (const row of rows('ofac/alt.csv')) if (row.length > 3) add(`ofac ${row[0]}`, row[3]);
const description =
  /\s+-\s.*$|\s+(?:class [a-c]\b|common (?:stock|shares?)|ordinary shares?|american depositary|depositary|units?\b|warrants?\b|rights?\b|preferred|series [a-z]\b|\d[\d.]*%|\$|notes? due|ads?\b).*$/i;
const ordinary = new Set(
  [
    ...rows('listed-companies/nasdaq-listed.csv')
      .slice(1)
      .filter((row) => row[1].includes(' - '))
      .map((row) => row[1]),
    ...rows('listed-companies/other-listed.csv')
      .slice(1)
      .filter((row) => row[5] === 'N')
      .map((row) => row[1]),
  ].map((name) => name.replace(description, '')),
);
for (const name of ordinary) add(`listed ${name}`, name);

const counts = new Map();
for (const names of parties.values()) {
  const words = new Set(
    names.flatMap((name) =>
      nameForm(name)
        .words.filter(({ kind }) => kind === 'name')
        .map(({ text }) => text),
    ),
  );
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const classes = new Map();
for (const [word, count] of counts) {
  if (count < 4) continue;
  const least = 2 ** Math.floor(Math.log2(count));
  classes.set(least, [...(classes.get(least) ?? []), word]);
}
const lines = [...classes]
  .sort(([a], [b]) => b - a)
  .flatMap(([least, words]) => {
    const wrapped = [];
    let line = `${least}`;
    for (const word of words.sort()) {
      if (line.length + word.length > 126) {
        wrapped.push(line);
        line = `${least}`;
      }
      line += ` ${word}`;
    }
    return [...wrapped, line];
  });
writeFileSync(
  new URL('../graph/screening/matching/token-frequency.ts', import.meta.url),
  `/**
 * Words that several names have and whose meaning no table states: in at least so many of ${parties.size} parties. Made by
 * scripts/make-token-frequencies.mjs from OFAC's SDN list (organisations, 2021; a work of the US government) and companies
 * listed on US exchanges (datasets/nasdaq-listings and nyse-other-listings, PDDL). Other words are taken as rare.
 */
export const tokenFrequencies = \`
${lines.join('\n')}
\`;
`,
);
