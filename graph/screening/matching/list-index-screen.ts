/** What an index finds for a party: by its identifiers, then by its names. */

import { askedNames } from './asked-names.ts';
import { bandThresholds, compareNames, type NameComparison } from './compare-names.ts';
import { judgePair, points } from './judge-pair.ts';
import type { ListIndex, Screening, ScreeningOptions } from './list-index.ts';
import type { Buckets } from './list-index-buckets.ts';
import type { Entries } from './list-index-entries.ts';
import { FewNames } from './list-index-few.ts';
import { comparedIdentifier, identifiersInCommon } from './list-index-identifiers.ts';
import type { NameRows } from './list-index-names.ts';
import { Retrieval, type Retrieved } from './list-index-retrieval.ts';
import { hashOfText } from './list-index-spelling.ts';
import {
  bands,
  type ListedName,
  type ListedParty,
  type ScreeningMatch,
  type SideEvidence,
  type Subject,
} from './listed-party.ts';
import { type NameForm, nameForm } from './name-form.ts';
import { spellingsOf } from './name-scripts.ts';

/** Of so few names in the index all are compared that are not 0: that is quicker than to look for the likely ones, and loses none. */
export const allCompared = 256;
/** Names that are compared first. */
export const comparedFirst = 50;
/** Names that are ranked first; should all of them be compared and others be as likely, `mostCompared` are. */
const rankedFirst = 200;
/** When none of so many names one after another is a match, those that are less likely are not compared. */
export const noneMatches = 20;
/** Names that are compared with one name, at most. */
export const mostCompared = 1_000;

interface Compared extends NameComparison {
  readonly name: string;
  readonly listed: ListedName;
}

interface Asked {
  readonly form: NameForm;
  /** What was asked about, where the form is of another name of it. */
  readonly asked: NameForm | undefined;
}

export class BuiltIndex implements ListIndex {
  private readonly entries: Entries;
  private readonly identifiers: Buckets;
  private readonly rows: NameRows;
  private readonly retrieval: Retrieval;
  private few: FewNames | undefined;

  constructor(entries: Entries, rows: NameRows, identifiers: Buckets) {
    this.entries = entries;
    this.identifiers = identifiers;
    this.rows = rows;
    this.retrieval = new Retrieval(rows);
  }

  get names(): number {
    return this.entries.names;
  }

  get parties(): number {
    return this.entries.parties;
  }

  likely(name: string, most: number): number[] {
    const { names } = this.retrieval.find(nameForm(name), most);
    return Array.from(names, (one) => this.entries.ids[this.entries.partyOf[one]]);
  }

  screen(subject: Subject, options?: ScreeningOptions): ScreeningMatch[] {
    return this.screening(subject, options).matches;
  }

  screening(subject: Subject, { from = 'weak', limit = 50 }: ScreeningOptions = {}): Screening {
    const matches = new Map<number, ScreeningMatch>();
    for (const party of this.withIdentifier(subject)) keep(matches, identified(subject, this.entries.partyAt(party)));
    let compared = 0;
    let notCompared = 0;
    let truncated = false;
    for (const [name, asked] of askedNames(subject.names)) {
      const one = this.byName({ name, asked }, subject, from, matches);
      compared += one.compared;
      notCompared += one.notCompared;
      truncated ||= one.truncated;
    }
    const all = [...matches.values()].sort((a, b) => b.score - a.score || a.id - b.id);
    return { matches: all.slice(0, limit), compared, notCompared, truncated };
  }

  private withIdentifier({ identifiers }: Subject): number[] {
    const { offsets, values, mask } = this.identifiers;
    const found = new Set<number>();
    for (const identifier of identifiers) {
      const bucket = hashOfText(comparedIdentifier(identifier)) & mask;
      for (let i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
        const listed = this.entries.partyAt(values[i]).identifiers;
        if (identifiersInCommon([identifier], listed).length > 0) found.add(values[i]);
      }
    }
    return [...found];
  }

  private byName(
    { name, asked }: { readonly name: string; readonly asked: NameForm | undefined },
    subject: Subject,
    from: Exclude<ScreeningMatch['band'], 'none'>,
    matches: Map<number, ScreeningMatch>,
  ): Omit<Screening, 'matches'> {
    const form = nameForm(name);
    let most = rankedFirst;
    let lastMatch = -1;
    let compared = 0;
    const all = this.names <= allCompared;
    const goesOn = () => all || compared < comparedFirst || compared - 1 - lastMatch < noneMatches;
    for (;;) {
      const { names, found, cut } = this.candidates(form, most);
      for (; compared < names.length && goesOn(); compared++) {
        const match = this.compare({ form, asked }, names[compared], subject);
        if (match === undefined || bands.indexOf(match.band) > bands.indexOf(from)) continue;
        lastMatch = compared;
        keep(matches, match);
      }
      const more = found > compared && goesOn();
      if (!more || most === mostCompared) return { compared, notCompared: found - compared, truncated: cut || more };
      most = mostCompared;
    }
  }

  private candidates(form: NameForm, most: number): Retrieved {
    if (this.names > allCompared) return this.retrieval.find(form, most);
    this.few ??= new FewNames(this.rows);
    const names = this.few.inCommonWith(form);
    return { names, found: names.length, cut: false };
  }

  private compare({ form, asked }: Asked, name: number, subject: Subject): ScreeningMatch | undefined {
    const listed = this.few?.listed[name] ?? this.entries.nameAt(name);
    const entry = this.few?.forms[name] ?? this.rows.words.formOf(name, listed.text);
    const comparison = compareNames(form, entry);
    // What stands beside two names adds little: it makes no match of two others.
    if (comparison.score < leastJudged) return undefined;
    const party = this.entries.partyAt(this.entries.partyOf[name]);
    const { score, band, beside } = judgePair({ comparison, name: form, entry, subject, party, listed, asked });
    return { id: party.id, band, score, basis: 'name', name: form.text, listed, aligned: comparison.aligned, beside };
  }
}

/** Scores of names that what stands beside them can still lift to a band. */
const leastJudged = bandThresholds.weak - points.sameCountry - points.address;

/** A match by identifier, with its best pair of names beside it. */
function identified(subject: Subject, party: ListedParty): ScreeningMatch {
  const beside: SideEvidence[] = identifiersInCommon(subject.identifiers, party.identifiers).map((identifier) => ({
    kind: 'identifier',
    speaks: 'for',
    detail: `both have ${identifier}`,
  }));
  let best: Compared = {
    score: -1,
    aligned: [],
    agreedWeight: 0,
    likeness: 'written',
    name: '',
    listed: { text: '', weak: false },
  };
  for (const name of [...new Set(subject.names.flatMap(spellingsOf))].sort()) {
    for (const listed of party.names) {
      const comparison = compareNames(nameForm(name), nameForm(listed.text));
      if (comparison.score > best.score) best = { ...comparison, name, listed };
    }
  }
  const { name, listed, aligned } = best;
  return { id: party.id, band: 'strong', score: 10_000, basis: 'identifier', name, listed, aligned, beside };
}

/** Of two matches of one entry the one by identifier, then the higher score, then the one that came first. */
function keep(matches: Map<number, ScreeningMatch>, match: ScreeningMatch): void {
  const known = matches.get(match.id);
  if (known === undefined || (known.basis === match.basis && match.score > known.score)) matches.set(match.id, match);
}
