/** The queue beside what is selected in it: one after another is decided, by keyboard alone if one likes. */
import { Select, TextInput } from '@trussworks/react-uswds';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAddress, useScope } from '../../address.ts';
import { type AnswerPages, useAnswerPages, useMoreWhile } from '../../answers.ts';
import { type DecisionKind, DecisionQueueDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { DecisionForm } from '../../parts/decide/decision-form.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { MoreRows } from '../../parts/paged-table.tsx';
import { useTyped } from '../../parts/use-typed.ts';
import { texts } from '../../texts/texts.ts';
import { queueReasons } from './choices.ts';
import { choicesWith, howManyShown } from './narrowed.ts';
import { Pair } from './pair.tsx';
import { QueueList } from './queue-list.tsx';
import { choicesOf, decidable, hasWords, keyOf, type Queued } from './queued.ts';
import { SaveQueue } from './save-queue.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useShortcuts, useShortcutsOn } from './shortcuts.ts';

const t = texts.decisions;

/** So near to the last that is there, more is asked for: keys do not wait for it. */
const ahead = 20;

export function ScreeningQueue() {
  const scope = useScope();
  const pages = useAnswerPages(DecisionQueueDocument, { ...scope }, ({ decisionQueue }) => decisionQueue);
  // Of the last one too, after which there is no desk.
  const [said, setSaid] = useState('');
  return (
    <>
      <p role="status">{said}</p>
      <AnswerOf of={pages} isEmpty={({ totalCount }) => totalCount === 0} empty={t.queueEmpty}>
        {({ rows, totalCount }) => <Desk all={rows} total={totalCount} pages={pages} setSaid={setSaid} />}
      </AnswerOf>
    </>
  );
}

interface Opened {
  readonly key: string;
  readonly kind: DecisionKind;
  readonly name: string;
}

interface DeskProps {
  /** Those that were asked for so far. */
  readonly all: readonly Queued[];
  readonly total: number;
  readonly pages: AnswerPages<Queued>;
  readonly setSaid: (said: string) => void;
}

function Desk({ all, total, pages, setSaid }: DeskProps) {
  const [parameters, change] = useAddress();
  const write = useCallback((words: string) => change({ text: words }, { replace: true }), [change]);
  const [text, setText] = useTyped(parameters.get('text') ?? '', write);
  const reason = parameters.get('reason') ?? '';
  const queue = all.filter((one) => hasWords(one, text) && (reason === '' || one.reason === reason));
  const [place, setPlace] = useState({ key: '', index: 0 });
  /** The form that is open: of one pair, and of no other that comes to its place. */
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [focus, setFocus] = useState(0);
  const [isOn, setOn] = useShortcutsOn();
  const [isHelp, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLTextAreaElement>(null);
  // What was decided is gone: the one that took its place is next.
  const found = queue.findIndex((one) => keyOf(one) === place.key);
  const index = found === -1 ? Math.min(place.index, queue.length - 1) : found;
  const current = queue[index];
  const kind = current !== undefined && opened?.key === keyOf(current) ? opened.kind : undefined;
  useEffect(() => {
    if (opened === undefined || all.some((one) => keyOf(one) === opened.key)) return;
    setOpened(undefined);
    setSaid(t.gone(opened.name));
  }, [all, opened, setSaid]);
  const isNarrowed = text !== '' || reason !== '';
  useMoreWhile(pages, isNarrowed || index + ahead >= queue.length);
  const go = (to: number) => {
    const next = queue[Math.max(0, Math.min(to, queue.length - 1))];
    if (next === undefined) return;
    setPlace({ key: keyOf(next), index: queue.indexOf(next) });
    setOpened(undefined);
    setFocus((before) => before + 1);
  };
  const decide = (chosen: DecisionKind) => {
    if (current === undefined || !choicesOf(current).includes(chosen)) return setSaid(t.notHere(t.kinds[chosen]));
    setPlace({ key: keyOf(current), index });
    setOpened({ key: keyOf(current), kind: chosen, name: current.party.name });
    setSaid('');
    requestAnimationFrame(() => first.current?.focus());
  };
  const done = (chosen: DecisionKind) => {
    setSaid(t.recorded(t.kinds[chosen], current?.party.name ?? ''));
    setOpened(undefined);
    // By its place: it may stay, to be confirmed by somebody else.
    const stays = queue[index + 1];
    setPlace(stays === undefined ? { key: '', index } : { key: keyOf(stays), index });
    setFocus((before) => before + 1);
  };
  useShortcuts(
    {
      j: () => go(index + 1),
      k: () => go(index - 1),
      m: () => decide('MATCH'),
      n: () => decide('NO_MATCH'),
      w: () => decide('WAIVER'),
      c: () => decide('CONFIRMATION'),
      '/': () => search.current?.focus(),
      '?': () => setHelp((before) => !before),
    },
    isOn,
  );
  const reasons = choicesWith(
    queueReasons,
    all.map((one) => one.reason),
  );
  return (
    <>
      <ShortcutHelp isOn={isOn} setOn={setOn} isOpen={isHelp} setOpen={setHelp} />
      <div className="hb-tools">
        <Labelled label={t.search}>
          {(id) => (
            <TextInput
              {...id}
              ref={search}
              type="search"
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={({ key }) => {
                if (key === 'Enter' || key === 'Escape') go(0);
              }}
            />
          )}
        </Labelled>
        <Labelled label={t.onlyReason}>
          {(id) => (
            <Select {...id} value={reason} onChange={({ target }) => change({ reason: target.value })}>
              <option value="">{t.allReasons}</option>
              {reasons.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Labelled>
        <span>{howManyShown(pages, queue.length, isNarrowed)}</span>
      </div>
      {current === undefined ? (
        <NothingYet of={pages} />
      ) : (
        <div className="hb-desk">
          <div>
            <QueueList
              queue={queue}
              at={keyOf(current)}
              focus={focus}
              step={(by) => go(index + by)}
              select={(key) => go(queue.findIndex((one) => keyOf(one) === key))}
            />
            {pages.hasMore && <MoreRows of={pages} shown={all.length} total={total} />}
            <SaveQueue queue={queue} total={total} />
          </div>
          <div>
            <DecisionForm
              key={keyOf(current)}
              about={decidable(current)}
              kind={kind === undefined || choicesOf(current).includes(kind) ? kind : undefined}
              choose={(chosen) => (chosen === undefined ? go(index) : decide(chosen))}
              handedIn={() => setOpened(undefined)}
              done={done}
              first={first}
            />
            <Pair queued={current} />
          </div>
        </div>
      )}
    </>
  );
}

/** That there is nothing is said when all were looked at; that more failed is said above the list. */
function NothingYet({ of: { hasMore, error } }: { readonly of: AnswerPages<Queued> }) {
  if (hasMore && error !== null) return null;
  return (
    <p className="hb-state" role="status">
      {hasMore ? texts.parts.loading : t.nothingLikeIt}
    </p>
  );
}
