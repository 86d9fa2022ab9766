/** What a document has said of each node: to say it again adds nothing. */
import type { Mention } from '../graph/model/assertion.ts';
import { hashName } from '../graph/ontology/name.ts';
import { FloatList } from './spool/float-list.ts';
import { TextIndex } from './spool/text-index.ts';

export interface SaidMentions {
  /** False where the document said the same of the node before, wherever. */
  isNews(mention: Mention): boolean;
}

/** For documents that are held in memory. Most nodes are mentioned once: only a second mention makes the first worth comparing. */
export class HeldMentions implements SaidMentions {
  readonly #first: (Mention | undefined)[] = [];
  readonly #said = new Map<number, Set<string>>();

  isNews(mention: Mention): boolean {
    const first = this.#first[mention.node];
    if (first === undefined) {
      this.#first[mention.node] = mention;
      return true;
    }
    let said = this.#said.get(mention.node);
    if (said === undefined) {
      said = new Set([statementOf(first)]);
      this.#said.set(mention.node, said);
    }
    const statement = statementOf(mention);
    if (said.has(statement)) return false;
    said.add(statement);
    return true;
  }
}

/** For documents that are not: a hash of the first statement of each node, and of all further ones. */
export class HashedMentions implements SaidMentions {
  readonly #first = new FloatList();
  readonly #further = new TextIndex();

  isNews(mention: Mention): boolean {
    const statement = statementOf(mention);
    const { node } = mention;
    const hash = hashName(statement);
    const first = this.#first.at(node);
    if (first === 0) {
      this.#first.set(node, hash);
      return true;
    }
    if (first === hash) return false;
    const { size } = this.#further;
    return this.#further.add(`${node} ${statement}`) === size;
  }
}

function statementOf(mention: Mention): string {
  return JSON.stringify([mention.name, mention.numbers, mention.texts]);
}
