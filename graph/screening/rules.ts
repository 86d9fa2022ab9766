/**
 * Rule packs: dated, cited rules as data (`rules/*.yml`), one pack for each nation or union. This file
 * puts together what their files state; the files are read by the application.
 */
import { hashOfContent } from '../model/canonical-json.ts';
import { listFinder } from './list-finder.ts';
import type { NationPack, Replaced, RulePack } from './rule.ts';
import { invalidRules, type ParsedRuleFile, parseRuleFile, type RuleSource } from './rule-file.ts';
import { groupOf, placesOf, regimeOf, ruleOf } from './rule-of.ts';
import type { PackSpec } from './rule-schema.ts';
import { byText, type Stated, statedOnce } from './stated-once.ts';

export type { RuleSource } from './rule-file.ts';

/**
 * Reads rule files into one set of packs; their order does not matter.
 * Throws OperationalError INPUT_INVALID, with file and line, when a file is no rule file, a name is not
 * known, or stated twice without `replaces`, or replaced by another pack, or versions overlap.
 */
export function parseRules(sources: readonly RuleSource[]): RulePack {
  const files = [...sources].sort((a, b) => byText(a.name, b.name)).map(parseRuleFile);
  const specs = packSpecs(files);
  const stated = {
    lists: statedOnce(files, 'lists', 'list', (list) => list.code),
    groups: statedOnce(files, 'groups', 'group', (group) => group.id),
    regimes: statedOnce(files, 'regimes', 'regime', (regime) => regime.id),
    rules: statedOnce(files, 'rules', 'rule', (rule) => rule.id),
  };
  refuseIdleReplacements(files, stated);
  const lists = new Map([...stated.lists].map(([code, { value }]) => [code, value]));
  const groups = new Map([...stated.groups].map(([id, one]) => [id, groupOf(one)]));
  const regimes = new Map([...stated.regimes].map(([id, one]) => [id, regimeOf(one)]));
  const rules = [...stated.rules.values()].map((one) => {
    const pack = specs.get(one.pack);
    if (pack === undefined) throw new Error('invariant: every file is of a pack that some file defines');
    return ruleOf(one, pack.value, { lists, groups, regimes });
  });
  const inPack = (id: string) => ({
    lists: valuesOf(stated.lists, id, lists),
    groups: valuesOf(stated.groups, id, groups),
    regimes: valuesOf(stated.regimes, id, regimes),
    rules: rules.filter((rule) => rule.pack === id),
  });
  const packs = [...specs.values()].map(({ value, place }): NationPack => {
    const { id, nation, title, source } = value;
    const members = value.members === undefined ? undefined : placesOf(value.members, groups, place);
    const version = hashOfContent({ id, nation, title, source, members, ...inPack(id) });
    return { id, nation, title, source, members, version };
  });
  return {
    version: hashOfContent(packs.map(({ id, version }) => [id, version])),
    packs,
    rules: rules.filter((rule) => rule.kind === 'parties'),
    itemRules: rules.filter((rule) => rule.kind === 'items'),
    regimes: [...regimes.values()],
    lists: [...lists.values()].map(({ code, title, staleAfterDays }) => ({ code, title, staleAfterDays })),
    replaced: replacedOf(Object.values(stated)),
    listOf: listFinder([...lists.values()]),
  };
}

/** Each pack is defined in one file; the others name it. */
function packSpecs(files: readonly ParsedRuleFile[]): Map<string, { value: PackSpec; place: string }> {
  const found = new Map<string, { value: PackSpec; place: string }>();
  for (const { content, placeOf } of files) {
    if (typeof content.pack === 'string') continue;
    const other = found.get(content.pack.id);
    const place = placeOf(['pack']);
    if (other !== undefined) throw invalidRules(`${place}: the pack ${content.pack.id} is defined in ${other.place} already`);
    found.set(content.pack.id, { value: content.pack, place });
  }
  for (const { content, placeOf } of files) {
    if (typeof content.pack !== 'string' || found.has(content.pack)) continue;
    throw invalidRules(`${placeOf(['pack'])}: no file defines the pack ${content.pack}`);
  }
  return new Map([...found].sort(([a], [b]) => byText(a, b)));
}

/** A file replaces what another file states, and states it itself: otherwise its author means something else. */
function refuseIdleReplacements(
  files: readonly ParsedRuleFile[],
  stated: Readonly<Record<string, ReadonlyMap<string, Stated<unknown>>>>,
): void {
  for (const file of files) {
    const { content, placeOf } = file;
    for (const [index, id] of content.replaces.entries()) {
      const place = placeOf(['replaces', index]);
      const there = Object.values(stated).flatMap((all) => all.get(id) ?? []);
      const replaced = there.some((one) => one.replaced !== undefined && one.file === file);
      if (!replaced) throw invalidRules(`${place}: replaces ${id}, but not both this file and another one state it`);
    }
  }
}

function replacedOf(stated: readonly ReadonlyMap<string, Stated<unknown>>[]): Replaced[] {
  return stated
    .flatMap((all) => [...all])
    .filter(([, { replaced }]) => replaced !== undefined)
    .map(([id, { pack, place }]) => ({ id, pack, file: place.slice(place.lastIndexOf('/') + 1, place.lastIndexOf(':')) }))
    .sort((a, b) => byText(a.id, b.id) || byText(a.file, b.file));
}

function valuesOf<T>(stated: ReadonlyMap<string, Stated<unknown>>, pack: string, values: ReadonlyMap<string, T>): T[] {
  return [...values].filter(([id]) => stated.get(id)?.pack === pack).map(([, value]) => value);
}
