/** Every decision that a document states, with its standing: narrowed by kind, state and words; saved as shown. */
import { Select, TextInput } from '@trussworks/react-uswds';
import { useCallback } from 'react';
import { useAddress, useScope } from '../../address.ts';
import { type AnswerPages, useAnswerPages, useMoreWhile } from '../../answers.ts';
import { DecisionHistoryDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { MoreRows } from '../../parts/paged-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { useTyped } from '../../parts/use-typed.ts';
import { texts } from '../../texts/texts.ts';
import { decisionKinds, decisionStates } from './choices.ts';
import type { Recorded } from './decision-facts.tsx';
import { choicesWith, howManyShown } from './narrowed.ts';

const t = texts.decisions;

export function DecisionHistory() {
  const scope = useScope();
  const pages = useAnswerPages(DecisionHistoryDocument, { ...scope }, ({ decisions }) => decisions);
  return (
    <AnswerOf of={pages} isEmpty={({ totalCount }) => totalCount === 0} empty={t.historyEmpty}>
      {({ rows, totalCount }) => <History all={rows} total={totalCount} pages={pages} />}
    </AnswerOf>
  );
}

interface HistoryProps {
  /** Those that were asked for so far. */
  readonly all: readonly Recorded[];
  readonly total: number;
  readonly pages: AnswerPages<Recorded>;
}

function History({ all, total, pages }: HistoryProps) {
  const [parameters, change] = useAddress();
  const [kind, state] = ['kind', 'state'].map((name) => parameters.get(name) ?? '');
  const write = useCallback((typed: string) => change({ words: typed }, { replace: true }), [change]);
  const [words, setWords] = useTyped(parameters.get('words') ?? '', write);
  const rows = all.filter(
    (one) => (kind === '' || one.decision === kind) && (state === '' || one.state === state) && hasWords(one, words),
  );
  const isNarrowed = kind !== '' || state !== '' || words !== '';
  useMoreWhile(pages, isNarrowed);
  const choice = (name: 'kind' | 'state', label: string, value: string, offered: readonly string[]) => (
    <Labelled label={label}>
      {(id) => (
        <Select {...id} value={value} onChange={({ target }) => change({ [name]: target.value })}>
          <option value="">{t.all}</option>
          {offered.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      )}
    </Labelled>
  );
  return (
    <>
      <p>{t.undo}</p>
      <div className="hb-tools">
        {choice(
          'kind',
          t.decision,
          kind,
          choicesWith(
            decisionKinds,
            all.map(({ decision }) => decision),
          ),
        )}
        {choice(
          'state',
          t.state,
          state,
          choicesWith(
            decisionStates,
            all.map((one) => one.state),
          ),
        )}
        <Labelled label={t.words}>
          {(id) => <TextInput {...id} type="search" value={words} onChange={({ target }) => setWords(target.value)} />}
        </Labelled>
        <span>{howManyShown(pages, rows.length, isNarrowed)}</span>
      </div>
      <ListTable
        caption={t.history}
        file="decisions"
        rows={rows}
        total={total}
        keyOf={({ id }) => id}
        columns={[
          { name: t.decision, show: ({ decision }) => decision, value: ({ decision }) => decision },
          {
            name: t.state,
            show: (one) => <Tag tone={one.state === 'in force' ? 'good' : 'plain'}>{one.state}</Tag>,
            value: (one) => one.state,
          },
          {
            name: t.party,
            show: ({ party }) => <ThingLink thing={{ ...party, type: 'Organization' }} />,
            value: ({ party }) => party.name,
          },
          { name: t.entry, show: ({ entry }) => entryOf(entry), value: ({ entry }) => entryOf(entry) },
          { name: t.rule, show: ({ rule }) => rule ?? '', value: ({ rule }) => rule ?? '' },
          { name: t.author, show: ({ author }) => author, value: ({ author }) => author },
          { name: t.decided, show: ({ decided }) => decided, value: ({ decided }) => decided },
          { name: t.expires, show: ({ expires }) => expires ?? '', value: ({ expires }) => expires ?? '' },
          { name: t.reason, show: ({ reason }) => reason, value: ({ reason }) => reason },
          {
            name: t.handedInBy,
            show: ({ handedInBy }) => handedInBy.join(', '),
            value: ({ handedInBy }) => handedInBy.join(', '),
          },
          { name: t.document, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
          ...evidenceColumns<Recorded>(({ evidence }) => evidence),
        ]}
      />
      {pages.hasMore && <MoreRows of={pages} shown={all.length} total={total} />}
    </>
  );
}

function entryOf(entry: Recorded['entry']): string {
  return entry === null ? '' : `${entry.name} (${entry.list})`;
}

function hasWords({ party, entry, author, reason, rule }: Recorded, text: string): boolean {
  const words = [party.name, entryOf(entry), author, reason, rule ?? ''].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
