/** What the documents say is so: links lead somewhere, commands and queries exist, limits and variables are the program's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../cli/program.ts';
import * as queries from '../../server/graphql/limits.ts';
import { typeDefs } from '../../server/graphql/schema.ts';
import * as http from '../../server/http/limits.ts';

const markdown = [
  'README.md',
  ...['docs', 'docs/decisions', 'sbom-samples'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];
const text = (path: string): string => readFileSync(path, 'utf8');

function blocks(path: string, language: string): string[] {
  return [...text(path).matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, of, body]) =>
    of === language ? [body as string] : [],
  );
}

describe('the documents', () => {
  it('were all found', () => {
    expect(markdown).toEqual(
      expect.arrayContaining(['README.md', 'docs/architecture.md', 'docs/operator.md', 'docs/graphql.md']),
    );
    expect(markdown.length).toBeGreaterThan(15);
  });

  it.each(markdown)('%s links to what is there', (path) => {
    const links = [...text(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target as string);
    const files = links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => link.split('#', 1)[0] as string);
    const missing = files.filter((file) => file !== '' && !existsSync(join(dirname(path), file)));
    expect(missing).toEqual([]);
  });

  it('are reached from the README', () => {
    const seen = new Set<string>(['README.md']);
    for (const path of seen) {
      for (const [, target] of text(path).matchAll(/\]\(([^)\s#:]+\.md)/g)) seen.add(join(dirname(path), target as string));
    }
    const unreached = markdown.filter((path) => !seen.has(path) && !path.startsWith('docs/decisions/'));
    expect(unreached).toEqual([]);
  });

  it('name npm scripts that exist', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = markdown.flatMap((path) => [
      ...text(path).matchAll(/npm (?:run (?:-s )?)?(start|test|(?<=run (?:-s )?)[\w-]+)/g),
    ]);
    expect(named.length).toBeGreaterThan(4);
    expect(named.map(([, name]) => name as string).filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('commands in the documents', async () => {
  const program = await createProgram('0');
  const lines = markdown
    .flatMap((path) => blocks(path, 'sh'))
    .join('\n')
    .split('\n')
    .filter((line) => /(?:^|\s)hauberk\s/.test(line));

  it('are some', () => {
    expect(lines.length).toBeGreaterThan(6);
  });

  it.each(lines)('%s', (line) => {
    const words = line.slice(line.indexOf('hauberk') + 'hauberk'.length).match(/"[^"]*"|[^\s"]+/g) ?? [];
    let command = program;
    while (command.commands.some((below) => below.name() === words[0])) {
      const name = words.shift();
      command = command.commands.find((below) => below.name() === name) as Command;
    }
    // A group does nothing by itself, unless it is a command too (`lists`, `lists changes`).
    const { _actionHandler: action } = command as unknown as { readonly _actionHandler: unknown };
    if (typeof action !== 'function') expect(command.commands).toEqual([]);
    const known = command.options.flatMap(({ long, short }) => [long, short]);
    const given = words.filter((word) => word.startsWith('-'));
    expect(given.filter((option) => !known.includes(option))).toEqual([]);
  });
});

describe('queries in docs/graphql.md', () => {
  const schema = buildSchema(typeDefs.join('\n'));

  it.each(blocks('docs/graphql.md', 'graphql'))('%s', (query) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });
});

/** Rows of a table whose first cell is a name in code. */
function rows(path: string): Map<string, string> {
  return new Map(
    [...text(path).matchAll(/^\| `([\w.]+)` \| ([\d,]+) \|/gm)].map(([, name, value]) => [name as string, value as string]),
  );
}

function valuesOf(limits: object, prefix = ''): [string, string][] {
  return Object.entries(limits).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object'
      ? valuesOf(value as object, `${name}.`)
      : [[`${prefix}${name}`, Number(value).toLocaleString('en-US')]],
  );
}

describe('limits', () => {
  it('of HTTP are those that docs/operator.md names', () => {
    expect(Object.fromEntries(rows('docs/operator.md'))).toEqual(Object.fromEntries(valuesOf(http)));
  });

  it('of queries are those that docs/graphql.md names', () => {
    const { queryBytes } = http;
    expect(Object.fromEntries(rows('docs/graphql.md'))).toEqual(Object.fromEntries(valuesOf({ ...queries, queryBytes })));
  });
});

describe('docs/operator.md', () => {
  const named = (path: string, pattern: RegExp): string[] => [...new Set(text(path).match(pattern))].sort();

  it('names every variable of the environment, and no other', () => {
    const variable = /HAUBERK_[A-Z0-9_]+/g;
    expect(named('docs/operator.md', variable)).toEqual(named('server/config.ts', variable));
  });

  it('names every metric of the program, and no other', () => {
    const metric = /hauberk_[a-z_]+/g;
    expect(named('docs/operator.md', metric)).toEqual(named('server/http/metrics.ts', metric));
  });
});
