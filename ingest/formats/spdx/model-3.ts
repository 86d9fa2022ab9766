/** The classes of SPDX 3 (`classes-3.ts`), with what each inherits. */
import { classes3 } from './classes-3.ts';
import { vocabularyClasses3 } from './vocabularies-3.ts';

export interface Property3 {
  readonly name: string;
  readonly isRequired: boolean;
  /** Least number of values of a list; undefined where there is one value. */
  readonly least: number | undefined;
  /** `text`, `=Vocabulary`, `@Class`: see `classes-3.ts`. */
  readonly type: string;
}

export interface Class3 {
  readonly isAbstract: boolean;
  /** Itself and the classes that it inherits from. */
  readonly kinds: ReadonlySet<string>;
  /** Its own and those that it inherits. */
  readonly properties: ReadonlyMap<string, Property3>;
}

let parsed: ReadonlyMap<string, Class3> | undefined;

/** By name; made at first use. A class without objects of its own is not among them. */
export function class3(name: string): Class3 | undefined {
  parsed ??= parseClasses();
  const found = parsed.get(name);
  return found?.isAbstract === false ? found : undefined;
}

function parseClasses(): Map<string, Class3> {
  const stated = new Map(Object.entries(classes3).map(([head, text]) => parseClass(head, text)));
  const classes = new Map<string, Class3>();
  for (const name of stated.keys()) {
    const line = lineage(name, stated);
    const properties = line.flatMap((each) => stated.get(each)?.properties ?? []);
    classes.set(name, {
      isAbstract: stated.get(name)?.isAbstract ?? false,
      kinds: new Set(line),
      properties: new Map(properties.map((property) => [property.name, property])),
    });
  }
  for (const name of vocabularyClasses3) {
    classes.set(name, { isAbstract: false, kinds: new Set([name]), properties: new Map() });
  }
  return classes;
}

interface StatedClass {
  readonly isAbstract: boolean;
  readonly parent: string | undefined;
  readonly properties: readonly Property3[];
}

/** `abstract Artifact < Element` */
function parseClass(head: string, text: string): [string, StatedClass] {
  const [own, parent] = head.split(' < ');
  const name = own.replace('abstract ', '');
  const properties = text === '' ? [] : text.split('; ').map(parseProperty);
  return [name, { isAbstract: own !== name, parent, properties }];
}

/** `to+ @Element` */
function parseProperty(text: string): Property3 {
  const [marked, type] = text.split(' ');
  const mark = marked.slice(-1);
  const least = { '*': 0, '+': 1, '2': 2 }[mark];
  return { name: marked.slice(0, -1), isRequired: mark !== '?' && mark !== '*', least, type };
}

function lineage(name: string, stated: ReadonlyMap<string, StatedClass>): string[] {
  const line: string[] = [];
  for (let each: string | undefined = name; each !== undefined; each = stated.get(each)?.parent) line.push(each);
  return line;
}
