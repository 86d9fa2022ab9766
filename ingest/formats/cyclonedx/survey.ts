/** A look over a CycloneDX document before it is read: how much there is, and which bare names several makers use. */
import { normalizeName, organizationName } from '../../../graph/ontology/name.ts';
import { isPlaceholder, isSpreadsheetError } from '../../placeholder.ts';
import { isObject, type JsonObject, listOf, textOf } from './value.ts';

export interface Survey {
  /** Components, services and relations. */
  readonly things: number;
  /**
   * Names (`bareName`) that components of different makers bear and that nothing else tells apart: two
   * housings of two makers are two items, not one item with two sources.
   */
  readonly contested: ReadonlySet<string>;
}

export function surveyOf(document: JsonObject): Survey {
  const makers = new Map<string, string>();
  const contested = new Set<string>();
  let things = 0;
  const metadata = isObject(document.metadata) ? document.metadata : {};
  eachNested([[metadata.component], document.components], 'components', (component) => {
    things++;
    const name = bareName(component);
    const maker = name === undefined ? '' : makerName(component);
    if (name === undefined || maker === '') return;
    const known = makers.get(name);
    if (known === undefined) makers.set(name, maker);
    else if (known !== maker) contested.add(name);
  });
  eachNested([document.services], 'services', () => things++);
  for (const dependency of listOf(document.dependencies)) {
    if (isObject(dependency)) things += listOf(dependency.dependsOn).length + listOf(dependency.provides).length;
  }
  return { things, contested };
}

/** What a component without an identifier is known by in its document; undefined for one with an identifier. */
export function bareName(component: JsonObject): string | undefined {
  if (component.purl !== undefined || component.cpe !== undefined || component.swid !== undefined) return undefined;
  const name = textOf(component.name);
  return name === undefined
    ? undefined
    : [textOf(component.group) ?? '', normalizeName(name), textOf(component.version) ?? ''].join('\n');
}

/** Normalised name of who is stated to make or supply a component; empty where nobody is. */
export function makerName(component: JsonObject): string {
  for (const stated of [component.manufacturer, component.supplier]) {
    const name = textOf(isObject(stated) ? stated.name : stated);
    if (name === undefined || isPlaceholder(name) || isSpreadsheetError(name)) continue;
    const { base, legalForm } = organizationName(name);
    return `${base} ${legalForm}`.trim();
  }
  return '';
}

function eachNested(lists: readonly unknown[], key: string, visit: (element: JsonObject) => void): void {
  const open = [...lists];
  while (open.length > 0) {
    for (const element of listOf(open.pop())) {
      if (!isObject(element)) continue;
      visit(element);
      if (element[key] !== undefined) open.push(element[key]);
    }
  }
}
