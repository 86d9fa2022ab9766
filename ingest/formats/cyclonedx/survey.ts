/** A look over a CycloneDX document before it is read: how much there is, and which bare names several makers use. */
import { normalizeName } from '../../../graph/ontology/name.ts';
import { entriesOf } from '../../json/long-list.ts';
import { identityOf, isSame, type NamedParty } from '../../named-party.ts';
import { IntList } from '../../spool/int-list.ts';
import { TextIndex } from '../../spool/text-index.ts';
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

/** Names of components with their makers, while a document is looked over. */
class NamesOfMakers {
  readonly contested = new Set<string>();
  readonly #names = new TextIndex();
  /** Of each name its first maker, and the further ones of those that have several. */
  readonly #first = new IntList();
  readonly #further = new Map<number, NamedParty[]>();
  readonly #makers: NamedParty[] = [];
  readonly #makerNumbers = new TextIndex();

  /** A component of this name has this maker. */
  add(name: string, maker: NamedParty): void {
    if (this.contested.has(name)) return;
    const { size } = this.#names;
    const number = this.#names.add(name);
    if (number === size) {
      this.#first.set(number, this.#numberOf(maker));
      return;
    }
    const further = this.#further.get(number) ?? [];
    const known = [this.#makers[this.#first.at(number)] as NamedParty, ...further];
    if (known.length > fewMakers || known.some((other) => !isSame(other, maker))) {
      this.contested.add(name);
      this.#further.delete(number);
    } else if (!known.some((other) => identityOf(other) === identityOf(maker))) this.#further.set(number, [...further, maker]);
  }

  #numberOf(maker: NamedParty): number {
    const number = this.#makerNumbers.add(identityOf(maker));
    if (number === this.#makers.length) this.#makers.push(maker);
    return number;
  }
}

export function surveyOf(document: JsonObject): Survey {
  const names = new NamesOfMakers();
  let things = 0;
  const metadata = isObject(document.metadata) ? document.metadata : {};
  eachNested([[metadata.component], document.components], 'components', (component) => {
    things++;
    if (!isObject(component)) return;
    const maker = makerOf(component, component === metadata.component ? metadata : {});
    if (maker !== undefined) names.add(nameOf(component), maker);
  });
  eachNested([document.services], 'services', () => things++);
  for (const [, dependency] of entriesOf(document.dependencies)) {
    if (isObject(dependency)) things += listOf(dependency.dependsOn).length + listOf(dependency.provides).length;
  }
  return { things, contested: names.contested };
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

/** A parent before its children: of a long list no more is held than the way down to one element. */
function eachNested(lists: readonly unknown[], key: string, visit: (element: unknown) => void): void {
  const open = lists.map(entriesOf);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { value, done } = top.next();
    if (done === true) {
      open.pop();
      continue;
    }
    const [, element] = value;
    if (element !== undefined) visit(element);
    if (isObject(element) && element[key] !== undefined) open.push(entriesOf(element[key]));
  }
}
