/**
 * Fault trees in Open-PSA's Model Exchange Format (version 2.0d) as networks of availability: a
 * failure `or` needs all, a failure `and` any. `atleast k of n` is folded into both. Negation is
 * pushed down to basic events, and a negated event is taken as met: the coherent hull, whose minimal
 * cut sets are those of the tree (Rauzy 2001, Mathematical foundations of minimal cutsets).
 */
import { SaxesParser } from 'saxes';
import { Needs, type Network, networkOf } from '../graph/network/network.ts';
import { IntList } from '../graph/view/csr.ts';

export interface FaultTree {
  readonly network: Network;
  /** Node of the top event: the gate that no other leads to; of several, the first that is defined. */
  readonly top: number;
  /** Names of the basic events, by candidate. */
  readonly events: readonly string[];
  readonly gates: number;
  /** False where the tree negates something. */
  readonly coherent: boolean;
}

/** An operator with its arguments, or a reference. */
interface Formula {
  readonly kind: string;
  readonly name: string;
  readonly least: number;
  readonly parts: Formula[];
}

const operators = new Set(['and', 'or', 'atleast', 'not', 'xor', 'nand', 'nor', 'iff', 'imply']);
const references = new Set(['gate', 'basic-event', 'event', 'house-event', 'constant']);
const deepest = 1000;

/** Errors: one that names the tag, for what is not read. */
export function readFaultTree(xml: string): FaultTree {
  const { gates, house } = readGates(xml);
  const builder = new Builder(gates, house);
  const led = new Set([...gates.values()].flatMap((formula) => namesOf(formula)));
  const tops = [...gates.keys()].filter((name) => !led.has(name));
  if (tops.length === 0) throw new Error('no gate is the top: each is led to by another');
  return builder.build(tops[0]);
}

function namesOf(formula: Formula): string[] {
  return formula.parts.length === 0 ? [formula.name] : formula.parts.flatMap(namesOf);
}

function readGates(xml: string): { gates: Map<string, Formula>; house: Map<string, boolean> } {
  const gates = new Map<string, Formula>();
  const house = new Map<string, boolean>();
  const open: Formula[] = [];
  let gate = '';
  let houseEvent = '';
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Error('a document type is not read');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const own = String(attributes.name ?? attributes.value ?? '');
    if (name === 'define-gate') gate = own;
    else if (name === 'define-house-event') houseEvent = own;
    else if (name === 'constant' && houseEvent !== '') house.set(houseEvent, own === 'true');
    else if (gate !== '' && (operators.has(name) || references.has(name))) {
      const kind = name === 'event' ? String(attributes.type ?? 'event') : name;
      const formula = { kind, name: own, least: Number(attributes.min ?? 0), parts: [] };
      if (open.length === 0) gates.set(gate, formula);
      else open[open.length - 1].parts.push(formula);
      open.push(formula);
      if (open.length > deepest) throw new Error(`formulas nest deeper than ${deepest}`);
    } else if (gate !== '' && !['label', 'attributes', 'attribute'].includes(name)) throw new Error(`<${name}> is not read`);
    else if (/^define-(ccf-group|event-tree|sequence|substitution)$/i.test(name)) throw new Error(`<${name}> is not read`);
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'define-gate') gate = '';
    else if (name === 'define-house-event') houseEvent = '';
    else if (gate !== '' && (operators.has(name) || references.has(name))) open.pop();
  });
  parser.write(xml).close();
  return { gates, house };
}

/** What a formula comes to: a node, or a constant. */
type Value = number | boolean;

class Builder {
  readonly #gates: ReadonlyMap<string, Formula>;
  readonly #house: ReadonlyMap<string, boolean>;
  readonly #values = new Map<string, Value>();
  /** Gates that are being followed. */
  readonly #open = new Set<string>();
  readonly #events = new Map<string, number>();
  readonly #needs: number[] = [];
  readonly #children: number[][] = [];
  readonly #own: number[] = [];
  #coherent = true;

  constructor(gates: ReadonlyMap<string, Formula>, house: ReadonlyMap<string, boolean>) {
    this.#gates = gates;
    this.#house = house;
  }

