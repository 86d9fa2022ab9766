/** A look over a CycloneDX document before it is read: how much there is, and which bare names several makers use. */
import { normalizeName } from '../../../graph/ontology/name.ts';
import { isSame, type NamedParty } from '../../named-party.ts';
import { entityParty } from './parties.ts';
import { isObject, type JsonObject, listOf, textOf } from './value.ts';

export interface Survey {
  /** Components, services and relations. */
  readonly things: number;
  /**
   * Names (`nameOf`) that components of different makers bear: where nothing else tells those apart they
   * are items of their own, not one item with several sources.
   */
  readonly contested: ReadonlySet<string>;
}

/** Makers of one name that are told apart; with more of them it is contested anyway. */
const fewMakers = 8;

export function surveyOf(document: JsonObject): Survey {
  const makers = new Map<string, NamedParty[]>();
  const contested = new Set<string>();
  let things = 0;
  const metadata = isObject(document.metadata) ? document.metadata : {};
  eachNested([[metadata.component], document.components], 'components', (component) => {
    things++;
    const name = nameOf(component);
    const maker = makerOf(component, component === metadata.component ? metadata : {});
    if (maker === undefined || contested.has(name)) return;
    const known = makers.get(name);
    if (known === undefined) makers.set(name, [maker]);
    else if (known.length > fewMakers || known.some((other) => !isSame(other, maker))) contested.add(name);
    else known.push(maker);
  });
  eachNested([document.services], 'services', () => things++);
  for (const dependency of listOf(document.dependencies)) {
    if (isObject(dependency)) things += listOf(dependency.dependsOn).length + listOf(dependency.provides).length;
  }
  return { things, contested };
}

/** Who makes it as `Parties` decides, in the order in which it asks; `metadata` of the main component alone. */
function makerOf(component: JsonObject, metadata: JsonObject): NamedParty | undefined {
  const { manufacturer, supplier } = component;
  for (const value of [manufacturer, metadata.manufacture, supplier, metadata.supplier, metadata.manufacturer]) {
    const named = value === undefined || value === null ? 'unnamed' : entityParty(value);
    if (typeof named === 'object') return named;
  }
  return undefined;
}

/** Group and name as they count for an item's identity, whatever its version. */
export function nameOf(component: JsonObject): string {
  const name = textOf(component.name) ?? textOf(component.purl) ?? textOf(component['bom-ref']) ?? '';
  const whole = textOf(component.group) === undefined ? name : `${textOf(component.group)}/${name}`;
  return normalizeName(whole) || whole.trim();
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