  build(top: string): FaultTree {
    const value = this.#reference(top, false);
    if (typeof value === 'boolean') throw new Error(`the top event is always ${value}`);
    const offsets = new Int32Array(this.#needs.length + 1);
    const ownOffsets = new Int32Array(this.#needs.length + 1);
    const targets = new IntList();
    const own = new IntList();
    for (const [node, children] of this.#children.entries()) {
      for (const child of children) targets.push(child);
      if (this.#own[node] !== -1) own.push(this.#own[node]);
      offsets[node + 1] = targets.length;
      ownOffsets[node + 1] = own.length;
    }
    const lostWith = { offsets: ownOffsets, targets: own.values() };
    const network = networkOf(Uint8Array.from(this.#needs), { offsets, targets: targets.values() }, this.#events.size, lostWith);
    return { network, top: value, events: [...this.#events.keys()], gates: this.#gates.size, coherent: this.#coherent };
  }

  /** A gate or event by name; each is made once, and once negated. Trees are shallow: references are followed by recursion. */
  #reference(name: string, negated: boolean): Value {
    const key = `${negated ? '!' : ''}${name}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) throw new Error(`gates lead to one another: ${name}`);
    if (this.#open.size > deepest) throw new Error(`gates nest deeper than ${deepest}`);
    this.#open.add(key);
    const formula = this.#gates.get(name);
    let value: Value;
    if (formula !== undefined) value = this.#formula(formula, negated);
    else if (this.#house.has(name)) value = this.#house.get(name) !== negated;
    else value = negated ? this.#negatedEvent() : this.#event(name);
    this.#open.delete(key);
    this.#values.set(key, value);
    return value;
  }

  #negatedEvent(): boolean {
    this.#coherent = false;
    return true;
  }

  #event(name: string): number {
    const candidate = this.#events.get(name) ?? this.#events.size;
    this.#events.set(name, candidate);
    return this.#node(Needs.all, [], candidate);
  }

  #node(needs: number, children: readonly number[], own = -1): number {
    this.#needs.push(needs);
    this.#children.push([...new Set(children)].sort((a, b) => a - b));
    this.#own.push(own);
    return this.#needs.length - 1;
  }

  #formula({ kind, name, least, parts }: Formula, negated: boolean): Value {
    const all = (negate: boolean): Value[] => parts.map((part) => this.#formula(part, negate));
    switch (kind) {
      case 'gate':
      case 'basic-event':
      case 'house-event':
      case 'event':
        return this.#reference(name, negated);
      case 'constant':
        return (name === 'true') !== negated;
      case 'and':
      case 'nand':
        return negated === (kind === 'nand') ? this.#and(all(false)) : this.#or(all(true));
      case 'or':
      case 'nor':
        return negated === (kind === 'nor') ? this.#or(all(false)) : this.#and(all(true));
      case 'not':
        return this.#formula(parts[0], !negated);
      case 'atleast':
        return this.#atLeast(negated ? parts.length - least + 1 : least, all(negated));
      case 'xor':
      case 'iff': {
        const [yes, no] = [all(false), all(true)];
        const same = (kind === 'iff') !== negated;
        return same
          ? this.#or([this.#and(yes), this.#and(no)])
          : this.#or([this.#and([yes[0], no[1]]), this.#and([no[0], yes[1]])]);
      }
      case 'imply': {
        const [from, to] = parts;
        return negated
          ? this.#and([this.#formula(from, false), this.#formula(to, true)])
          : this.#or([this.#formula(from, true), this.#formula(to, false)]);
      }
      default:
        throw new Error(`<${kind}> is not read`);
    }
  }

  /** Fails when one does. */
  #or(values: readonly Value[]): Value {
    if (values.includes(true)) return true;
    const nodes = values.filter((value): value is number => typeof value === 'number');
    if (nodes.length === 0) return false;
    return nodes.length === 1 ? nodes[0] : this.#node(Needs.all, nodes);
  }

  /** Fails when all do. */
  #and(values: readonly Value[]): Value {
    if (values.includes(false)) return false;
    const nodes = values.filter((value): value is number => typeof value === 'number');
    if (nodes.length === 0) return true;
    return nodes.length === 1 ? nodes[0] : this.#node(Needs.any, nodes);
  }

  /** Fails when `least` do: for each suffix of the list and each number still wanted, one node. O(least x list). */
  #atLeast(least: number, values: readonly Value[]): Value {
    if (least <= 0) return true;
    // rest[k]: at least k of what follows.
    let rest: Value[] = Array.from({ length: least + 1 }, (_, wanted) => wanted === 0);
    for (const value of values.toReversed()) {
      rest = rest.map((without, wanted) => (wanted === 0 ? true : this.#or([this.#and([value, rest[wanted - 1]]), without])));
    }
    return rest[least];
  }
}
